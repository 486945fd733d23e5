// SPDX-License-Identifier: MIT
#include "rules/inheriting.h"

#include "rules/lifecycle.h"
#include "rules/steps.h"

#include <algorithm>

namespace quay::rules
{

namespace
{
bool isOpenDescriptor(const Socket &socket)
{
    return socket.open && !socket.queued && (socket.description != Socket::none || socket.held);
}

// Calls that are about the descriptor and not about the socket behind it; closing and ending look for themselves.
bool isAboutDescriptor(const Operation &operation)
{
    return std::holds_alternative<Inherit>(operation) || std::holds_alternative<End>(operation) ||
           std::holds_alternative<SetAccepting>(operation) || std::holds_alternative<CreateSocket>(operation);
}

// Each socket by all the descriptors of it that are open (or whose program accepts), in the place of its own id.
// Whether there was more than one.
bool spread(const State &state, std::vector<SocketId> &sockets, bool onlyAcceptors)
{
    std::vector<SocketId> all;
    bool isShared = false;
    for (const SocketId id : sockets) {
        const Socket *socket = state.find(id);
        if (socket == nullptr || socket->heirs == 0) { // what is left of a closed one, too
            all.push_back(id);
            continue;
        }
        std::vector<SocketId> who = onlyAcceptors ? acceptors(state, id) : holders(state, id);
        if (who.empty()) // it waits in the queue, which is shown at the first descriptor
            who = {holders(state, id).front()};
        isShared = isShared || who.size() > 1;
        all.insert(all.end(), who.begin(), who.end());
    }
    sockets = std::move(all);
    return isShared;
}

void nameCandidates(const State &state, std::vector<Candidate> &candidates)
{
    for (Candidate &candidate : candidates) {
        const Socket *socket = state.find(candidate.socket);
        if (socket != nullptr && !socket->held && socket->heirs > 0)
            candidate.socket = holders(state, candidate.socket).front();
    }
}
} // namespace

const Socket *openDescriptor(const State &state, SocketId id)
{
    const Socket *socket = state.find(id);
    return socket != nullptr && isOpenDescriptor(*socket) ? socket : nullptr;
}

std::vector<SocketId> holders(const State &state, SocketId description)
{
    const Socket &socket = state.at(description);
    std::vector<SocketId> all;
    if (socket.held)
        all.push_back(description);
    if (socket.heirs == 0)
        return all;
    for (const SocketId id : state.inherited()) {
        if (state.at(id).description == description && state.at(id).open)
            all.push_back(id);
    }
    return all;
}

std::vector<SocketId> acceptors(const State &state, SocketId description)
{
    std::vector<SocketId> all = holders(state, description);
    std::erase_if(all, [&state](SocketId id) { return !state.at(id).accepting; });
    return all;
}

void closeDescriptor(State &state, SocketId id, bool reset)
{
    const SocketId description = descriptionOf(state.at(id));
    Socket &socket = state.at(description);
    socket.lingerZero = socket.lingerZero || reset;
    state.at(id).closedAt = quint64(state.nextSerial());
    if (id == description) {
        socket.held = false;
    } else {
        state.at(id).open = false;
        --socket.heirs;
    }
    if (!socket.held && socket.heirs == 0)
        closeSocket(state, description, socket.lingerZero);
}

void takeQueue(const State &state, const Socket &accepting, Prediction &prediction)
{
    const SocketId description = descriptionOf(accepting);
    if (state.at(description).queueLength == 0)
        return;
    prediction.rule = Rule::Accepted;
    quint32 ordinal = accepting.acceptedCount;
    for (const SocketId session : state.queue(description)) {
        prediction.sessions.push_back({session, accepting.id, ++ordinal});
        if (state.at(session).waiting > 0)
            prediction.receivers.push_back(session);
    }
}

// A program that has a listener accepts at once, an heir too: what waits in the queue becomes its own.
Prediction decide(const State &state, const Inherit &operation)
{
    if (state.find(operation.socket) != nullptr)
        return unknown(Rule::OutsideTheModel, {Missing::NotModelled, operation.socket});
    const Socket *of = openDescriptor(state, operation.of);
    if (of == nullptr)
        return fails(Errno::EBadF, Rule::NotAnOpenSocket);
    Prediction prediction = succeeds(Rule::DescriptorInherited);
    prediction.with = {operation.of};
    prediction.port = portOf(*of);
    Socket heir = *of;
    heir.id = operation.socket;
    heir.description = descriptionOf(*of);
    heir.acceptedCount = 0;
    if (of->state == SocketState::Listening)
        takeQueue(state, heir, prediction);
    return prediction;
}

void commit(State &state, const Inherit &operation, const Prediction &prediction, const Observation &)
{
    const bool isNew = state.find(operation.socket) == nullptr;
    if (prediction.outcome != Outcome::Ok || !isNew || openDescriptor(state, operation.of) == nullptr)
        return;
    const SocketId description = descriptionOf(state.at(operation.of));
    Socket &heir = state.create(operation.socket);
    heir.description = description;
    heir.openedAt = quint64(state.nextSerial());
    heir.program = operation.program;
    heir.user = state.host().program(operation.program).user;
    ++state.at(description).heirs;
    state.noteInherited(operation.socket);
    refreshInherited(state);
    commit(state, SetAccepting{operation.socket, true}, prediction, {});
}

std::optional<Operation> onDescription(const State &state, const Operation &operation)
{
    if (isAboutDescriptor(operation))
        return operation;
    return std::visit(
        [&state](auto op) -> std::optional<Operation> {
            if constexpr (requires { op.socket; }) {
                const Socket *socket = state.find(op.socket);
                if (socket != nullptr && socket->open && !isOpenDescriptor(*socket))
                    return std::nullopt;
                if (socket != nullptr && socket->description != Socket::none && !socket->open)
                    return std::nullopt;
                if constexpr (requires { op.by; }) {
                    if (socket != nullptr)
                        op.by = socket->program;
                }
                op.socket = socket == nullptr ? op.socket : descriptionOf(*socket);
            }
            return op;
        },
        operation);
}

Prediction onDescriptors(const State &state, const Operation &operation, Prediction prediction)
{
    const bool connects = std::holds_alternative<Connect>(operation);
    if (!std::holds_alternative<Inherit>(operation) && !std::holds_alternative<End>(operation))
        spread(state, prediction.with, false);
    spread(state, prediction.resets, false);
    nameCandidates(state, prediction.candidates);
    const std::size_t sockets = prediction.receivers.size();
    if (!spread(state, prediction.receivers, connects))
        return prediction;
    if (sockets > 1 && !prediction.anyOf) // a copy for each socket, but one program only of those that have it
        return unknown(Rule::OutsideTheModel,
                       {Missing::NotModelled, std::nullopt, Outcome::Ok, Errno::None, Outcome::Ok, Errno::None});
    if (!prediction.anyOf && prediction.outcome == Outcome::Ok)
        prediction.rule = connects ? Rule::FirstToAccept : Rule::FirstToRead;
    prediction.anyOf = true;
    return prediction;
}

void refreshInherited(State &state)
{
    for (const SocketId id : state.inherited()) {
        const Socket own = state.at(id);
        Socket &heir = state.at(id);
        heir = state.at(own.description);
        heir.id = id;
        heir.description = own.description;
        heir.program = own.program;
        heir.user = own.user; // who accepts owns the session (net/socket.c, sock_alloc())
        heir.open = own.open;
        heir.openedAt = own.openedAt;
        heir.closedAt = own.closedAt;
        heir.held = true;
        heir.heirs = 0;
        heir.accepting = own.accepting;
        heir.acceptedCount = own.acceptedCount;
        heir.onPort = heir.queued = false;
        heir.nextOnPort = heir.previousOnPort = Socket::none;
        if (!own.open)
            heir.state = SocketState::Gone;
    }
}

} // namespace quay::rules
