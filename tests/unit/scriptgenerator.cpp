// SPDX-License-Identifier: MIT
#include "scriptgenerator.h"

#include "script/errno_name.h"

namespace quay::script
{

namespace
{

const std::array programs{QStringLiteral("web"), QStringLiteral("a"), QStringLiteral("Big-Name_2"),
                          QStringLiteral("mail")};

} // namespace

Script Generator::script(int steps)
{
    m_sockets.clear();
    m_unnamed.assign(programs.size(), 0);
    m_named = 0;
    m_hosts.assign(programs.size(), {});
    Script result;
    while (int(result.steps.size()) < steps) {
        Statement statement;
        statement.program = program();
        const int kind = below(10);
        if (kind == 0) {
            statement.program = QStringLiteral("host");
            statement.host = isolatedHost();
            statement.command = onHost();
        } else if (kind < 4 || m_sockets.empty()) {
            statement.host = hostOf(statement.program);
            statement.command = creation(statement.program);
            remember(statement.program, statement.command);
        } else {
            const Known socket = m_sockets[std::size_t(below(int(m_sockets.size())))];
            statement.program = socket.program;
            statement.host = hostOf(statement.program);
            statement.command = onSocket(socket);
        }
        if (maybe())
            statement.expectation = expectation();
        result.steps.push_back({statement, int(result.steps.size()) + 1});
    }
    return result;
}

std::vector<KnownHost> Generator::hosts()
{
    return {{QStringLiteral("blue"), true}, {QStringLiteral("red-2"), true}, {QStringLiteral("pi"), false}};
}

QString Generator::isolatedHost()
{
    const int which = below(4);
    return which < 2 ? hosts()[std::size_t(which)].name : QString();
}

std::optional<QString> &Generator::placeOf(const QString &program)
{
    return m_hosts[std::size_t(std::find(programs.begin(), programs.end(), program) - programs.begin())];
}

// What the first line of the program says, the later ones repeat or leave out.
QString Generator::hostOf(const QString &program)
{
    std::optional<QString> &host = placeOf(program);
    if (host)
        return maybe() ? *host : QString();
    const int which = below(6);
    host = which < 3 ? hosts()[std::size_t(which)].name : QString();
    return *host;
}

QString Generator::program() { return programs[std::size_t(below(int(programs.size())))]; }

QString Generator::interfaceName()
{
    return std::array{QStringLiteral("lo"), QStringLiteral("v0"), QStringLiteral("br-0.100"),
                      QStringLiteral("wg_0")}[std::size_t(below(4))];
}

Address Generator::address()
{
    std::array<quint8, 16> bytes{};
    for (quint8 &byte : bytes)
        byte = maybe() ? quint8(0) : quint8(below(256));
    const std::array choices{Address::v4(bytes[0], bytes[1], bytes[2], bytes[3]), Address::v6(bytes),
                             Address::v4(bytes[0], bytes[1], bytes[2], 7).mapped(), Address::any(Family::V6),
                             Address::loopback(maybe() ? Family::V4 : Family::V6)};
    return choices[std::size_t(below(int(choices.size())))];
}

AddressName Generator::addressName()
{
    AddressName result{address(), QString(), false};
    if (below(4) == 0)
        result = {Address::any(Family::V4), QString(), true};
    if (below(5) == 0)
        result.scope = interfaceName();
    return result;
}

PortName Generator::port()
{
    switch (below(4)) {
    case 0:
        return ServiceName{maybe() ? QStringLiteral("http") : QStringLiteral("x11-ssh-offset")};
    case 1:
        if (!m_sockets.empty())
            return PortOf{name(m_sockets[std::size_t(below(int(m_sockets.size())))])};
        return Port{0};
    default:
        return Port(below(portCount));
    }
}

Option Generator::option()
{
    switch (below(4)) {
    case 0:
        return Device{interfaceName()};
    case 1:
        return LocalRange{Port(below(portCount)), Port(below(portCount))};
    case 2:
        return Tuned{rules::Tuning(below(3)), int(m_random() >> 1)};
    default:
        return Switch(below(8));
    }
}

QByteArray Generator::bytes()
{
    QByteArray result;
    for (int left = below(12); left > 0; --left) {
        if (below(4) == 0)
            result += QStringLiteral("é€🚢\\x\"#").toUtf8();
        else
            result += char(below(256));
    }
    return result;
}

Payload Generator::payload()
{
    switch (below(3)) {
    case 0:
        return Hex{bytes()};
    case 1:
        return Filler{quint32(below(16 * 1024 * 1024 + 1))};
    default:
        return Text{bytes()};
    }
}

SocketName Generator::name(const Known &socket)
{
    const bool session = socket.transport == Transport::Tcp && below(3) == 0;
    return {socket.name, session ? quint32(1 + below(1'000'000)) : 0U};
}

NewSocket Generator::newSocket()
{
    NewSocket result;
    result.transport = maybe() ? Transport::Tcp : Transport::Udp;
    for (int left = below(4); left > 0; --left)
        result.options.push_back(option());
    if (maybe())
        result.as = QStringLiteral("s%1-_").arg(++m_named);
    return result;
}

Command Generator::creation(const QString &program)
{
    const std::optional<int> backlog = maybe() ? std::optional(int(m_random() >> 1)) : std::nullopt;
    const std::optional<EndpointName> from = maybe() ? std::optional(endpoint()) : std::nullopt;
    switch (m_sockets.empty() ? below(3) : below(4)) {
    case 0:
        return BindNew{newSocket(), endpoint()};
    case 1:
        return ListenNew{newSocket(), endpoint(), backlog};
    case 2:
        return ConnectNew{newSocket(), endpoint(), from};
    default:
        return inheritance(program);
    }
}

// Of a socket of another program on its host; if there is none, one is made.
Command Generator::inheritance(const QString &program)
{
    const Known &known = m_sockets[std::size_t(below(int(m_sockets.size())))];
    if (known.program == program || placeOf(known.program) != placeOf(program))
        return BindNew{newSocket(), endpoint()};
    return Inherit{name(known), newSocket().as};
}

NewSocket Generator::heirOf(const Inherit &inherit) const
{
    const auto of = std::find_if(m_sockets.begin(), m_sockets.end(),
                                 [&](const Known &known) { return known.name == inherit.socket.name; });
    return {of->transport, {}, inherit.as};
}

void Generator::remember(const QString &program, const Command &command)
{
    NewSocket socket;
    if (const auto *bind = std::get_if<BindNew>(&command))
        socket = bind->socket;
    else if (const auto *listen = std::get_if<ListenNew>(&command))
        socket = listen->socket;
    else if (const auto *connect = std::get_if<ConnectNew>(&command))
        socket = connect->socket;
    else
        socket = heirOf(std::get<Inherit>(command));
    if (socket.as.isEmpty()) {
        const auto index = std::find(programs.begin(), programs.end(), program) - programs.begin();
        socket.as = program + u'.' + QString::number(++m_unnamed[std::size_t(index)]);
    }
    m_sockets.push_back({socket.as, program, socket.transport});
}

Command Generator::onSocket(const Known &known)
{
    const SocketName socket = name(known);
    switch (below(8)) {
    case 0:
        return BindExisting{socket, endpoint()};
    case 1:
        return ListenExisting{socket, maybe() ? std::optional(below(100)) : std::nullopt};
    case 2:
        return ConnectExisting{socket, endpoint()};
    case 3: {
        const bool to = known.transport == Transport::Udp && maybe();
        return SendMessage{socket, payload(), to ? std::optional(endpoint()) : std::nullopt, quint32(1 + below(3))};
    }
    case 4: {
        const Option chosen = option();
        return SetOption{socket, chosen, !std::holds_alternative<Switch>(chosen) || maybe()};
    }
    case 5:
        return Membership{socket, addressName(), maybe()};
    case 6:
        return End{socket, rules::Ending(below(3))};
    default:
        return moreOnSocket(socket, known.transport);
    }
}

Command Generator::moreOnSocket(const SocketName &socket, Transport transport)
{
    switch (below(3)) {
    case 0:
        return EndProgram{maybe()};
    case 1:
        return Wait{quint32(below(60'001))};
    default:
        if (transport == Transport::Tcp)
            return Accepting{socket, maybe()};
        return Disconnect{socket};
    }
}

Command Generator::onHost()
{
    switch (below(4)) {
    case 0: {
        const int first = below(portCount);
        return HostEphemeral{{Port(first), Port(first + below(portCount - first))}};
    }
    case 1:
        return HostPrivileged{quint32(below(portCount))};
    case 2: {
        const Address chosen = address();
        return HostAddress{chosen, quint8(below(chosen.family() == Family::V4 ? 33 : 129)), interfaceName()};
    }
    default:
        ++m_named;
        return HostInterfaces{QStringLiteral("n%1").arg(m_named), QStringLiteral("m%1").arg(m_named), isolatedHost()};
    }
}

Expectation Generator::expectation()
{
    const int kind = below(4);
    if (kind == 0)
        return ExpectNobody{};
    if (kind == 1) {
        const auto names = errorNames();
        return ExpectFailure{*parseErrorName(names[std::size_t(below(int(names.size())))])};
    }
    if (kind == 2 || m_sockets.empty())
        return ExpectOk{};
    ExpectReceipts result;
    for (int left = 1 + below(3); left > 0; --left)
        result.receipts.push_back({name(m_sockets[std::size_t(below(int(m_sockets.size())))]), bytes()});
    return result;
}

} // namespace quay::script
