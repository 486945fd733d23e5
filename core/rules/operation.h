// SPDX-License-Identifier: MIT
#pragma once

#include "net/endpoint.h"
#include "net/transport.h"

#include <optional>
#include <variant>

namespace quay::rules
{

// What programs ask of the operating system, one value a system call, and what happens to the host under them.
// The script lowers its statements to these; the model predicts them; an agent performs them.

// Ids are given by whoever writes the operations, dense from 0; they are never reused. The state itself gives ids
// to what it creates: sessions that listeners accept, and sockets of other programs of this computer (see state.h).
enum class SocketId : quint32 {};
enum class ProgramId : quint16 {};
// One of the hosts of a script; 0 is the lab's own. Each has a state of its own (state.h), and ids of its own: the bits
// above `hostShift` of a SocketId (below those of its bank) are the host's.
enum class HostId : quint8 {};
inline constexpr HostId ownHost{0};
inline constexpr int hostShift = 22;
[[nodiscard]] constexpr HostId hostOf(SocketId socket) { return HostId(quint8(quint32(socket) >> hostShift)); }
// A network interface of the host; 0 is lo.
enum class InterfaceId : quint16 {};
inline constexpr InterfaceId loopbackInterface{0};

// socket(2). The program that creates a socket is its owner for the user rule of SO_REUSEPORT.
struct CreateSocket {
    SocketId socket{};
    ProgramId program{};
    Family family{};
    Transport transport{}; // Tcp or Udp
};

// socket(7), ip(7), ipv6(7), tcp(7).
enum class Flag : quint8 {
    ReuseAddress,      // SO_REUSEADDR
    ReusePort,         // SO_REUSEPORT
    V6Only,            // IPV6_V6ONLY
    Broadcast,         // SO_BROADCAST
    FreeBind,          // IP_FREEBIND
    BindAddressNoPort, // IP_BIND_ADDRESS_NO_PORT
    NoDelay,           // TCP_NODELAY
};
struct SetFlag {
    SocketId socket{};
    Flag flag{};
    bool on = true;
};
// SO_BINDTODEVICE. `by` is the program that asks, where that isn't the one that created the socket: it needs the
// capability. The model itself fills it in (inheriting.h).
struct SetDevice {
    SocketId socket{};
    InterfaceId device{};
    std::optional<ProgramId> by = std::nullopt;
};
// IP_LOCAL_PORT_RANGE (Linux 6.3); 0 leaves that end as the host has it.
struct SetPortRange {
    SocketId socket{};
    quint16 low = 0;
    quint16 high = 0;
};
// SO_RCVBUF, SO_SNDBUF (bytes), IP_TTL: no influence on who gets a port or a message, apart from datagrams dropped.
enum class Tuning : quint8 { ReceiveBuffer, SendBuffer, TimeToLive };
struct SetTuning {
    SocketId socket{};
    Tuning tuning{};
    int value = 0;
};

// bind(2). The family of the address may differ from the socket's (an error the kernel reports).
// `scope` is the interface after '%', for link-local addresses.
// With `portOf`, the port is the one that socket has ("$NAME" in a script); the number in `local` doesn't count.
// `by` as in SetDevice.
struct Bind {
    SocketId socket{};
    Endpoint local;
    std::optional<InterfaceId> scope = std::nullopt;
    std::optional<SocketId> portOf = std::nullopt;
    std::optional<ProgramId> by = std::nullopt;
};
// listen(2)
struct Listen {
    SocketId socket{};
    int backlog = 4096;
};
// connect(2); `portOf` as in Bind
struct Connect {
    SocketId socket{};
    Endpoint peer;
    std::optional<InterfaceId> scope = std::nullopt;
    std::optional<SocketId> portOf = std::nullopt;
};
// send(2) or sendto(2): `count` messages of `size` bytes each. Without `to` to the connected peer. `portOf` as in
// Bind, for `to`.
struct Send {
    SocketId socket{};
    std::optional<Endpoint> to;
    quint32 size = 1;
    quint32 count = 1;
    std::optional<SocketId> portOf = std::nullopt;
    std::optional<InterfaceId> scope = std::nullopt; // as in Bind, for `to`
};
// Whether the program takes connections with accept(2) as soon as they are there. A new listener does.
struct SetAccepting {
    SocketId socket{};
    bool accepting = true;
};
// connect(2) with AF_UNSPEC, for UDP
struct Disconnect {
    SocketId socket{};
};
// IP_ADD_MEMBERSHIP, IPV6_JOIN_GROUP and their reverse; `device` absent: the kernel's choice by route
struct SetMembership {
    SocketId socket{};
    Address group;
    std::optional<InterfaceId> device = std::nullopt;
    bool member = true;
};
// `program` gets a descriptor of its own for a socket that another program has: the same open file description, as by
// fork(2) or SCM_RIGHTS (unix(7)). `socket` is the name of the new descriptor.
struct Inherit {
    SocketId socket{};
    ProgramId program{};
    SocketId of{};
};
// shutdown(2) with SHUT_WR · close(2) · close(2) with SO_LINGER {1, 0}, which resets
enum class Ending : quint8 { Shutdown, Close, Reset };
struct End {
    SocketId socket{};
    Ending ending{};
};
// The program ends; the kernel closes every descriptor of it.
struct EndProgram {
    ProgramId program{};
    bool killed = false; // by SIGKILL instead of by itself
};
struct Wait {
    quint32 milliseconds = 0;
};

// net.ipv4.ip_local_port_range
struct SetEphemeralRange {
    PortInterval range;
};
// net.ipv4.ip_unprivileged_port_start
struct SetPrivilegedBelow {
    quint32 start = 1024; // 0 to 65536
};
// An address given to an interface of the host.
struct AddAddress {
    Address address;
    quint8 prefixLength = 0;
    InterfaceId interface {
    };
};
// A pair of connected virtual interfaces (veth), up: both ends in this host, or the second one in another.
struct AddInterfacePair {
    InterfaceId first{};
    InterfaceId second{}; // of the other host, if there is one
    std::optional<HostId> otherHost = std::nullopt;
};

using Operation = std::variant<CreateSocket, SetFlag, SetDevice, SetPortRange, SetTuning, Bind, Listen, Connect, Send,
                               SetAccepting, Disconnect, SetMembership, Inherit, End, EndProgram, Wait,
                               SetEphemeralRange, SetPrivilegedBelow, AddAddress, AddInterfacePair>;

} // namespace quay::rules
