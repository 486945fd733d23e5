// SPDX-License-Identifier: MIT
#include "rules/cover.h"
#include "rules/steps.h"

#include <algorithm>

namespace quay::rules
{

Prediction decide(const State &state, const CreateSocket &operation)
{
    if (state.find(operation.socket) != nullptr)
        return unknown(Rule::OutsideTheModel, {Missing::NotModelled, operation.socket});
    return succeeds(Rule::Done);
}

void commit(State &state, const CreateSocket &operation, const Prediction &prediction, const Observation &)
{
    if (prediction.outcome != Outcome::Ok)
        return;
    Socket &socket = state.create(operation.socket);
    socket.openedAt = quint64(state.nextSerial());
    socket.program = operation.program;
    socket.user = state.host().program(operation.program).user;
    socket.family = operation.family;
    socket.transport = operation.transport;
    socket.v6Only = operation.family == Family::V6 && state.host().settings.v6Only;
    socket.local.address = socket.asked = Address::any(operation.family);
}

Prediction decide(const State &state, const SetFlag &operation)
{
    const Socket *socket = openSocket(state, operation.socket);
    if (socket == nullptr)
        return fails(Errno::EBadF, Rule::NotAnOpenSocket);
    Prediction prediction = succeeds(Rule::Done);
    if (operation.flag == Flag::V6Only) {
        if (socket->family == Family::V4)
            prediction = fails(Errno::ENoProtoOpt, Rule::OptionUnknown);
        else if (socket->onPort)
            prediction = fails(Errno::EInval, Rule::V6OnlyAfterBind);
    } else if (operation.flag == Flag::NoDelay && socket->transport == Transport::Udp) {
        prediction = fails(Errno::ENoProtoOpt, Rule::OptionUnknown);
    }
    prediction.port = portOf(*socket);
    return prediction;
}

void commit(State &state, const SetFlag &operation, const Prediction &prediction, const Observation &)
{
    if (prediction.outcome != Outcome::Ok)
        return;
    Socket &socket = state.at(operation.socket);
    switch (operation.flag) {
    case Flag::ReuseAddress:
        socket.reuseAddress = tri(operation.on);
        break;
    case Flag::ReusePort:
        socket.reusePort = tri(operation.on);
        break;
    case Flag::V6Only:
        socket.v6Only = operation.on;
        break;
    case Flag::Broadcast:
        socket.broadcast = operation.on;
        break;
    case Flag::FreeBind:
        socket.freeBind = operation.on;
        break;
    case Flag::BindAddressNoPort:
        socket.addressNoPort = operation.on;
        break;
    case Flag::NoDelay:
        break;
    }
}

namespace
{
// net/core/sock.c, sock_bindtoindex_locked(), and net/ipv4/udp.c, udp_lib_rehash(): a UDP socket leaves its
// SO_REUSEPORT group for good, and is found by the two ends that it has now.
void rehash(State &state, Socket &socket)
{
    socket.group = 0;
    socket.groupConnected = false;
    if (!socket.connectedHash || (socket.hashLocal == socket.local && socket.hashPeer == socket.peer))
        return;
    socket.hashLocal = socket.local;
    socket.hashPeer = socket.peer;
    socket.tupleOrder = state.nextSerial();
}

// Its packets would leave by one interface, and the answers come in by another.
bool cutsOff(const State &state, const Socket &socket, InterfaceId device)
{
    return socket.transport == Transport::Tcp && socket.state >= SocketState::SynSent &&
           state.host().interfaceOf(plain(socket.local.address)) != device;
}
} // namespace

// socket(7): once set, only CAP_NET_RAW may change it (net/core/sock.c, sock_bindtoindex_locked()).
Prediction decide(const State &state, const SetDevice &operation)
{
    const Socket *socket = openSocket(state, operation.socket);
    if (socket == nullptr)
        return fails(Errno::EBadF, Rule::NotAnOpenSocket);
    Prediction prediction = succeeds(Rule::Done);
    if (quint16(operation.device) >= state.host().interfaceCount)
        prediction = fails(Errno::ENoDev, Rule::NoSuchDevice);
    else if (socket->device && !state.host().program(operation.by.value_or(socket->program)).mayUseRaw)
        prediction = fails(Errno::EPerm, Rule::NotPermitted);
    else if (cutsOff(state, *socket, operation.device))
        prediction = unknown(Rule::OutsideTheModel,
                             {Missing::NotModelled, socket->id, Outcome::Ok, Errno::None, Outcome::Ok, Errno::None});
    prediction.port = portOf(*socket);
    return prediction;
}

void commit(State &state, const SetDevice &operation, const Prediction &prediction, const Observation &)
{
    if (prediction.outcome != Outcome::Ok)
        return;
    Socket &socket = state.at(operation.socket);
    if (cutsOff(state, socket, operation.device)) {
        socket.cutOff = true;
        if (state.find(socket.other) != nullptr)
            state.at(socket.other).cutOff = true;
    }
    socket.device = operation.device;
    socket.routeKept = false; // net/core/sock.c, sk_dst_reset()
    if (socket.transport == Transport::Udp && socket.onPort)
        rehash(state, socket);
}

// ip(7) IP_LOCAL_PORT_RANGE
Prediction decide(const State &state, const SetPortRange &operation)
{
    const Socket *socket = openSocket(state, operation.socket);
    if (socket == nullptr)
        return fails(Errno::EBadF, Rule::NotAnOpenSocket);
    Prediction prediction = succeeds(Rule::Done);
    if (operation.low != 0 && operation.high != 0 && operation.low > operation.high)
        prediction = fails(Errno::EInval, Rule::RangeReversed);
    prediction.port = portOf(*socket);
    return prediction;
}

void commit(State &state, const SetPortRange &operation, const Prediction &prediction, const Observation &)
{
    if (prediction.outcome == Outcome::Ok)
        state.at(operation.socket).range = {Port(operation.low), Port(operation.high)};
}

Prediction decide(const State &state, const SetTuning &operation)
{
    const Socket *socket = openSocket(state, operation.socket);
    if (socket == nullptr)
        return fails(Errno::EBadF, Rule::NotAnOpenSocket);
    Prediction prediction = succeeds(Rule::Done);
    const bool badTtl = operation.tuning == Tuning::TimeToLive && (operation.value < 1 || operation.value > 255);
    if (badTtl)
        prediction = fails(Errno::EInval, Rule::OptionUnknown);
    prediction.port = portOf(*socket);
    return prediction;
}

void commit(State &, const SetTuning &, const Prediction &, const Observation &) {}

} // namespace quay::rules
