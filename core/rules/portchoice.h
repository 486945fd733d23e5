// SPDX-License-Identifier: MIT
#pragma once

#include "rules/prediction.h"
#include "rules/state.h"

namespace quay::rules
{

// What the kernel does when it is to choose a port itself (ip(7), ip_local_port_range).
struct PortChoice {
    enum class Kind : quint8 {
        Found,
        Exhausted,
        ChanceOfStart, // whether there is one depends on where the kernel's search starts
        ChanceOfPort,  // ... on the ports that it chose for others earlier: if some of them have one in common
    };
    Kind kind = Kind::Exhausted;
    LocalPort port;                 // of Found and, if the assumptions of the state leave one, of the last two
    SocketId chance = Socket::none; // of ChanceOfPort: one of the others
};

// `found` is what comes of it with a port. If it is a matter of chance whether there is one, the prediction is Unknown;
// without a port the call fails with `none`.
[[nodiscard]] Prediction withChance(Prediction found, const PortChoice &choice, SocketId newcomer, Errno none);

// TCP bind(2) to port 0 and listen(2) without a port: ports of odd offset first, with SO_REUSEADDR in the lower half
// of the range first (net/ipv4/inet_connection_sock.c).
[[nodiscard]] PortChoice choosePortForTcpBind(const State &state, const Socket &newcomer);

// TCP connect(2) without a port: even offsets first, ports that only connect(2) uses may serve again if the four-tuple
// is new (net/ipv4/inet_hashtables.c). The newcomer's local address is the source.
[[nodiscard]] PortChoice choosePortForConnect(const State &state, const Socket &newcomer, const Endpoint &peer);

// UDP: bind(2) to port 0, connect(2) or send(2) without a port: any port that nobody forbids (net/ipv4/udp.c).
[[nodiscard]] PortChoice choosePortForUdp(const State &state, const Socket &newcomer);

// Could the kernel have given the port to a TCP socket whose port it chose at bind(2) or listen(2)?
[[nodiscard]] bool couldBeChosen(const State &state, const Socket &socket, Port port);
// Would it choose this one? Every socket of the port is looked at: the first clash doesn't end the walk here.
[[nodiscard]] bool isUdpPortFree(const State &state, const Socket &newcomer, Port port);

// Is `port` among those that may have been chosen?
[[nodiscard]] constexpr bool mayBe(const LocalPort &choice, Port port)
{
    return choice.candidates.contains(port) && (number(port) - number(choice.candidates.first)) % choice.step == 0;
}

// The range that the kernel chooses from for this socket.
[[nodiscard]] PortInterval effectiveRange(const Settings &settings, const Socket &socket);

// Is there a connection with these two ends that keeps a new one from having them? With `chosen` (the kernel looks for
// a port), TIME_WAIT does so for a second (tcp_tw_reuse), without, it is taken over.
[[nodiscard]] std::optional<SocketId> sameTuple(const State &state, const Socket &newcomer, const Endpoint &local,
                                                const Endpoint &peer, bool chosen);

} // namespace quay::rules
