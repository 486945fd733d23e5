// SPDX-License-Identifier: MIT
#include "rules/portsearch.h"

#include "rules/steps.h"

#include <algorithm>

namespace quay::rules
{

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

bool isAssumed(const Socket &socket) { return socket.onPort && socket.portAssumed && socket.candidateCount < fewPorts; }

namespace
{
// More ports than this are not counted one by one.
constexpr quint32 countedPorts = 256;

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
        return isAssumed(socket) && socket.transport == transport;
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

bool mayBeIn(const Sweep &sweep, const Socket &socket)
{
    const bool otherParity = socket.candidateStep == 2 && sweep.step == 2 &&
                             (number(socket.candidates.first) - number(sweep.at(0))) % 2 != 0;
    return !otherParity && socket.candidates.first <= sweep.last() && socket.candidates.last >= sweep.at(0);
}

// Those whose ports are assumed and that are in the newcomer's way, wherever in the sweep they really are.
std::vector<SocketId> assumedBlockers(const PortQuest &quest, const Sweep &sweep)
{
    std::vector<SocketId> blockers;
    if (sweep.count == 0 || sweep.count > countedPorts)
        return blockers;
    for (const SocketId id : quest.state().assumedAmongFew()) {
        const Socket &other = quest.state().at(id);
        if (mayBeIn(sweep, other) && isAssumed(other) && other.transport == quest.newcomer().transport &&
            quest.blocks(other))
            blockers.push_back(id);
    }
    return blockers;
}

struct Count {
    std::optional<quint32> found; // an index of the sweep
    quint32 possible = 0;
    quint32 certain = 0; // if nobody were on an assumed port
};

// Among many ports, two that are chosen are hardly the same: those that are assumed aren't, either.
bool isUsedByOtherTransport(const PortQuest &quest, Port port)
{
    const bool isTcp = quest.newcomer().transport == Transport::Tcp;
    return quest.state().ports(isTcp ? Transport::Udp : Transport::Tcp).find(port) != nullptr;
}

Count count(const PortQuest &quest, const Sweep &sweep, bool certainToo)
{
    const Settings &settings = quest.state().host().settings;
    const quint32 start = sweep.count == 0 ? 0 : scattered(quest.state().serial()) % sweep.count;
    Count result;
    for (quint32 n = 0; n < sweep.count && (!result.found || sweep.count <= countedPorts); ++n) {
        const quint32 i = (start + n) % sweep.count;
        const Port port = sweep.at(i);
        if (!settings.reserved.empty() && isReserved(settings, port))
            continue;
        result.certain += certainToo && quest.isFree(port, true) ? 1U : 0U;
        if (!quest.isFree(port, false) || (sweep.count > countedPorts && isUsedByOtherTransport(quest, port)))
            continue;
        result.found = result.found ? result.found : i;
        ++result.possible;
    }
    return result;
}

// They have a port each, all of them in the sweep.
bool areApart(const PortQuest &quest, const std::vector<SocketId> &sockets, const Sweep &sweep)
{
    for (auto first = sockets.begin(); first != sockets.end(); ++first) {
        const Socket &socket = quest.state().at(*first);
        const bool isInside = socket.candidates.first >= sweep.at(0) && socket.candidates.last <= sweep.last() &&
                              socket.candidateStep == sweep.step;
        const bool meets = std::any_of(first + 1, sockets.end(),
                                       [&](SocketId id) { return !quest.keepsOff(quest.state().at(id), socket); });
        if (!isInside || meets)
            return false;
    }
    return true;
}

} // namespace

PortChoice searchPorts(const PortQuest &quest, const Sweep &sweep)
{
    const std::vector<SocketId> blockers = assumedBlockers(quest, sweep);
    const Count ports = count(quest, sweep, !blockers.empty());
    PortChoice choice;
    if (ports.found) {
        choice.kind = PortChoice::Kind::Found;
        choice.port =
            chosenFrom(sweep, sweep.at(*ports.found), sweep.count > countedPorts ? sweep.count : ports.possible,
                       restsOnAssumption(quest.state(), quest.newcomer().transport));
    }
    if (blockers.empty()) {
        const bool isEnd = ports.found && (*ports.found == 0 || *ports.found == sweep.count - 1);
        if (sweep.skipsAnEnd && ports.possible == 1 && isEnd)
            choice.kind = PortChoice::Kind::ChanceOfStart;
        return choice;
    }
    const quint32 needed = quint32(blockers.size()) + (sweep.skipsAnEnd ? 2 : 1); // of two, one is no end
    const bool isSettled =
        ports.certain == 0 || ports.certain >= needed || (!sweep.skipsAnEnd && areApart(quest, blockers, sweep));
    if (!isSettled) {
        choice.kind = PortChoice::Kind::ChanceOfPort;
        choice.chance = blockers.front();
    }
    return choice;
}

namespace
{
// It may be one of the sweep before, too.
LocalPort joined(const LocalPort &before, const LocalPort &after)
{
    if (before.kind == LocalPort::Kind::None)
        return after;
    LocalPort port = before;
    port.kind = LocalPort::Kind::Chosen;
    port.candidates = {std::min(before.candidates.first, after.candidates.first),
                       std::max(before.candidates.last, after.candidates.last)};
    port.step = 1;
    port.count = quint16(before.count + after.count);
    return port;
}

} // namespace

PortChoice searchPorts(const PortQuest &quest, std::span<const Sweep> sweeps)
{
    PortChoice open;
    for (const Sweep &sweep : sweeps) {
        PortChoice choice = searchPorts(quest, sweep);
        if (choice.kind == PortChoice::Kind::Exhausted)
            continue;
        if (open.kind != PortChoice::Kind::Exhausted)
            choice.port = joined(open.port, choice.port);
        if (choice.kind == PortChoice::Kind::Found)
            return choice;
        open = choice;
    }
    return open;
}

} // namespace quay::rules
