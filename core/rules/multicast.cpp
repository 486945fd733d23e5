// SPDX-License-Identifier: MIT
#include "rules/cover.h"
#include "rules/delivery.h"
#include "rules/scoring.h"

#include <algorithm>
#include <array>

namespace quay::rules
{

namespace
{
bool isMember(const State &state, SocketId socket, const Packet &packet)
{
    const std::vector<Membership> &all = state.memberships();
    return std::any_of(all.begin(), all.end(), [&](const Membership &membership) {
        return membership.socket == socket && membership.group == packet.to.address &&
               membership.device == packet.arriving;
    });
}

// Every host is in these from the start (RFC 1112 section 7.2, RFC 4291 section 2.8).
const std::array alwaysJoined{Address::v4(224, 0, 0, 1),
                              Address::v6({0xff, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}),
                              Address::v6({0xff, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1})};

// Somebody of the host has joined the group on the interface.
bool isJoined(const State &state, const Packet &packet)
{
    if (std::find(alwaysJoined.begin(), alwaysJoined.end(), packet.to.address) != alwaysJoined.end())
        return true;
    const std::vector<Membership> &all = state.memberships();
    return std::any_of(all.begin(), all.end(), [&](const Membership &membership) {
        return membership.group == packet.to.address && membership.device == packet.arriving;
    });
}

Match want(const State &state, const Socket &socket, const Packet &packet)
{
    const bool exact = !plain(socket.local.address).isAny();
    Match result = match(socket, packet, exact ? Stage::ExactAddress : Stage::Wildcard, false);
    if (!result.matches || !packet.to.address.isMulticast() || isMember(state, socket.id, packet))
        return result;
    // IP_MULTICAST_ALL (ip(7)): a socket that joined nothing hears every group; the IPv4 side of an IPv6 socket
    // starts without it (seen).
    const bool hearsAll = packet.family() == Family::V6 || socket.family == Family::V4;
    if (!hearsAll || !socket.multicastAll)
        return {false, {}, Fate::NotJoined};
    return result;
}
Reception hear(const State &state, const Packet &packet)
{
    Reception reception;
    const bool group = packet.to.address.isMulticast();
    const bool joined = !group || isJoined(state, packet);
    reception.rule = joined ? Rule::NobodyThere : Rule::GroupNotJoined;
    state.onPort(Transport::Udp, packet.to.port, [&](const Socket &socket) {
        const Match result = want(state, socket, packet);
        const bool receives = result.matches && joined;
        const Fate otherwise = result.matches ? Fate::NotJoined : result.why;
        reception.candidates.push_back(
            {socket.id, Stage::EveryMember, result.score, receives ? Fate::Wins : otherwise});
        if (receives)
            reception.receivers.push_back(socket.id);
        return true;
    });
    return reception;
}

// Both met the sockets of the port in the same order.
void addTo(Reception &reception, const Reception &more)
{
    for (std::size_t i = 0; i < more.candidates.size(); ++i) {
        if (more.candidates[i].fate != Fate::Wins || reception.candidates[i].fate == Fate::Wins)
            continue;
        reception.candidates[i] = more.candidates[i];
        reception.receivers.push_back(more.candidates[i].socket);
    }
}
} // namespace

bool isGroupUncertain(const State &state, const Address &group)
{
    const std::vector<Membership> &all = state.memberships();
    return std::any_of(all.begin(), all.end(), [&group](const Membership &membership) {
        return membership.deviceAssumed && membership.group == group;
    });
}

Reception findEveryReceiver(const State &state, const Packet &packet)
{
    Reception reception = hear(state, packet);
    // An IPv4 datagram with an address of this host as its source is not taken from outside (seen); an IPv6 one is.
    const std::optional<InterfaceId> far = state.host().otherEnd(packet.arriving);
    if (far && packet.family() == Family::V6) {
        Packet arrived = packet;
        arrived.arriving = *far;
        addTo(reception, hear(state, arrived));
    }
    if (!reception.receivers.empty())
        reception.rule = Rule::EverybodyJoined;
    return reception;
}

} // namespace quay::rules
