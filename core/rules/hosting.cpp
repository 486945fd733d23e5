// SPDX-License-Identifier: MIT
#include "rules/lifecycle.h"
#include "rules/steps.h"

#include <algorithm>
#include <utility>

namespace quay::rules
{

namespace
{
// net/ipv4/tcp_timer.c: a SYN that nobody answers is sent again after about 1, 3, 7, 15 ... seconds.
bool isRepeated(const Socket &socket, quint64 from, quint64 to)
{
    quint64 after = 1000;
    for (int attempt = 0; attempt < 6; ++attempt) {
        const quint64 when = socket.since + after;
        if (when > from && when <= to)
            return true;
        after = 2 * after + 1000;
    }
    return false;
}

void endTimers(State &state)
{
    if (state.now() < timerSlack)
        return;
    const quint64 ended = state.now() - timerSlack;
    for (const SocketId id : state.takeTimers(ended)) {
        const Socket &socket = std::as_const(state).at(id);
        if (countsAsTimeWait(socket) && socket.endsAt <= ended)
            vanish(state, id);
    }
}

// A connection attempt that nobody had answered: is there room now?
void repeatSyn(State &state, SocketId id)
{
    Socket &socket = state.at(id);
    socket.state = SocketState::Bound;
    const Connect again{id, socket.peer};
    const Prediction prediction = decide(state, again);
    if (prediction.outcome == Outcome::Pending) {
        socket.state = SocketState::SynSent;
        return;
    }
    commit(state, again, prediction, {});
}
} // namespace

Prediction decide(const State &, const Wait &) { return succeeds(Rule::Done); }

void commit(State &state, const Wait &operation, const Prediction &, const Observation &)
{
    const quint64 from = state.now();
    state.advance(operation.milliseconds);
    endTimers(state);
    std::vector<SocketId> repeated;
    for (const Socket &socket : state.sockets(State::Own)) {
        if (socket.description == Socket::none && socket.state == SocketState::SynSent &&
            isRepeated(socket, from, state.now()))
            repeated.push_back(socket.id);
    }
    for (const SocketId id : repeated)
        repeatSyn(state, id);
}

Prediction decide(const State &, const SetEphemeralRange &operation)
{
    const bool reversed = operation.range.first > operation.range.last || operation.range.first == Port{};
    return reversed ? fails(Errno::EInval, Rule::RangeReversed) : succeeds(Rule::Done);
}

void commit(State &state, const SetEphemeralRange &operation, const Prediction &prediction, const Observation &)
{
    if (prediction.outcome == Outcome::Ok)
        state.host().settings.ephemeral = operation.range;
}

Prediction decide(const State &, const SetPrivilegedBelow &operation)
{
    return operation.start > 65536 ? fails(Errno::EInval, Rule::RangeReversed) : succeeds(Rule::Done);
}

void commit(State &state, const SetPrivilegedBelow &operation, const Prediction &prediction, const Observation &)
{
    if (prediction.outcome == Outcome::Ok)
        state.host().settings.privilegedBelow = operation.start;
}

Prediction decide(const State &state, const AddAddress &operation)
{
    if (quint16(operation.interface) >= state.host().interfaceCount)
        return fails(Errno::ENoDev, Rule::NoSuchDevice);
    return succeeds(Rule::Done);
}

void commit(State &state, const AddAddress &operation, const Prediction &prediction, const Observation &)
{
    if (prediction.outcome == Outcome::Ok)
        state.host().addresses.push_back({operation.address, operation.prefixLength, operation.interface});
}

Prediction decide(const State &, const AddInterfacePair &) { return succeeds(Rule::Done); }

void commit(State &state, const AddInterfacePair &operation, const Prediction &, const Observation &)
{
    const auto last = quint16(operation.otherHost ? operation.first : std::max(operation.first, operation.second));
    // ip-link(8): of a pair, the peer is made first.
    std::vector<InterfaceId> &order = state.host().interfaceOrder;
    if (order.empty()) {
        for (quint16 id = 0; id < state.host().interfaceCount; ++id)
            order.push_back(InterfaceId(id));
    }
    if (!operation.otherHost) {
        order.push_back(operation.second);
        state.host().pairs.emplace_back(operation.first, operation.second);
    }
    order.push_back(operation.first);
    state.host().interfaceCount = std::max<quint16>(state.host().interfaceCount, quint16(last + 1));
}

} // namespace quay::rules
