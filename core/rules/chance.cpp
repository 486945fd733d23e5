// SPDX-License-Identifier: MIT
#include "rules/chance.h"

#include "rules/portchoice.h"
#include "rules/steps.h"

namespace quay::rules
{

namespace
{
// The port that is written as a number: in the operation, or when its socket was connected.
std::optional<Endpoint> written(const State &state, const Operation &operation)
{
    if (const auto *bind = std::get_if<Bind>(&operation); bind && !bind->portOf)
        return bind->local;
    if (const auto *connect = std::get_if<Connect>(&operation); connect && !connect->portOf)
        return connect->peer;
    const auto *send = std::get_if<Send>(&operation);
    const Socket *sender = send != nullptr && !send->to ? state.find(send->socket) : nullptr;
    if (sender != nullptr && sender->peerWritten && sender->state == SocketState::Established)
        return sender->peer;
    return send != nullptr && !send->portOf ? send->to : std::nullopt;
}

State withPort(const State &state, SocketId id, Port port)
{
    State changed = state;
    changed.leave(id);
    changed.at(id).local.port = port;
    changed.enter(id);
    return changed;
}

// Another port of those it may have.
Port anotherOf(const Socket &socket, Port port)
{
    const auto next = quint16(number(port) + socket.candidateStep);
    return Port(next) <= socket.candidates.last ? Port(next) : socket.candidates.first;
}

Prediction ask(const State &state, const Operation &operation)
{
    return std::visit([&state](const auto &op) { return decide(state, op); }, operation);
}
} // namespace

std::optional<Prediction> chanceOfPort(const State &state, const Operation &operation)
{
    const std::optional<Endpoint> endpoint = written(state, operation);
    if (!endpoint || endpoint->port == Port{})
        return std::nullopt;
    for (const SocketId id : state.assumedAmongFew()) {
        const Socket &socket = state.at(id);
        if (!socket.onPort || !socket.portAssumed || !mayBe(portOf(socket), endpoint->port))
            continue;
        const Prediction same = ask(withPort(state, id, endpoint->port), operation);
        const Prediction other = ask(withPort(state, id, anotherOf(socket, endpoint->port)), operation);
        if (same.outcome == other.outcome && same.error == other.error && same.receivers == other.receivers)
            continue;
        return unknown(Rule::ChanceOfPort,
                       {Missing::ChosenPort, id, same.outcome, same.error, other.outcome, other.error});
    }
    return std::nullopt;
}

} // namespace quay::rules
