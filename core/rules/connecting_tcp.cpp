// SPDX-License-Identifier: MIT
#include "rules/connecting.h"
#include "rules/cover.h"
#include "rules/delivery.h"
#include "rules/lifecycle.h"
#include "rules/portchoice.h"
#include "rules/route.h"
#include "rules/steps.h"

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
    if (socket.sendClosed) // shut down before it was connected
        return unknown(Rule::OutsideTheModel, {Missing::NotModelled, socket.id});
    return std::nullopt;
}

Refusal refuseFamily(const Socket &socket, const Address &destination)
{
    if (socket.family == destination.family())
        return std::nullopt;
    const Errno error = socket.family == Family::V4 ? Errno::EAfNoSupport : Errno::EInval;
    return fails(error, Rule::WrongAddressFamily);
}

// What is left of an earlier connection with the same ends, at the other end: it steps aside (RFC
// 9293 3.10.7.4, 3.6.1).
void addStale(const State &state, const Packet &syn, Prediction &prediction)
{
    state.onPort(Transport::Tcp, syn.to.port, [&](const Socket &socket) {
        const bool sameEnds = socket.state >= SocketState::Established && socket.peer.port == syn.from.port &&
                              plain(socket.peer.address) == syn.from.address &&
                              plain(socket.local.address) == syn.to.address;
        if (!sameEnds)
            return true;
        const bool waits = socket.state == SocketState::TimeWait;
        prediction.candidates.push_back({shown(socket), Stage::FourTuple, {}, waits ? Fate::StepsAside : Fate::Reset});
        prediction.resets.push_back(socket.id);
        return true;
    });
}

// Two living connections with the same ends, told apart only by a client's device: whose data is whose isn't modelled.
bool isAmbiguous(const State &state, const Socket &socket, const Packet &syn)
{
    bool twice = false;
    state.onPort(Transport::Tcp, syn.from.port, [&](const Socket &other) {
        twice = other.id != socket.id && other.state >= SocketState::SynSent && !countsAsTimeWait(other) &&
                other.peer.port == syn.to.port && plain(other.peer.address) == syn.to.address &&
                plain(other.local.address) == syn.from.address;
        return !twice;
    });
    return twice;
}

Prediction chanceOfHash(SocketId listener)
{
    return unknown(Rule::ChanceOfHash,
                   {Missing::HashChoice, listener, Outcome::Pending, Errno::None, Outcome::Ok, Errno::None});
}

// Somebody listens: is there room?
void meetListeners(const State &state, const Reception &reception, Prediction &prediction)
{
    const auto full = [&state](SocketId id) { return !hasRoom(state.at(id)); };
    const auto fullOnes = std::count_if(reception.receivers.begin(), reception.receivers.end(), full);
    if (fullOnes == qsizetype(reception.receivers.size())) {
        prediction.outcome = Outcome::Pending;
        prediction.rule = Rule::AcceptQueueFull;
        prediction.with = reception.receivers;
        return;
    }
    if (fullOnes > 0) {
        const auto first = std::find_if(reception.receivers.begin(), reception.receivers.end(), full);
        const Prediction chance = chanceOfHash(*first);
        prediction.outcome = chance.outcome;
        prediction.rule = chance.rule;
        prediction.missing = chance.missing;
    } else {
        prediction.rule = Rule::Connected;
    }
    prediction.receivers = reception.receivers;
    prediction.anyOf = reception.anyOf;
    const auto open = std::find_if_not(reception.receivers.begin(), reception.receivers.end(), full);
    const Socket &listener = state.at(*open);
    if (!listener.foreign)
        prediction.sessions = {{state.nextSession(), listener.id, listener.accepting ? listener.acceptedCount + 1 : 0}};
}

// The SYN is sent: from `from` (its port is known or assumed) to `to`.
// A listener with a device sends its answer out by it, even if the client is at another interface.
bool answersElsewhere(const State &state, const Packet &syn, SocketId listener)
{
    const std::optional<InterfaceId> device = state.at(listener).device;
    const bool overLo = device == loopbackInterface && syn.family() == Family::V4;
    return device && !overLo && state.host().interfaceOf(syn.from.address) != device;
}

// A reset for ::1 leaves by the interface that the SYN counted as arriving on (net/ipv6/tcp_ipv6.c, rt6_need_strict()).
bool resetIsLost(const State &state, const Packet &syn)
{
    return syn.from.address == Address::loopback(Family::V6) &&
           state.host().interfaceOf(syn.to.address) != loopbackInterface;
}

// Does the answer find its way to the socket? Not if the socket listens to another interface than the one that has its
// address. And not after a refused connect to an IPv4-mapped address, because the socket goes on sending IPv4 packets
// (net/ipv6/tcp_ipv6.c, tcp_v6_connect()). Both seen.
std::optional<Rule> neverAnswered(const State &state, const Socket &socket, const Packet &syn)
{
    if (socket.sentAsV4 && syn.family() == Family::V6)
        return Rule::StuckInV4;
    const std::optional<InterfaceId> owner = state.host().interfaceOf(syn.from.address);
    if (syn.strays || (socket.device && owner != socket.device))
        return Rule::OtherInterface;
    return std::nullopt;
}

// From a socket tied to lo to an address of another interface: it comes back over lo. A listener tied to lo answers
// the same way; an answer that isn't tied counts as arriving at the interface of the client's address. Seen.
void overLoopback(const State &state, const Packet &syn, Prediction &prediction)
{
    const Reception reception = findReceiver(state, syn);
    const bool tied = !reception.receivers.empty() && state.at(reception.receivers.front()).device == loopbackInterface;
    if (tied || state.host().interfaceOf(syn.from.address) == loopbackInterface) {
        const LocalPort port = prediction.port;
        if (!tied) {
            prediction = unknown(Rule::OutsideTheModel, {Missing::NotModelled});
            prediction.port = port;
            return;
        }
        prediction.candidates = reception.candidates;
        meetListeners(state, reception, prediction);
        return;
    }
    prediction.outcome = Outcome::Pending;
    prediction.rule = Rule::OtherInterface;
}

void send(const State &state, const Socket &socket, const Packet &syn, Prediction &prediction)
{
    if (isAmbiguous(state, socket, syn)) {
        const LocalPort port = prediction.port;
        prediction = unknown(Rule::OutsideTheModel, {Missing::NotModelled, socket.id});
        prediction.port = port;
        return;
    }
    const bool stuck = socket.sentAsV4 && syn.family() == Family::V6;
    if (syn.from == syn.to && !syn.strays && !stuck) {
        prediction.rule = Rule::ConnectsToItself;
        prediction.receivers = {socket.id};
        return;
    }
    // Over lo, a listener that is tied to lo too answers over lo; what others would do isn't modelled.
    const Host &host = state.host();
    const bool between = host.interfaceOf(syn.to.address) != loopbackInterface ||
                         host.interfaceOf(syn.from.address) != loopbackInterface;
    const bool overLo = socket.device == loopbackInterface && between && host.isLocal(syn.to.address);
    const std::optional<Rule> silence = neverAnswered(state, socket, syn);
    if (overLo && silence != Rule::StuckInV4) {
        overLoopback(state, syn, prediction);
        return;
    }
    if (silence) {
        prediction.outcome = Outcome::Pending;
        prediction.rule = *silence;
        return;
    }
    addStale(state, syn, prediction);
    Reception reception = findReceiver(state, syn);
    prediction.candidates.insert(prediction.candidates.end(), reception.candidates.begin(), reception.candidates.end());
    if (!reception.receivers.empty() && answersElsewhere(state, syn, reception.receivers.front())) {
        prediction.outcome = Outcome::Pending;
        prediction.rule = Rule::OtherInterface;
        return;
    }
    if (!reception.receivers.empty()) {
        meetListeners(state, reception, prediction);
        return;
    }
    if (resetIsLost(state, syn)) {
        prediction.outcome = Outcome::Pending;
        prediction.rule = Rule::OtherInterface;
        return;
    }
    prediction.outcome = Outcome::Fails;
    prediction.error = Errno::EConnRefused;
    prediction.rule = Rule::NobodyListens;
    prediction.told = Told::Rst;
    for (const Candidate &candidate : reception.candidates) {
        if (candidate.fate == Fate::NotListening)
            prediction.with.push_back(candidate.socket);
    }
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
                                 state.onlyConnectChose(Transport::Tcp, syn.to.port);
    if (several && syn.from == syn.to)
        syn.from.port = Port(quint16(number(syn.to.port) ^ 1)); // assume that it isn't the one
    send(state, socket, syn, prediction);
    if (couldMeetItself && choice.port.count < fewPorts) {
        prediction.missing = {Missing::ChosenPort, socket.id,          Outcome::Ok,
                              Errno::None,         prediction.outcome, prediction.error};
        prediction.outcome = Outcome::Unknown;
        prediction.rule = Rule::ChanceOfPort;
    } else if (choice.kind == PortChoice::Kind::ChanceOfStart) {
        prediction.missing = {Missing::RandomStart, socket.id,      prediction.outcome,
                              prediction.error,     Outcome::Fails, Errno::EAddrNotAvail};
        prediction.outcome = Outcome::Unknown;
        prediction.rule = Rule::ChanceOfStart;
    }
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
    if (way.kind == Route::Kind::Away)
        return keepingPort(unknown(Rule::OutsideTheModel, {Missing::Network, socket.id}));
    const Socket sender = withSource(state.host(), socket, way.source);
    const Packet syn = synOf(sender, way, to);
    if (!socket.onPort)
        return connectWithoutPort(state, sender, syn, known);
    Prediction prediction;
    if (const std::optional<SocketId> same = sameTuple(state, sender, syn.from, to, false))
        prediction = fails(Errno::EAddrNotAvail, Rule::TupleInUse, {*same});
    else
        send(state, sender, syn, prediction);
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
} // namespace

void commitTcpConnect(State &state, const Connect &operation, const Prediction &prediction, const Observation &observed)
{
    const SocketId id = operation.socket;
    Socket &socket = state.at(id);
    const Endpoint to = destinationOf(state, socket, operation);
    const Address source = route(state.host(), socket, to.address).source;
    const bool undone = prediction.error == Errno::EConnRefused || prediction.error == Errno::EAddrNotAvail;
    for (const SocketId stale : prediction.resets)
        takeReset(state, stale);
    if (prediction.outcome == Outcome::Fails) {
        if (!socket.onPort && prediction.error == Errno::EConnRefused)
            takePort(state, id, prediction.port, PortOrigin::Connect, observed);
        if (undone) {
            narrow(state, id, source);
            undo(state, id);
        }
        const bool mapped = socket.family == Family::V6 && to.address.family() == Family::V4;
        socket.sentAsV4 = socket.sentAsV4 || (mapped && prediction.error == Errno::EConnRefused);
        return;
    }
    narrow(state, id, source);
    if (!socket.onPort)
        takePort(state, id, prediction.port, PortOrigin::Connect, observed);
    socket.peer = {inFormOf(socket, to.address), to.port};
    finish(state, id, prediction, observed);
}

} // namespace quay::rules
