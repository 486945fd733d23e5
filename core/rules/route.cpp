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

// The address that a packet gets which leaves by `interface` without a route that says so: the first of the interface
// that means something outside this host, else of any interface, else none (net/ipv4/devinet.c, inet_select_addr()).
// To a link-local group, IPv6 prefers a link-local one (RFC 6724 section 5, rule 2).
Address selectSource(const Host &host, InterfaceId interface, Family family, bool onLink = false)
{
    const HostAddress *best = nullptr;
    const auto fits = [&](const HostAddress &entry) {
        return entry.interface == interface && entry.address.family() == Family::V6 &&
               entry.address.isLinkLocal() == onLink;
    };
    if (family == Family::V6) {
        const auto found = std::find_if(host.addresses.begin(), host.addresses.end(), fits);
        if (found != host.addresses.end())
            return found->address;
    }
    for (const HostAddress &entry : host.addresses) {
        if (entry.address.family() != family || entry.address.isLoopback())
            continue;
        if (entry.interface == interface)
            return entry.address;
        if (best == nullptr || host.comesBefore(entry.interface, best->interface))
            best = &entry;
    }
    return best != nullptr && family == Family::V4 ? best->address : Address::any(family);
}

// net/ipv4/route.c, __mkroute_output(): 127.0.0.0/8 doesn't leave the host.
bool leaksLoopback(const std::optional<Address> &source, InterfaceId interface)
{
    return source && source->family() == Family::V4 && source->isLoopback() && interface != loopbackInterface;
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

// IPv6 between two interfaces of this host that are joined by a cable: out of the one and in by the other. A datagram
// arrives, the answer to a SYN goes over lo and is lost (seen).
std::optional<Route> overTheCable(const Host &host, const Socket &socket, const Address &source,
                                  const Address &destination)
{
    const bool isAttached = std::any_of(host.addresses.begin(), host.addresses.end(), [&](const HostAddress &entry) {
        return entry.interface == *socket.device && sharesPrefix(entry, destination);
    });
    if (!isAttached)
        return std::nullopt;
    const Route::Kind kind = socket.transport == Transport::Tcp ? Route::Kind::Elsewhere : Route::Kind::Odd;
    return Route{kind, source, *socket.device};
}

// To an address that the socket's device doesn't have. Over lo it comes back all the same (and counts as arriving on
// lo); out of another interface, whatever has the address doesn't answer. IPv6 has no route but to the prefixes of the
// device. All seen.
Route strayed(const Host &host, const Socket &socket, const Address &destination)
{
    const InterfaceId device = *socket.device;
    const std::optional<Address> bound = boundSource(host, socket, destination.family());
    const Address source = bound.value_or(selectSource(host, device, destination.family()));
    if (destination.family() == Family::V6)
        return overTheCable(host, socket, source, destination).value_or(Route{Route::Kind::None, source, device});
    if (leaksLoopback(bound, device))
        return {Route::Kind::Invalid, source, device};
    const bool comesBack = device == loopbackInterface && host.isLocal(destination);
    return {comesBack ? Route::Kind::Local : Route::Kind::Elsewhere, source, device};
}

// RFC 6724 rule 1 and the kernel's local routes: the address itself; 127.0.0.1 for the whole of 127.0.0.0/8. In IPv4,
// an interface's later addresses of the same net are secondary ones, whose routes name the first (net/ipv4/
// fib_frontend.c, fib_add_ifaddr()).
Address localSource(const Host &host, const Address &destination, InterfaceId owner)
{
    if (destination.family() != Family::V4)
        return destination;
    const auto itself = std::find_if(host.addresses.begin(), host.addresses.end(), [&](const HostAddress &entry) {
        return entry.interface == owner && entry.address == destination;
    });
    for (const HostAddress &entry : host.addresses) {
        const bool isOfSameNet =
            itself == host.addresses.end() ? owner == loopbackInterface : entry.prefixLength == itself->prefixLength;
        if (entry.interface == owner && isOfSameNet && sharesPrefix(entry, destination))
            return entry.address;
    }
    return destination;
}

Route toLocal(const Host &host, const Socket &socket, const Address &destination, InterfaceId owner)
{
    if (socket.device && *socket.device != owner)
        return strayed(host, socket, destination);
    const std::optional<Address> bound = boundSource(host, socket, destination.family());
    if (bound && !host.isLocal(*bound))
        return {Route::Kind::Away, *bound, owner}; // IP_FREEBIND: no answer finds its way back
    return {Route::Kind::Local, bound.value_or(localSource(host, destination, owner)), owner};
}

bool hasV6Outside(const Host &host)
{
    return std::any_of(host.addresses.begin(), host.addresses.end(), [](const HostAddress &entry) {
        return entry.address.family() == Family::V6 && !entry.address.isLoopback();
    });
}

// What comes from ::1 is taken by lo only (RFC 4291 section 2.5.3).
bool isLostFrom(const std::optional<Address> &source) { return source && *source == Address::loopback(Family::V6); }

// The interface for a group or 255.255.255.255: the socket's device, or that of the address it is bound to.
Route toMany(const Host &host, const Socket &socket, const Address &destination, Route::Kind kind)
{
    const std::optional<Address> source = boundSource(host, socket, destination.family());
    std::optional<InterfaceId> interface = socket.device;
    if (!interface && source && destination.family() == Family::V4)
        interface = host.interfaceOf(*source);
    const Address any = Address::any(destination.family());
    if (destination.family() == Family::V6 && interface == loopbackInterface)
        return {Route::Kind::None, any, loopbackInterface};
    if (!interface && destination.family() == Family::V6 && host.interfaceCount > 1) {
        // Every interface but lo has a route to ff00::/8; which is taken isn't modelled.
        if (isLostFrom(source))
            return {Route::Kind::Elsewhere, *source, InterfaceId{1}};
        return {source || hasV6Outside(host) ? Route::Kind::Odd : Route::Kind::NoSource, any, loopbackInterface};
    }
    if (!interface)
        return {host.defaultRouteV4 && destination.family() == Family::V4 ? Route::Kind::Away : Route::Kind::None,
                source.value_or(any), loopbackInterface};
    if (leaksLoopback(source, *interface))
        return {Route::Kind::Invalid, *source, *interface};
    const bool onLink = (destination.bytes()[1] & 0x0f) <= 2; // RFC 4291 section 2.7
    const Address chosen = source.value_or(selectSource(host, *interface, destination.family(), onLink));
    if (destination.family() == Family::V6 && chosen.isAny())
        return {Route::Kind::NoSource, any, *interface};
    if (isLostFrom(source))
        return {Route::Kind::Elsewhere, chosen, *interface};
    return {kind, chosen, *interface};
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
        const std::optional<Address> source = boundSource(host, socket, Family::V4);
        if (leaksLoopback(source, entry.interface))
            return {Route::Kind::Invalid, *source, entry.interface};
        return {Route::Kind::Broadcast, source.value_or(entry.address), entry.interface};
    }
    return strayed(host, socket, destination); // no prefix of the socket's device
}

// Not an address of this host.
Route toOthers(const Host &host, const Socket &socket, const Address &destination)
{
    const Family family = destination.family();
    const std::optional<Address> source = boundSource(host, socket, family);
    if (socket.device == loopbackInterface && family == Family::V4)
        return strayed(host, socket, destination);
    const auto attached = [&](const HostAddress &entry) {
        return entry.interface == socket.device && sharesPrefix(entry, destination);
    };
    if (socket.device && family == Family::V6 && std::none_of(host.addresses.begin(), host.addresses.end(), attached))
        return {Route::Kind::None, Address::any(family), *socket.device};
    if (socket.device)
        return {leaksLoopback(source, *socket.device) ? Route::Kind::Invalid : Route::Kind::Away,
                source.value_or(selectSource(host, *socket.device, family)), *socket.device};
    for (const HostAddress &entry : host.addresses) {
        if (entry.interface != loopbackInterface && sharesPrefix(entry, destination))
            return {leaksLoopback(source, entry.interface) ? Route::Kind::Invalid : Route::Kind::Away,
                    source.value_or(entry.address), entry.interface};
    }
    const bool reachable = family == Family::V4 ? host.defaultRouteV4 : host.defaultRouteV6;
    return {reachable ? Route::Kind::Away : Route::Kind::None,
            source.value_or(selectSource(host, loopbackInterface, family)), loopbackInterface};
}
} // namespace

Address meantBy(const Host &host, const Socket &socket, const Address &destination)
{
    const Address own = socket.local.address;
    if (destination.family() == Family::V6 && destination.isAny())
        return own.isV4Mapped() ? Address::loopback(Family::V4) : Address::loopback(Family::V6);
    const Address address = plain(destination);
    if (!address.isAny())
        return address;
    if (const std::optional<Address> source = boundSource(host, socket, Family::V4))
        return *source;
    for (const HostAddress &entry : host.addresses) {
        if (socket.device && entry.interface == *socket.device && entry.address.family() == Family::V4)
            return entry.address;
    }
    return Address::loopback(Family::V4);
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
    if (socket.device && quint16(*socket.device) >= host.interfaceCount)
        return {destination.family() == Family::V6 ? Route::Kind::None : Route::Kind::NoDevice,
                Address::any(destination.family()), loopbackInterface};
    if (destination.isMulticast())
        return toMany(host, socket, destination, Route::Kind::Group);
    if (host.isBroadcast(destination))
        return toBroadcast(host, socket, destination);
    if (const std::optional<InterfaceId> owner = host.interfaceOf(destination)) {
        const bool isThere = socket.device && host.isOn(destination, *socket.device);
        return toLocal(host, socket, destination, isThere ? *socket.device : *owner);
    }
    return toOthers(host, socket, destination);
}

} // namespace quay::rules
