// SPDX-License-Identifier: MIT
#pragma once

#include "rules/packet.h"
#include "rules/prediction.h"
#include "rules/state.h"

namespace quay::rules
{

// Who gets a packet, and how it was found.
struct Reception {
    std::vector<SocketId> receivers; // none: nobody
    bool anyOf = false;              // one of them, chosen by the hash of their group
    Rule rule = Rule::NobodyThere;
    bool cpuDecides = false; // on several CPUs it could be another one
    std::vector<Candidate> candidates;
};

// One receiver: a listener for a TCP SYN, a socket for a UDP datagram to a unicast address.
[[nodiscard]] Reception findReceiver(const State &state, const Packet &packet);

// UDP to a group or a broadcast address: all that want it (net/ipv4/udp.c, net/ipv6/udp.c).
// Somebody joined it without naming an interface, and which one the kernel took isn't known.
[[nodiscard]] bool isGroupUncertain(const State &state, const Address &group);
[[nodiscard]] Reception findEveryReceiver(const State &state, const Packet &packet);

// May `newcomer` join the SO_REUSEPORT group of another socket that is on its port (net/core/sock_reuseport.c)?
// Same family, address, port, V6ONLY, device and user.
[[nodiscard]] bool belongTogether(const Socket &newcomer, const Socket &member);

} // namespace quay::rules
