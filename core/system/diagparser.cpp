// SPDX-License-Identifier: MIT
#include "system/diagparser.h"

#include <QtEndian>

#include <cstring>
#include <limits>

#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>

namespace quay::system
{

namespace
{

using Bytes = std::span<const std::byte>;

constexpr quint8 familyV4 = 2; // AF_INET; <sys/socket.h> is for files that make system calls
constexpr quint8 familyV6 = 10;
constexpr unsigned typeBits = 0x3fff; // NLA_TYPE_MASK; above are flags

// Precondition: bytes holds at least sizeof(T).
template <typename T>
T copyOut(Bytes bytes)
{
    T value;
    std::memcpy(&value, bytes.data(), sizeof value);
    return value;
}

// Messages and attributes begin at multiples of four (NLMSG_ALIGN, NLA_ALIGN).
constexpr std::size_t aligned(std::size_t length) { return (length + 3) & ~std::size_t{3}; }

Bytes after(Bytes bytes, std::size_t length) { return bytes.subspan(std::min(aligned(length), bytes.size())); }

template <typename Words>
Address addressOf(const Words &words, quint8 family)
{
    std::array<quint8, 16> bytes{};
    static_assert(sizeof words == sizeof bytes);
    std::memcpy(bytes.data(), &words, sizeof words);
    return family == familyV4 ? Address::v4(bytes[0], bytes[1], bytes[2], bytes[3]) : Address::v6(bytes);
}

// SCTP tells addresses as an array of sockaddr_storage; the first is shown.
constexpr std::size_t socketAddressSize = 128;

std::optional<Address> firstAddress(Bytes value)
{
    if (value.size() < socketAddressSize)
        return std::nullopt;
    const auto family = copyOut<quint16>(value);
    if (family == familyV4) { // sockaddr_in: the address after family and port
        const auto a = copyOut<std::array<quint8, 4>>(value.subspan(4));
        return Address::v4(a[0], a[1], a[2], a[3]);
    }
    if (family == familyV6) // sockaddr_in6: after family, port and flow
        return Address::v6(copyOut<std::array<quint8, 16>>(value.subspan(8)));
    return std::nullopt;
}

Timer timerOf(const inet_diag_msg &message)
{
    constexpr std::array kinds{TimerKind::None, TimerKind::Retransmit, TimerKind::KeepAlive, TimerKind::TimeWait,
                               TimerKind::ZeroWindowProbe};
    Timer timer;
    if (message.idiag_timer < kinds.size())
        timer.kind = kinds[message.idiag_timer];
    timer.retransmits = message.idiag_retrans;
    // A timer that should have fired already comes as a negative number.
    if (timer.kind != TimerKind::None && message.idiag_expires <= quint32{std::numeric_limits<qint32>::max()})
        timer.milliseconds = message.idiag_expires;
    return timer;
}

SocketRecord recordOf(const inet_diag_msg &message, Protocol protocol)
{
    SocketRecord socket;
    const quint64 high = message.id.idiag_cookie[1];
    socket.id = SocketId{high << 32 | message.id.idiag_cookie[0]};
    socket.local.address = addressOf(message.id.idiag_src, message.idiag_family);
    socket.peer.address = addressOf(message.id.idiag_dst, message.idiag_family);
    socket.local.port = Port{qFromBigEndian(message.id.idiag_sport)};
    socket.peer.port = Port{qFromBigEndian(message.id.idiag_dport)};
    socket.protocol = protocol;
    socket.state = stateOf(message.idiag_state, protocol);
    socket.timer = timerOf(message);
    socket.interfaceIndex = message.id.idiag_if;
    socket.receiveQueue = message.idiag_rqueue;
    socket.sendQueue = message.idiag_wqueue;
    socket.uid = message.idiag_uid;
    socket.inode = message.idiag_inode;
    return socket;
}

void applyAttribute(SocketRecord &socket, const inet_diag_msg &message, quint16 type, Bytes value)
{
    switch (type) {
    case INET_DIAG_SKV6ONLY:
        if (!value.empty() && message.idiag_family == familyV6)
            socket.isV6Only = value[0] != std::byte{0};
        break;
    case INET_DIAG_PROTOCOL:
        if (!value.empty() && socket.protocol == Protocol::Raw)
            socket.ipProtocol = static_cast<quint8>(value[0]);
        break;
    case INET_DIAG_LOCALS:
        socket.local.address = firstAddress(value).value_or(socket.local.address);
        break;
    case INET_DIAG_PEERS: // an association; an endpoint has none
        socket.peer.address = firstAddress(value).value_or(socket.peer.address);
        if (socket.protocol == Protocol::Sctp)
            socket.state = associationStateOf(message.idiag_state);
        break;
    default:
        break;
    }
}

} // namespace

void DiagParser::read(Bytes datagram)
{
    while (!m_isDone && !datagram.empty()) {
        if (datagram.size() < sizeof(nlmsghdr)) {
            m_isDamaged = true;
            return;
        }
        const auto header = copyOut<nlmsghdr>(datagram);
        if (header.nlmsg_len < sizeof header || header.nlmsg_len > datagram.size()) {
            m_isDamaged = true;
            return;
        }
        if (header.nlmsg_seq == m_sequence)
            readMessage(datagram.subspan(sizeof header, header.nlmsg_len - sizeof header), header.nlmsg_type);
        datagram = after(datagram, header.nlmsg_len);
    }
}

std::vector<SocketRecord> DiagParser::takeEarlierSockets()
{
    m_sockets.resize(m_earlier);
    return takeSockets();
}

void DiagParser::readMessage(Bytes payload, quint16 type)
{
    if (type == NLMSG_DONE || type == NLMSG_ERROR)
        finish(payload);
    else if (type == SOCK_DIAG_BY_FAMILY || type == TCPDIAG_GETSOCK)
        readSocket(payload);
}

void DiagParser::finish(Bytes payload)
{
    m_isDone = true;
    if (payload.size() < sizeof(qint32)) {
        m_isDamaged = true;
        return;
    }
    const auto code = copyOut<qint32>(payload); // an errno, negated
    m_error = code < 0 && code > std::numeric_limits<qint32>::min() ? -code : 0;
}

void DiagParser::readSocket(Bytes payload)
{
    if (payload.size() < sizeof(inet_diag_msg)) {
        m_isDamaged = true;
        return;
    }
    const auto message = copyOut<inet_diag_msg>(payload);
    if (message.idiag_family != familyV4 && message.idiag_family != familyV6) {
        m_isDamaged = true;
        return;
    }
    SocketRecord socket = recordOf(message, m_protocol);
    for (Bytes rest = after(payload, sizeof message); rest.size() >= sizeof(nlattr);) {
        const auto attribute = copyOut<nlattr>(rest);
        if (attribute.nla_len < sizeof attribute || attribute.nla_len > rest.size()) {
            m_isDamaged = true;
            break;
        }
        applyAttribute(socket, message, static_cast<quint16>(attribute.nla_type & typeBits),
                       rest.subspan(sizeof attribute, attribute.nla_len - sizeof attribute));
        rest = after(rest, attribute.nla_len);
    }
    if (m_protocol == Protocol::Raw) { // its number stands where the others have their port
        if (socket.ipProtocol == 0)
            socket.ipProtocol = static_cast<quint8>(number(socket.local.port));
        socket.local.port = socket.peer.port = Port{};
    }
    m_sockets.push_back(std::move(socket));
}

} // namespace quay::system
