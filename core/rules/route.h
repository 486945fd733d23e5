// SPDX-License-Identifier: MIT
#pragma once

#include "rules/state.h"

namespace quay::rules
{

// Where a packet of this host to some address goes, and what it comes from.
struct Route {
    enum class Kind : quint8 {
        Local,     // back to this host
        Broadcast, // IPv4 broadcast, and back to this host
        Group,     // multicast, and back to this host
        None,      // ENETUNREACH
        Invalid,   // EINVAL: a source that can't go there: a group, 127.0.0.0/8 on its way out
        NoDevice,  // ENODEV: the socket is tied to an interface that isn't there
        NoSource,  // EADDRNOTAVAIL: no address to send from
        Elsewhere, // out by an interface where nobody answers
        Odd,       // not modelled
        Away,      // to other computers: not modelled
    };
    Kind kind = Kind::None;
    Address source;         // what the packet comes from (short form)
    InterfaceId arriving{}; // the interface that it counts as arriving on (Linux: the one that has the address)
};

// The destination that is meant by a wildcard address: the socket's own address or the loopback (net/ipv4/route.c,
// ip_route_output_key_hash_rcu; net/ipv6/tcp_ipv6.c). Anything else is returned in its short form.
[[nodiscard]] Address meantBy(const Host &host, const Socket &socket, const Address &destination);

// `destination` in short form, not a wildcard.
[[nodiscard]] Route route(const Host &host, const Socket &socket, const Address &destination);

} // namespace quay::rules
