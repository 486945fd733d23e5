// SPDX-License-Identifier: MIT
#include "rules/portchoice.h"

#include "rules/cover.h"
#include "rules/lifecycle.h"

#include <algorithm>
#include <array>
#include <span>

namespace quay::rules
{

namespace
{
// One sweep of the kernel's search: `count` ports from `first`, `step` apart.
struct Sweep {
    quint32 first = 0;
    quint32 count = 0;
    quint32 step = 2;
    // An odd-sized range: depending on where it starts, the sweep leaves out its first or its last port.
    bool skipsAnEnd = false;

    [[nodiscard]] Port at(quint32 index) const { return Port(quint16(first + index * step)); }
};

// More ports than this are not counted one by one.
constexpr quint32 countedPorts = 256;
// tcp_tw_reuse: TIME_WAIT lets its four-tuple be chosen again after one second.
constexpr quint64 timeWaitReuseAfter = 1000;

// Two sweeps over [low, end): the parity that comes first, then the other.
std::array<Sweep, 2> twoSweeps(quint32 low, quint32 end, bool oddFirst)
{
    const quint32 size = end - low;
    if (size <= 1)
        return {Sweep{low, size, 1}, Sweep{}};
    Sweep even{low, size / 2};
    const Sweep odd{low + 1, size / 2};
    if (size % 2 == 1 && size >= 5) {
        even.count = size / 2 + 1;
        even.skipsAnEnd = true;
    }
    return oddFirst ? std::array{odd, even} : std::array{even, odd};
}

bool isReserved(const Settings &settings, Port port)
{
    for (const PortInterval &interval : settings.reserved) {
        if (interval.contains(port))
            return true;
    }
    return false;
}

quint32 scattered(quint64 serial) { return quint32((serial + 1) * 0x9e3779b97f4a7c15ULL >> 32); }

// One that only seems to be free, because of where others are assumed to be?
bool restsOnAssumption(const State &state, Transport transport)
{
    const std::vector<SocketId> &assumed = state.assumedAmongFew();
    return std::any_of(assumed.begin(), assumed.end(), [&](SocketId id) {
        const Socket &socket = state.at(id);
        return socket.onPort && socket.portAssumed && socket.transport == transport;
    });
}

LocalPort chosenFrom(const Sweep &sweep, Port found, quint32 possible, bool assumed)
{
    LocalPort port;
    port.kind = possible == 1 && !assumed ? LocalPort::Kind::Number : LocalPort::Kind::Chosen;
    port.port = found;
    port.candidates = {sweep.at(0), sweep.at(sweep.count - 1)};
    port.step = quint8(sweep.step);
    port.count = quint16(std::min(possible, 65535U));
    return port;
}

template <typename Usable>
PortChoice search(const State &state, const Socket &newcomer, const Sweep &sweep, Usable usable)
{
    const Settings &settings = state.host().settings;
    const auto fits = [&](quint32 i) {
        return (settings.reserved.empty() || !isReserved(settings, sweep.at(i))) && usable(sweep.at(i));
    };
    const quint32 start = sweep.count == 0 ? 0 : scattered(state.serial()) % sweep.count;
    std::optional<quint32> found;
    quint32 possible = 0;
    for (quint32 n = 0; n < sweep.count && (!found || sweep.count <= countedPorts); ++n) {
        const quint32 i = (start + n) % sweep.count;
        if (!fits(i))
            continue;
        found = found ? found : i;
        ++possible;
    }
    if (!found)
        return {};
    const bool onlyAnEnd = sweep.skipsAnEnd && possible == 1 && (*found == 0 || *found == sweep.count - 1);
    const quint32 count = sweep.count > countedPorts ? sweep.count : possible;
    const LocalPort port = chosenFrom(sweep, sweep.at(*found), count, restsOnAssumption(state, newcomer.transport));
    return {onlyAnEnd ? PortChoice::Kind::ChanceOfStart : PortChoice::Kind::Found, port};
}

// Sweep after sweep until one finds something.
template <typename Usable>
PortChoice searchAll(const State &state, const Socket &newcomer, std::span<const Sweep> sweeps, Usable usable)
{
    for (const Sweep &sweep : sweeps) {
        const PortChoice choice = search(state, newcomer, sweep, usable);
        if (choice.kind != PortChoice::Kind::Exhausted)
            return choice;
    }
    return {};
}

bool hasOwnRange(const Socket &socket) { return socket.range != PortInterval{}; }

// ip_autobind_reuse, the last resort: SO_REUSEADDR on both, nobody listening, and not one SO_REUSEPORT family.
bool mayBeReused(const Socket &newcomer, const Socket &other)
{
    if (newcomer.reuseAddress != Tri::Yes || other.reuseAddress != Tri::Yes || other.state == SocketState::Listening)
        return false;
    return newcomer.reusePort != Tri::Yes || other.reusePort != Tri::Yes ||
           (!countsAsTimeWait(other) && newcomer.user != other.user);
}

bool isFreeForTcpBind(const State &state, const Socket &newcomer, Port port, bool relaxed)
{
    bool free = true;
    state.onPort(Transport::Tcp, port, [&](const Socket &other) {
        free = other.id == newcomer.id || !overlaps(newcomer, other) || onDifferentDevices(newcomer, other) ||
               (relaxed && mayBeReused(newcomer, other));
        return free;
    });
    return free;
}

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
        PortChoice choice = searchAll(state, newcomer, sweeps,
                                      [&](Port port) { return isFreeForTcpBind(state, newcomer, port, relaxed); });
        choice.port.lowerHalf = sweeps.size() > 2 && choice.port.candidates.first < Port(quint16(sweeps[2].first - 1));
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
    const auto usable = [&](Port port) {
        return state.servesConnect(port) &&
               !sameTuple(state, newcomer, {plain(newcomer.local.address), port}, peer, true);
    };
    if (hasOwnRange(newcomer))
        return searchAll(state, newcomer, std::array{Sweep{low, end - low, 1}}, usable);
    return searchAll(state, newcomer, twoSweeps(low, end, false), usable);
}

bool isUdpPortFree(const State &state, const Socket &newcomer, Port port)
{
    bool free = true;
    state.onPort(Transport::Udp, port, [&](const Socket &other) {
        const bool shared = both(newcomer.reuseAddress, other.reuseAddress) == Tri::Yes;
        const bool permitted = both(newcomer.reusePort, other.reusePort) == Tri::Yes && newcomer.user == other.user;
        free = shared || permitted || onDifferentDevices(newcomer, other) || !overlaps(newcomer, other);
        return free;
    });
    return free;
}

PortChoice choosePortForUdp(const State &state, const Socket &newcomer)
{
    const PortInterval range = effectiveRange(state.host().settings, newcomer);
    const Sweep all{number(range.first), quint32(range.count()), 1};
    return search(state, newcomer, all, [&](Port port) { return isUdpPortFree(state, newcomer, port); });
}

} // namespace quay::rules
