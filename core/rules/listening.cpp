// SPDX-License-Identifier: MIT
#include "rules/inheriting.h"
#include "rules/lifecycle.h"
#include "rules/portchoice.h"
#include "rules/sharing.h"
#include "rules/steps.h"

namespace quay::rules
{

namespace
{
// somaxconn bounds it, and stands for a negative one (net/socket.c).
int effectiveBacklog(const State &state, int backlog)
{
    const int most = state.host().settings.maximumBacklog;
    return backlog < 0 || backlog > most ? most : backlog;
}

Prediction listenWithoutPort(const State &state, const Socket &socket)
{
    const PortChoice choice = choosePortForTcpBind(state, socket);
    if (choice.kind == PortChoice::Kind::Exhausted)
        return fails(Errno::EAddrInUse, Rule::NoPortLeft);
    Prediction prediction = succeeds(Rule::Listens);
    prediction.port = choice.port;
    return withChance(std::move(prediction), choice, socket.id, Errno::EAddrInUse);
}

// The test of bind is made again: what could be bound beside another need not be able to listen beside it.
Prediction listenOnPort(const State &state, const Socket &socket)
{
    Verdict verdict = mayHaveTcpPort(state, socket, socket.local.port);
    Prediction prediction = succeeds(verdict.with.empty() ? Rule::Listens : verdict.rule);
    prediction.with = std::move(verdict.with);
    prediction.port = portOf(socket);
    if (verdict.allowed == Tri::Yes)
        return prediction;
    prediction.rule = verdict.rule;
    prediction.missing = verdict.missing;
    prediction.outcome = verdict.allowed == Tri::No ? Outcome::Fails : Outcome::Unknown;
    prediction.error = verdict.allowed == Tri::No ? Errno::EAddrInUse : Errno::None;
    return prediction;
}
} // namespace

Prediction decide(const State &state, const Listen &operation)
{
    const Socket *socket = openSocket(state, operation.socket);
    if (socket == nullptr)
        return fails(Errno::EBadF, Rule::NotAnOpenSocket);
    Prediction prediction;
    if (socket->transport == Transport::Udp)
        prediction = fails(Errno::EOpNotSupp, Rule::ListenNotSupported);
    else if (socket->state == SocketState::Listening)
        prediction = succeeds(Rule::BacklogChanged);
    else if (socket->wasConnected || socket->state > SocketState::Listening)
        prediction = fails(Errno::EInval, Rule::ListenOnConnected);
    else if (socket->sentAsV4) // its sessions inherit what is wrong with it
        prediction = unknown(Rule::OutsideTheModel, {Missing::NotModelled, socket->id});
    else if (!socket->onPort)
        return listenWithoutPort(state, *socket);
    else
        return listenOnPort(state, *socket);
    prediction.port = portOf(*socket);
    return prediction;
}

void commit(State &state, const Listen &operation, const Prediction &prediction, const Observation &observed)
{
    if (prediction.outcome != Outcome::Ok)
        return;
    Socket &socket = state.at(operation.socket);
    socket.backlog = effectiveBacklog(state, operation.backlog);
    if (prediction.rule == Rule::BacklogChanged)
        return;
    if (!socket.onPort)
        takePort(state, socket.id, prediction.port, PortOrigin::Bind, observed);
    socket.state = SocketState::Listening;
    state.markBound(socket.id);
    rememberReusePort(*state.ports(Transport::Tcp).find(socket.local.port), socket);
    const qint64 serial = state.nextSerial();
    const bool last = socket.family == Family::V6 && socket.reusePort == Tri::Yes;
    socket.order = last ? -serial : serial;
    joinGroup(state, socket.id);
}

Prediction decide(const State &state, const SetAccepting &operation)
{
    const Socket *listener = openDescriptor(state, operation.socket);
    if (listener == nullptr)
        return fails(Errno::EBadF, Rule::NotAnOpenSocket);
    Prediction prediction = succeeds(Rule::Done); // no system call: a program that means to accept, or not to
    prediction.port = portOf(*listener);
    if (operation.accepting)
        takeQueue(state, *listener, prediction);
    return prediction;
}

void commit(State &state, const SetAccepting &operation, const Prediction &prediction, const Observation &)
{
    if (prediction.outcome != Outcome::Ok)
        return;
    Socket &accepting = state.at(operation.socket);
    accepting.accepting = operation.accepting;
    for (const Session &accepted : prediction.sessions) {
        Socket &session = state.at(accepted.session);
        state.dequeue(accepted.session);
        session.waiting = 0;
        session.listener = accepting.id;
        session.program = accepting.program;
        session.user = accepting.user;
        state.number(accepted.session, accepted.ordinal);
        accepting.acceptedCount = accepted.ordinal;
    }
}

} // namespace quay::rules
