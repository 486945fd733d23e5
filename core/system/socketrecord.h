// SPDX-License-Identifier: MIT
#pragma once

#include "net/endpoint.h"
#include "system/process.h"
#include "system/protocol.h"

#include <optional>

namespace quay::system
{

// Names a socket as long as it lives, and no other: the kernel's cookie, which it never gives twice. Without netlink a
// number computed from what the socket is.
enum class SocketId : quint64 {};

// What the kernel is waiting for (include/linux/inet_diag.h, idiag_timer).
enum class TimerKind : quint8 { None, Retransmit, KeepAlive, TimeWait, ZeroWindowProbe };

struct Timer {
    TimerKind kind = TimerKind::None;
    quint8 retransmits = 0;   // so far
    quint32 milliseconds = 0; // until it fires, counted from Snapshot::taken

    friend bool operator==(const Timer &, const Timer &) = default;
};

// One row of the kernel's socket tables.
struct SocketRecord {
    SocketId id{};
    Endpoint local; // for Raw, the port is 0
    Endpoint peer;  // all zero without one
    Protocol protocol = Protocol::Tcp;
    State state = State::Unknown;
    Holding holding = Holding::Unresolved;
    quint8 ipProtocol = 0; // for Raw: the protocol number in the IP header
    Timer timer;
    quint32 interfaceIndex = 0; // bound to this interface; 0: to none
    // Bytes received and not read yet, and sent and not acknowledged yet. For a listener: connections that wait for
    // accept(2), and how many may (the backlog; absent in /proc/net).
    quint32 receiveQueue = 0;
    std::optional<quint32> sendQueue;
    quint32 uid = 0;                        // of the program that made it
    quint32 inode = 0;                      // 0: no program has it open
    std::optional<bool> isV6Only;           // for an IPv6 socket that has no peer, where the kernel tells
    std::shared_ptr<const Holders> holders; // null unless holding is Processes

    [[nodiscard]] Family family() const { return local.address.family(); }
    [[nodiscard]] bool hasPeer() const { return peer.port != Port{} || !peer.address.isAny(); }
    // Messages can reach it without a connection having been made: a TCP listener, a UDP socket without a peer.
    [[nodiscard]] bool isListening() const { return state == State::Listen || state == State::Unconnected; }
    // The processes; none unless holding is Processes.
    [[nodiscard]] const Holders &processes() const;
};

// Whether a list that shows both would show the same. A timer that runs down is no change; that it is another one is.
[[nodiscard]] bool looksTheSame(const SocketRecord &a, const SocketRecord &b);

} // namespace quay::system
