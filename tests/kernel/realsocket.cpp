// SPDX-License-Identifier: MIT
#include "realsocket.h"

#include "sockaddress.h"

#include <algorithm>
#include <array>
#include <cstring>

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>

namespace quay::judge
{

namespace
{

constexpr int localPortRange = 51; // IP_LOCAL_PORT_RANGE, Linux 6.3

[[nodiscard]] int errorOf(int result) { return result == 0 ? 0 : errno; }

template <typename T>
[[nodiscard]] int setOption(int fd, int level, int name, const T &value)
{
    return errorOf(::setsockopt(fd, level, name, &value, sizeof value));
}

[[nodiscard]] tcp_info tcpInfo(int fd)
{
    tcp_info info{};
    socklen_t length = sizeof info;
    ::getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &length);
    return info;
}

struct OptionName {
    int level;
    int name;
};

[[nodiscard]] OptionName optionName(rules::Flag flag, Family family)
{
    switch (flag) {
    case rules::Flag::ReuseAddress:
        return {SOL_SOCKET, SO_REUSEADDR};
    case rules::Flag::ReusePort:
        return {SOL_SOCKET, SO_REUSEPORT};
    case rules::Flag::V6Only:
        return {IPPROTO_IPV6, IPV6_V6ONLY};
    case rules::Flag::Broadcast:
        return {SOL_SOCKET, SO_BROADCAST};
    case rules::Flag::FreeBind:
        return family == Family::V4 ? OptionName{IPPROTO_IP, IP_FREEBIND} : OptionName{IPPROTO_IPV6, IPV6_FREEBIND};
    case rules::Flag::BindAddressNoPort:
        return {IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT};
    case rules::Flag::NoDelay:
        return {IPPROTO_TCP, TCP_NODELAY};
    }
    return {-1, -1};
}

} // namespace

int RealSocket::set(rules::Flag flag, bool on) const
{
    const OptionName option = optionName(flag, m_family);
    return setOption(fd(), option.level, option.name, int{on});
}

int RealSocket::setDevice(const QByteArray &name) const
{
    return errorOf(
        ::setsockopt(fd(), SOL_SOCKET, SO_BINDTODEVICE, name.constData(), static_cast<socklen_t>(name.size())));
}

int RealSocket::setPortRange(quint16 low, quint16 high) const
{
    return setOption(fd(), IPPROTO_IP, localPortRange, quint32{high} << 16 | low);
}

int RealSocket::tune(rules::Tuning tuning, int value) const
{
    switch (tuning) {
    case rules::Tuning::ReceiveBuffer:
        return setOption(fd(), SOL_SOCKET, SO_RCVBUF, value);
    case rules::Tuning::SendBuffer:
        return setOption(fd(), SOL_SOCKET, SO_SNDBUF, value);
    case rules::Tuning::TimeToLive:
        return setOption(fd(), IPPROTO_IP, IP_TTL, value);
    }
    return EINVAL;
}

int RealSocket::setMembership(const Address &group, int device, bool member) const
{
    if (group.family() == Family::V4) {
        ip_mreqn request{};
        std::memcpy(&request.imr_multiaddr, group.bytes().data(), sizeof request.imr_multiaddr);
        request.imr_ifindex = device;
        return setOption(fd(), IPPROTO_IP, member ? IP_ADD_MEMBERSHIP : IP_DROP_MEMBERSHIP, request);
    }
    ipv6_mreq request{};
    std::memcpy(&request.ipv6mr_multiaddr, group.bytes().data(), sizeof request.ipv6mr_multiaddr);
    request.ipv6mr_interface = static_cast<quint32>(device);
    return setOption(fd(), IPPROTO_IPV6, member ? IPV6_JOIN_GROUP : IPV6_LEAVE_GROUP, request);
}

int RealSocket::bind(const Endpoint &local, int scope) const
{
    const SocketAddress address = toSocketAddress(local, scope);
    return errorOf(::bind(fd(), address.get(), address.length));
}

int RealSocket::listen(int backlog)
{
    const int error = errorOf(::listen(fd(), backlog));
    listening = listening || error == 0;
    return error;
}

int RealSocket::connect(const Endpoint &peer, int scope) const
{
    const SocketAddress address = toSocketAddress(peer, scope);
    return errorOf(::connect(fd(), address.get(), address.length));
}

int RealSocket::disconnect() const
{
    sockaddr nobody{};
    nobody.sa_family = AF_UNSPEC;
    return errorOf(::connect(fd(), &nobody, sizeof nobody));
}

int RealSocket::send(const std::optional<Endpoint> &to, int scope, const QByteArray &message)
{
    const SocketAddress address = to ? toSocketAddress(*to, scope) : SocketAddress{};
    const sockaddr *const destination = to ? address.get() : nullptr;
    if (*m_owedError != 0) {
        // Everything but the sending: what fails before the waiting error is told fails now (net/ipv4/udp.c).
        constexpr int onlyTry = MSG_CONFIRM | MSG_PROXY | MSG_NOSIGNAL | MSG_DONTWAIT;
        if (::sendto(fd(), nullptr, 0, onlyTry, destination, address.length) < 0)
            return errno;
        return std::exchange(*m_owedError, 0);
    }
    const ssize_t sent = ::sendto(fd(), message.constData(), static_cast<std::size_t>(message.size()),
                                  MSG_NOSIGNAL | MSG_DONTWAIT, destination, address.length);
    if (sent < 0)
        return errno;
    return sent == message.size() ? 0 : EMSGSIZE;
}

int RealSocket::shutdownSending() const { return errorOf(::shutdown(fd(), SHUT_WR)); }

int RealSocket::lingerZero() const { return setOption(fd(), SOL_SOCKET, SO_LINGER, linger{1, 0}); }

void RealSocket::sendAtOnce() const
{
    if (isTcp()) [[maybe_unused]]
        const int error = setOption(fd(), IPPROTO_TCP, TCP_NODELAY, 1);
}

void RealSocket::acknowledgeNow() const
{
    // The end of the stream counts as unread data, and while there is some TCP_QUICKACK sends nothing.
    char byte = 0;
    if (tcpState() == TCP_CLOSE_WAIT && !hasInput())
        ::recv(fd(), &byte, sizeof byte, MSG_DONTWAIT);
    [[maybe_unused]] const int error = setOption(fd(), IPPROTO_TCP, TCP_QUICKACK, 1);
}

void RealSocket::close()
{
    m_lastPort = local().port;
    m_fd.reset();
}

Descriptor RealSocket::accept() const
{
    return Descriptor(::accept4(fd(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
}

quint32 RealSocket::queueLength() const { return listening ? tcpInfo(fd()).tcpi_unacked : 0; }

bool RealSocket::hasInput() const
{
    if (isTcp()) {
        int bytes = 0;
        return ::ioctl(fd(), FIONREAD, &bytes) == 0 && bytes > 0;
    }
    pollfd input{fd(), POLLIN, 0};
    return ::poll(&input, 1, 0) == 1 && (input.revents & POLLIN) != 0;
}

bool RealSocket::hasError() const
{
    pollfd input{fd(), 0, 0};
    return *m_owedError != 0 || (::poll(&input, 1, 0) == 1 && (input.revents & POLLERR) != 0);
}

quint32 RealSocket::receive(const QByteArray &message)
{
    if (!isOpen() || listening || !hasInput())
        return 0;
    return isTcp() ? receiveBytes(message) : receiveDatagrams(message);
}

namespace
{

constexpr quint32 foreign = 1000; // what a message of another content counts

} // namespace

quint32 RealSocket::receiveDatagrams(const QByteArray &message)
{
    // Reading takes an error away that waits for the program's next call. A program that sends would get it then.
    std::array<char, 65536> bytes;
    quint32 count = 0;
    while (hasInput()) {
        const ssize_t size = ::recv(fd(), bytes.data(), bytes.size(), MSG_DONTWAIT);
        if (size < 0) {
            *m_owedError = errno;
            continue;
        }
        count += QByteArrayView(bytes.data(), size) == message ? 1 : foreign;
    }
    return count;
}

quint32 RealSocket::receiveBytes(const QByteArray &message)
{
    std::array<char, 65536> bytes;
    QByteArray stream;
    while (hasInput()) {
        const ssize_t size = ::recv(fd(), bytes.data(), bytes.size(), MSG_DONTWAIT);
        if (size <= 0)
            break;
        stream.append(bytes.data(), size);
    }
    if (message.isEmpty() || stream.size() % message.size() != 0)
        return foreign;
    const qsizetype count = stream.size() / message.size();
    return stream == message.repeated(count) ? static_cast<quint32>(count) : foreign;
}

quint64 RealSocket::inode() const
{
    struct stat status {
    };
    return ::fstat(fd(), &status) == 0 ? status.st_ino : 0;
}

int RealSocket::tcpState() const { return isTcp() && isOpen() ? tcpInfo(fd()).tcpi_state : 0; }

Endpoint RealSocket::local() const { return isOpen() ? localEndpoint(fd()) : Endpoint{}; }

Endpoint RealSocket::peer() const { return isOpen() ? peerEndpoint(fd()) : Endpoint{}; }

RealSocket::Ends RealSocket::ends(const Endpoint &intended) const
{
    int device = 0;
    socklen_t length = sizeof device;
    ::getsockopt(fd(), SOL_SOCKET, SO_BINDTOIFINDEX, &device, &length);
    Ends ends{local(), peer(), device};
    if (ends.peer.port == Port{} && intended != Endpoint{}) {
        const Address &address = intended.address;
        const bool own = address.isAny() || (address.isV4Mapped() && address.unmapped().isAny());
        ends.peer = {own ? ends.local.address : address, intended.port};
        const bool mapped = ends.local.address.isV4Mapped(); // net/ipv6/tcp_ipv6.c
        if (address == Address::any(Family::V6))
            ends.peer.address = mapped ? Address::loopback(Family::V4).mapped() : Address::loopback(Family::V6);
    }
    return ends;
}

} // namespace quay::judge
