// SPDX-License-Identifier: MIT
#include "lab/agent/netlink.h"

#include "lab/agent/isolation.h"

#include <QByteArray>

#include <algorithm>
#include <array>
#include <cstring>

#include <errno.h>
#include <linux/if_addr.h>
#include <linux/if_link.h>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/sock_diag.h>
#include <linux/veth.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sched.h>
#include <sys/socket.h>

namespace quay::lab
{

namespace
{

constexpr int patience = 100000; // times that the kernel is asked whether it is ready

template <typename T>
void append(QByteArray &message, const T &value)
{
    message.append(reinterpret_cast<const char *>(&value), static_cast<qsizetype>(sizeof value));
    message.append(static_cast<qsizetype>(NLMSG_ALIGN(sizeof value) - sizeof value), '\0');
}

template <typename T>
[[nodiscard]] QByteArray request(quint16 type, quint16 flags, const T &body)
{
    nlmsghdr header{};
    header.nlmsg_type = type;
    header.nlmsg_flags = static_cast<quint16>(NLM_F_REQUEST | flags);
    QByteArray message;
    append(message, header);
    append(message, body);
    return message;
}

[[nodiscard]] QByteArray attribute(quint16 type, const QByteArray &value)
{
    rtattr header{};
    header.rta_type = type;
    header.rta_len = static_cast<quint16>(RTA_LENGTH(static_cast<quint32>(value.size())));
    QByteArray bytes;
    append(bytes, header);
    bytes += value;
    bytes.append(static_cast<qsizetype>(RTA_ALIGN(header.rta_len)) - bytes.size(), '\0');
    return bytes;
}

[[nodiscard]] QByteArray nameAttribute(const char *name) { return attribute(IFLA_IFNAME, QByteArray(name) + '\0'); }

// `neighbour`: the process in whose network the second one shall be; 0: in the present one.
[[nodiscard]] QByteArray pairRequest(const char *first, const char *second, pid_t neighbour)
{
    QByteArray peer;
    append(peer, ifinfomsg{});
    peer += nameAttribute(second);
    if (neighbour != 0) {
        const auto pid = static_cast<quint32>(neighbour);
        peer += attribute(IFLA_NET_NS_PID, QByteArray(reinterpret_cast<const char *>(&pid), sizeof pid));
    }
    const QByteArray kind = attribute(IFLA_INFO_KIND, "veth");
    const QByteArray data = attribute(IFLA_INFO_DATA, attribute(VETH_INFO_PEER, peer));
    return request(RTM_NEWLINK, NLM_F_ACK | NLM_F_CREATE | NLM_F_EXCL, ifinfomsg{}) + nameAttribute(first) +
           attribute(IFLA_LINKINFO, kind + data);
}

// Sends the message with its length filled in; one datagram of the answer.
[[nodiscard]] QByteArray converse(int fd, QByteArray message)
{
    const auto length = static_cast<quint32>(message.size());
    std::memcpy(message.data() + offsetof(nlmsghdr, nlmsg_len), &length, sizeof length);
    if (::send(fd, message.constData(), static_cast<std::size_t>(message.size()), 0) != message.size())
        return {};
    QByteArray answer(16384, Qt::Uninitialized);
    answer.resize(std::max<qsizetype>(0, ::recv(fd, answer.data(), static_cast<std::size_t>(answer.size()), 0)));
    return answer;
}

template <typename T>
[[nodiscard]] std::optional<T> copyAt(const QByteArray &bytes, qsizetype offset)
{
    if (bytes.size() < offset + static_cast<qsizetype>(sizeof(T)))
        return std::nullopt;
    T value{};
    std::memcpy(&value, bytes.constData() + offset, sizeof value);
    return value;
}

[[nodiscard]] int acknowledged(const QByteArray &answer)
{
    const auto header = copyAt<nlmsghdr>(answer, 0);
    const auto error = copyAt<nlmsgerr>(answer, NLMSG_HDRLEN);
    if (!header || !error || header->nlmsg_type != NLMSG_ERROR)
        return EPROTO;
    return -error->error;
}

[[nodiscard]] bool isRunning(const QByteArray &link)
{
    const auto header = copyAt<nlmsghdr>(link, 0);
    if (!header || header->nlmsg_type != RTM_NEWLINK)
        return false;
    qsizetype at = NLMSG_HDRLEN + static_cast<qsizetype>(NLMSG_ALIGN(sizeof(ifinfomsg)));
    while (const auto part = copyAt<rtattr>(link, at)) {
        if (part->rta_type == IFLA_QDISC)
            return !link.mid(at + static_cast<qsizetype>(RTA_LENGTH(0))).startsWith(QByteArrayView("noop\0", 5));
        if (part->rta_len < RTA_LENGTH(0))
            break;
        at += static_cast<qsizetype>(RTA_ALIGN(part->rta_len));
    }
    return false;
}

} // namespace

RouteSocket::RouteSocket() : m_socket(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE)) {}

int RouteSocket::request(const QByteArray &message) { return acknowledged(converse(m_socket.get(), message)); }

int RouteSocket::addPair(const char *first, const char *second)
{
    if (const int error = request(pairRequest(first, second, 0)); error != 0)
        return error;
    for (const char *name : {first, second}) {
        if (const int error = setUp(name); error != 0)
            return error;
    }
    for (const char *name : {first, second}) {
        if (const int error = waitUntilRunning(name); error != 0)
            return error;
    }
    return 0;
}

int RouteSocket::addPair(const char *first, const char *second, pid_t neighbour)
{
    if (const int error = request(pairRequest(first, second, neighbour)); error != 0)
        return error;
    if (const int error = setUp(first); error != 0)
        return error;
    {
        const InNetworkOf there(neighbour);
        if (there.error() != 0)
            return there.error();
        RouteSocket socket;
        if (const int error = socket.setUp(second); error != 0)
            return error;
        if (const int error = socket.waitUntilRunning(second); error != 0)
            return error;
    }
    return waitUntilRunning(first);
}

int RouteSocket::setUp(const char *name)
{
    ifinfomsg link{};
    link.ifi_index = static_cast<int>(::if_nametoindex(name));
    link.ifi_flags = IFF_UP;
    link.ifi_change = IFF_UP;
    return request(lab::request(RTM_NEWLINK, NLM_F_ACK, link));
}

int RouteSocket::waitUntilRunning(const char *name)
{
    // The kernel attaches the queue of a new interface from a work queue; until then it drops what is sent.
    ifinfomsg link{};
    link.ifi_index = static_cast<int>(::if_nametoindex(name));
    for (int asked = 0; asked < patience; ++asked) {
        if (isRunning(converse(m_socket.get(), lab::request(RTM_GETLINK, 0, link))))
            return 0;
        ::sched_yield();
    }
    return ETIMEDOUT;
}

int RouteSocket::addAddress(int interfaceIndex, const Address &address, quint8 prefixLength)
{
    const bool v4 = address.family() == Family::V4;
    ifaddrmsg body{};
    body.ifa_family = v4 ? AF_INET : AF_INET6;
    body.ifa_prefixlen = prefixLength;
    body.ifa_flags = v4 ? 0 : IFA_F_NODAD;
    body.ifa_index = static_cast<quint32>(interfaceIndex);
    const QByteArray bytes(reinterpret_cast<const char *>(address.bytes().data()), v4 ? 4 : 16);
    const int error = request(lab::request(RTM_NEWADDR, NLM_F_ACK | NLM_F_CREATE | NLM_F_EXCL, body) +
                              attribute(IFA_LOCAL, bytes) + attribute(IFA_ADDRESS, bytes));
    return error != 0 || v4 ? error : waitUntilLocal(address);
}

int RouteSocket::waitUntilLocal(const Address &address)
{
    // The kernel makes the route of a new IPv6 address in a work queue; until then packets to it leave the host.
    rtmsg body{};
    body.rtm_family = AF_INET6;
    body.rtm_dst_len = 128;
    const QByteArray bytes(reinterpret_cast<const char *>(address.bytes().data()), 16);
    for (int asked = 0; asked < patience; ++asked) {
        const QByteArray answer =
            converse(m_socket.get(), lab::request(RTM_GETROUTE, 0, body) + attribute(RTA_DST, bytes));
        const auto header = copyAt<nlmsghdr>(answer, 0);
        const auto route = copyAt<rtmsg>(answer, NLMSG_HDRLEN);
        if (header && route && header->nlmsg_type == RTM_NEWROUTE && route->rtm_type == RTN_LOCAL)
            return 0;
        ::sched_yield();
    }
    return ETIMEDOUT;
}

DiagSocket::DiagSocket() : m_socket(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG)) {}

std::optional<TcpEntry> DiagSocket::find(const Endpoint &local, const Endpoint &peer, int deviceIndex) const
{
    inet_diag_req_v2 body{};
    body.sdiag_family = local.address.family() == Family::V4 ? AF_INET : AF_INET6;
    body.sdiag_protocol = IPPROTO_TCP;
    body.idiag_states = ~0U;
    body.id.idiag_sport = htons(number(local.port));
    body.id.idiag_dport = htons(number(peer.port));
    std::memcpy(body.id.idiag_src, local.address.bytes().data(), sizeof body.id.idiag_src);
    std::memcpy(body.id.idiag_dst, peer.address.bytes().data(), sizeof body.id.idiag_dst);
    body.id.idiag_if = static_cast<quint32>(deviceIndex);
    body.id.idiag_cookie[0] = INET_DIAG_NOCOOKIE;
    body.id.idiag_cookie[1] = INET_DIAG_NOCOOKIE;
    const QByteArray answer = converse(m_socket.get(), request(SOCK_DIAG_BY_FAMILY, 0, body));
    const auto header = copyAt<nlmsghdr>(answer, 0);
    const auto entry = copyAt<inet_diag_msg>(answer, NLMSG_HDRLEN);
    if (!header || !entry || header->nlmsg_type != SOCK_DIAG_BY_FAMILY)
        return std::nullopt;
    if (entry->id.idiag_dport != body.id.idiag_dport)
        return std::nullopt; // the listener on that port, which the kernel shows when there is no such connection
    return TcpEntry{entry->idiag_state, entry->idiag_timer, entry->idiag_expires,
                    entry->id.idiag_cookie[0] | quint64{entry->id.idiag_cookie[1]} << 32U};
}

} // namespace quay::lab
