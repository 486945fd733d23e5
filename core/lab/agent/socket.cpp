// SPDX-License-Identifier: MIT
#include "lab/agent/socket.h"

#include "lab/agent/options.h"
#include "lab/agent/sockaddress.h"

#include <algorithm>
#include <array>
#include <cstring>

#include <errno.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>

namespace quay::lab
{

namespace
{

constexpr int siocInQueue = 0x541B;  // SIOCINQ, linux/sockios.h (which doesn't go with sys/ioctl.h everywhere)
constexpr int siocOutQueue = 0x5411; // SIOCOUTQ
constexpr std::size_t datagramsAtOnce = 32;
constexpr std::size_t largestDatagram = 65536;
constexpr int readsAtOnce = 64;
constexpr std::size_t mostSenders = 16; // told apart in one batch

tcp_info tcpInfo(int fd)
{
    tcp_info info{};
    socklen_t length = sizeof info;
    ::getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &length);
    return info;
}

quint32 queue(int fd, unsigned long request)
{
    int bytes = 0;
    return ::ioctl(fd, request, &bytes) == 0 && bytes > 0 ? quint32(bytes) : 0;
}

std::optional<Endpoint> unlessNone(const Endpoint &endpoint)
{
    return endpoint.port == Port{} ? std::nullopt : std::optional(endpoint);
}

// Where datagrams are read to. One for the process: it has one thread.
struct Room {
    std::vector<char> bytes = std::vector<char>(datagramsAtOnce * largestDatagram);
    std::array<sockaddr_storage, datagramsAtOnce> senders{};
    std::array<iovec, datagramsAtOnce> parts{};
    std::array<mmsghdr, datagramsAtOnce> messages{};

    Room()
    {
        for (std::size_t i = 0; i < datagramsAtOnce; ++i) {
            parts[i] = {bytes.data() + i * largestDatagram, largestDatagram};
            messages[i].msg_hdr.msg_name = &senders[i];
            messages[i].msg_hdr.msg_iov = &parts[i];
            messages[i].msg_hdr.msg_iovlen = 1;
        }
    }
};

Room &room()
{
    static Room theRoom;
    return theRoom;
}

Endpoint senderOf(const mmsghdr &message, const sockaddr_storage &storage)
{
    SocketAddress address;
    address.storage = storage;
    address.length = message.msg_hdr.msg_namelen;
    return toEndpoint(address);
}

} // namespace

void Batch::add(const char *data, qsizetype size)
{
    if (messages == 0)
        sample = QByteArray(data, std::min(size, AgentSocket::longestSample));
    else if (alike)
        alike = quint64(size) * messages == bytes &&
                std::memcmp(sample.constData(), data, static_cast<std::size_t>(std::min(size, sample.size()))) == 0;
    ++messages;
    bytes += quint64(size);
}

quint64 AgentSocket::inode() const
{
    struct stat status {
    };
    return ::fstat(fd(), &status) == 0 ? status.st_ino : 0;
}

TcpState AgentSocket::tcpState() const { return isTcp() ? TcpState(tcpInfo(fd()).tcpi_state) : TcpState::None; }

Endpoint AgentSocket::local() const { return localEndpoint(fd()); }

Endpoint AgentSocket::peer() const { return peerEndpoint(fd()); }

int AgentSocket::device() const
{
    int index = 0;
    socklen_t length = sizeof index;
    return ::getsockopt(fd(), SOL_SOCKET, SO_BINDTOIFINDEX, &index, &length) == 0 ? index : 0;
}

SocketFacts AgentSocket::facts(bool withOptions)
{
    noteListening();
    SocketFacts facts;
    facts.socket = m_key;
    facts.listening = listening;
    facts.received = received;
    facts.sent = sent;
    facts.datagrams = datagrams;
    if (isTcp()) {
        const tcp_info info = tcpInfo(fd());
        facts.tcp = TcpState(info.tcpi_state);
        // net/ipv4/tcp.c, tcp_get_info(): of a listener these are its queue and its backlog.
        facts.receiveQueue = listening ? info.tcpi_unacked : queue(fd(), siocInQueue);
        facts.sendQueue = listening ? info.tcpi_sacked : queue(fd(), siocOutQueue);
        askForEnds(facts);
    } else {
        askForEnds(facts);
        std::array<quint32, SK_MEMINFO_VARS> memory{};
        socklen_t length = sizeof memory;
        if (::getsockopt(fd(), SOL_SOCKET, SO_MEMINFO, memory.data(), &length) == 0) {
            facts.receiveQueue = memory[SK_MEMINFO_RMEM_ALLOC];
            facts.sendQueue = memory[SK_MEMINFO_WMEM_ALLOC];
            facts.dropped = memory[SK_MEMINFO_DROPS];
        }
    }
    if (withOptions && std::exchange(optionsChanged, false))
        facts.options = readOptions(fd(), m_family, m_transport);
    return facts;
}

// The ends of a connection stay as they are for as long as there is one.
void AgentSocket::askForEnds(SocketFacts &facts)
{
    const bool isConnected = facts.tcp == TcpState::Established || facts.tcp == TcpState::CloseWait;
    if (isConnected && !isShared && told && told->tcp == TcpState::Established && told->local && told->peer) {
        facts.local = told->local;
        facts.peer = told->peer;
        return;
    }
    facts.local = unlessNone(local());
    facts.peer = unlessNone(peer());
}

void AgentSocket::noteListening()
{
    if (isShared && !listening)
        listening = tcpState() == TcpState::Listen;
}

bool AgentSocket::read() { return isTcp() ? readBytes() : readDatagrams(); }

void AgentSocket::count(const std::optional<Endpoint> &from, const char *data, qsizetype size)
{
    received += quint64(size);
    auto batch = std::find_if(batches.begin(), batches.end(), [&from](const Batch &one) { return one.from == from; });
    if (batch == batches.end()) {
        if (batches.size() < mostSenders)
            batches.emplace_back();
        batch = std::prev(batches.end());
        batch->from = from;
    }
    batch->add(data, size);
}

bool AgentSocket::readBytes()
{
    std::vector<char> &bytes = room().bytes;
    bool hasRead = false;
    for (int i = 0; i < readsAtOnce; ++i) {
        // recv(2) would take an error away that belongs to the program's next call.
        if (queue(fd(), siocInQueue) == 0) {
            if (hasRead && (peerClosed || peerClosedTold))
                acknowledgeEnd();
            else if (hasRead)
                acknowledge();
            return false;
        }
        const ssize_t size = ::recv(fd(), bytes.data(), bytes.size(), MSG_DONTWAIT);
        if (size <= 0)
            return false;
        hasRead = true;
        // What arrives in a row is one text: TCP keeps no boundaries.
        received += quint64(size);
        if (batches.empty())
            batches.emplace_back();
        Batch &batch = batches.back();
        const qsizetype room = std::max<qsizetype>(0, longestSample - batch.sample.size());
        batch.sample.append(bytes.data(), std::min<qsizetype>(room, size));
        ++batch.messages;
        batch.bytes += quint64(size);
        batch.alike = false;
    }
    return true;
}

bool AgentSocket::readDatagrams()
{
    Room &r = room();
    for (int i = 0; i < readsAtOnce; ++i) {
        for (mmsghdr &message : r.messages)
            message.msg_hdr.msg_namelen = sizeof(sockaddr_storage);
        const int count = ::recvmmsg(fd(), r.messages.data(), datagramsAtOnce, MSG_DONTWAIT, nullptr);
        if (count < 0) {
            if (errno == EAGAIN || errno == EINTR)
                return false;
            owedError = trouble = errno;
            continue;
        }
        for (std::size_t at = 0; at < std::size_t(count); ++at) {
            ++datagrams;
            this->count(senderOf(r.messages[at], r.senders[at]), static_cast<const char *>(r.parts[at].iov_base),
                        qsizetype(r.messages[at].msg_len));
        }
        if (std::size_t(count) < datagramsAtOnce)
            return false;
    }
    return true;
}

void AgentSocket::acknowledge() const
{
    const int on = 1;
    ::setsockopt(fd(), IPPROTO_TCP, TCP_QUICKACK, &on, sizeof on);
}

void AgentSocket::acknowledgeEnd() const
{
    // The end of the stream counts as unread data, and while there is some TCP_QUICKACK sends nothing.
    char byte = 0;
    if (tcpState() == TcpState::CloseWait && queue(fd(), siocInQueue) == 0)
        ::recv(fd(), &byte, sizeof byte, MSG_DONTWAIT);
    acknowledge();
}

void AgentSocket::noteError()
{
    if (!isTcp())
        trouble = ECONNREFUSED; // ICMP: port unreachable
    else if (tcpState() == TcpState::Closed)
        trouble = peerClosedTold || peerClosed ? EPIPE : ECONNRESET;
}

} // namespace quay::lab
