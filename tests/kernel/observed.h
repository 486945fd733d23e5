// SPDX-License-Identifier: MIT
#pragma once

#include "net/endpoint.h"
#include "rules/operation.h"

#include <optional>
#include <vector>

namespace quay::judge
{

// What reached one socket.
struct Arrival {
    rules::SocketId socket{};
    quint32 messages = 0; // datagrams; of a TCP connection: messages whose bytes are all there
    friend auto operator<=>(const Arrival &, const Arrival &) = default;
};

// A connection that a program took with accept(2).
struct Taken {
    rules::SocketId listener{};
    quint32 ordinal = 0; // n of LISTENER#n
    friend auto operator<=>(const Taken &, const Taken &) = default;
};

// What the kernel did with one operation.
struct Observed {
    int error = 0; // errno of the call that failed
    bool pending = false;
    Port port{};                   // local port of the operation's socket afterwards; 0: none
    std::vector<Arrival> arrivals; // in order of id
    // connect: the listener that has it in its accept queue; itself, if it connected to itself
    std::optional<rules::SocketId> queuedAt;
    std::vector<Taken> taken;   // in order of acceptance
    std::vector<Taken> readers; // those of `taken` that found something to read
    quint32 sent = 0;           // messages that the kernel took
};

// One open socket as its program can see it, after a step.
struct SocketView {
    rules::SocketId socket{};
    Endpoint local;
    Endpoint peer;
    int tcpState = 0;        // of tcp_states.h; 0 for UDP
    bool errorWaits = false; // its next call will fail
};

} // namespace quay::judge
