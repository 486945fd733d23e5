// SPDX-License-Identifier: MIT
#include "generator.h"

#include <algorithm>

namespace quay::judge
{

namespace
{

using rules::Flag;
using rules::InterfaceId;
using rules::SocketId;

constexpr InterfaceId firstOfPair{1};
constexpr InterfaceId secondOfPair{2};

[[nodiscard]] Address address(QStringView text) { return Address::parse(text).value_or(Address()); }

} // namespace

Scenario randomScenario(quint64 seed, int users) { return Generator(seed, users).make(); }

Generator::Generator(quint64 seed, int users) : m_dice(seed), m_theme(chooseTheme(m_dice, users))
{
    m_scenario.users = m_theme.users;
}

Scenario Generator::make()
{
    prepareHost();
    for (quint32 i = 0; i < m_theme.steps; ++i)
        addStep();
    return m_scenario;
}

void Generator::prepareHost()
{
    if (m_theme.pair) {
        add(rules::AddInterfacePair{firstOfPair, secondOfPair});
        add(rules::AddAddress{address(u"10.0.0.1"), 24, firstOfPair});
        add(rules::AddAddress{address(u"10.0.1.1"), 24, secondOfPair});
        add(rules::AddAddress{address(u"fd00::1"), 64, firstOfPair});
        add(rules::AddAddress{address(u"fe80::1"), 64, firstOfPair});
    }
    if (m_theme.ephemeral.first != Port{})
        add(rules::SetEphemeralRange{m_theme.ephemeral});
    if (m_dice.chance(m_theme.rarities))
        add(rules::SetPrivilegedBelow{m_dice.oneOf<quint32>({0, 80, 81, 5001})});
}

void Generator::addStep()
{
    using Action = void (Generator::*)();
    const Action action = m_dice.oneOf<Action>(
        {&Generator::bindNew,    &Generator::bindNew,   &Generator::bindNew,    &Generator::listenNew,
         &Generator::listenNew,  &Generator::listenNew, &Generator::connectNew, &Generator::connectNew,
         &Generator::connectNew, &Generator::again,     &Generator::again,      &Generator::send,
         &Generator::send,       &Generator::send,      &Generator::send,       &Generator::change,
         &Generator::end,        &Generator::end,       &Generator::group,      &Generator::group,
         &Generator::crowd,      &Generator::goodbye,   &Generator::inherit,    &Generator::rarity});
    (this->*action)();
}

void Generator::add(const rules::Operation &operation, std::optional<SessionName> session)
{
    m_scenario.steps.push_back({operation, session});
}

void Generator::addOn(rules::Operation operation, std::optional<SessionName> session, SocketId otherwise)
{
    add(withSubject(std::move(operation), otherwise), session);
}

std::size_t Generator::create(Transport transport, Family family)
{
    const SocketId id{static_cast<quint32>(m_known.size())};
    m_known.push_back({id, transport, family, std::nullopt});
    add(rules::CreateSocket{id, program(), family, transport});
    if (m_dice.chance(m_theme.reuseAddress))
        add(rules::SetFlag{id, Flag::ReuseAddress, true});
    if (m_dice.chance(m_theme.reusePort))
        add(rules::SetFlag{id, Flag::ReusePort, true});
    if (family == Family::V6 && m_dice.chance(m_theme.v6Only))
        add(rules::SetFlag{id, Flag::V6Only, true});
    if (m_dice.chance(m_theme.device))
        add(rules::SetDevice{id, m_theme.pair ? m_dice.oneOf({rules::loopbackInterface, firstOfPair, secondOfPair})
                                              : rules::loopbackInterface});
    for (const Flag rare : {Flag::Broadcast, Flag::FreeBind, Flag::BindAddressNoPort}) {
        if (m_dice.chance(m_theme.rarities))
            add(rules::SetFlag{id, rare, true});
    }
    if (m_dice.chance(m_theme.range)) {
        const quint16 low = number(m_theme.ephemeral.first);
        const auto end = [&] { return static_cast<quint16>(m_dice.chance(30) ? 0 : low + m_dice.number(6)); };
        add(rules::SetPortRange{id, end(), end()});
    }
    return m_known.size() - 1;
}

void Generator::bindTo(std::size_t index, const Endpoint &local)
{
    add(rules::Bind{m_known[index].id, local, scopeFor(local.address), std::nullopt});
    m_known[index].asked = local;
}

std::optional<InterfaceId> Generator::scopeFor(const Address &address)
{
    if (!m_theme.pair || !address.isLinkLocal() || m_dice.chance(20))
        return std::nullopt;
    return m_dice.chance(80) ? firstOfPair : secondOfPair;
}

void Generator::listen(std::size_t index)
{
    const bool small = m_dice.chance(m_theme.backlogs);
    const SocketId id = m_known[index].id;
    add(rules::Listen{id, small ? static_cast<int>(m_dice.number(3)) : 4096});
    m_known[index].listening = true;
    if (small || m_dice.chance(m_theme.backlogs / 4))
        add(rules::SetAccepting{id, false});
}

void Generator::connectTo(std::size_t index, const Endpoint &peer, std::optional<SocketId> portOf)
{
    Known &socket = m_known[index];
    add(rules::Connect{socket.id, peer, scopeFor(peer.address), portOf});
    socket.connected = true;
    if (socket.transport == Transport::Udp)
        return;
    for (const Known &listener : m_known) {
        if (!listener.listening || listener.closed)
            continue;
        const auto accepted = std::ranges::count(m_sessions, listener.id, &SessionName::listener);
        if (accepted < 4)
            m_sessions.push_back({listener.id, static_cast<quint32>(accepted) + 1});
    }
}

void Generator::bindNew()
{
    const Endpoint local = localEndpoint();
    const Transport kind = transport();
    const Family family = m_dice.chance(m_theme.rarities) ? Family::V6 : local.address.family();
    const std::size_t index = create(kind, family);
    bindTo(index, local);
    if (kind == Transport::Tcp && m_dice.chance(60))
        listen(index);
    else if (m_dice.chance(15)) {
        const Destination to = destination(kind, family);
        connectTo(index, to.endpoint, to.portOf);
    }
}

void Generator::listenNew()
{
    if (m_theme.udp == 100)
        return bindNew();
    const Endpoint local = localEndpoint();
    const std::size_t index = create(Transport::Tcp, local.address.family());
    if (!m_dice.chance(m_theme.rarities))
        bindTo(index, local);
    listen(index);
}

void Generator::connectNew()
{
    const Transport kind = transport();
    const Family family = m_dice.oneOf({Family::V4, Family::V6});
    const Destination to = destination(kind, family);
    const std::size_t index = create(kind, family);
    if (m_dice.chance(25)) {
        const Endpoint local = localEndpoint();
        bindTo(index, {suited(local.address, family), local.port});
    }
    connectTo(index, to.endpoint, to.portOf);
}

Endpoint Generator::localEndpoint()
{
    const Port port = m_dice.chance(m_theme.portZero) ? Port{} : m_dice.oneOf(m_theme.ports);
    return {m_dice.oneOf(m_theme.local), port};
}

Generator::Destination Generator::destination(Transport transport, Family family)
{
    Destination to{{suited(m_dice.oneOf(m_theme.destination), family), m_dice.oneOf(m_theme.ports)}, std::nullopt};
    std::vector<const Known *> named;
    for (const Known &known : m_known) {
        if (known.transport == transport && known.asked)
            named.push_back(&known);
    }
    if (named.empty() || m_dice.chance(15))
        return to;
    const Known &there = *m_dice.oneOf(named);
    to.endpoint.port = there.asked->port;
    if (there.asked->port == Port{})
        to.portOf = there.id;
    if (!there.asked->address.isAny() && m_dice.chance(60))
        to.endpoint.address = suited(there.asked->address, family);
    return to;
}

Address Generator::suited(Address address, Family family)
{
    if (m_dice.chance(m_theme.rarities))
        return address;
    if (address.family() == Family::V4 && family == Family::V6)
        return address.mapped();
    if (address.isV4Mapped() && family == Family::V4)
        return address.unmapped();
    if (address.family() == Family::V6 && family == Family::V4)
        return address.isAny() ? Address() : Address::loopback(Family::V4);
    return address;
}

Transport Generator::transport() { return m_dice.chance(m_theme.udp) ? Transport::Udp : Transport::Tcp; }

rules::ProgramId Generator::program()
{
    return static_cast<rules::ProgramId>(m_dice.number(static_cast<quint32>(m_theme.users.size())));
}

std::optional<SessionName> Generator::someSession()
{
    if (m_sessions.empty())
        return std::nullopt;
    return m_dice.oneOf(m_sessions);
}

Generator::Known *Generator::someone(bool (*wanted)(const Known &))
{
    std::vector<Known *> fitting;
    const bool alsoClosed = m_dice.chance(m_theme.rarities);
    for (Known &known : m_known) {
        if ((!known.closed || alsoClosed) && wanted(known))
            fitting.push_back(&known);
    }
    return fitting.empty() ? nullptr : m_dice.oneOf(fitting);
}

} // namespace quay::judge
