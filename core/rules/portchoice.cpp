// SPDX-License-Identifier: MIT
#include "rules/portchoice.h"

#include "rules/cover.h"
#include "rules/lifecycle.h"
#include "rules/portsearch.h"

#include <utility>

namespace quay::rules
{

namespace
{
// tcp_tw_reuse: TIME_WAIT lets its four-tuple be chosen again after one second.
constexpr quint64 timeWaitReuseAfter = 1000;

// ip_autobind_reuse, the last resort: SO_REUSEADDR on both, nobody listening, and not one SO_REUSEPORT family.
bool mayBeReused(const Socket &newcomer, const Socket &other)
{
    if (newcomer.reuseAddress != Tri::Yes || other.reuseAddress != Tri::Yes || other.state == SocketState::Listening)
        return false;
    return newcomer.reusePort != Tri::Yes || other.reusePort != Tri::Yes ||
           (!countsAsTimeWait(other) && newcomer.user != other.user);
}

bool meet(const Socket &a, const Socket &b) { return overlaps(a, b) && !onDifferentDevices(a, b); }

bool blocksTcpBind(const Socket &newcomer, const Socket &other, bool relaxed)
{
    return meet(newcomer, other) && !(relaxed && mayBeReused(newcomer, other));
}

bool blocksUdp(const Socket &newcomer, const Socket &other)
{
    const bool shared = both(newcomer.reuseAddress, other.reuseAddress) == Tri::Yes;
    const bool permitted = both(newcomer.reusePort, other.reusePort) == Tri::Yes && newcomer.user == other.user;
    return !shared && !permitted && meet(newcomer, other);
}

// connect(2) goes on ports that only connect(2) gave away, if the four-tuple is new.
bool blocksConnect(const Address &source, const Endpoint &peer, const Socket &other)
{
    return other.origin != PortOrigin::Connect ||
           (plain(other.local.address) == source && plain(other.peer.address) == peer.address &&
            other.peer.port == peer.port);
}

bool keepsOffTcp(const State &state, const Socket &one, const Socket &other)
{
    if (one.origin == PortOrigin::Connect && other.origin == PortOrigin::Connect)
        return blocksConnect(plain(one.local.address), {plain(one.peer.address), one.peer.port}, other);
    return blocksTcpBind(one, other, state.host().settings.autobindReuse);
}

bool hasOwnRange(const Socket &socket) { return socket.range != PortInterval{}; }

// bind(2) to port 0, listen(2)
class QuestOfTcpBind final : public PortQuest
{
public:
    QuestOfTcpBind(const State &state, const Socket &newcomer, bool relaxed)
        : PortQuest(state, newcomer), m_relaxed(relaxed)
    {
    }
    [[nodiscard]] bool isFree(Port port, bool certain) const override
    {
        bool free = true;
        state().onPort(Transport::Tcp, port, [&](const Socket &other) {
            free = other.id == newcomer().id || (certain && isAssumed(other)) || !blocks(other);
            return free;
        });
        return free;
    }
    [[nodiscard]] bool blocks(const Socket &other) const override
    {
        return blocksTcpBind(newcomer(), other, m_relaxed);
    }
    [[nodiscard]] bool keepsOff(const Socket &one, const Socket &other) const override
    {
        return keepsOffTcp(state(), one, other);
    }

private:
    bool m_relaxed;
};

class QuestOfConnect final : public PortQuest
{
public:
    QuestOfConnect(const State &state, const Socket &newcomer, const Endpoint &peer)
        : PortQuest(state, newcomer), m_source(plain(newcomer.local.address)), m_peer(peer)
    {
    }
    [[nodiscard]] bool isFree(Port port, bool certain) const override
    {
        if (!certain)
            return state().servesConnect(port) && !sameTuple(state(), newcomer(), {m_source, port}, m_peer, true);
        bool free = true;
        state().onPort(Transport::Tcp, port, [&](const Socket &other) {
            free = isAssumed(other) || (other.connectMark && !blocks(other));
            return free;
        });
        return free;
    }
    [[nodiscard]] bool blocks(const Socket &other) const override { return blocksConnect(m_source, m_peer, other); }
    [[nodiscard]] bool keepsOff(const Socket &one, const Socket &other) const override
    {
        return keepsOffTcp(state(), one, other);
    }

private:
    Address m_source;
    Endpoint m_peer;
};

class QuestOfUdp final : public PortQuest
{
public:
    using PortQuest::PortQuest;
    [[nodiscard]] bool isFree(Port port, bool certain) const override
    {
        bool free = true;
        state().onPort(Transport::Udp, port, [&](const Socket &other) {
            free = (certain && isAssumed(other)) || !blocks(other);
            return free;
        });
        return free;
    }
    [[nodiscard]] bool blocks(const Socket &other) const override { return blocksUdp(newcomer(), other); }
    [[nodiscard]] bool keepsOff(const Socket &one, const Socket &other) const override { return blocksUdp(one, other); }
};

std::vector<Sweep> sweepsForTcpBind(const Settings &settings, const Socket &newcomer)
{
    const PortInterval range = effectiveRange(settings, newcomer);
    const quint32 low = number(range.first);
    const quint32 end = number(range.last) + 1U;
    std::vector<Sweep> sweeps;
    const auto add = [&sweeps](quint32 from, quint32 to) {
        for (const Sweep &sweep : twoSweeps(from, to, true))
            sweeps.push_back(sweep);
    };
    if (newcomer.reuseAddress == Tri::Yes && end - low >= 4) {
        const quint32 half = low + (end - low) / 4 * 2;
        add(low, half);
        add(half, end);
    } else {
        add(low, end);
    }
    return sweeps;
}
} // namespace

PortInterval effectiveRange(const Settings &settings, const Socket &socket)
{
    PortInterval range = settings.ephemeral;
    if (socket.range.first != Port{} && range.contains(socket.range.first))
        range.first = socket.range.first;
    if (socket.range.last != Port{} && range.contains(socket.range.last))
        range.last = socket.range.last;
    return range;
}

std::optional<SocketId> sameTuple(const State &state, const Socket &newcomer, const Endpoint &local,
                                  const Endpoint &peer, bool chosen)
{
    std::optional<SocketId> found;
    const Settings::TimeWaitReuse reuse = state.host().settings.timeWaitReuse;
    const bool loopback = local.address.isLoopback() || peer.address.isLoopback();
    state.onPort(Transport::Tcp, local.port, [&](const Socket &other) {
        if (other.id == newcomer.id || other.peer.port != peer.port || plain(other.peer.address) != peer.address ||
            plain(other.local.address) != local.address || other.state < SocketState::SynSent)
            return true;
        if (other.device && other.device != newcomer.device)
            return true;
        if (countsAsTimeWait(other)) {
            const bool may =
                other.state == SocketState::TimeWait &&
                (reuse == Settings::TimeWaitReuse::Always || (reuse == Settings::TimeWaitReuse::Loopback && loopback));
            const quint64 age = state.now() + timeWaitLength - other.endsAt;
            if (!chosen || (may && age > timeWaitReuseAfter))
                return true;
        }
        found = shown(other);
        return false;
    });
    return found;
}

PortChoice choosePortForTcpBind(const State &state, const Socket &newcomer)
{
    const Settings &settings = state.host().settings;
    const std::vector<Sweep> sweeps = sweepsForTcpBind(settings, newcomer);
    for (const bool relaxed : {false, true}) {
        if (relaxed && !settings.autobindReuse)
            break;
        PortChoice choice = searchPorts(QuestOfTcpBind(state, newcomer, relaxed), sweeps);
        choice.port.lowerHalf = sweeps.size() > 2 && choice.port.candidates.last < Port(quint16(sweeps[2].first - 1));
        if (choice.kind != PortChoice::Kind::Exhausted)
            return choice;
    }
    return {};
}

PortChoice choosePortForConnect(const State &state, const Socket &newcomer, const Endpoint &peer)
{
    const PortInterval range = effectiveRange(state.host().settings, newcomer);
    const quint32 low = number(range.first);
    const quint32 end = number(range.last) + 1U;
    const QuestOfConnect quest(state, newcomer, peer);
    if (hasOwnRange(newcomer))
        return searchPorts(quest, Sweep{low, end - low, 1});
    return searchPorts(quest, twoSweeps(low, end, false));
}

bool couldBeChosen(const State &state, const Socket &socket, Port port)
{
    return QuestOfTcpBind(state, socket, state.host().settings.autobindReuse).isFree(port, false);
}

bool isUdpPortFree(const State &state, const Socket &newcomer, Port port)
{
    return QuestOfUdp(state, newcomer).isFree(port, false);
}

PortChoice choosePortForUdp(const State &state, const Socket &newcomer)
{
    const PortInterval range = effectiveRange(state.host().settings, newcomer);
    return searchPorts(QuestOfUdp(state, newcomer), Sweep{number(range.first), quint32(range.count()), 1});
}

Prediction withChance(Prediction found, const PortChoice &choice, SocketId newcomer, Errno none)
{
    const bool ofStart = choice.kind == PortChoice::Kind::ChanceOfStart;
    if (found.outcome == Outcome::Unknown || (!ofStart && choice.kind != PortChoice::Kind::ChanceOfPort))
        return found;
    found.missing = {ofStart ? Missing::RandomStart : Missing::ChosenPort,
                     ofStart ? newcomer : choice.chance,
                     found.outcome,
                     found.error,
                     Outcome::Fails,
                     none};
    found.outcome = Outcome::Unknown;
    found.error = Errno::None;
    found.rule = ofStart ? Rule::ChanceOfStart : Rule::ChanceOfPort;
    return found;
}

} // namespace quay::rules
