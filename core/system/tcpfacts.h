// SPDX-License-Identifier: MIT
#pragma once

#include "system/socketrecord.h"

#include <QByteArray>

#include <optional>
#include <span>

namespace quay::system
{

// What the kernel knows of one TCP connection (linux/tcp.h, struct tcp_info). Fields that an older kernel does not tell
// are 0.
struct TcpFacts {
    quint32 roundTripMicroseconds = 0;
    quint32 roundTripVariation = 0;    // microseconds
    quint32 retransmissionTimeout = 0; // microseconds
    quint32 sendSegment = 0;           // bytes, MSS
    quint32 receiveSegment = 0;        // bytes
    quint32 pathMtu = 0;               // bytes
    quint32 congestionWindow = 0;      // segments
    quint32 retransmissions = 0;       // in all
    quint32 millisecondsSinceSent = 0; // the last data
    quint32 millisecondsSinceReceived = 0;
    quint64 bytesAcknowledged = 0;
    quint64 bytesReceived = 0;
    QByteArray congestionControl; // "cubic"; empty: not told

    friend bool operator==(const TcpFacts &, const TcpFacts &) = default;
};

// Asks the kernel about that one socket. Nothing where it is no connection of TCP, has ended, or the kernel does not
// tell.
[[nodiscard]] std::optional<TcpFacts> askTcpFacts(const SocketRecord &socket);

// The answer to that question: one datagram.
[[nodiscard]] std::optional<TcpFacts> parseTcpFacts(std::span<const std::byte> datagram);

} // namespace quay::system
