// SPDX-License-Identifier: MIT
#include "describe.h"

#include "realhost.h"

namespace quay::judge
{

namespace
{

[[nodiscard]] QString nameOf(rules::SocketId id) { return QStringLiteral("s%1").arg(quint32(id)); }

[[nodiscard]] QLatin1StringView flagName(rules::Flag flag)
{
    switch (flag) {
    case rules::Flag::ReuseAddress:
        return QLatin1StringView("SO_REUSEADDR");
    case rules::Flag::ReusePort:
        return QLatin1StringView("SO_REUSEPORT");
    case rules::Flag::V6Only:
        return QLatin1StringView("IPV6_V6ONLY");
    case rules::Flag::Broadcast:
        return QLatin1StringView("SO_BROADCAST");
    case rules::Flag::FreeBind:
        return QLatin1StringView("IP_FREEBIND");
    case rules::Flag::BindAddressNoPort:
        return QLatin1StringView("IP_BIND_ADDRESS_NO_PORT");
    case rules::Flag::NoDelay:
        return QLatin1StringView("TCP_NODELAY");
    }
    return {};
}

[[nodiscard]] QString deviceName(rules::InterfaceId id) { return QString::fromLatin1(interfaceName(id)); }

// The call and its arguments without the socket.
struct Describer {
    QString operator()(const rules::CreateSocket &o) const
    {
        return QStringLiteral("socket(%1, %2) by program %3")
            .arg(o.family == Family::V4 ? QLatin1StringView("AF_INET") : QLatin1StringView("AF_INET6"),
                 transportName(o.transport), QString::number(quint32(o.program)));
    }
    QString operator()(const rules::SetFlag &o) const
    {
        return QStringLiteral("%1 = %2").arg(flagName(o.flag)).arg(int{o.on});
    }
    QString operator()(const rules::SetDevice &o) const { return QStringLiteral("device ") + deviceName(o.device); }
    QString operator()(const rules::SetPortRange &o) const
    {
        return QStringLiteral("IP_LOCAL_PORT_RANGE %1-%2").arg(o.low).arg(o.high);
    }
    QString operator()(const rules::SetTuning &o) const { return QStringLiteral("tune %1").arg(o.value); }
    QString operator()(const rules::Bind &o) const { return QStringLiteral("bind ") + at(o.local, o.portOf); }
    QString operator()(const rules::Listen &o) const { return QStringLiteral("listen backlog %1").arg(o.backlog); }
    QString operator()(const rules::Connect &o) const { return QStringLiteral("connect ") + at(o.peer, o.portOf); }
    QString operator()(const rules::Send &o) const
    {
        return QStringLiteral("send %1 bytes times %2%3")
            .arg(o.size)
            .arg(o.count)
            .arg(o.to ? QStringLiteral(" to ") + at(*o.to, o.portOf) : QString());
    }
    QString operator()(const rules::SetAccepting &o) const
    {
        return o.accepting ? QStringLiteral("resume") : QStringLiteral("pause");
    }
    QString operator()(const rules::Disconnect &) const { return QStringLiteral("disconnect"); }
    QString operator()(const rules::SetMembership &o) const
    {
        return QStringLiteral("%1 %2 on %3")
            .arg(o.member ? QStringLiteral("join") : QStringLiteral("leave"), o.group.toString(),
                 o.device ? deviceName(*o.device) : QStringLiteral("any"));
    }
    QString operator()(const rules::Inherit &o) const
    {
        return QStringLiteral("inherit %1 by program %2").arg(nameOf(o.of)).arg(quint32(o.program));
    }
    QString operator()(const rules::End &o) const
    {
        return o.ending == rules::Ending::Shutdown ? QStringLiteral("shutdown")
               : o.ending == rules::Ending::Reset  ? QStringLiteral("reset")
                                                   : QStringLiteral("close");
    }
    QString operator()(const rules::EndProgram &o) const
    {
        return QStringLiteral("program %1 ends").arg(quint32(o.program));
    }
    QString operator()(const rules::Wait &o) const { return QStringLiteral("wait %1 ms").arg(o.milliseconds); }
    QString operator()(const rules::SetEphemeralRange &o) const
    {
        return QStringLiteral("host: ephemeral %1-%2").arg(number(o.range.first)).arg(number(o.range.last));
    }
    QString operator()(const rules::SetPrivilegedBelow &o) const
    {
        return QStringLiteral("host: privileged %1").arg(o.start);
    }
    QString operator()(const rules::AddAddress &o) const
    {
        return QStringLiteral("host: address %1/%2 on %3")
            .arg(o.address.toString())
            .arg(o.prefixLength)
            .arg(deviceName(o.interface));
    }
    QString operator()(const rules::AddInterfacePair &o) const
    {
        return QStringLiteral("host: interfaces %1 %2").arg(deviceName(o.first), deviceName(o.second));
    }

    static QString at(const Endpoint &endpoint, std::optional<rules::SocketId> portOf)
    {
        return portOf ? endpoint.address.toString() + QStringLiteral(" port of ") + nameOf(*portOf)
                      : endpoint.toString();
    }
};

} // namespace

QString describe(const Step &step)
{
    const QString call = std::visit(Describer{}, step.operation);
    if (step.session)
        return QStringLiteral("%1#%2: %3").arg(nameOf(step.session->listener)).arg(step.session->ordinal).arg(call);
    const std::optional<rules::SocketId> socket = subject(step.operation);
    return socket ? nameOf(*socket) + QStringLiteral(": ") + call : call;
}

} // namespace quay::judge
