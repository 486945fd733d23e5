// SPDX-License-Identifier: MIT
#include "system/netlink.h"

#include "system/diagparser.h"

#include <cerrno>
#include <iterator>
#include <utility>

#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/nsfs.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

namespace quay::system
{

namespace
{

// The kernel fills at most 32 KiB a datagram (net/netlink/af_netlink.c, netlink_dump).
constexpr std::size_t bufferSize = 64 * 1024;
// Every state there is, and those to come. TCP_BOUND_INACTIVE (13) is told only to those who ask for it.
constexpr quint32 allStates = ~quint32{0};

template <typename Body>
struct Request {
    Request(quint16 type, quint32 sequence)
    {
        header.nlmsg_len = sizeof *this;
        header.nlmsg_type = type;
        header.nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
        header.nlmsg_seq = sequence;
    }
    nlmsghdr header{};
    Body body{};
};

quint8 ipProtocolOf(Protocol protocol)
{
    switch (protocol) {
    case Protocol::Tcp:
        return IPPROTO_TCP;
    case Protocol::Udp:
        return IPPROTO_UDP;
    case Protocol::Sctp:
        return IPPROTO_SCTP;
    case Protocol::Dccp:
        return IPPROTO_DCCP;
    case Protocol::Raw:
        return IPPROTO_RAW;
    }
    Q_UNREACHABLE();
}

} // namespace

DiagSocket::DiagSocket(UniqueFd fd) : m_buffer(bufferSize), m_fd(std::move(fd)) {}

Result<DiagSocket, int> DiagSocket::open()
{
    UniqueFd fd(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG));
    if (!fd.isOpen())
        return failure(int{errno});
    return DiagSocket(std::move(fd));
}

int DiagSocket::send(std::span<const std::byte> message)
{
    return ::send(m_fd.get(), message.data(), message.size(), 0) == std::ssize(message) ? 0 : errno;
}

int DiagSocket::list(Protocol protocol, Family family)
{
    Request<inet_diag_req_v2> request(SOCK_DIAG_BY_FAMILY, ++m_sequence);
    request.body.sdiag_family = family == Family::V4 ? AF_INET : AF_INET6;
    request.body.sdiag_protocol = ipProtocolOf(protocol);
    request.body.idiag_states = allStates;
    const int error = send(std::as_bytes(std::span(&request, 1)));
    return error != 0 ? error : receive(protocol);
}

// The older form of the request takes no notice of the family (net/ipv4/inet_diag.c, inet_diag_dump_compat).
int DiagSocket::listTcp(TcpPart part)
{
    constexpr quint32 listening = 1U << TCP_LISTEN;
    Request<inet_diag_req> request(TCPDIAG_GETSOCK, ++m_sequence);
    request.body.idiag_family = AF_INET;
    request.body.idiag_states = part == TcpPart::Listeners ? listening : allStates & ~listening;
    const int error = send(std::as_bytes(std::span(&request, 1)));
    return error != 0 ? error : receive(Protocol::Tcp);
}

void DiagSocket::add(std::vector<SocketRecord> sockets)
{
    m_sockets.insert(m_sockets.end(), std::move_iterator(sockets.begin()), std::move_iterator(sockets.end()));
}

int DiagSocket::receive(Protocol protocol)
{
    DiagParser parser(protocol, m_sequence, std::move(m_sockets));
    int error = 0;
    while (error == 0 && !parser.isDone()) {
        sockaddr_nl sender{};
        socklen_t senderSize = sizeof sender;
        const ssize_t size = ::recvfrom(m_fd.get(), m_buffer.data(), m_buffer.size(), MSG_TRUNC,
                                        reinterpret_cast<sockaddr *>(&sender), &senderSize);
        if (size < 0)
            error = errno == EINTR ? 0 : errno;
        else if (size == 0 || static_cast<std::size_t>(size) > m_buffer.size())
            error = EMSGSIZE;
        else if (senderSize == sizeof sender && sender.nl_pid == 0) // from the kernel, not from another program
            parser.read(std::span<const std::byte>(m_buffer).first(static_cast<std::size_t>(size)));
    }
    error = error != 0 ? error : parser.error();
    m_sockets = error == 0 ? parser.takeSockets() : parser.takeEarlierSockets();
    return error;
}

bool networkObeysUs(const UniqueFd &network)
{
    if (!network.isOpen())
        return true;
    // EPERM: the user namespace that made it is one outside of ours. ENOTTY: the kernel cannot tell (before Linux 4.9).
    const UniqueFd owner(::ioctl(network.get(), NS_GET_USERNS));
    return owner.isOpen() || errno == ENOTTY;
}

} // namespace quay::system
