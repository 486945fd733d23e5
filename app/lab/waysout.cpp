// SPDX-License-Identifier: MIT
#include "lab/waysout.h"

#include "lab/labsession.h"
#include "script/limits.h"

#include <algorithm>

namespace quay
{

using rules::Remedy;
using rules::Resolution;
using script::Statement;
using script::Switch;

namespace
{

std::optional<Switch> switchOf(rules::Flag flag, bool on)
{
    switch (flag) {
    case rules::Flag::ReuseAddress:
        return Switch::ReuseAddress;
    case rules::Flag::ReusePort:
        return Switch::ReusePort;
    case rules::Flag::V6Only:
        return on ? Switch::V6Only : Switch::DualStack;
    case rules::Flag::Broadcast:
        return Switch::Broadcast;
    case rules::Flag::FreeBind:
        return Switch::FreeBind;
    case rules::Flag::BindAddressNoPort:
        return Switch::NoPort;
    case rules::Flag::NoDelay:
        return Switch::NoDelay;
    }
    Q_UNREACHABLE();
}

QString optionName(rules::Flag flag)
{
    switch (flag) {
    case rules::Flag::ReuseAddress:
        return QStringLiteral("SO_REUSEADDR");
    case rules::Flag::ReusePort:
        return QStringLiteral("SO_REUSEPORT");
    case rules::Flag::V6Only:
        return QStringLiteral("IPV6_V6ONLY");
    case rules::Flag::Broadcast:
        return QStringLiteral("SO_BROADCAST");
    case rules::Flag::FreeBind:
        return QStringLiteral("IP_FREEBIND");
    case rules::Flag::BindAddressNoPort:
        return QStringLiteral("IP_BIND_ADDRESS_NO_PORT");
    case rules::Flag::NoDelay:
        return QStringLiteral("TCP_NODELAY");
    }
    Q_UNREACHABLE();
}

// What a new socket of the statement gets, or the statement itself if it makes none.
script::NewSocket *newSocket(Statement &statement)
{
    return std::visit(
        [](auto &command) -> script::NewSocket * {
            if constexpr (requires { command.socket.options; })
                return &command.socket;
            else
                return nullptr;
        },
        statement.command);
}

script::EndpointName nameOf(const Endpoint &endpoint) { return {{endpoint.address, {}, false}, endpoint.port}; }

} // namespace

WaysOut::WaysOut(const Statement &statement, const script::PredictedStep &step, const script::Predictor &after,
                 const Surroundings &surroundings)
    : m_statement(statement), m_step(step), m_after(after), m_surroundings(surroundings),
      m_naming(namingOf(after, surroundings))
{
}

bool WaysOut::sets(const Statement &statement, Switch option)
{
    Statement copy = statement;
    const auto *options = optionsOf(copy);
    return options != nullptr && std::find(options->begin(), options->end(), script::Option(option)) != options->end();
}

std::vector<WayOut> WaysOut::all() const
{
    std::vector<WayOut> ways;
    if (m_step.calls.empty())
        return ways;
    if (m_step.prediction.outcome == rules::Outcome::Pending) {
        Resolution resume;
        resume.remedy = Remedy::ResumeAccepting;
        resume.sockets = m_step.prediction.with;
        ways.push_back(way(resume));
        return ways;
    }
    for (const Resolution &resolution : rules::resolutions(state(), m_step.calls.back().operation))
        ways.push_back(way(resolution));
    // What can be done at once comes first.
    std::stable_partition(ways.begin(), ways.end(), [](const WayOut &one) { return one.then.has_value(); });
    return ways;
}

const rules::State &WaysOut::state() const { return m_after.state(m_after.names().hostOf(m_statement.program)); }

WayOut WaysOut::way(const Resolution &resolution) const
{
    WayOut way;
    way.remedy = resolution.remedy;
    way.label = label(resolution);
    way.sentence = RuleText(state(), m_naming).remedy(resolution);
    way.then = m_statement;
    way.then->expectation.reset();
    carry(resolution, way);
    return way;
}

void WaysOut::carry(const Resolution &resolution, WayOut &way) const
{
    switch (resolution.remedy) {
    case Remedy::OtherAddress:
    case Remedy::OtherPort:
    case Remedy::AnyPort:
        return moveTo(resolution.endpoint.value_or(Endpoint()), way);
    case Remedy::OtherTransport:
        if (script::NewSocket *socket = newSocket(*way.then)) {
            socket->transport = socket->transport == Transport::Tcp ? Transport::Udp : Transport::Tcp;
            if (const auto *listen = std::get_if<script::ListenNew>(&way.then->command))
                way.then->command = script::BindNew{listen->socket, listen->local};
            return;
        }
        break;
    case Remedy::FlagHere:
        return setFlag(resolution, way, true, false);
    case Remedy::FlagOnBoth:
        return setFlag(resolution, way, true, true);
    case Remedy::FlagThere:
        return setFlag(resolution, way, false, true);
    case Remedy::DeviceHere:
        if (script::NewSocket *socket = newSocket(*way.then); socket != nullptr && resolution.device) {
            socket->options.emplace_back(script::Device{m_naming.device(*resolution.device)});
            return;
        }
        break;
    case Remedy::CloseSocket:
        return closeOthers(resolution, way);
    case Remedy::EndProgram:
        if (resolution.program)
            return before(way, m_naming.program(*resolution.program), script::EndProgram{});
        break;
    case Remedy::WaitForTimeWait:
        return before(way, m_statement.program,
                      script::Wait{std::min(resolution.milliseconds, script::maxWaitMilliseconds)});
    case Remedy::LowerPrivileged:
        if (m_surroundings.isolated)
            return before(way, QStringLiteral("host"), script::HostPrivileged{resolution.value});
        break;
    case Remedy::WidenRange:
        if (m_surroundings.isolated)
            return before(way, QStringLiteral("host"), script::HostEphemeral{{Port{32768}, Port{60999}}});
        break;
    case Remedy::WithoutPort:
        if (auto *connect = std::get_if<script::ConnectNew>(&way.then->command)) {
            connect->from.reset();
            return;
        }
        break;
    case Remedy::ListenThere:
        if (const script::NewSocket *socket = newSocket(*way.then); socket != nullptr && resolution.endpoint)
            return before(way, unusedProgram(),
                          script::ListenNew{{socket->transport, {}, {}}, nameOf(*resolution.endpoint), {}});
        break;
    case Remedy::ResumeAccepting:
        for (const rules::SocketId id : resolution.sockets) {
            if (const auto name = called(id))
                return before(way, name->first, script::Accepting{name->second, true});
        }
        break;
    case Remedy::AsPrivileged:
    case Remedy::SameUser:
    case Remedy::FreshSocket:
        break;
    }
    way.then.reset();
}

void WaysOut::before(WayOut &way, const QString &program, script::Command command) const
{
    way.before.push_back({program, std::move(command), std::nullopt});
}

// A destination stays: only what the socket is bound to moves.
void WaysOut::moveTo(const Endpoint &endpoint, WayOut &way) const
{
    const bool moved = std::visit(
        [&](auto &command) {
            if constexpr (requires { command.local; }) {
                command.local = nameOf(endpoint);
                return true;
            } else if constexpr (requires { command.from; }) {
                command.from = nameOf(endpoint);
                return true;
            } else {
                return false;
            }
        },
        way.then->command);
    if (!moved)
        way.then.reset();
}

void WaysOut::setFlag(const Resolution &resolution, WayOut &way, bool here, bool there) const
{
    const std::optional<Switch> option = resolution.flag ? switchOf(*resolution.flag, resolution.flagOn) : std::nullopt;
    script::NewSocket *socket = newSocket(*way.then);
    if (!option || (here && socket == nullptr))
        return way.then.reset();
    if (here && resolution.flagOn)
        socket->options.emplace_back(*option);
    else if (here && resolution.flag == rules::Flag::V6Only)
        std::replace(socket->options.begin(), socket->options.end(), script::Option(Switch::V6Only),
                     script::Option(Switch::DualStack));
    else if (here)
        std::erase(socket->options, script::Option(*option));
    for (const rules::SocketId id : there ? resolution.sockets : std::vector<rules::SocketId>()) {
        const auto name = called(id);
        if (!name)
            return way.then.reset();
        before(way, name->first, script::SetOption{name->second, *option, resolution.flagOn});
    }
}

void WaysOut::closeOthers(const Resolution &resolution, WayOut &way) const
{
    for (const rules::SocketId id : resolution.sockets) {
        const auto name = called(id);
        if (!name)
            return way.then.reset();
        before(way, name->first, script::End{name->second, rules::Ending::Close});
    }
}

std::optional<std::pair<QString, script::SocketName>> WaysOut::called(rules::SocketId id) const
{
    const rules::Socket *socket = m_after.find(id);
    if (rules::State::isForeign(id) || socket == nullptr)
        return std::nullopt;
    const QString name = m_after.name(id);
    const QString program = m_after.names().name(socket->program);
    if (!rules::State::isSession(id))
        return std::pair(program, script::SocketName{name, 0});
    if (socket->ordinal == 0)
        return std::nullopt;
    return std::pair(program, script::SocketName{name.section(u'#', 0, 0), socket->ordinal});
}

QString WaysOut::unusedProgram() const
{
    QString name = QStringLiteral("server");
    const auto taken = [this](const QString &candidate) {
        for (const rules::Socket &socket : state().sockets(rules::State::Own)) {
            if (m_after.names().name(socket.program) == candidate)
                return true;
        }
        return false;
    };
    for (int n = 2; taken(name); ++n)
        name = QStringLiteral("server%1").arg(n);
    return name;
}

QString WaysOut::firstOther(const Resolution &resolution) const
{
    return resolution.sockets.empty() ? QString() : m_naming.socket(resolution.sockets.front());
}

QString WaysOut::label(const Resolution &resolution) const
{
    const QString flag = resolution.flag ? optionName(*resolution.flag) : QString();
    switch (resolution.remedy) {
    case Remedy::OtherAddress:
        return resolution.endpoint ? resolution.endpoint->address.toString() : QString();
    case Remedy::OtherPort:
        return tr("Port %1").arg(resolution.endpoint ? number(resolution.endpoint->port) : 0);
    case Remedy::AnyPort:
        return tr("Any free port");
    case Remedy::OtherTransport: {
        Statement copy = m_statement;
        const script::NewSocket *socket = newSocket(copy);
        return socket != nullptr && socket->transport == Transport::Tcp ? tr("As UDP") : tr("As TCP");
    }
    case Remedy::FlagHere:
        return resolution.flagOn ? tr("%1 here", "option").arg(flag) : tr("Without %1", "option").arg(flag);
    case Remedy::FlagOnBoth:
        return tr("%1 on both", "option").arg(flag);
    case Remedy::FlagThere:
        return resolution.flagOn ? tr("%1 on %2", "option, socket").arg(flag, firstOther(resolution))
                                 : tr("No %1 on %2", "option, socket").arg(flag, firstOther(resolution));
    case Remedy::DeviceHere:
        return tr("Only on %1", "interface").arg(resolution.device ? m_naming.device(*resolution.device) : QString());
    case Remedy::CloseSocket:
        return tr("Close %1", "socket").arg(firstOther(resolution));
    case Remedy::EndProgram:
        return tr("End %1", "program")
            .arg(resolution.program ? m_naming.program(*resolution.program) : firstOther(resolution));
    case Remedy::WaitForTimeWait:
        return tr("Wait %1 s").arg((resolution.milliseconds + 999) / 1000);
    case Remedy::LowerPrivileged:
        return tr("Free the low ports");
    case Remedy::AsPrivileged:
        return tr("With privilege");
    case Remedy::SameUser:
        return tr("As the same user");
    case Remedy::FreshSocket:
        return tr("With a new socket");
    case Remedy::WithoutPort:
        return tr("Without a local port");
    case Remedy::ListenThere:
        return tr("Listen there");
    case Remedy::ResumeAccepting:
        return tr("Let %1 accept", "socket").arg(firstOther(resolution));
    case Remedy::WidenRange:
        return tr("Widen the range");
    }
    Q_UNREACHABLE();
}

} // namespace quay
