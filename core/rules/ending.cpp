// SPDX-License-Identifier: MIT
#include "rules/descriptors.h"
#include "rules/inheriting.h"
#include "rules/lifecycle.h"
#include "rules/steps.h"

#include <algorithm>

namespace quay::rules
{

namespace
{
Prediction decideShutdown(const Socket &socket)
{
    Prediction prediction = succeeds(Rule::Done);
    const bool idle = socket.state == SocketState::Closed || socket.state == SocketState::Bound;
    if (idle)
        prediction = fails(Errno::ENotConn, Rule::NotOpenForSending);
    prediction.port = portOf(socket);
    return prediction;
}

// Who gets a RST when it goes: the peer of a connection, and of every one that still waits in its queue.
std::vector<SocketId> resetBy(const State &state, const Socket &socket, Ending ending)
{
    std::vector<SocketId> resets;
    const auto add = [&](SocketId id) {
        const Socket *other = id == Socket::none ? nullptr : state.find(id);
        if (other != nullptr && other->open && other->id != socket.id)
            resets.push_back(id);
    };
    const bool isReset = ending == Ending::Reset || socket.lingerZero;
    if (socket.transport == Transport::Tcp && isReset && socket.state >= SocketState::Established &&
        socket.state < SocketState::TimeWait)
        add(socket.other);
    if (socket.state == SocketState::Listening && socket.queueLength > 0) {
        for (const SocketId session : state.queue(socket.id))
            add(state.at(session).other);
    }
    return resets;
}

Rule endingRule(const Socket &socket, Ending ending, bool resets)
{
    if (resets)
        return Rule::ResetsPeer;
    const bool leaves = socket.transport == Transport::Tcp && ending == Ending::Close &&
                        (socket.state == SocketState::Established || socket.state == SocketState::FinWait);
    return leaves ? Rule::LeavesTimeWait : Rule::Closed;
}

// A port asked for by number stays with a socket that has no connection any more.
void endBoth(State &state, SocketId id)
{
    if (state.at(id).origin == PortOrigin::Asked && !state.at(id).accepted)
        state.at(id).state = SocketState::Bound;
    else
        losePort(state, id);
}

void shutDown(State &state, SocketId id)
{
    Socket &socket = state.at(id);
    const SocketId other = socket.other;
    const SocketState before = socket.state;
    if (before == SocketState::Listening)
        return;
    socket.sendClosed = true;
    if (socket.transport == Transport::Udp)
        return;
    if (before == SocketState::SynSent) {
        endBoth(state, id); // net/ipv4/af_inet.c, inet_shutdown(): the attempt is given up
        widen(state, id);
        state.at(id).sendClosed = false; // tcp.c, tcp_disconnect()
        state.at(id).resetPending = true;
    }
    if (before == SocketState::Established)
        socket.state = SocketState::FinWait;
    else if (before != SocketState::CloseWait)
        return;
    if (other != Socket::none)
        takeFin(state, other);
    if (before == SocketState::CloseWait)
        endBoth(state, id);
}
} // namespace

Prediction decide(const State &state, const End &operation)
{
    const Socket *descriptor = openDescriptor(state, operation.socket);
    if (descriptor == nullptr)
        return fails(Errno::EBadF, Rule::NotAnOpenSocket);
    const Socket &socket = state.at(descriptionOf(*descriptor));
    if (socket.cutOff) // whether its FIN arrives, and what stays behind
        return unknown(Rule::OutsideTheModel,
                       {Missing::NotModelled, socket.id, Outcome::Ok, Errno::None, Outcome::Ok, Errno::None});
    if (operation.ending == Ending::Shutdown)
        return decideShutdown(socket);
    Prediction prediction;
    prediction.with = holders(state, socket.id);
    std::erase(prediction.with, operation.socket);
    if (!prediction.with.empty()) {
        prediction.rule = Rule::HeldByOthers;
        return prediction;
    }
    prediction.resets = resetBy(state, socket, operation.ending);
    prediction.rule = endingRule(socket, operation.ending, !prediction.resets.empty());
    return prediction;
}

void commit(State &state, const End &operation, const Prediction &prediction, const Observation &)
{
    const Socket *descriptor = openDescriptor(state, operation.socket);
    if (descriptor == nullptr)
        return;
    if (operation.ending == Ending::Shutdown)
        shutDown(state, descriptionOf(*descriptor));
    else if (prediction.outcome == Outcome::Ok)
        closeDescriptor(state, operation.socket, operation.ending == Ending::Reset);
}

Prediction decide(const State &state, const EndProgram &operation)
{
    Prediction prediction = succeeds(Rule::Closed);
    for (const SocketId id : openDescriptors(state, operation.program)) {
        const Socket &socket = state.at(descriptionOf(state.at(id)));
        std::vector<SocketId> others = holders(state, socket.id);
        std::erase_if(others, [&](SocketId one) { return state.at(one).program == operation.program; });
        if (!others.empty()) {
            prediction.rule = Rule::HeldByOthers;
            prediction.with.insert(prediction.with.end(), others.begin(), others.end());
            continue;
        }
        for (const SocketId reset : resetBy(state, socket, Ending::Close)) {
            if (state.at(reset).program != operation.program)
                prediction.resets.push_back(reset);
        }
    }
    if (!prediction.resets.empty())
        prediction.rule = Rule::ResetsPeer;
    return prediction;
}

void commit(State &state, const EndProgram &operation, const Prediction &, const Observation &)
{
    for (const SocketId id : openDescriptors(state, operation.program))
        closeDescriptor(state, id, false);
}

} // namespace quay::rules
