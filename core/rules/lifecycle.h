// SPDX-License-Identifier: MIT
#pragma once

#include "rules/predict.h"

namespace quay::rules
{

// TIME_WAIT, and a connection closed from here only (net/ipv4/tcp_timer.c, TCP_TIMEWAIT_LEN; tcp(7) tcp_fin_timeout).
constexpr quint64 timeWaitLength = 60000;
// ... and how much later the timer may run: 60.9 s were measured. In between it can't be known.
constexpr quint64 timerSlack = 1500;

// What happens to sockets, and to those at the other end. All of these change the state and nothing else.

// The socket gets `port`, by the kernel's choice where `origin` says so. Its address must be set.
void takePort(State &state, SocketId id, const LocalPort &port, PortOrigin origin, const Observation &observed);
// It loses its port, and its place in a group. A TCP port that was asked for by number stays until close.
void losePort(State &state, SocketId id);
// connect() failed or was undone: back to the address that bind asked for.
void widen(State &state, SocketId id);
// TCP: joins or founds the SO_REUSEPORT group (net/core/sock_reuseport.c), at listen; UDP: at bind.
void joinGroup(State &state, SocketId id);
// Nothing is left of it.
void vanish(State &state, SocketId id);
// A RST arrives for a TCP socket.
void takeReset(State &state, SocketId id);
// A FIN arrives for a TCP socket.
void takeFin(State &state, SocketId id);
// The last descriptor is closed; with `reset`, by a RST. (closeDescriptor() of inheriting.h: perhaps not the last.)
void closeSocket(State &state, SocketId id, bool reset);
// The listener `listener`, or the descriptor of it that accepts, gets a connection; the client is connected already.
// Returns the session.
SocketId addSession(State &state, SocketId client, SocketId listener);
// Has the listener room in its accept queue? (listen(2): backlog + 1 connections)
[[nodiscard]] bool hasRoom(const State &state, const Socket &listener);

} // namespace quay::rules
