// SPDX-License-Identifier: MIT
#include "rules/steps.h"

#include <algorithm>

namespace quay::rules
{

namespace
{
// Without a device the kernel asks the route to the group. A host without a default route has none over lo.
auto findMembership(const State &state, const SetMembership &operation)
{
    const std::vector<Membership> &all = state.memberships();
    return std::find_if(all.begin(), all.end(), [&](const Membership &membership) {
        return membership.socket == operation.socket && membership.group == operation.group &&
               (!operation.device || membership.device == *operation.device);
    });
}

// Which interface it is depends on the host's routes.
Prediction byRoute()
{
    return unknown(Rule::OutsideTheModel,
                   {Missing::Network, std::nullopt, Outcome::Ok, Errno::None, Outcome::Ok, Errno::None});
}

bool isDeviceOpen(const State &state, const SetMembership &operation)
{
    const std::vector<Membership> &all = state.memberships();
    return std::any_of(all.begin(), all.end(), [&](const Membership &membership) {
        return membership.deviceAssumed && membership.socket == operation.socket && membership.group == operation.group;
    });
}

Prediction judge(const State &state, const Socket &socket, const SetMembership &operation)
{
    if (socket.family == Family::V4 && operation.group.family() == Family::V6)
        return fails(Errno::ENoProtoOpt, Rule::OptionUnknown);
    if (socket.transport == Transport::Tcp)
        return fails(Errno::EProto, Rule::OptionUnknown);
    // IP_DROP_MEMBERSHIP only looks for it.
    const bool looked = operation.member || operation.group.family() == Family::V6;
    if (!operation.group.isMulticast() && looked)
        return fails(Errno::EInval, Rule::NotAGroup);
    const bool isMember = findMembership(state, operation) != state.memberships().end();
    const std::optional<InterfaceId> device = operation.device;
    if (device && isDeviceOpen(state, operation))
        return byRoute();
    const bool v4 = operation.group.family() == Family::V4;
    // net/ipv6/mcast.c, __ipv6_sock_mc_join(): whichever interface it is, before one is looked for.
    if (!v4 && operation.member && isMember)
        return fails(Errno::EAddrInUse, Rule::AlreadyJoined);
    // Without a device the kernel takes that of a route: of the default one, or of an interface's own for ff00::/8.
    const bool hasRoute = v4 ? state.host().defaultRouteV4 : state.host().interfaceCount > 1;
    if (!device && hasRoute && (operation.member || v4))
        return byRoute();
    // net/ipv4/igmp.c, ip_mc_leave_group(): no route, no device. What is no group may well have a route.
    if (!operation.member && !device && v4 && operation.group.isMulticast())
        return fails(Errno::ENoDev, Rule::NoSuchDevice);
    if (!operation.member)
        return isMember ? succeeds(Rule::Done) : fails(Errno::EAddrNotAvail, Rule::NotMember);
    if (!device || quint16(*device) >= state.host().interfaceCount)
        return fails(Errno::ENoDev, Rule::NoSuchDevice);
    return isMember ? fails(Errno::EAddrInUse, Rule::AlreadyJoined) : succeeds(Rule::Done);
}
} // namespace

// ip(7) IP_ADD_MEMBERSHIP, IP_DROP_MEMBERSHIP; ipv6(7) IPV6_ADD_MEMBERSHIP
Prediction decide(const State &state, const SetMembership &operation)
{
    const Socket *socket = openSocket(state, operation.socket);
    if (socket == nullptr)
        return fails(Errno::EBadF, Rule::NotAnOpenSocket);
    Prediction prediction = judge(state, *socket, operation);
    prediction.port = portOf(*socket);
    return prediction;
}

void commit(State &state, const SetMembership &operation, const Prediction &prediction, const Observation &)
{
    if (prediction.outcome != Outcome::Ok)
        return;
    std::vector<Membership> &all = state.memberships();
    if (operation.member)
        all.push_back({operation.socket, operation.group, operation.device.value_or(loopbackInterface),
                       !operation.device.has_value()});
    else if (const auto found = findMembership(state, operation); found != all.end())
        all.erase(found);
}

} // namespace quay::rules
