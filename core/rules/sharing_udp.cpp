// SPDX-License-Identifier: MIT
#include "rules/cover.h"
#include "rules/sharing.h"

namespace quay::rules
{

namespace
{
// With more sockets than this on the port (in truth: in its hash slot) the kernel asks by address.
constexpr quint32 shortWalk = 10;

// A walk over the sockets of a port, which ends at the first one that clashes (net/ipv4/udp.c).
class Walk final
{
public:
    explicit Walk(const Socket &newcomer) : m_newcomer(newcomer) {}

    // Whether to go on.
    bool visit(const Socket &other)
    {
        if (other.id == m_newcomer.id)
            return true;
        if (m_verdict.rule == Rule::PortFree)
            m_verdict.rule = Rule::NoOverlap;
        if (!overlaps(m_newcomer, other))
            return true;
        if (onDifferentDevices(m_newcomer, other)) {
            m_verdict.rule = Rule::OtherDevices;
            return true;
        }
        return judge(other);
    }
    [[nodiscard]] Verdict take() { return std::move(m_verdict); }

private:
    bool judge(const Socket &other)
    {
        const Tri shared = both(m_newcomer.reuseAddress, other.reuseAddress);
        if (shared == Tri::Yes) {
            m_verdict.rule = Rule::SharedByReuseAddress;
            m_verdict.with.push_back(other.id);
            return true;
        }
        const bool sameUser = m_newcomer.user == other.user;
        const bool mayJoin = sameUser && m_newcomer.group == 0;
        const Tri permitted = mayJoin ? both(m_newcomer.reusePort, other.reusePort) : Tri::No;
        const Tri either = rules::either(shared, permitted);
        if (either == Tri::Unknown) {
            const Missing missing = shared == Tri::Unknown ? Missing::ReuseAddressOf : Missing::ReusePortOf;
            m_verdict = {Tri::Unknown, Rule::FlagsOfOthersUnknown, {other.id}, {}};
            m_verdict.missing = {missing, other.id, Outcome::Ok, Errno::None, Outcome::Fails, Errno::EAddrInUse};
            return false;
        }
        m_verdict.allowed = permitted;
        m_verdict.rule = permitted == Tri::Yes ? Rule::SharedByReusePort : whyNotShared(m_newcomer, other);
        m_verdict.with = {other.id};
        return false;
    }

    const Socket &m_newcomer;
    Verdict m_verdict;
};

// First those on the newcomer's own address, then the wildcards; each walk has its own end.
Verdict walkByAddress(const State &state, const Socket &newcomer, Port port)
{
    Walk own(newcomer);
    const Address address = plain(newcomer.local.address);
    state.onPort(Transport::Udp, port,
                 [&](const Socket &other) { return !isBoundExactlyTo(other, address) || own.visit(other); });
    Verdict verdict = own.take();
    if (verdict.allowed != Tri::Yes)
        return verdict;
    Walk wild(newcomer);
    state.onPort(Transport::Udp, port,
                 [&](const Socket &other) { return !plain(other.local.address).isAny() || wild.visit(other); });
    Verdict second = wild.take();
    return second.allowed != Tri::Yes || verdict.with.empty() ? second : verdict;
}

// Would the plain pairwise rule, without the end at the first clash, forbid it?
bool forbiddenLater(const State &state, const Socket &newcomer, Port port)
{
    bool forbidden = false;
    state.onPort(Transport::Udp, port, [&](const Socket &other) {
        Walk single(newcomer);
        single.visit(other);
        forbidden = single.take().allowed == Tri::No;
        return !forbidden;
    });
    return forbidden;
}
} // namespace

Verdict mayHaveUdpPort(const State &state, const Socket &newcomer, Port port)
{
    const PortEntry *entry = state.ports(Transport::Udp).find(port);
    if (entry != nullptr && entry->count > shortWalk && !plain(newcomer.local.address).isAny())
        return walkByAddress(state, newcomer, port);
    Walk walk(newcomer);
    state.onPort(Transport::Udp, port, [&](const Socket &other) { return walk.visit(other); });
    Verdict verdict = walk.take();
    if (verdict.rule == Rule::SharedByReusePort && entry != nullptr && entry->count > 1 &&
        forbiddenLater(state, newcomer, port))
        verdict.rule = Rule::FirstClashPermits;
    return verdict;
}

} // namespace quay::rules
