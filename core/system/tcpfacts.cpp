// SPDX-License-Identifier: MIT
#include "system/tcpfacts.h"

#include "base/uniquefd.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <cstring>

#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace quay::system
{

namespace
{

using Bytes = std::span<const std::byte>;

struct Request {
    nlmsghdr header{};
    inet_diag_req_v2 body{};
};

template <typename T>
T copyOut(Bytes bytes) // what is missing at the end stays zero
{
    T value{};
    std::memcpy(&value, bytes.data(), std::min(bytes.size(), sizeof value));
    return value;
}

constexpr std::size_t aligned(std::size_t length) { return (length + 3) & ~std::size_t{3}; }

constexpr quint8 wish(int attribute) { return static_cast<quint8>(1U << static_cast<unsigned>(attribute - 1)); }

Request requestFor(const SocketRecord &socket)
{
    Request request;
    request.header.nlmsg_len = sizeof request;
    request.header.nlmsg_type = SOCK_DIAG_BY_FAMILY;
    request.header.nlmsg_flags = NLM_F_REQUEST;
    request.body.sdiag_family = socket.family() == Family::V4 ? AF_INET : AF_INET6;
    request.body.sdiag_protocol = IPPROTO_TCP;
    request.body.idiag_ext = wish(INET_DIAG_INFO) | wish(INET_DIAG_CONG);
    request.body.idiag_states = ~quint32{0};
    inet_diag_sockid &id = request.body.id;
    id.idiag_sport = qToBigEndian(number(socket.local.port));
    id.idiag_dport = qToBigEndian(number(socket.peer.port));
    std::memcpy(id.idiag_src, socket.local.address.bytes().data(), sizeof id.idiag_src);
    std::memcpy(id.idiag_dst, socket.peer.address.bytes().data(), sizeof id.idiag_dst);
    id.idiag_if = socket.interfaceIndex;
    const auto cookie = static_cast<quint64>(socket.id);
    id.idiag_cookie[0] = static_cast<quint32>(cookie);
    id.idiag_cookie[1] = static_cast<quint32>(cookie >> 32);
    return request;
}

void read(TcpFacts &facts, Bytes value)
{
    const auto info = copyOut<tcp_info>(value);
    facts.roundTripMicroseconds = info.tcpi_rtt;
    facts.roundTripVariation = info.tcpi_rttvar;
    facts.retransmissionTimeout = info.tcpi_rto;
    facts.sendSegment = info.tcpi_snd_mss;
    facts.receiveSegment = info.tcpi_rcv_mss;
    facts.pathMtu = info.tcpi_pmtu;
    facts.congestionWindow = info.tcpi_snd_cwnd;
    facts.retransmissions = info.tcpi_total_retrans;
    facts.millisecondsSinceSent = info.tcpi_last_data_sent;
    facts.millisecondsSinceReceived = info.tcpi_last_data_recv;
    facts.bytesAcknowledged = info.tcpi_bytes_acked;
    facts.bytesReceived = info.tcpi_bytes_received;
}

} // namespace

std::optional<TcpFacts> parseTcpFacts(Bytes datagram)
{
    constexpr std::size_t head = sizeof(nlmsghdr) + sizeof(inet_diag_msg);
    if (datagram.size() < head)
        return std::nullopt;
    const auto header = copyOut<nlmsghdr>(datagram);
    if (header.nlmsg_type != SOCK_DIAG_BY_FAMILY || header.nlmsg_len < head || header.nlmsg_len > datagram.size())
        return std::nullopt;
    TcpFacts facts;
    bool isTold = false;
    Bytes rest = datagram.first(header.nlmsg_len).subspan(head);
    while (rest.size() >= sizeof(nlattr)) {
        const auto attribute = copyOut<nlattr>(rest);
        if (attribute.nla_len < sizeof attribute || attribute.nla_len > rest.size())
            break;
        const Bytes value = rest.subspan(sizeof attribute, attribute.nla_len - sizeof attribute);
        if (attribute.nla_type == INET_DIAG_INFO) {
            read(facts, value);
            isTold = true;
        } else if (attribute.nla_type == INET_DIAG_CONG) {
            const QByteArray name(reinterpret_cast<const char *>(value.data()), std::ssize(value));
            facts.congestionControl = name.left(std::max<qsizetype>(0, name.indexOf('\0')));
        }
        rest = rest.subspan(std::min(aligned(attribute.nla_len), rest.size()));
    }
    return isTold ? std::optional(facts) : std::nullopt;
}

std::optional<TcpFacts> askTcpFacts(const SocketRecord &socket)
{
    if (socket.protocol != Protocol::Tcp || !socket.hasPeer())
        return std::nullopt;
    const UniqueFd fd(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG));
    const Request request = requestFor(socket);
    if (!fd.isOpen() || ::send(fd.get(), &request, sizeof request, 0) != sizeof request)
        return std::nullopt;
    std::array<std::byte, 8192> buffer{};
    sockaddr_nl sender{};
    socklen_t senderSize = sizeof sender;
    const ssize_t size = ::recvfrom(fd.get(), buffer.data(), buffer.size(), MSG_DONTWAIT,
                                    reinterpret_cast<sockaddr *>(&sender), &senderSize);
    if (size <= 0 || sender.nl_pid != 0) // not from the kernel
        return std::nullopt;
    return parseTcpFacts(Bytes(buffer).first(static_cast<std::size_t>(size)));
}

} // namespace quay::system
