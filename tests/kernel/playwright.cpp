// SPDX-License-Identifier: MIT
#include "playwright.h"

#include "describe.h"
#include "realhost.h"
#include "script/printer.h"
#include "script/statement.h"

#include <map>

namespace quay::judge
{

namespace
{

using rules::SocketId;

[[nodiscard]] QString programName(rules::ProgramId id) { return QLatin1Char('p') + QString::number(quint32(id)); }
[[nodiscard]] QString plainName(SocketId id) { return QLatin1Char('s') + QString::number(quint32(id)); }
[[nodiscard]] QString deviceName(rules::InterfaceId id) { return QString::fromLatin1(interfaceName(id)); }

[[nodiscard]] script::EndpointName endpointName(const Endpoint &endpoint, std::optional<SocketId> portOf,
                                                std::optional<rules::InterfaceId> scope = std::nullopt)
{
    const QString device = scope ? deviceName(*scope) : QString();
    script::EndpointName name{{endpoint.address, device, endpoint.address == Address()}, endpoint.port};
    if (portOf)
        name.port = script::PortOf{{plainName(*portOf), 0}};
    return name;
}

[[nodiscard]] script::Switch switchOf(const rules::SetFlag &set)
{
    switch (set.flag) {
    case rules::Flag::ReuseAddress:
        return script::Switch::ReuseAddress;
    case rules::Flag::ReusePort:
        return script::Switch::ReusePort;
    case rules::Flag::V6Only:
        return set.on ? script::Switch::V6Only : script::Switch::DualStack;
    case rules::Flag::Broadcast:
        return script::Switch::Broadcast;
    case rules::Flag::FreeBind:
        return script::Switch::FreeBind;
    case rules::Flag::BindAddressNoPort:
        return script::Switch::NoPort;
    case rules::Flag::NoDelay:
        return script::Switch::NoDelay;
    }
    return script::Switch::NoDelay;
}

// Reads operations, writes statements. Options wait until the bind or connect that makes the socket in a script.
class Playwright final
{
public:
    explicit Playwright(const Scenario &scenario) : m_scenario(scenario) {}

    [[nodiscard]] QString write()
    {
        for (std::size_t i = 0; i < m_scenario.users.size(); ++i) {
            if (m_scenario.users[i] != 0)
                comment(QStringLiteral("p%1 is a program of another user (%2).").arg(i).arg(m_scenario.users[i]));
        }
        for (const Step &step : m_scenario.steps) {
            m_step = &step;
            std::visit([this](const auto &o) { on(o); }, step.operation);
        }
        return m_text;
    }

private:
    // A socket that has been created; until `born` the script doesn't know of it.
    struct Actor {
        rules::CreateSocket created;
        std::vector<script::Option> options;
        bool born = false;
    };

    void comment(const QString &text) { m_text += QStringLiteral("# ") + text + QLatin1Char('\n'); }
    void cannotSay()
    {
        Actor *socket = actor();
        QString text = describe(*m_step);
        if (socket && !socket->born) {
            text += QStringLiteral(" (%1 of %2")
                        .arg(transportName(socket->created.transport), programName(socket->created.program));
            text += socket->created.family == Family::V4 ? QStringLiteral(", IPv4") : QStringLiteral(", IPv6");
            for (const script::Option &option : socket->options)
                text += QLatin1Char(' ') + script::print(option);
            text += QLatin1Char(')');
        }
        comment(text);
    }
    void say(const QString &program, const script::Command &command)
    {
        m_text += script::print(script::Statement{program, command, std::nullopt}) + QLatin1Char('\n');
    }

    [[nodiscard]] Actor *actor()
    {
        const std::optional<SocketId> id = m_step->session ? m_step->session->listener : subject(m_step->operation);
        const auto found = id ? m_actors.find(*id) : m_actors.end();
        return found == m_actors.end() ? nullptr : &found->second;
    }
    [[nodiscard]] script::SocketName name() const
    {
        if (m_step->session)
            return {plainName(m_step->session->listener), m_step->session->ordinal};
        return {plainName(subject(m_step->operation).value_or(SocketId{})), 0};
    }
    // A statement of the socket's program about it, once it exists.
    void sayOfSocket(const script::Command &command)
    {
        Actor *socket = actor();
        if (socket && socket->born)
            say(programName(socket->created.program), command);
        else
            cannotSay();
    }
    [[nodiscard]] script::NewSocket birth(Actor &socket)
    {
        socket.born = true;
        return {socket.created.transport, socket.options, plainName(socket.created.socket)};
    }
    // The address makes the family of a socket.
    [[nodiscard]] bool isBornBy(const Actor *socket, const Endpoint &endpoint) const
    {
        return socket && !socket->born && socket->created.family == endpoint.address.family();
    }
    void option(const script::Option &option, bool on)
    {
        Actor *socket = actor();
        if (socket && !socket->born && on)
            socket->options.push_back(option);
        else
            sayOfSocket(script::SetOption{name(), option, on});
    }

    void on(const rules::CreateSocket &o) { m_actors[o.socket] = {o, {}, false}; }
    void on(const rules::SetFlag &o) { option(switchOf(o), o.on || o.flag == rules::Flag::V6Only); }
    void on(const rules::SetDevice &o) { option(script::Device{deviceName(o.device)}, true); }
    void on(const rules::SetPortRange &o) { option(script::LocalRange{Port{o.low}, Port{o.high}}, true); }
    void on(const rules::SetTuning &o) { option(script::Tuned{o.tuning, o.value}, true); }
    void on(const rules::Bind &o)
    {
        Actor *socket = actor();
        const script::EndpointName local = endpointName(o.local, o.portOf, o.scope);
        if (isBornBy(socket, o.local))
            say(programName(socket->created.program), script::BindNew{birth(*socket), local});
        else
            sayOfSocket(script::BindExisting{name(), local});
    }
    void on(const rules::Connect &o)
    {
        Actor *socket = actor();
        const script::EndpointName peer = endpointName(o.peer, o.portOf, o.scope);
        if (isBornBy(socket, o.peer))
            say(programName(socket->created.program), script::ConnectNew{birth(*socket), peer, std::nullopt});
        else
            sayOfSocket(script::ConnectExisting{name(), peer});
    }
    void on(const rules::Listen &o) { sayOfSocket(script::ListenExisting{name(), o.backlog}); }
    void on(const rules::Send &o)
    {
        script::SendMessage message{name(), script::Filler{o.size}, std::nullopt, o.count};
        if (o.to)
            message.to = endpointName(*o.to, o.portOf);
        sayOfSocket(message);
    }
    void on(const rules::SetAccepting &o) { sayOfSocket(script::Accepting{name(), o.accepting}); }
    void on(const rules::Disconnect &) { sayOfSocket(script::Disconnect{name()}); }
    void on(const rules::SetMembership &o)
    {
        if (o.device)
            comment(QStringLiteral("on ") + deviceName(*o.device));
        sayOfSocket(script::Membership{name(), {o.group, {}, false}, o.member});
    }
    void on(const rules::Inherit &o)
    {
        const auto of = m_actors.find(o.of);
        if (of == m_actors.end() || !of->second.born || of->second.created.program == o.program)
            return cannotSay();
        rules::CreateSocket created = of->second.created;
        created.socket = o.socket;
        created.program = o.program;
        m_actors[o.socket] = {created, {}, true};
        say(programName(o.program), script::Inherit{{plainName(o.of), 0}, plainName(o.socket)});
    }
    void on(const rules::End &o) { sayOfSocket(script::End{name(), o.ending}); }
    void on(const rules::EndProgram &o) { say(programName(o.program), script::EndProgram{o.killed}); }
    void on(const rules::Wait &o) { say(QStringLiteral("p0"), script::Wait{o.milliseconds}); }
    void on(const rules::SetEphemeralRange &o) { say(QStringLiteral("host"), script::HostEphemeral{o.range}); }
    void on(const rules::SetPrivilegedBelow &o) { say(QStringLiteral("host"), script::HostPrivileged{o.start}); }
    void on(const rules::AddAddress &o)
    {
        say(QStringLiteral("host"), script::HostAddress{o.address, o.prefixLength, deviceName(o.interface)});
    }
    void on(const rules::AddInterfacePair &o)
    {
        say(QStringLiteral("host"), script::HostInterfaces{deviceName(o.first), deviceName(o.second)});
    }

    const Scenario &m_scenario;
    const Step *m_step = nullptr;
    std::map<SocketId, Actor> m_actors;
    QString m_text;
};

} // namespace

QString labScript(const Scenario &scenario) { return Playwright(scenario).write(); }

} // namespace quay::judge
