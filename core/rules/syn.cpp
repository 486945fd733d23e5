// SPDX-License-Identifier: MIT
#include "rules/syn.h"

#include "rules/cover.h"
#include "rules/delivery.h"
#include "rules/inheriting.h"
#include "rules/lifecycle.h"
#include "rules/steps.h"

#include <algorithm>

namespace quay::rules
{

namespace
{
// What is left of an earlier connection with the same ends, at the other end: it steps aside (RFC
// 9293 3.10.7.4, 3.6.1).
void addStale(const State &state, const Packet &syn, Prediction &prediction)
{
    state.onPort(Transport::Tcp, syn.to.port, [&](const Socket &socket) {
        const bool sameEnds = socket.state >= SocketState::Established && socket.peer.port == syn.from.port &&
                              plain(socket.peer.address) == syn.from.address &&
                              plain(socket.local.address) == syn.to.address;
        if (!sameEnds || (socket.device && socket.device != syn.arriving))
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

// A SYN that meets another one under way (RFC 9293 section 3.5, figure 7): not modelled but for a socket with itself.
// Also where no answer finds its way back: the other one has seen it then, and is SYN-RECEIVED.
bool meetsAttempt(const State &state, const Packet &syn)
{
    bool meets = false;
    state.onPort(Transport::Tcp, syn.to.port, [&](const Socket &other) {
        meets = other.state == SocketState::SynSent && plain(other.local.address) == syn.to.address &&
                plain(other.peer.address) == syn.from.address;
        return !meets;
    });
    return meets;
}

// Such an attempt may have reached a listener that answers elsewhere: what the listener keeps of it has the two ends
// that the newcomer wants (net/ipv4/inet_hashtables.c, request sockets).
bool meetsRequest(const State &state, const Packet &syn)
{
    bool listens = false;
    state.onPort(Transport::Tcp, syn.from.port, [&](const Socket &socket) {
        listens = socket.state == SocketState::Listening;
        return !listens;
    });
    return listens && meetsAttempt(state, syn);
}

Prediction chanceOfHash(SocketId listener)
{
    return unknown(Rule::ChanceOfHash,
                   {Missing::HashChoice, listener, Outcome::Pending, Errno::None, Outcome::Ok, Errno::None});
}

// Somebody listens: is there room?
void meetListeners(const State &state, const Reception &reception, Prediction &prediction)
{
    const auto full = [&state](SocketId id) { return !hasRoom(state, state.at(id)); };
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
    if (listener.foreign)
        return;
    const std::vector<SocketId> who = acceptors(state, listener.id);
    if (who.empty())
        prediction.sessions = {{state.nextSession(), listener.id, 0}};
    else
        prediction.sessions = {{state.nextSession(), who.front(), state.at(who.front()).acceptedCount + 1}};
}

// The SYN is sent: from `from` (its port is known or assumed) to `to`.
// A listener with a device sends its answer out by it, even if the client is at another interface.
bool answersElsewhere(const State &state, const Packet &syn, SocketId listener)
{
    const std::optional<InterfaceId> device = state.at(listener).device;
    const bool overLo = device == loopbackInterface && syn.family() == Family::V4;
    // What comes from another host is answered by the interface that it came by.
    const InterfaceId back = state.host().interfaceOf(syn.from.address).value_or(syn.arriving);
    return device && !overLo && back != *device;
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
    if (syn.strays || (socket.device && !state.host().isOn(syn.from.address, *socket.device)))
        return Rule::OtherInterface;
    return std::nullopt;
}

// From a socket tied to lo to an address of another interface: it comes back over lo. A listener tied to lo answers
// the same way; an answer that isn't tied counts as arriving at the interface of the client's address. Seen.
void overLoopback(const State &state, const Packet &syn, Prediction &prediction)
{
    const Reception reception = findReceiver(state, syn);
    if (reception.receivers.empty())
        addStale(state, syn, prediction);
    const bool v4 = syn.family() == Family::V4; // in IPv6 the answer has no way over lo
    const bool tied =
        v4 && !reception.receivers.empty() && state.at(reception.receivers.front()).device == loopbackInterface;
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

} // namespace

void sendSyn(const State &state, const Socket &socket, const Packet &syn, Prediction &prediction)
{
    const LocalPort port = prediction.port;
    if (isAmbiguous(state, socket, syn)) {
        prediction = unknown(Rule::OutsideTheModel, {Missing::NotModelled, socket.id});
        prediction.port = port;
        return;
    }
    const bool stuck = socket.sentAsV4 && syn.family() == Family::V6;
    if (syn.from == syn.to && !syn.strays && !stuck) {
        const bool ends = socket.sendClosed; // the end that shutdown(2) asked for follows at once (tcp_input.c)
        if (ends)
            prediction = fails(Errno::EConnAborted, Rule::EndsWithItself);
        else
            prediction.rule = Rule::ConnectsToItself;
        prediction.port = port;
        prediction.receivers = ends ? std::vector<SocketId>() : std::vector{socket.id};
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
    const bool meets = syn.strays || silence == Rule::StuckInV4 ? meetsRequest(state, syn) : meetsAttempt(state, syn);
    if (meets) {
        prediction = unknown(Rule::OutsideTheModel, {Missing::NotModelled, socket.id});
        prediction.port = port;
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

} // namespace quay::rules
