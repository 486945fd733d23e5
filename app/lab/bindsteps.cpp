// SPDX-License-Identifier: MIT
#include "lab/bindsteps.h"

#include "rules/cover.h"

#include <algorithm>
#include <array>

namespace quay
{

using namespace rules;

namespace
{

constexpr int mostOthers = 4; // that are told of one by one

// The questions in the kernel's order.
enum class Question : quint8 { Address, Privilege, Second, Others };
constexpr std::array orderV4{Question::Address, Question::Privilege, Question::Second, Question::Others};
constexpr std::array orderV6{Question::Privilege, Question::Second, Question::Address, Question::Others};

// Which question was the last.
Question decidedBy(Rule rule)
{
    switch (rule) {
    case Rule::AddressNotOfThisHost:
    case Rule::WrongAddressFamily:
    case Rule::MulticastForTcp:
    case Rule::LinkLocalNeedsScope:
    case Rule::MappedOnV6Only:
    case Rule::LoopbackOtherDevice:
    case Rule::NoSuchDevice:
        return Question::Address;
    case Rule::PrivilegedPort:
        return Question::Privilege;
    case Rule::AlreadyBound:
        return Question::Second;
    default:
        return Question::Others;
    }
}

} // namespace

QStringList BindSteps::before(const Bind &bind, const Prediction &prediction) const
{
    const Socket *socket = m_state.find(bind.socket);
    if (socket == nullptr || prediction.rule == Rule::NotAnOpenSocket)
        return {};
    QStringList lines;
    const auto &order = socket->family == Family::V4 ? orderV4 : orderV6;
    const Question last = decidedBy(prediction.rule);
    for (const Question question : order) {
        if (question == Question::Others)
            lines += others(bind, *socket);
        if (question == last)
            break;
        if (question == Question::Address)
            lines += addressStep(bind);
        else if (question == Question::Privilege && bind.local.port != Port{})
            lines += privilegeStep(bind, *socket);
        else if (question == Question::Second)
            lines += tr("The socket has no port yet.");
    }
    return lines;
}

QString BindSteps::addressStep(const Bind &bind) const
{
    const Address address = plain(bind.local.address);
    if (address.isAny())
        return tr("%1 stands for every address of this computer.").arg(bind.local.address.toString());
    if (address.isMulticast())
        return tr("%1 is a multicast group, to which one may bind.").arg(address.toString());
    return tr("%1 is an address of this computer.").arg(bind.local.address.toString());
}

QString BindSteps::privilegeStep(const Bind &bind, const Socket &socket) const
{
    const auto below = m_state.host().settings.privilegedBelow;
    const QString port = QString::number(number(bind.local.port));
    if (number(bind.local.port) >= below)
        return tr("Port %1 is free for every user: it is not below %2.").arg(port, QString::number(below));
    return m_state.host().program(socket.program).mayBindPrivileged
               ? tr("Port %1 is below %2, and the program has the privilege for it.").arg(port, QString::number(below))
               : QString();
}

QStringList BindSteps::others(const Bind &bind, const Socket &socket) const
{
    Socket newcomer = socket;
    newcomer.local = bind.local;
    // Binding to an IPv6 address turns IPV6_V6ONLY on (net/ipv6/af_inet6.c).
    newcomer.v6Only = newcomer.v6Only ||
                      (socket.family == Family::V6 && !bind.local.address.isAny() && !bind.local.address.isV4Mapped());
    QStringList lines;
    int leftOut = 0;
    if (bind.local.port == Port{})
        return lines;
    m_state.onPort(socket.transport, bind.local.port, [&](const Socket &one) {
        if (one.id == socket.id || m_naming.socketOfProgram(one.id).isEmpty())
            return true;
        if (lines.size() < mostOthers)
            lines += other(newcomer, one);
        else
            ++leftOut;
        return true;
    });
    if (leftOut > 0)
        lines += tr("%n more socket(s) have the port, and are asked likewise.", nullptr, leftOut);
    return lines;
}

QString BindSteps::other(const Socket &newcomer, const Socket &other) const
{
    const QString who = m_naming.socketOfProgram(other.id);
    const QString where = other.local.toString();
    if (!overlaps(newcomer, other))
        return tr("%1 has the port on %2, which no packet for %3 is sent to: it is not in the way.",
                  "socket, its end, the new address")
            .arg(who, where, newcomer.local.address.toString());
    if (onDifferentDevices(newcomer, other))
        return tr("%1 has the port on %2, but is tied to another interface: it is not in the way.").arg(who, where);
    const bool listens = other.transport == Transport::Tcp && other.state == SocketState::Listening;
    QStringList parts{listens ? tr("%1 listens on %2, and the two addresses overlap.").arg(who, where)
                              : tr("%1 has the port on %2, and the two addresses overlap.").arg(who, where),
                      option("SO_REUSEADDR", newcomer.reuseAddress, other.reuseAddress)};
    if (listens && newcomer.reuseAddress == Tri::Yes && other.reuseAddress != Tri::No)
        parts += tr("Against a listener that does not count.");
    parts += option("SO_REUSEPORT", newcomer.reusePort, other.reusePort);
    if (newcomer.reusePort == Tri::Yes && other.reusePort == Tri::Yes && newcomer.user != other.user)
        parts += tr("But the sockets are of different users.");
    return parts.join(u' ');
}

QString BindSteps::option(const char *name, Tri here, Tri there)
{
    const QString what = QString::fromLatin1(name);
    if (here == Tri::No)
        return there == Tri::Yes ? tr("%1 is set there, but not here.", "option").arg(what)
                                 : tr("%1 is not set here.", "option").arg(what);
    switch (there) {
    case Tri::Yes:
        return tr("%1 is set on both.", "option").arg(what);
    case Tri::No:
        return tr("%1 is set here, but not there.", "option").arg(what);
    case Tri::Unknown:
        return tr("%1 is set here; whether it is there can't be seen from outside.", "option").arg(what);
    }
    Q_UNREACHABLE();
}

} // namespace quay
