// SPDX-License-Identifier: MIT
#pragma once

#include "rules/socket.h"

namespace quay::rules
{

// What a socket takes of one family's addresses.
struct Reach {
    enum class Kind : quint8 { Nothing, Any, One };
    Kind kind = Kind::Nothing;
    Address address; // of One
};

[[nodiscard]] Reach reachV4(const Socket &socket);
[[nodiscard]] Reach reachV6(const Socket &socket);

// Do the two sockets want the same packets? `newcomer` is the one that asks for the port: an IPv6 socket that got its
// address by connect or accept meets an AF_INET newcomer through a hidden IPv4 address, but not the reverse.
// Ports and devices are not looked at. (ipv6(7) IPV6_V6ONLY; net/ipv4/inet_connection_sock.c)
[[nodiscard]] bool overlaps(const Socket &newcomer, const Socket &other);

// Overlap only through the hidden address 127.0.0.6 of `other`.
[[nodiscard]] bool meetsHiddenAddress(const Socket &newcomer, const Socket &other);

// SO_BINDTODEVICE: sockets on different interfaces never meet.
[[nodiscard]] bool onDifferentDevices(const Socket &a, const Socket &b);

// The IPv4 address that an IPv6 socket got by connect or accept has inside (seen).
inline constexpr Address hiddenAddress = Address::v4(127, 0, 0, 6);

// ff01::/16 and ff02::/16 mean something on one interface or link only (RFC 4291 2.7), like fe80::/10.
[[nodiscard]] bool needsScope(const Address &address);

// Takes packets of the given family sent to `address` (v4 addresses in their short form).
[[nodiscard]] bool isBoundExactlyTo(const Socket &socket, const Address &address);
[[nodiscard]] bool isWildcardFor(const Socket &socket, Family packet);

// The short form of an IPv4 address, whatever the socket's family.
[[nodiscard]] constexpr Address plain(const Address &address)
{
    return address.isV4Mapped() ? address.unmapped() : address;
}

} // namespace quay::rules
