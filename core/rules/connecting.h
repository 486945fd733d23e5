// SPDX-License-Identifier: MIT
#pragma once

#include "rules/predict.h"
#include "rules/route.h"

namespace quay::rules
{

// What connect(2) and send(2) of both transports have in common.

// Errors that the socket's own address and options cause with this destination (as written, before a wildcard is
// replaced): IPV6_V6ONLY, IPv4-mapped, a source that isn't this host's.
[[nodiscard]] std::optional<Prediction> refuseDestination(const State &state, const Socket &socket,
                                                          const Address &destination);

// Errors of connect(2) that send(2) doesn't have: a link-local address or group without a scope, a wildcard address
// that would mean 127.0.0.1 behind another device than lo.
[[nodiscard]] std::optional<Prediction> refuseToConnect(const Host &host, const Socket &socket,
                                                        const Connect &operation);
// The socket as connect(2) ties it to the interface of a link-local peer.
[[nodiscard]] Socket scopedTo(const Socket &socket, const Connect &operation);
[[nodiscard]] bool leavesForLoopback(const Host &host, const Socket &socket, const Address &destination);

// Errors of the way that the kernel found to the destination (short form, no wildcard).
[[nodiscard]] std::optional<Prediction> refuseRoute(const Socket &socket, const Route &way, const Address &destination);

// The address as the socket's family writes it: IPv4 in an AF_INET6 socket is IPv4-mapped.
[[nodiscard]] Address inFormOf(const Socket &socket, const Address &address);

// The socket with the source address that the route gives it, if it has none of its own.
[[nodiscard]] Socket withSource(const Host &host, const Socket &socket, const Address &source);

// connect() on a wildcard address makes it the actual one. A UDP socket on a group or a broadcast address gets a
// source beside it.
void narrow(State &state, SocketId id, const Address &source);

} // namespace quay::rules
