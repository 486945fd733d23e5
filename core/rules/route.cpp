// SPDX-License-Identifier: MIT
#include "rules/route.h"

#include "rules/cover.h"

#include <algorithm>

namespace quay::rules
{

namespace
{
// A socket bound to a group or a broadcast address sends from an address of the device instead (net/ipv4/af_inet.c).
std::optional<Address> boundSource(const Host &host, const Socket &socket, Family family)
{
    if (!socket.source.isAny() && family == Family::V4)
        return socket.source;
    const Address address = plain(socket.local.address);
    if (address.family() != family || address.isAny() || address.isMulticast() || host.isBroadcast(address))
        return std::nullopt;
    return address;
}

std::optional<Address> addressOf(const Host &host, InterfaceId interface, Family family)
{
    for (const HostAddress &entry : host.addresses) {
        if (entry.interface == interface && entry.address.family() == family)
            return entry.address;
    }
    return std::nullopt;
}

bool sharesPrefix(const HostAddress &entry, const Address &address)
{
    if (entry.address.family() != address.family())
        return false;
    for (int bit = 0; bit < entry.prefixLength; ++bit) {
        const int differ = entry.address.bytes()[std::size_t(bit) / 8] ^ address.bytes()[std::size_t(bit) / 8];
        if ((differ >> (7 - bit % 8) & 1) != 0)
            return false;
    }
    return true;
}

Route toLocal(const Host &host, const Socket &socket, const Address &destination, InterfaceId owner)
{
    if (socket.device && *socket.device != owner)
        return {Route::Kind::Elsewhere, destination, owner};
    const std::optional<Address> bound = boundSource(host, socket, destination.family());
    if (bound && !host.isLocal(*bound))
        return {Route::Kind::Away, *bound, owner}; // IP_FREEBIND: no answer finds its way back
    // RFC 6724 rule 1 and the kernel's local routes: the address itself; 127.0.0.1 for the whole of 127.0.0.0/8.
    Address source = destination;
    for (const HostAddress &entry : host.addresses) {
        if (destination.family() == Family::V4 && entry.interface == owner && sharesPrefix(entry, destination) &&
            owner == loopbackInterface) {
            source = entry.address;
            break;
        }
    }
    return {Route::Kind::Local, bound.value_or(source), owner};
}

// The interface for a group or 255.255.255.255: the socket's device, or that of the address it is bound to.
Route toMany(const Host &host, const Socket &socket, const Address &destination, Route::Kind kind)
{
    const std::optional<Address> source = boundSource(host, socket, destination.family());
    std::optional<InterfaceId> interface = socket.device;
    if (!interface && source && destination.family() == Family::V4)
        interface = host.interfaceOf(*source);
    if (!interface)
        return {destination.family() == Family::V4 && host.defaultRouteV4 ? Route::Kind::Away : Route::Kind::None,
                source.value_or(Address::any(destination.family())), loopbackInterface};
    if (destination.family() == Family::V6 && *interface == loopbackInterface)
        return {Route::Kind::None, Address::any(Family::V6), loopbackInterface};
    const Address any = Address::any(destination.family());
    return {kind, source.value_or(addressOf(host, *interface, destination.family()).value_or(any)), *interface};
}

Route toBroadcast(const Host &host, const Socket &socket, const Address &destination)
{
    if (destination.isLimitedBroadcast())
        return toMany(host, socket, destination, Route::Kind::Broadcast);
    for (const HostAddress &entry : host.addresses) {
        if (!sharesPrefix(entry, destination) || entry.prefixLength == 0)
            continue;
        if (socket.device && *socket.device != entry.interface)
            continue;
        return {Route::Kind::Broadcast, boundSource(host, socket, destination.family()).value_or(entry.address),
                entry.interface};
    }
    return {Route::Kind::Away, Address::any(Family::V4), loopbackInterface};
}
} // namespace

Address meantBy(const Socket &socket, const Address &destination)
{
    const Address own = socket.local.address;
    if (destination.family() == Family::V6 && destination.isAny())
        return own.isV4Mapped() ? Address::loopback(Family::V4) : Address::loopback(Family::V6);
    const Address address = plain(destination);
    if (!address.isAny())
        return address;
    const Address mine = plain(own);
    return mine.family() == Family::V4 && !mine.isAny() && !mine.isMulticast() ? mine : Address::loopback(Family::V4);
}

// net/ipv6/af_inet6.c keeps an IPv4-mapped group as the source, where net/ipv4/af_inet.c does not.
static std::optional<Route::Kind> wrongSource(const Host &host, const Socket &socket, const Address &destination)
{
    const Address own = socket.local.address;
    if (destination.family() != Family::V4 || !own.isV4Mapped())
        return std::nullopt;
    if (own.unmapped().isMulticast() || own.unmapped().isLimitedBroadcast())
        return Route::Kind::Invalid;
    return host.isBroadcast(own.unmapped()) ? std::optional(Route::Kind::None) : std::nullopt;
}

Route route(const Host &host, const Socket &socket, const Address &destination)
{
    if (const std::optional<Route::Kind> wrong = wrongSource(host, socket, destination))
        return {*wrong, Address::any(Family::V4), loopbackInterface};
    if (destination.isMulticast())
        return toMany(host, socket, destination, Route::Kind::Group);
    if (host.isBroadcast(destination))
        return toBroadcast(host, socket, destination);
    if (const std::optional<InterfaceId> owner = host.interfaceOf(destination))
        return toLocal(host, socket, destination, *owner);
    const bool v4 = destination.family() == Family::V4;
    const bool attached = std::any_of(host.addresses.begin(), host.addresses.end(), [&](const HostAddress &entry) {
        return entry.interface != loopbackInterface && sharesPrefix(entry, destination);
    });
    const bool reachable = attached || socket.device || (v4 ? host.defaultRouteV4 : host.defaultRouteV6);
    return {reachable ? Route::Kind::Away : Route::Kind::None, Address::any(destination.family()), loopbackInterface};
}

} // namespace quay::rules
