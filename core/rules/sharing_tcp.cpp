// SPDX-License-Identifier: MIT
#include "rules/cover.h"
#include "rules/sharing.h"

#include <algorithm>
#include <tuple>

namespace quay::rules
{

namespace
{
struct Pair {
    Tri share = Tri::No;
    Rule rule = Rule::NoOverlap;
    Missing missing = Missing::Nothing;
};

// Two overlapping sockets: both with SO_REUSEADDR unless the other one listens; or both with SO_REUSEPORT and of one
// user, which for TIME_WAIT is not asked (socket(7)).
Pair sharing(const Socket &newcomer, const Socket &other, quint64 now)
{
    const Tri byAddress =
        other.state == SocketState::Listening ? Tri::No : both(newcomer.reuseAddress, other.reuseAddress);
    if (byAddress == Tri::Yes)
        return {Tri::Yes, Rule::SharedByReuseAddress};
    const bool waitsOut = countsAsTimeWait(other);
    const bool sameUser = newcomer.user == other.user;
    const Tri byPort = waitsOut || sameUser ? both(newcomer.reusePort, other.reusePort) : Tri::No;
    if (byPort == Tri::Yes)
        return {Tri::Yes, waitsOut && !sameUser ? Rule::TimeWaitReusePort : Rule::SharedByReusePort};
    if (byAddress == Tri::No && byPort == Tri::No) {
        if (waitsOut && other.endsAt <= now)
            return {Tri::Unknown, Rule::RaceWithTimer, Missing::Timing};
        return {Tri::No, whyNotShared(newcomer, other)};
    }
    const Missing missing = byAddress == Tri::Unknown ? Missing::ReuseAddressOf : Missing::ReusePortOf;
    return {Tri::Unknown, Rule::FlagsOfOthersUnknown, missing};
}

// One that forbids, and why.
struct Obstacle {
    SocketId socket{};
    Rule rule{};
    bool listens = false;
};

// Puts the pair's result into the verdict, unless it forbids. What is not known outweighs sharing.
void weigh(Verdict &verdict, const Pair &pair, SocketId other)
{
    if (pair.share == Tri::Unknown && verdict.allowed == Tri::Yes) {
        verdict.with.clear();
        verdict.allowed = Tri::Unknown;
        verdict.rule = pair.rule;
        verdict.missing = {pair.missing, other, Outcome::Ok, Errno::None, Outcome::Fails, Errno::EAddrInUse};
    } else if (pair.share == Tri::Yes && verdict.with.empty() && verdict.allowed == Tri::Yes) {
        verdict.rule = pair.rule;
    }
    if (pair.share == verdict.allowed)
        verdict.with.push_back(other);
}

// The kernel meets the newest first and goes no further. Who listens tells a reader more than the sessions that came
// from there.
Verdict forbidden(std::vector<Obstacle> obstacles)
{
    const auto place = [](const Obstacle &one) {
        const bool isSession = State::isSession(one.socket);
        return std::tuple(!one.listens, isSession, isSession ? one.socket : SocketId{});
    };
    std::stable_sort(obstacles.begin(), obstacles.end(),
                     [&place](const Obstacle &a, const Obstacle &b) { return place(a) < place(b); });
    Verdict verdict{Tri::No, obstacles.front().rule, {}, {}};
    for (const Obstacle &obstacle : obstacles) {
        if (verdict.with.empty() || verdict.with.back() != obstacle.socket)
            verdict.with.push_back(obstacle.socket);
    }
    return verdict;
}
} // namespace

bool isRemembered(const PortEntry &entry, const Socket &newcomer)
{
    const RememberedAddress &kept = entry.remembered;
    if (!kept.valid || newcomer.reusePort != Tri::Yes || newcomer.user != kept.user || newcomer.group != 0)
        return false;
    const Address &address = newcomer.local.address;
    const bool isV4 = address.family() == Family::V4 || address.isV4Mapped();
    if (kept.address.family() == Family::V4 || kept.address.isV4Mapped()) {
        if (isV4)
            return plain(kept.address).isAny() || plain(kept.address) == plain(address);
        // Seen: AF_INET 0.0.0.0 stands for a dual-stack [::] too, its IPv4-mapped form does not.
        return kept.address.isAny() && address.isAny() && !newcomer.v6Only;
    }
    if (kept.address.isAny())
        return address.family() == Family::V6 ? !isV4 || !kept.v6Only : !kept.v6Only;
    return kept.address == address;
}

void rememberReusePort(PortEntry &entry, const Socket &newcomer)
{
    if (newcomer.reusePort != Tri::Yes)
        entry.remembered = {};
    else if (!isRemembered(entry, newcomer))
        entry.remembered = {true, newcomer.v6Only, newcomer.user, newcomer.local.address};
}

Verdict mayHaveTcpPort(const State &state, const Socket &newcomer, Port port)
{
    Verdict verdict;
    std::vector<Obstacle> obstacles;
    bool separated = false; // something overlaps, on another device
    state.onPort(Transport::Tcp, port, [&](const Socket &other) {
        if (other.id == newcomer.id)
            return true;
        if (verdict.rule == Rule::PortFree)
            verdict.rule = Rule::NoOverlap;
        if (!overlaps(newcomer, other))
            return true;
        if (onDifferentDevices(newcomer, other)) {
            separated = true;
            return true;
        }
        const Pair pair = sharing(newcomer, other, state.now());
        if (pair.share == Tri::No)
            obstacles.push_back({shown(other), pair.rule, other.state == SocketState::Listening});
        else
            weigh(verdict, pair, shown(other));
        return true;
    });
    if (!obstacles.empty())
        verdict = forbidden(std::move(obstacles));
    if (verdict.rule == Rule::NoOverlap && separated)
        verdict.rule = Rule::OtherDevices;
    const PortEntry *entry = state.ports(Transport::Tcp).find(port);
    if (verdict.allowed != Tri::Yes && entry != nullptr && isRemembered(*entry, newcomer))
        return {Tri::Yes, Rule::RememberedReusePort, std::move(verdict.with), {}};
    return verdict;
}

} // namespace quay::rules
