// SPDX-License-Identifier: MIT
#pragma once

#include "rules/operation.h"

namespace quay::rules
{

// A TCP SYN or a UDP datagram on its way in. Addresses in their short form: IPv4 is never written as IPv6 here.
struct Packet {
    Transport transport = Transport::Udp;
    Endpoint from;
    Endpoint to;
    InterfaceId arriving{};
    bool strays = false; // leaves by an interface where nobody answers

    [[nodiscard]] constexpr Family family() const { return to.address.family(); }
};

} // namespace quay::rules
