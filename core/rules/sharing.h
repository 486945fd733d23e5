// SPDX-License-Identifier: MIT
#pragma once

#include "rules/prediction.h"
#include "rules/state.h"

namespace quay::rules
{

// May a socket have a port beside those that are on it?
struct Verdict {
    Tri allowed = Tri::Yes;
    Rule rule = Rule::PortFree;
    std::vector<SocketId> with; // in the way, or shared with
    MissingFact missing;        // of Unknown
};

// May `newcomer` (its local address and options count; it may be on the port already, as in listen(2)) have `port`?
// Cost: the sockets on that port. Sources: net/ipv4/inet_connection_sock.c for TCP, net/ipv4/udp.c for UDP.
[[nodiscard]] Verdict mayHavePort(const State &state, const Socket &newcomer, Port port);

// The two halves of it.
[[nodiscard]] Verdict mayHaveTcpPort(const State &state, const Socket &newcomer, Port port);
[[nodiscard]] Verdict mayHaveUdpPort(const State &state, const Socket &newcomer, Port port);

// Why two overlapping sockets can't share, for people: which half of the rule fails.
[[nodiscard]] Rule whyNotShared(const Socket &newcomer, const Socket &other);

// TCP: after `newcomer` got its port by bind or listen, what the port remembers of SO_REUSEPORT.
void rememberReusePort(PortEntry &entry, const Socket &newcomer);
// Does the remembered address stand for the newcomer's, so that no test is made?
[[nodiscard]] bool isRemembered(const PortEntry &entry, const Socket &newcomer);

} // namespace quay::rules
