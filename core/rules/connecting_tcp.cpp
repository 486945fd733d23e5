// SPDX-License-Identifier: MIT
#include "rules/connecting.h"
#include "rules/cover.h"
#include "rules/lifecycle.h"
#include "rules/portchoice.h"
#include "rules/route.h"
#include "rules/steps.h"
#include "rules/syn.h"

#include <algorithm>

namespace quay::rules
{

namespace
{
using Refusal = std::optional<Prediction>;

Refusal refuseState(const Socket &socket)
{
    if (socket.state == SocketState::SynSent)
        return fails(Errno::EAlready, Rule::AlreadyConnecting);
    if (socket.state >= SocketState::Listening || socket.wasConnected)
        return fails(Errno::EIsConn, Rule::AlreadyConnected);
    return std::nullopt;
}

Refusal refuseFamily(const Socket &socket, const Address &destination)
{
    if (socket.family == destination.family())
        return std::nullopt;
    const Errno error = socket.family == Family::V4 ? Errno::EAfNoSupport : Errno::EInval;
    return fails(error, Rule::WrongAddressFamily);
}

// No port yet: the kernel chooses one, among them perhaps the very port that it connects to.
Prediction connectWithoutPort(const State &state, const Socket &socket, Packet syn, const Observation &known)
{
    const PortChoice choice = choosePortForConnect(state, socket, syn.to);
    if (choice.kind == PortChoice::Kind::Exhausted)
        return fails(Errno::EAddrNotAvail, Rule::NoTupleLeft);
    Prediction prediction;
    prediction.port = choice.port;
    syn.from.port = choice.port.port;
    const bool several = choice.port.kind == LocalPort::Kind::Chosen && !known.port;
    if (known.port)
        syn.from.port = *known.port;
    const bool couldMeetItself = several && syn.from.address == syn.to.address && mayBe(choice.port, syn.to.port) &&
                                 state.servesConnect(syn.to.port);
    if (several && syn.from == syn.to)
        syn.from.port = Port(quint16(number(syn.to.port) ^ 1)); // assume that it isn't the one
    sendSyn(state, socket, syn, prediction);
    if (prediction.outcome == Outcome::Unknown)
        return prediction;
    if (couldMeetItself && choice.port.count < fewPorts) {
        prediction.missing = {Missing::ChosenPort, socket.id,          Outcome::Ok,
                              Errno::None,         prediction.outcome, prediction.error};
        prediction.outcome = Outcome::Unknown;
        prediction.error = Errno::None;
        prediction.rule = Rule::ChanceOfPort;
    }
    return withChance(std::move(prediction), choice, socket.id, Errno::EAddrNotAvail);
}

// To another computer, which decides; if there is a port for it.
Prediction leaveWithoutPort(const State &state, const Socket &socket, const Endpoint &to)
{
    const PortChoice choice = choosePortForConnect(state, socket, to);
    if (choice.kind == PortChoice::Kind::Exhausted)
        return fails(Errno::EAddrNotAvail, Rule::NoTupleLeft);
    Prediction prediction = unknown(Rule::OutsideTheModel, {Missing::Network, socket.id});
    prediction.port = choice.port;
    return prediction;
}

Packet synOf(const Socket &socket, const Route &way, const Endpoint &to)
{
    const bool strays = way.kind == Route::Kind::Elsewhere;
    return {Transport::Tcp, {plain(socket.local.address), socket.local.port}, to, way.arriving, strays};
}

Endpoint destinationOf(const State &state, const Socket &socket, const Connect &operation)
{
    return {meantBy(state.host(), socket, operation.peer.address),
            meantPort(state, operation.peer.port, operation.portOf)};
}
} // namespace

Prediction decideTcpConnect(const State &state, const Socket &socket, const Connect &operation,
                            const Observation &known)
{
    const auto keepingPort = [&socket](Prediction prediction) {
        prediction.port = portOf(socket);
        return prediction;
    };
    if (Refusal refusal = refuseState(socket))
        return keepingPort(*refusal);
    if (Refusal refusal = refuseFamily(socket, operation.peer.address))
        return keepingPort(*refusal);
    if (Refusal refusal = refuseDestination(state, socket, operation.peer.address))
        return keepingPort(*refusal);
    if (Refusal refusal = refuseToConnect(state.host(), socket, operation))
        return keepingPort(*refusal);
    const Endpoint to = destinationOf(state, socket, operation);
    if (to.address.family() == Family::V6 && to.address.isMulticast())
        return keepingPort(fails(Errno::ENetUnreach, Rule::NotForTcp));
    const Route way = route(state.host(), socket, to.address);
    if (way.kind == Route::Kind::Broadcast || way.kind == Route::Kind::Group)
        return keepingPort(fails(Errno::ENetUnreach, Rule::NotForTcp));
    if (Refusal refusal = refuseRoute(socket, way, to.address))
        return keepingPort(*refusal);
    const Socket sender = withSource(state.host(), socket, way.source);
    const Packet syn = synOf(sender, way, to);
    if (!socket.onPort && way.kind == Route::Kind::Away)
        return leaveWithoutPort(state, sender, to);
    if (!socket.onPort)
        return connectWithoutPort(state, sender, syn, known);
    Prediction prediction;
    if (const std::optional<SocketId> same = sameTuple(state, sender, syn.from, to, false))
        prediction = fails(Errno::EAddrNotAvail, Rule::TupleInUse, {*same});
    else if (way.kind == Route::Kind::Away)
        prediction = unknown(Rule::OutsideTheModel, {Missing::Network, socket.id});
    else
        sendSyn(state, sender, syn, prediction);
    prediction.port = portOf(socket);
    return prediction;
}

namespace
{
// ECONNREFUSED and a four-tuple in use undo the connection: a port that the kernel had chosen is given back.
void undo(State &state, SocketId id)
{
    Socket &socket = state.at(id);
    if (socket.onPort && socket.origin != PortOrigin::Asked)
        losePort(state, id);
    widen(state, id);
}

// TIME_WAIT with the same ends makes way for the new connection (net/ipv4/inet_hashtables.c, check_established()).
void takeOver(State &state, SocketId id, const Endpoint &peer)
{
    const Socket &socket = state.at(id);
    std::vector<SocketId> old;
    state.onPort(Transport::Tcp, socket.local.port, [&](const Socket &other) {
        const bool sameEnds = other.id != id && countsAsTimeWait(other) && other.peer.port == peer.port &&
                              plain(other.peer.address) == peer.address &&
                              plain(other.local.address) == plain(socket.local.address);
        if (sameEnds && (!other.device || other.device == socket.device))
            old.push_back(other.id);
        return true;
    });
    for (const SocketId one : old)
        vanish(state, one);
}

void finish(State &state, SocketId id, const Prediction &prediction, const Observation &observed)
{
    Socket &socket = state.at(id);
    if (prediction.outcome == Outcome::Pending) {
        socket.state = SocketState::SynSent;
        socket.since = state.now();
        return;
    }
    socket.state = SocketState::Established;
    socket.wasConnected = true;
    if (Endpoint{plain(socket.local.address), socket.local.port} ==
        Endpoint{plain(socket.peer.address), socket.peer.port}) {
        socket.other = id;
        return;
    }
    if (prediction.sessions.empty())
        return;
    const SocketId listener = observed.receiver.value_or(prediction.sessions.front().listener);
    const SocketId session = addSession(state, id, listener);
    state.at(session).choiceAssumed = prediction.anyOf && !observed.receiver;
}

// Its end comes right after its beginning, from both sides: one TIME_WAIT, and a socket that can be used again.
void endWithItself(State &state, SocketId id, const Address &source, const Prediction &prediction,
                   const Observation &observed)
{
    narrow(state, id, source);
    if (!state.at(id).onPort)
        takePort(state, id, prediction.port, PortOrigin::Connect, observed);
    Socket &socket = state.at(id);
    socket.peer = socket.local;
    socket.other = id;
    socket.state = SocketState::FinWait;
    takeFin(state, id);
    state.at(id).other = Socket::none;
    state.at(id).sendClosed = false;
    widen(state, id);
}
} // namespace

void commitTcpConnect(State &state, const Connect &operation, const Prediction &prediction, const Observation &observed)
{
    const SocketId id = operation.socket;
    Socket &socket = state.at(id);
    const Endpoint to = destinationOf(state, socket, operation);
    const Address source = route(state.host(), socket, to.address).source;
    const bool undone = prediction.error == Errno::EConnRefused || prediction.error == Errno::EAddrNotAvail;
    if (prediction.error != Errno::EAddrNotAvail) { // without a port, or with both ends in use, no SYN is sent
        for (const SocketId stale : prediction.resets)
            takeReset(state, stale);
    }
    if (prediction.outcome == Outcome::Fails) {
        const bool refused = prediction.error == Errno::EConnRefused;
        if (undone)
            narrow(state, id, source);
        if (!socket.onPort && refused)
            takePort(state, id, prediction.port, PortOrigin::Connect, observed);
        if (refused)
            takeOver(state, id, to);
        if (undone)
            undo(state, id);
        if (refused || prediction.rule == Rule::EndsWithItself)
            socket.resetPending = false; // tcp_output.c, tcp_connect_init()
        const bool mapped = socket.family == Family::V6 && to.address.family() == Family::V4;
        socket.sentAsV4 = socket.sentAsV4 || (mapped && refused);
        if (refused)
            socket.sendClosed = false; // tcp.c, tcp_disconnect()
        if (prediction.rule == Rule::EndsWithItself)
            endWithItself(state, id, source, prediction, observed);
        return;
    }
    narrow(state, id, source);
    if (!socket.onPort)
        takePort(state, id, prediction.port, PortOrigin::Connect, observed);
    takeOver(state, id, to);
    socket.peer = {inFormOf(socket, to.address), to.port};
    socket.resetPending = false;
    finish(state, id, prediction, observed);
}

} // namespace quay::rules
