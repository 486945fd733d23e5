// SPDX-License-Identifier: MIT
#pragma once

#include "rules/operation.h"

namespace quay::rules
{

// Yes, no, or not visible from outside.
enum class Tri : quint8 { No, Yes, Unknown };

[[nodiscard]] constexpr Tri tri(bool value) { return value ? Tri::Yes : Tri::No; }
[[nodiscard]] constexpr Tri both(Tri a, Tri b)
{
    if (a == Tri::No || b == Tri::No)
        return Tri::No;
    return a == Tri::Yes && b == Tri::Yes ? Tri::Yes : Tri::Unknown;
}
[[nodiscard]] constexpr Tri either(Tri a, Tri b)
{
    if (a == Tri::Yes || b == Tri::Yes)
        return Tri::Yes;
    return a == Tri::No && b == Tri::No ? Tri::No : Tri::Unknown;
}

// RFC 9293 section 3.3.2, with what is told apart here: a closed socket may have a port (Bound).
// UDP: Closed, Bound or Established (connected).
enum class SocketState : quint8 {
    Closed, // no port
    Bound,
    Listening,
    SynSent, // connecting; the accept queue at the other end is full
    Established,
    CloseWait, // the other side has closed
    FinWait,   // this side has closed or shut down, the other side has not
    LastAck,   // both have closed, the other side first
    TimeWait,
    Gone, // nothing of it is left in the kernel
};

// Who chose the socket's port.
enum class PortOrigin : quint8 { None, Asked, Bind, Connect };

// A socket as the kernel sees it: plain values, cheap to copy.
struct Socket {
    static constexpr SocketId none{0xffffffff};

    SocketId id = none;
    quint32 user = 0; // who created it
    ProgramId program{};
    Family family{};
    Transport transport{};
    SocketState state = SocketState::Closed;
    PortOrigin origin = PortOrigin::None;

    Tri reuseAddress = Tri::No;
    Tri reusePort = Tri::No;
    // UDP: the next call gives ECONNREFUSED. Reading takes that away; a program that reads is told at its own next
    // call.
    Tri icmpPending = Tri::No;
    bool v6Only = false;
    bool broadcast = false;
    bool freeBind = false;
    bool addressNoPort = false;
    bool foreign = false;           // of another program of this computer, seen from outside
    bool open = true;               // some program still has a descriptor of it
    bool held = true;               // its own program still has its descriptor; others may have inherited one
    bool lingerZero = false;        // SO_LINGER {1, 0}: the last close(2) resets
    bool accepting = true;          // a listener: its program takes connections at once
    bool accepted = false;          // a session: came from a listener
    bool queued = false;            // a session: still waits in the accept queue
    bool portAssumed = false;       // the kernel chose the port and nobody said which: `local.port` is a placeholder
    bool choiceAssumed = false;     // a session: which listener of the group got it is an assumption
    bool sendClosed = false;        // shut down for sending
    bool resetPending = false;      // the next call gives ECONNRESET, or EPIPE with endRead
    bool wasConnected = false;      // TCP: has been connected; it can't be used for anything else any more
    bool sentAsV4 = false;          // TCP: an IPv6 socket whose connect to an IPv4-mapped address was refused
    bool cutOff = false;            // TCP: an end of the connection was tied to an interface that it doesn't run over
    bool endRead = false;           // TCP: of resetPending: the other side had closed before, the error is EPIPE
    bool peerWritten = false;       // UDP: its peer's port was written as a number
    bool addressLocked = false;     // bind(2) has once asked for an address: connect(2) never gives its own back
    bool onPort = false;            // it is in the table of its port
    bool connectMark = false;       // TCP: the mark of its address on the port, see State::enter
    bool hiddenV4 = false;          // an IPv6 address got by connect or accept: overlaps 0.0.0.0 through 127.0.0.6
    bool connectedHash = false;     // UDP: is found by its two ends, fixed at the first connect
    bool receivedConnected = false; // UDP: has received while connected
    bool oldPeerFilter = false;     // UDP over IPv6: after a disconnect
    bool multicastAll = true;       // IP_MULTICAST_ALL

    std::optional<InterfaceId> device = std::nullopt;
    // As getsockname(2) shows it. A TCP socket that has lost its port (onPort is false) goes on showing it.
    Endpoint local;
    Address source; // of a UDP socket on a group or a broadcast address, once it has connected: what it sends from
    Address asked;  // the address that bind asked for; a wildcard otherwise
    Endpoint peer;
    Address oldPeer; // of oldPeerFilter
    // UDP over AF_INET: where a connect that failed wanted to go. See sending_udp.cpp, goesAstray().
    std::optional<Endpoint> misled = std::nullopt;
    bool routeKept = false; // UDP: the kernel keeps the way to the peer: from connect, or a message to it
    Endpoint hashLocal;     // of connectedHash
    Endpoint hashPeer;
    PortInterval range{};      // IP_LOCAL_PORT_RANGE; 0: as the host has it
    PortInterval candidates{}; // of portAssumed
    quint8 candidateStep = 1;
    quint16 candidateCount = 0;

    int backlog = 0;
    SocketId description = none; // an inherited descriptor: the socket that it is another descriptor of
    quint32 heirs = 0;           // inherited descriptors that are open
    quint32 queueLength = 0;     // a listener: connections that wait to be accepted
    quint32 acceptedCount = 0;   // a listener: sessions accepted so far
    quint32 ordinal = 0;         // a session: n of LISTENER#n
    SocketId listener = none;    // a session: where it came from
    SocketId remainsOf = none;   // TIME_WAIT of a socket whose descriptor is still open
    SocketId other = none;       // TCP: the other end, if it is of this host
    quint32 waiting = 0;         // a queued session: bytes that its program has not read
    quint32 group = 0;           // its SO_REUSEPORT group (joined by TCP at listen, by UDP at bind); 0: in none
    bool groupConnected = false; // UDP: a member of the group has connected
    qint64 order = 0;            // its place among those the kernel meets on an address: the highest is met first
    qint64 tupleOrder = 0;       // likewise among the connected UDP sockets with the same two ends
    quint64 openedAt = 0;        // serials of the state: when its program got the descriptor,
    quint64 closedAt = 0;        // and when it gave it up
    quint64 since = 0;           // SynSent: when the first SYN was sent, in milliseconds of the state's time
    quint64 endsAt = 0;          // TimeWait, FinWait that nobody owns: milliseconds of the state's time

    SocketId nextOnPort = none; // chain of all sockets on the port
    SocketId previousOnPort = none;
    // Ring of a listener and the sessions that wait in its accept queue, oldest first; `none`: never had any.
    SocketId nextQueued = none;
    SocketId previousQueued = none;

    friend bool operator==(const Socket &, const Socket &) = default;
};

// Under which id the socket is known: what is left of a connection bears the name of its socket.
[[nodiscard]] constexpr SocketId shown(const Socket &socket)
{
    return socket.remainsOf == Socket::none ? socket.id : socket.remainsOf;
}

// TIME_WAIT, or a connection that this side has closed and the other has not: the kernel keeps both in the same
// small record, without a descriptor (net/ipv4/tcp_minisocks.c).
[[nodiscard]] constexpr bool countsAsTimeWait(const Socket &socket)
{
    return socket.state == SocketState::TimeWait || (socket.state == SocketState::FinWait && !socket.open);
}

} // namespace quay::rules
