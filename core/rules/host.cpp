// SPDX-License-Identifier: MIT
#include "rules/host.h"

#include <algorithm>

namespace quay::rules
{

namespace
{
quint32 word(const Address &address)
{
    const auto &b = address.bytes();
    return quint32(b[0]) << 24 | quint32(b[1]) << 16 | quint32(b[2]) << 8 | b[3];
}

quint32 hostBits(quint8 prefixLength) { return prefixLength >= 32 ? 0 : 0xffffffffU >> prefixLength; }

// RFC 919: all ones in the host part. Prefixes of 31 and 32 bits have none (RFC 3021).
bool isBroadcastOf(const HostAddress &entry, quint32 address)
{
    const quint32 mask = hostBits(entry.prefixLength);
    return entry.address.family() == Family::V4 && entry.prefixLength < 31 && address == (word(entry.address) | mask);
}
} // namespace

Host Host::isolated()
{
    Host host;
    host.addresses = {{Address::loopback(Family::V4), 8, loopbackInterface},
                      {Address::loopback(Family::V6), 128, loopbackInterface}};
    host.oneCpu = true;
    return host;
}

const Program &Host::program(ProgramId id) const
{
    const auto found = std::find_if(programs.begin(), programs.end(), [id](const Program &p) { return p.id == id; });
    return found == programs.end() ? defaultProgram : *found;
}

bool Host::isOn(const Address &address, InterfaceId interface) const
{
    return interfaceOf(address) == interface || std::any_of(addresses.begin(), addresses.end(), [&](const auto &entry) {
               return entry.address == address && entry.interface == interface;
           });
}

std::optional<InterfaceId> Host::interfaceOf(const Address &address) const
{
    for (const HostAddress &entry : addresses) {
        if (entry.address == address)
            return entry.interface;
    }
    if (address.family() != Family::V4)
        return std::nullopt;
    // The whole of lo's own prefix is local, without the broadcast address.
    for (const HostAddress &entry : addresses) {
        if (entry.interface != loopbackInterface || entry.address.family() != Family::V4)
            continue;
        const quint32 mask = ~hostBits(entry.prefixLength);
        const quint32 wanted = word(address);
        if ((wanted & mask) == (word(entry.address) & mask) && !isBroadcastOf(entry, wanted))
            return entry.interface;
    }
    return std::nullopt;
}

std::optional<InterfaceId> Host::otherEnd(InterfaceId interface) const
{
    for (const auto &[first, second] : pairs) {
        if (interface == first || interface == second)
            return interface == first ? second : first;
    }
    return std::nullopt;
}

bool Host::comesBefore(InterfaceId a, InterfaceId b) const
{
    const auto rank = [this](InterfaceId id) {
        return std::find(interfaceOrder.begin(), interfaceOrder.end(), id) - interfaceOrder.begin();
    };
    return interfaceOrder.empty() ? a < b : rank(a) < rank(b);
}

bool Host::isLocal(const Address &address) const { return interfaceOf(address).has_value(); }

bool Host::isBroadcast(const Address &address) const
{
    if (address.family() != Family::V4)
        return false;
    if (address.isLimitedBroadcast())
        return true;
    const quint32 wanted = word(address);
    return std::any_of(addresses.begin(), addresses.end(),
                       [wanted](const HostAddress &entry) { return isBroadcastOf(entry, wanted); });
}

} // namespace quay::rules
