// SPDX-License-Identifier: MIT
#pragma once

#include <QLatin1StringView>
#include <QStringView>

#include <optional>

namespace quay::rules
{

// Errors of socket calls, errno(3). (In capitals they are macros of the C library.)
enum class Errno : quint8 {
    None,
    EAcces,
    EAddrInUse,
    EAddrNotAvail,
    EAfNoSupport,
    EAgain,
    EAlready,
    EBadF,
    EConnAborted,
    EConnRefused,
    EConnReset,
    EDestAddrReq,
    EInProgress,
    EInval,
    EIsConn,
    EMsgSize,
    ENetUnreach,
    ENoDev,
    ENoProtoOpt,
    ENotConn,
    EOpNotSupp,
    EPerm,
    EPipe,
    EProto,
    ETimedOut,
};

// "EADDRINUSE"; empty for None.
[[nodiscard]] QLatin1StringView errnoName(Errno error);
// The reverse; absent for an error that no rule knows.
[[nodiscard]] std::optional<Errno> errnoFromName(QStringView name);

// The rule that decided a step: one name for each reason. The comment names where it can be looked up: a manual page,
// an RFC, or a file of the Linux kernel (net/ipv4 unless said otherwise); "seen" means found by experiment only.
enum class Rule : quint8 {
    Done, // nothing was to be decided
    // -- bind(2): the call itself
    NotAnOpenSocket,      // close(2): the descriptor is gone
    AlreadyBound,         // bind(2) EINVAL: a socket is bound once
    AddressNotOfThisHost, // ip(7) EADDRNOTAVAIL, without IP_FREEBIND or ip_nonlocal_bind
    PrivilegedPort,       // ip(7) EACCES: below ip_unprivileged_port_start without CAP_NET_BIND_SERVICE
    WrongAddressFamily,   // bind(2): an address of the other family
    MulticastForTcp,      // net/ipv6/af_inet6.c: a TCP socket can't be bound to an IPv6 group
    LinkLocalNeedsScope,  // ipv6(7): sin6_scope_id is needed for link-local addresses
    MappedOnV6Only,       // ipv6(7): an IPv4-mapped address on an IPV6_V6ONLY socket
    LoopbackOtherDevice,  // net/ipv6/af_inet6.c: ::1 with SO_BINDTODEVICE other than lo
    OnlyAddressKept,      // ip(7) IP_BIND_ADDRESS_NO_PORT: no port until connect(2)
    // -- may this socket have this port? (inet_connection_sock.c, udp.c)
    PortFree,              // nobody else on the port, in this transport
    NoOverlap,             // others on the port, but on other addresses (or other families)
    OtherDevices,          // the overlapping ones are bound to other devices, SO_BINDTODEVICE
    SharedByReuseAddress,  // socket(7) SO_REUSEADDR on both, and the other one doesn't listen (TCP)
    SharedByReusePort,     // socket(7) SO_REUSEPORT on both, same effective user
    TimeWaitReusePort,     // SO_REUSEPORT on both, the other one is TIME_WAIT: the user doesn't matter
    RememberedReusePort,   // the port remembers an address of its SO_REUSEPORT sockets that covers this one (seen)
    FirstClashPermits,     // UDP stops at the first overlapping socket, which permits; a later one would forbid (seen)
    InUseListening,        // TCP: the other one listens; SO_REUSEADDR doesn't help against a listener
    InUseNoReuse,          // neither has an option for sharing
    InUseNotReuseHere,     // the other one would share, this one has not set the option
    InUseNotReuseThere,    // this one would share, the other one has not set the option
    InUseDifferentOptions, // one has SO_REUSEADDR, the other SO_REUSEPORT
    InUseOtherOwner,       // SO_REUSEPORT on both, but sockets of different users
    InUseTimeWait,         // an ended connection waits out TIME_WAIT (RFC 9293 3.4.2) with the options of its listener
    InUseHiddenAddress,    // an IPv6 connection's internal IPv4 address, 127.0.0.6 (seen)
    // -- the kernel chooses a port
    PortChosen,  // ip(7) ip_local_port_range
    NoPortLeft,  // every port of the range is taken
    NoTupleLeft, // connect(2): every port of the range would repeat a connection
    // -- listen(2)
    ListenNotSupported, // listen(2) EOPNOTSUPP: UDP has no connections to wait for
    ListenOnConnected,  // a connected or connecting socket can't listen
    BacklogChanged,     // it listened already; only the backlog is new
    Listens,
    // -- connect(2)
    AlreadyConnected,    // EISCONN: connected, or listening
    AlreadyConnecting,   // EALREADY
    V6OnlyToV4,          // ENETUNREACH: an IPv4 destination, an IPV6_V6ONLY socket
    MappedToV6,          // a socket bound to an IPv4-mapped address, an IPv6 destination
    NotForTcp,           // TCP to a group or a broadcast address: ENETUNREACH
    NoRoute,             // ENETUNREACH
    UnfitSource,         // EINVAL or EADDRNOTAVAIL: no source address that could go there (route.c, __mkroute_output())
    BroadcastNotAllowed, // socket(7) SO_BROADCAST: EACCES without
    TupleInUse,          // EADDRNOTAVAIL: the same four-tuple is alive
    ConnectsToItself,    // RFC 9293 3.5, figure 7: simultaneous open, with itself
    EndsWithItself,      // likewise, and shut down before: ECONNABORTED (seen)
    NobodyListens,       // RFC 9293 3.10.7.1: a reset answers: ECONNREFUSED
    StuckInV4,       // an IPv6 socket that was refused at an IPv4-mapped address gets no answer from an IPv6 one (seen)
    OtherInterface,  // SO_BINDTODEVICE: it leaves by an interface where nobody answers (seen)
    AcceptQueueFull, // listen(2): the SYN is dropped, and sent again after 1, 2, 4 ... seconds
    Connected,       // the listener took it
    PeerRemembered,  // UDP: only the address is noted
    PeerForgotten,   // connect(2) with AF_UNSPEC
    // -- send(2)
    NotConnected,        // EPIPE or ENOTCONN
    NoDestination,       // EDESTADDRREQ
    DestinationPortZero, // udp(7), udp.c: EINVAL
    PeerClosed,          // EPIPE: the connection is over
    PeerReset,           // ECONNRESET: the other side reset the connection; told once
    EarlierIcmp,         // udp(7) ECONNREFUSED: an earlier datagram found nobody; told once, and nothing is sent
    MessageTooLong,      // EMSGSIZE
    TupleMatch,          // received: the connection with these two ends
    ExactBeatsWildcard,  // received: a socket on the exact address
    HighestScore,        // received: the best score
    FirstMetWins,        // received: equal scores, the one met first (the latest bound)
    OnlyCandidate,       // received: nobody else would take it
    GroupHash,           // received: the hash chooses within a SO_REUSEPORT group
    EverybodyJoined,     // multicast and broadcast: every matching socket gets a copy
    GroupNotJoined,      // multicast: nobody of the host joined the group on the arriving interface
    NobodyThere,         // UDP: no socket takes it: ICMP port unreachable (RFC 1122 4.1.3.1)
    WaitsForAccept,      // TCP: it waits in the connection's buffer until the program accepts it
    Discarded,           // TCP: the other side has closed; it answers with a reset
    NothingToSend,       // tcp.c, tcp_sendmsg_locked(): without bytes there is no segment
    // -- one socket, descriptors in several programs (fork(2), unix(7) SCM_RIGHTS)
    DescriptorInherited, // dup(2): a new descriptor of the same open file description
    FirstToAccept,       // accept(2): several programs wait at one queue; who calls first gets the connection
    FirstToRead,         // recv(2): likewise for what arrives
    HeldByOthers,        // close(2): the socket stays until its last descriptor is closed
    // -- options, groups
    V6OnlyAfterBind, // ipv6(7): only before bind
    OptionUnknown,   // an option of the other family or transport
    NotPermitted,    // EPERM
    NoSuchDevice,    // ENODEV
    RangeReversed,   // ip(7) IP_LOCAL_PORT_RANGE: low above high
    AlreadyJoined,   // EADDRINUSE
    NotMember,       // EADDRNOTAVAIL
    NotAGroup,       // EINVAL
    // -- endings
    NotOpenForSending, // shutdown(2) ENOTCONN
    Closed,            // nothing stays behind
    LeavesTimeWait,    // who closes first keeps the four-tuple for 60 s
    ResetsPeer,        // the other side reads ECONNRESET
    Accepted,          // resume: connections taken from the accept queue, oldest first
    // -- nothing can be said
    FlagsOfOthersUnknown, // sockets of other programs don't show SO_REUSEADDR and SO_REUSEPORT
    ChanceOfPort,         // depends on the number the kernel chose earlier
    ChanceOfHash,         // depends on the member that the hash chose earlier
    ChanceOfAccept,       // depends on which program accepted it earlier
    ChanceOfRead,         // depends on which program read from it earlier
    ChanceOfStart,        // depends on where the search for a port starts
    RaceWithTimer,
    HostNotKnown,     // a host reached by a command: its other sockets, addresses and settings are not to be seen
    OtherHostDecides, // it leaves the host
    OutsideTheModel,
};

// The enumerator's name, as `quay predict --json` prints it.
[[nodiscard]] QLatin1StringView ruleName(Rule rule);

} // namespace quay::rules
