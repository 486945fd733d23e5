// SPDX-License-Identifier: MIT
// What random programs do with the sockets they have.
#include "generator.h"

namespace quay::judge
{

namespace
{

using rules::Flag;
using rules::SocketId;

} // namespace

void Generator::again()
{
    Known *socket = someone([](const Known &) { return true; });
    if (!socket)
        return bindNew();
    const auto index = static_cast<std::size_t>(socket - m_known.data());
    switch (m_dice.number(4)) {
    case 0:
        return bindTo(index, localEndpoint());
    case 1:
        return listen(index);
    case 2:
        add(rules::SetAccepting{socket->id, m_dice.chance(60)});
        return;
    default:
        break;
    }
    const Destination to = destination(socket->transport, socket->family);
    connectTo(index, to.endpoint, to.portOf);
}

void Generator::send()
{
    Known *socket = someone([](const Known &k) { return k.connected || k.transport == Transport::Udp; });
    if (!socket)
        return connectNew();
    rules::Send send{socket->id, std::nullopt, 1 + m_dice.number(8), m_dice.chance(10) ? 2U : 1U, std::nullopt};
    std::optional<SessionName> session;
    if (socket->transport == Transport::Tcp) {
        if (m_dice.chance(40))
            session = someSession();
    } else if (!socket->connected || m_dice.chance(25)) {
        const Destination to = destination(Transport::Udp, socket->family);
        send.to = to.endpoint;
        send.portOf = to.portOf;
        if (!m_theme.groups.empty() && m_dice.chance(50))
            send.to = Endpoint{suited(m_dice.oneOf(m_theme.groups), socket->family), m_dice.oneOf(m_theme.ports)};
        send.scope = scopeFor(send.to->address);
    }
    addOn(send, session, socket->id);
}

void Generator::change()
{
    Known *socket = someone([](const Known &) { return true; });
    if (!socket)
        return bindNew();
    const Flag flag = m_dice.oneOf({Flag::ReuseAddress, Flag::ReuseAddress, Flag::ReusePort, Flag::ReusePort,
                                    Flag::V6Only, Flag::Broadcast, Flag::BindAddressNoPort});
    add(rules::SetFlag{socket->id, flag, m_dice.chance(50)});
    if (m_dice.chance(m_theme.device / 2))
        add(rules::SetDevice{socket->id, rules::loopbackInterface});
}

void Generator::end()
{
    Known *socket = someone([](const Known &) { return true; });
    if (!socket)
        return;
    std::optional<SessionName> session;
    if (m_dice.chance(40))
        session = someSession();
    if (m_dice.chance(m_theme.rarities * 2)) {
        add(rules::EndProgram{program(), m_dice.chance(50)});
        return;
    }
    const bool connection = socket->transport == Transport::Tcp && (socket->connected || session);
    const auto ending = connection && m_dice.chance(20) ? rules::Ending::Shutdown
                        : m_dice.chance(25)             ? rules::Ending::Reset
                                                        : rules::Ending::Close;
    addOn(rules::End{SocketId{}, ending}, session, socket->id);
    if (!session && ending != rules::Ending::Shutdown)
        socket->closed = true;
}

void Generator::group()
{
    const Known *someUdp = someone([](const Known &k) { return k.transport == Transport::Udp; });
    if (!someUdp || m_theme.groups.empty())
        return send();
    const Known socket = *someUdp; // as it is: more sockets move those that are known
    std::optional<rules::InterfaceId> device = rules::loopbackInterface;
    if (m_theme.pair)
        device = static_cast<rules::InterfaceId>(m_dice.number(3));
    const Address group = m_dice.oneOf(m_theme.groups);
    add(rules::SetMembership{socket.id, group, device, m_dice.chance(85)});
    if (m_dice.chance(50))
        return;
    // Somebody whose messages to a group have a way out.
    const std::size_t talker = create(Transport::Udp, Family::V4);
    if (m_dice.chance(50))
        add(rules::SetFlag{m_known[talker].id, Flag::Broadcast, true});
    bindTo(talker, {m_theme.pair ? m_dice.oneOf(m_theme.destination) : Address::loopback(Family::V4), Port{}});
    const Port port = socket.asked ? socket.asked->port : m_dice.oneOf(m_theme.ports);
    add(rules::Send{m_known[talker].id, Endpoint{suited(group, Family::V4), port}, 3, 1, std::nullopt});
}

void Generator::inherit()
{
    const Known *listener = someone([](const Known &k) { return k.listening; });
    if (!listener)
        return listenNew();
    const SocketId id{static_cast<quint32>(m_known.size())};
    Known heir = *listener;
    heir.id = id;
    heir.closed = false;
    const SocketId of = listener->id;
    add(rules::Inherit{id, program(), of});
    m_known.push_back(heir);
    if (m_dice.chance(40))
        add(rules::SetAccepting{id, false});
    if (m_dice.chance(40))
        add(rules::SetAccepting{of, false});
    crowd();
}

void Generator::crowd()
{
    const Known *listener = someone([](const Known &k) { return k.listening && k.asked; });
    if (!listener)
        return listenNew();
    const Endpoint at{suited(m_dice.oneOf(m_theme.destination), listener->family), listener->asked->port};
    const SocketId door = listener->id;
    const std::optional<SocketId> portOf = at.port == Port{} ? std::optional(door) : std::nullopt;
    if (m_dice.chance(70))
        add(rules::SetAccepting{door, false});
    for (quint32 client = m_dice.number(3) + 1; client > 0; --client) {
        const std::size_t index = create(Transport::Tcp, at.address.family());
        connectTo(index, at, portOf);
        if (m_dice.chance(30))
            add(rules::Send{m_known[index].id, std::nullopt, 4, 1, std::nullopt});
    }
    if (m_dice.chance(60))
        add(rules::SetAccepting{door, true});
}

void Generator::goodbye()
{
    if (m_theme.udp == 100)
        return again();
    const Endpoint door = localEndpoint();
    const std::size_t server = create(Transport::Tcp, door.address.family());
    bindTo(server, door);
    add(rules::Listen{m_known[server].id, 16});
    m_known[server].listening = true;
    const std::optional<SocketId> portOf = door.port == Port{} ? std::optional(m_known[server].id) : std::nullopt;
    const Address there = door.address.isAny() ? m_dice.oneOf(m_theme.destination) : door.address;
    const std::size_t client = create(Transport::Tcp, door.address.family());
    connectTo(client, {suited(there, door.address.family()), door.port}, portOf);
    const SessionName session{m_known[server].id, 1};
    const bool serverFirst = m_dice.chance(60);
    const auto endSession = [&] { add(rules::End{SocketId{}, rules::Ending::Close}, session); };
    if (serverFirst)
        endSession();
    if (m_dice.chance(80)) {
        add(rules::End{m_known[client].id, m_dice.chance(85) ? rules::Ending::Close : rules::Ending::Shutdown});
        m_known[client].closed = true;
    }
    if (!serverFirst)
        endSession();
    if (m_dice.chance(70)) {
        add(rules::End{m_known[server].id, rules::Ending::Close});
        m_known[server].closed = true;
    }
    const std::size_t next = create(Transport::Tcp, door.address.family());
    bindTo(next,
           {m_dice.chance(60) ? door.address : suited(m_dice.oneOf(m_theme.local), door.address.family()), door.port});
    if (m_dice.chance(50))
        listen(next);
}

void Generator::rarity()
{
    Known *udp = someone([](const Known &k) { return k.transport == Transport::Udp && k.connected; });
    if (udp && m_dice.chance(60)) {
        add(rules::Disconnect{udp->id});
        return;
    }
    if (m_theme.ephemeral.first != Port{} && m_dice.chance(10)) {
        const Port last = m_dice.chance(50) ? m_theme.ephemeral.first : m_theme.ephemeral.last;
        add(rules::SetEphemeralRange{{m_theme.ephemeral.first, last}});
        return;
    }
    connectNew();
}

} // namespace quay::judge
