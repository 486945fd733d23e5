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
    // $NAME of a socket whose port is known says as much as its number.
    const auto known = [&state](const Endpoint &end, const std::optional<SocketId> &portOf) {
        const Socket *socket = portOf ? state.find(*portOf) : nullptr;
        const bool isKnown = !portOf || (socket != nullptr && !socket->portAssumed);
        return isKnown ? std::optional(Endpoint{end.address, meantPort(state, end.port, portOf)}) : std::nullopt;
    };
    if (const auto *bind = std::get_if<Bind>(&operation))
        return known(bind->local, bind->portOf);
    if (const auto *connect = std::get_if<Connect>(&operation))
        return known(connect->peer, connect->portOf);
    const auto *send = std::get_if<Send>(&operation);
    const Socket *sender = send != nullptr && !send->to ? state.find(send->socket) : nullptr;
    if (sender != nullptr && sender->peerWritten && sender->state == SocketState::Established)
        return sender->peer;
    return send != nullptr && send->to ? known(*send->to, send->portOf) : std::nullopt;
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

// The socket of $NAME.
std::optional<SocketId> referredTo(const Operation &operation)
{
    return std::visit(
        [](const auto &op) -> std::optional<SocketId> {
            if constexpr (requires { op.portOf; })
                return op.portOf;
            else
                return std::nullopt;
        },
        operation);
}

bool isTaken(const State &state, const Socket &socket, Port port)
{
    bool taken = false;
    state.onPort(socket.transport, port, [&](const Socket &other) {
        taken = other.id != socket.id;
        return !taken;
    });
    return taken;
}

// The state with another port in the place of the one that is assumed. Of one that the socket has given back, only the
// number is left.
State supposing(const State &state, const Socket &socket, Port port)
{
    if (socket.onPort)
        return withPort(state, socket.id, port);
    State changed = state;
    changed.at(socket.id).local.port = port;
    return changed;
}

Prediction ask(const State &state, const Operation &operation)
{
    return std::visit([&state](const auto &op) { return decide(state, op); }, operation);
}
} // namespace

// Does it matter which port the kernel chose for the socket that the operation refers to?
static std::optional<Prediction> chanceOfReferred(const State &state, const Operation &operation)
{
    const std::optional<SocketId> id = referredTo(operation);
    const Socket *socket = id ? state.find(*id) : nullptr;
    if (socket == nullptr || !socket->portAssumed || socket->candidateCount >= fewPorts)
        return std::nullopt;
    const Prediction assumed = ask(state, operation);
    const quint32 last = number(socket->candidates.last);
    for (quint32 port = number(socket->candidates.first); port <= last; port += socket->candidateStep) {
        if (socket->onPort && isTaken(state, *socket, Port(quint16(port))))
            continue;
        const Prediction other = ask(supposing(state, *socket, Port(quint16(port))), operation);
        if (other.outcome != assumed.outcome || other.error != assumed.error || other.receivers != assumed.receivers)
            return unknown(Rule::ChanceOfPort,
                           {Missing::ChosenPort, *id, assumed.outcome, assumed.error, other.outcome, other.error});
    }
    return std::nullopt;
}

std::optional<Prediction> chanceOfPort(const State &state, const Operation &operation)
{
    if (std::optional<Prediction> chance = chanceOfReferred(state, operation))
        return chance;
    const std::optional<Endpoint> endpoint = written(state, operation);
    if (!endpoint || endpoint->port == Port{})
        return std::nullopt;
    for (const SocketId id : state.assumedAmongFew()) {
        const Socket &socket = state.at(id);
        if (!socket.onPort || !socket.portAssumed || !mayBe(portOf(socket), endpoint->port))
            continue;
        if (socket.transport == Transport::Tcp && socket.origin == PortOrigin::Bind &&
            !couldBeChosen(state, socket, endpoint->port))
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
