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
    if (m_dice.chance(m_theme.rarities)) {
        add(rules::EndProgram{program(), m_dice.chance(50)});
        return;
    }
    const bool connection = socket->transport == Transport::Tcp && (socket->connected || session);
    const auto ending = connection && m_dice.chance(20) ? rules::Ending::Shutdown
                        : m_dice.chance(25)             ? rules::Ending::Reset
                                                        : rules::Ending::Close;
    addOn(rules::End{SocketId{}, ending}, session, socket->id);
}

void Generator::group()
{
    Known *socket = someone([](const Known &k) { return k.transport == Transport::Udp; });
    if (!socket || m_theme.groups.empty())
        return send();
    std::optional<rules::InterfaceId> device = rules::loopbackInterface;
    if (m_theme.pair)
        device = static_cast<rules::InterfaceId>(m_dice.number(3));
    add(rules::SetMembership{socket->id, m_dice.oneOf(m_theme.groups), device, m_dice.chance(80)});
}

void Generator::rarity()
{
    Known *udp = someone([](const Known &k) { return k.transport == Transport::Udp && k.connected; });
    if (udp && m_dice.chance(60)) {
        add(rules::Disconnect{udp->id});
        return;
    }
    if (m_theme.ephemeral.first != Port{} && m_dice.chance(10)) {
        add(rules::SetEphemeralRange{{m_theme.ephemeral.first, m_theme.ephemeral.last}});
        return;
    }
    connectNew();
}

} // namespace quay::judge
