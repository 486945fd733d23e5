// SPDX-License-Identifier: MIT
#include "lab/systemcalls.h"

#include "base/overloaded.h"
#include "script/printer.h"

namespace quay
{

namespace
{

QString socketType(Transport transport)
{
    return transport == Transport::Udp ? QStringLiteral("SOCK_DGRAM") : QStringLiteral("SOCK_STREAM");
}

struct OptionCall {
    QString level;
    QString name;
};

OptionCall optionOf(rules::Flag flag)
{
    switch (flag) {
    case rules::Flag::ReuseAddress:
        return {QStringLiteral("SOL_SOCKET"), QStringLiteral("SO_REUSEADDR")};
    case rules::Flag::ReusePort:
        return {QStringLiteral("SOL_SOCKET"), QStringLiteral("SO_REUSEPORT")};
    case rules::Flag::V6Only:
        return {QStringLiteral("IPPROTO_IPV6"), QStringLiteral("IPV6_V6ONLY")};
    case rules::Flag::Broadcast:
        return {QStringLiteral("SOL_SOCKET"), QStringLiteral("SO_BROADCAST")};
    case rules::Flag::FreeBind:
        return {QStringLiteral("IPPROTO_IP"), QStringLiteral("IP_FREEBIND")};
    case rules::Flag::BindAddressNoPort:
        return {QStringLiteral("IPPROTO_IP"), QStringLiteral("IP_BIND_ADDRESS_NO_PORT")};
    case rules::Flag::NoDelay:
        return {QStringLiteral("IPPROTO_TCP"), QStringLiteral("TCP_NODELAY")};
    }
    Q_UNREACHABLE();
}

QString tuningName(rules::Tuning tuning)
{
    switch (tuning) {
    case rules::Tuning::ReceiveBuffer:
        return QStringLiteral("SOL_SOCKET, SO_RCVBUF");
    case rules::Tuning::SendBuffer:
        return QStringLiteral("SOL_SOCKET, SO_SNDBUF");
    case rules::Tuning::TimeToLive:
        return QStringLiteral("IPPROTO_IP, IP_TTL");
    }
    Q_UNREACHABLE();
}

// Writes the calls of one statement; `s` is the socket it makes.
class CallWriter final
{
public:
    explicit CallWriter(const script::Predictor &model) : m_model(model) {}

    void write(const rules::Operation &operation)
    {
        std::visit([this](const auto &op) { call(op); }, operation);
    }
    [[nodiscard]] QStringList lines() const { return m_lines; }

private:
    void add(const QString &line) { m_lines += line; }
    [[nodiscard]] QString name(rules::SocketId id) const
    {
        return id == m_own ? QStringLiteral("s") : m_model.name(id).replace(u'#', u'_').replace(u'.', u'_');
    }
    void address(const char *variable, const Endpoint &end, const std::optional<rules::SocketId> &portOf)
    {
        const bool isV4 = end.address.family() == Family::V4;
        const rules::Socket *other = portOf ? m_model.find(*portOf) : nullptr;
        const Port port = other != nullptr ? other->local.port : end.port;
        add(QStringLiteral("%1 %2 = { .%3 = %4, .%5 = htons(%6) };")
                .arg(isV4 ? QStringLiteral("struct sockaddr_in") : QStringLiteral("struct sockaddr_in6"),
                     QLatin1StringView(variable), isV4 ? QStringLiteral("sin_family") : QStringLiteral("sin6_family"),
                     isV4 ? QStringLiteral("AF_INET") : QStringLiteral("AF_INET6"),
                     isV4 ? QStringLiteral("sin_port") : QStringLiteral("sin6_port"), QString::number(number(port))));
        add(QStringLiteral("inet_pton(%1, \"%2\", &%3.%4);")
                .arg(isV4 ? QStringLiteral("AF_INET") : QStringLiteral("AF_INET6"), end.address.toString(),
                     QLatin1StringView(variable), isV4 ? QStringLiteral("sin_addr") : QStringLiteral("sin6_addr")));
    }
    void call(const rules::CreateSocket &op)
    {
        m_own = op.socket;
        add(QStringLiteral("int s = socket(%1, %2, 0);")
                .arg(op.family == Family::V4 ? QStringLiteral("AF_INET") : QStringLiteral("AF_INET6"),
                     socketType(op.transport)));
    }
    void call(const rules::SetFlag &op)
    {
        const OptionCall option = optionOf(op.flag);
        add(QStringLiteral("setsockopt(%1, %2, %3, &(int){%4}, sizeof(int));")
                .arg(name(op.socket), option.level, option.name, QString::number(op.on ? 1 : 0)));
    }
    void call(const rules::SetDevice &op)
    {
        add(QStringLiteral("setsockopt(%1, SOL_SOCKET, SO_BINDTODEVICE, \"%2\", %3);")
                .arg(name(op.socket), m_model.names().name(op.device),
                     QString::number(m_model.names().name(op.device).size() + 1)));
    }
    void call(const rules::SetPortRange &op)
    {
        add(QStringLiteral("setsockopt(%1, IPPROTO_IP, IP_LOCAL_PORT_RANGE, &(uint32_t){%2u << 16 | %3u}, 4);")
                .arg(name(op.socket), QString::number(op.high), QString::number(op.low)));
    }
    void call(const rules::SetTuning &op)
    {
        add(QStringLiteral("setsockopt(%1, %2, &(int){%3}, sizeof(int));")
                .arg(name(op.socket), tuningName(op.tuning), QString::number(op.value)));
    }
    void call(const rules::Bind &op)
    {
        address("local", op.local, op.portOf);
        add(QStringLiteral("bind(%1, (struct sockaddr *)&local, sizeof local);").arg(name(op.socket)));
    }
    void call(const rules::Listen &op)
    {
        add(QStringLiteral("listen(%1, %2);").arg(name(op.socket), QString::number(op.backlog)));
    }
    void call(const rules::Connect &op)
    {
        address("peer", op.peer, op.portOf);
        add(QStringLiteral("connect(%1, (struct sockaddr *)&peer, sizeof peer);").arg(name(op.socket)));
    }
    void call(const rules::Send &op)
    {
        const QString size = QString::number(op.size);
        if (op.to) {
            address("to", *op.to, op.portOf);
            add(QStringLiteral("sendto(%1, message, %2, 0, (struct sockaddr *)&to, sizeof to);")
                    .arg(name(op.socket), size));
        } else {
            add(QStringLiteral("send(%1, message, %2, MSG_NOSIGNAL);").arg(name(op.socket), size));
        }
    }
    void call(const rules::SetAccepting &op)
    {
        if (op.accepting)
            add(QStringLiteral("while ((session = accept(%1, NULL, NULL)) >= 0) ...").arg(name(op.socket)));
    }
    void call(const rules::Disconnect &op)
    {
        add(QStringLiteral("connect(%1, &(struct sockaddr){ .sa_family = AF_UNSPEC }, sizeof(struct sockaddr));")
                .arg(name(op.socket)));
    }
    void call(const rules::SetMembership &op)
    {
        add(QStringLiteral("setsockopt(%1, %2, &group, sizeof group);   // %3")
                .arg(name(op.socket),
                     op.member ? QStringLiteral("IPPROTO_IP, IP_ADD_MEMBERSHIP")
                               : QStringLiteral("IPPROTO_IP, IP_DROP_MEMBERSHIP"),
                     op.group.toString()));
    }
    void call(const rules::Inherit &op)
    {
        m_own = op.socket;
        add(QStringLiteral("recvmsg(parent, &message, 0);   // SCM_RIGHTS: %1").arg(name(op.of)));
        add(QStringLiteral("int s = *(int *)CMSG_DATA(CMSG_FIRSTHDR(&message));"));
    }
    void call(const rules::End &op)
    {
        if (op.ending == rules::Ending::Shutdown)
            return add(QStringLiteral("shutdown(%1, SHUT_WR);").arg(name(op.socket)));
        if (op.ending == rules::Ending::Reset)
            add(QStringLiteral("setsockopt(%1, SOL_SOCKET, SO_LINGER, &(struct linger){1, 0}, sizeof(struct linger));")
                    .arg(name(op.socket)));
        add(QStringLiteral("close(%1);").arg(name(op.socket)));
    }
    void call(const rules::EndProgram &op)
    {
        add(op.killed ? QStringLiteral("kill(pid, SIGKILL);") : QStringLiteral("exit(0);"));
    }
    void call(const rules::Wait &op) { add(QStringLiteral("usleep(%1000);").arg(op.milliseconds)); }
    void call(const rules::SetEphemeralRange &op)
    {
        add(QStringLiteral("sysctl net.ipv4.ip_local_port_range=\"%1 %2\"")
                .arg(number(op.range.first))
                .arg(number(op.range.last)));
    }
    void call(const rules::SetPrivilegedBelow &op)
    {
        add(QStringLiteral("sysctl net.ipv4.ip_unprivileged_port_start=%1").arg(op.start));
    }
    void call(const rules::AddAddress &op)
    {
        add(QStringLiteral("ip address add %1/%2 dev %3")
                .arg(op.address.toString(), QString::number(op.prefixLength), m_model.names().name(op.interface)));
    }
    void call(const rules::AddInterfacePair &op)
    {
        add(QStringLiteral("ip link add %1 type veth peer name %2")
                .arg(m_model.names().name(op.first), m_model.names().name(op.second)));
    }

    const script::Predictor &m_model;
    std::optional<rules::SocketId> m_own;
    QStringList m_lines;
};

// The port that a filter of ss asks for, and on which side it stands.
struct Filter {
    std::optional<Port> port;
    bool isPeer = false;
    Transport transport = Transport::Tcp;
};

void look(Filter &filter, const rules::Operation &operation)
{
    std::visit(Overloaded{[&](const rules::CreateSocket &op) { filter.transport = op.transport; },
                          [&](const rules::Bind &op) { filter.port = op.local.port; },
                          [&](const rules::Connect &op) {
                              filter.port = op.peer.port;
                              filter.isPeer = true;
                          },
                          [](const auto &) {}},
               operation);
}

std::vector<rules::Operation> operationsOf(const script::Statement &statement, script::Predictor &model)
{
    script::Names names = model.names();
    script::Lookups lookups;
    lookups.session = [&model](rules::SocketId listener, quint32 n) {
        return model.state(rules::hostOf(listener)).session(listener, n);
    };
    auto operations = script::lower(statement, names, lookups);
    return operations ? std::move(*operations) : std::vector<rules::Operation>();
}

} // namespace

QStringList systemCalls(const script::Statement &statement, const script::Predictor &model)
{
    script::Predictor after = model;
    CallWriter writer(after);
    const std::vector<rules::Operation> operations = operationsOf(statement, after);
    static_cast<void>(after.step(statement)); // names for what is new
    for (const rules::Operation &operation : operations)
        writer.write(operation);
    return writer.lines();
}

QString ssCommand(const script::Statement &statement, const script::Predictor &model)
{
    script::Predictor copy = model;
    Filter filter;
    for (const rules::Operation &operation : operationsOf(statement, copy))
        look(filter, operation);
    if (!filter.port || number(*filter.port) == 0)
        return {};
    return QStringLiteral("ss -%1anp '%2 = :%3'")
        .arg(filter.transport == Transport::Udp ? QStringLiteral("u") : QStringLiteral("t"),
             filter.isPeer ? QStringLiteral("dport") : QStringLiteral("sport"), QString::number(number(*filter.port)));
}

} // namespace quay
