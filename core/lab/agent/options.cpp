// SPDX-License-Identifier: MIT
#include "lab/agent/options.h"

#include <array>
#include <cstring>

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace quay::lab
{

namespace
{

constexpr int localPortRange = 51; // IP_LOCAL_PORT_RANGE, Linux 6.3

template <typename T>
int setOption(int fd, int level, int name, const T &value)
{
    return ::setsockopt(fd, level, name, &value, sizeof value) == 0 ? 0 : errno;
}

struct OptionName {
    int level;
    int name;
};

OptionName optionName(rules::Flag flag, Family family)
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

struct Readable {
    const char *name; // as the lab script has it
    int level;
    int option;
    bool ofTcp;
    bool ofUdp;
    bool ofV6Only;
};

constexpr std::array readables{
    Readable{"reuseaddr", SOL_SOCKET, SO_REUSEADDR, true, true, false},
    Readable{"reuseport", SOL_SOCKET, SO_REUSEPORT, true, true, false},
    Readable{"v6only", IPPROTO_IPV6, IPV6_V6ONLY, true, true, true},
    Readable{"broadcast", SOL_SOCKET, SO_BROADCAST, false, true, false},
    Readable{"device", SOL_SOCKET, SO_BINDTOIFINDEX, true, true, false},
    Readable{"freebind", IPPROTO_IP, IP_FREEBIND, true, true, false},
    Readable{"noport", IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, true, true, false},
    Readable{"range", IPPROTO_IP, localPortRange, true, true, false},
    Readable{"rcvbuf", SOL_SOCKET, SO_RCVBUF, true, true, false},
    Readable{"sndbuf", SOL_SOCKET, SO_SNDBUF, true, true, false},
    Readable{"ttl", IPPROTO_IP, IP_TTL, true, true, false},
    Readable{"nodelay", IPPROTO_TCP, TCP_NODELAY, true, false, false},
};

} // namespace

int setFlag(int fd, Family family, rules::Flag flag, bool on)
{
    const OptionName option = optionName(flag, family);
    return setOption(fd, option.level, option.name, int{on});
}

int setDevice(int fd, const QByteArray &name)
{
    const auto size = static_cast<socklen_t>(name.size());
    return ::setsockopt(fd, SOL_SOCKET, SO_BINDTODEVICE, name.constData(), size) == 0 ? 0 : errno;
}

int setPortRange(int fd, quint16 low, quint16 high)
{
    return setOption(fd, IPPROTO_IP, localPortRange, quint32{high} << 16 | low);
}

int tune(int fd, rules::Tuning tuning, int value)
{
    switch (tuning) {
    case rules::Tuning::ReceiveBuffer:
        return setOption(fd, SOL_SOCKET, SO_RCVBUF, value);
    case rules::Tuning::SendBuffer:
        return setOption(fd, SOL_SOCKET, SO_SNDBUF, value);
    case rules::Tuning::TimeToLive:
        return setOption(fd, IPPROTO_IP, IP_TTL, value);
    }
    return EINVAL;
}

int setMembership(int fd, const Address &group, int device, bool member)
{
    if (group.family() == Family::V4) {
        ip_mreqn request{};
        std::memcpy(&request.imr_multiaddr, group.bytes().data(), sizeof request.imr_multiaddr);
        request.imr_ifindex = device;
        return setOption(fd, IPPROTO_IP, member ? IP_ADD_MEMBERSHIP : IP_DROP_MEMBERSHIP, request);
    }
    ipv6_mreq request{};
    std::memcpy(&request.ipv6mr_multiaddr, group.bytes().data(), sizeof request.ipv6mr_multiaddr);
    request.ipv6mr_interface = static_cast<quint32>(device);
    return setOption(fd, IPPROTO_IPV6, member ? IPV6_JOIN_GROUP : IPV6_LEAVE_GROUP, request);
}

int setLingerZero(int fd) { return setOption(fd, SOL_SOCKET, SO_LINGER, linger{1, 0}); }

std::vector<OptionValue> readOptions(int fd, Family family, Transport transport)
{
    std::vector<OptionValue> options;
    for (const Readable &one : readables) {
        if (!(transport == Transport::Tcp ? one.ofTcp : one.ofUdp) || (one.ofV6Only && family != Family::V6))
            continue;
        quint32 value = 0;
        socklen_t length = sizeof value;
        if (::getsockopt(fd, one.level, one.option, &value, &length) == 0)
            options.push_back({QString::fromLatin1(one.name), qint64(value)});
    }
    return options;
}

} // namespace quay::lab
