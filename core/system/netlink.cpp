// SPDX-License-Identifier: MIT
#include "system/netlink.h"

#include "system/diagparser.h"

#include <cerrno>
#include <utility>

#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/nsfs.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
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

int DiagSocket::request(Protocol protocol, Family family)
{
    struct {
        nlmsghdr header;
        inet_diag_req_v2 body;
    } message{};
    message.header.nlmsg_len = sizeof message;
    message.header.nlmsg_type = SOCK_DIAG_BY_FAMILY;
    message.header.nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
    message.header.nlmsg_seq = ++m_sequence;
    message.body.sdiag_family = family == Family::V4 ? AF_INET : AF_INET6;
    message.body.sdiag_protocol = ipProtocolOf(protocol);
    message.body.idiag_states = allStates;
    return ::send(m_fd.get(), &message, sizeof message, 0) == ssize_t{sizeof message} ? 0 : errno;
}

Result<DiagSocket::Table, int> DiagSocket::dump(Protocol protocol, Family family)
{
    if (const int error = request(protocol, family); error != 0)
        return failure(int{error});
    DiagParser parser(protocol, m_sequence);
    while (!parser.isDone()) {
        sockaddr_nl sender{};
        socklen_t senderSize = sizeof sender;
        const ssize_t size = ::recvfrom(m_fd.get(), m_buffer.data(), m_buffer.size(), MSG_TRUNC,
                                        reinterpret_cast<sockaddr *>(&sender), &senderSize);
        if (size < 0 && errno == EINTR)
            continue;
        if (size < 0)
            return failure(int{errno});
        const auto length = static_cast<std::size_t>(size);
        if (length == 0 || length > m_buffer.size())
            return failure(int{EMSGSIZE});
        if (senderSize == sizeof sender && sender.nl_pid == 0) // from the kernel, not from another program
            parser.read(std::span<const std::byte>(m_buffer).first(length));
    }
    if (parser.error() != 0)
        return failure(int{parser.error()});
    return Table{parser.takeSockets(), parser.isInterrupted()};
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
