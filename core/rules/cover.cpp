// SPDX-License-Identifier: MIT
#include "rules/cover.h"

namespace quay::rules
{

namespace
{
bool meets(const Reach &a, const Reach &b)
{
    using Kind = Reach::Kind;
    if (a.kind == Kind::Nothing || b.kind == Kind::Nothing)
        return false;
    return a.kind == Kind::Any || b.kind == Kind::Any || a.address == b.address;
}

Reach reachOf(const Address &address)
{
    return address.isAny() ? Reach{Reach::Kind::Any, {}} : Reach{Reach::Kind::One, address};
}
} // namespace

Reach reachV4(const Socket &socket)
{
    const Address &address = socket.local.address;
    if (address.family() == Family::V4)
        return reachOf(address);
    if (address.isAny())
        return socket.v6Only ? Reach{} : Reach{Reach::Kind::Any, {}};
    return address.isV4Mapped() ? reachOf(address.unmapped()) : Reach{};
}

Reach reachV6(const Socket &socket)
{
    const Address &address = socket.local.address;
    if (address.family() == Family::V4 || address.isV4Mapped())
        return Reach{};
    return reachOf(address);
}

bool meetsHiddenAddress(const Socket &newcomer, const Socket &other)
{
    if (!other.hiddenV4 || newcomer.family != Family::V4)
        return false;
    const Address &address = newcomer.local.address;
    return address.isAny() || (newcomer.transport == Transport::Udp && address == hiddenAddress);
}

bool overlaps(const Socket &newcomer, const Socket &other)
{
    if (meets(reachV4(newcomer), reachV4(other)) || meets(reachV6(newcomer), reachV6(other)))
        return true;
    return meetsHiddenAddress(newcomer, other);
}

bool onDifferentDevices(const Socket &a, const Socket &b) { return a.device && b.device && *a.device != *b.device; }

bool needsScope(const Address &address)
{
    const quint8 scope = address.bytes()[1] & 0x0f;
    const bool group = address.family() == Family::V6 && address.isMulticast();
    return address.isLinkLocal() || (group && (scope == 1 || scope == 2));
}

bool isBoundExactlyTo(const Socket &socket, const Address &address)
{
    return !address.isAny() && plain(socket.local.address) == address;
}

bool isWildcardFor(const Socket &socket, Family packet)
{
    const Reach reach = packet == Family::V4 ? reachV4(socket) : reachV6(socket);
    return reach.kind == Reach::Kind::Any;
}

} // namespace quay::rules
