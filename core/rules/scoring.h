// SPDX-License-Identifier: MIT
#pragma once

#include "rules/packet.h"
#include "rules/prediction.h"
#include "rules/socket.h"

namespace quay::rules
{

// How well a socket matches a packet, within the list of sockets on its address.
struct Match {
    bool matches = false;
    Score score;
    Fate why = Fate::LowerScore; // if it doesn't
};

// TCP listeners: net/ipv4/inet_hashtables.c, net/ipv6/inet6_hashtables.c.
// UDP sockets: net/ipv4/udp.c, net/ipv6/udp.c.
// `sameCpu`: the packet is handled by the CPU of a socket's last receipt.
[[nodiscard]] Match match(const Socket &socket, const Packet &packet, Stage stage, bool sameCpu);

// Is it a connected UDP socket that is found by exactly the packet's two ends?
[[nodiscard]] bool isConnectedTo(const Socket &socket, const Packet &packet);

// What the socket's peer has to do with the packet: none set, the sender, or somebody else.
[[nodiscard]] bool hearsOnlyOthers(const Socket &socket, const Packet &packet);

// An IPv4 datagram to 127.0.0.6 meets the hidden IPv4 side of an IPv6 socket that is connected over IPv6. That side has
// the peer's port but not its address (seen).
[[nodiscard]] bool isMetHidden(const Socket &socket, const Packet &packet);

[[nodiscard]] bool hasOtherDevice(const Socket &socket, const Packet &packet);

} // namespace quay::rules
