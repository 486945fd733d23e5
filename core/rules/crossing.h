// SPDX-License-Identifier: MIT
#pragma once

#include "rules/packet.h"
#include "rules/prediction.h"
#include "rules/state.h"

namespace quay::rules
{

// What leaves a host by an interface whose other end is in another host, and what becomes of it there. Each side is
// decided by the rules of its own host.

// A SYN or a datagram on its way out.
struct Departure {
    Packet packet;
    InterfaceId leaving{};
    bool toMany = false; // to a group or a broadcast address
};
// Absent if the operation sends nothing away from this host. Precondition: the host itself has not refused it.
[[nodiscard]] std::optional<Departure> departure(const State &here, const Operation &operation);

// What the packet comes to in the host that it reaches by `arriving`; Unknown with Missing::Network if no answer finds
// its way back. It is not of that host: nobody there is `with` it as a sender.
[[nodiscard]] Prediction arrival(const State &there, const Departure &departure, InterfaceId arriving);

// Whom the message that nobody has the port there is told, in the host that the datagram came from: the socket that
// would receive the answer, if it is connected (net/ipv4/udp.c, __udp4_lib_err()).
[[nodiscard]] std::optional<SocketId> blamed(const State &here, const Departure &departure);

} // namespace quay::rules
