// SPDX-License-Identifier: MIT
#include "rules/connecting.h"
#include "rules/cover.h"
#include "rules/lifecycle.h"
#include "rules/portchoice.h"
#include "rules/route.h"
#include "rules/steps.h"

namespace quay::rules
{

namespace
{
Prediction judge(const State &state, const Socket &unscoped, const Connect &operation)
{
    const Socket socket = scopedTo(unscoped, operation);
    const Address &destination = operation.peer.address;
    if (socket.hiddenV4 && plain(destination).family() == Family::V4) // from an IPv6 peer to an IPv4 one
        return unknown(Rule::OutsideTheModel, {Missing::NotModelled, socket.id});
    if (socket.family == Family::V4 && destination.family() == Family::V6)
        return fails(Errno::EAfNoSupport, Rule::WrongAddressFamily);
    if (socket.family == Family::V6 && destination.family() == Family::V4 && socket.v6Only)
        return fails(Errno::EAfNoSupport, Rule::V6OnlyToV4);
    if (const std::optional<Prediction> refusal = refuseDestination(state, socket, destination))
        return *refusal;
    if (std::optional<Prediction> refusal = refuseToConnect(state.host(), socket, operation))
        return *refusal;
    const Route way = route(state.host(), socket, meantBy(state.host(), socket, destination));
    if (std::optional<Prediction> refusal = refuseRoute(socket, way, meantBy(state.host(), socket, destination)))
        return *refusal;
    if (way.kind == Route::Kind::Broadcast && !socket.broadcast)
        return fails(Errno::EAcces, Rule::BroadcastNotAllowed);
    return succeeds(Rule::PeerRemembered);
}

// A member of a SO_REUSEPORT group connects: the group remembers it and no longer ends the search at once.
void tellGroup(State &state, const Socket &socket)
{
    if (socket.group == 0)
        return;
    std::vector<SocketId> members;
    state.onPort(Transport::Udp, socket.local.port, [&](const Socket &other) {
        if (other.group == socket.group)
            members.push_back(other.id);
        return true;
    });
    for (const SocketId id : members)
        state.at(id).groupConnected = true;
}

void leaveGroup(Socket &socket)
{
    socket.group = 0;
    socket.groupConnected = false;
}

// net/ipv4/udp.c, udp4_hash4(): the entry by which a connected socket is found is made once, and renewed when the
// socket gets another local address; another peer alone doesn't renew it.
void enterByTuple(State &state, Socket &socket)
{
    if (socket.connectedHash)
        return;
    socket.connectedHash = true;
    socket.hashLocal = socket.local;
    socket.hashPeer = socket.peer;
    socket.tupleOrder = state.nextSerial();
    leaveGroup(socket);
}
} // namespace

Prediction decideUdpConnect(const State &state, const Socket &socket, const Connect &operation)
{
    // The port comes first, and stays if the rest fails (net/ipv4/af_inet.c, inet_autobind()).
    PortChoice choice{PortChoice::Kind::Found, portOf(socket)};
    if (!socket.onPort)
        choice = choosePortForUdp(state, socket);
    if (choice.kind == PortChoice::Kind::Exhausted)
        return fails(Errno::EAgain, Rule::NoPortLeft);
    Prediction prediction = judge(state, socket, operation);
    prediction.port = choice.port;
    return withChance(std::move(prediction), choice, socket.id, Errno::EAgain);
}

void commitUdpConnect(State &state, const Connect &operation, const Prediction &prediction, const Observation &observed)
{
    const SocketId id = operation.socket;
    Socket &socket = state.at(id);
    const Endpoint to{meantBy(state.host(), socket, operation.peer.address),
                      meantPort(state, operation.peer.port, operation.portOf)}; // as it is before the call
    const bool noPort = prediction.error == Errno::EAgain;
    if (!socket.onPort && !noPort) {
        takePort(state, id, prediction.port, PortOrigin::Connect, observed);
        joinGroup(state, id);
    }
    if (noPort || prediction.error == Errno::EAfNoSupport)
        return;
    socket.routeKept = false;
    socket.misled = std::nullopt;
    if (prediction.outcome != Outcome::Ok) {
        if (socket.family == Family::V4)
            socket.misled = to;
        return;
    }
    const Route way = route(state.host(), socket, to.address);
    if (plain(socket.local.address).isAny()) {
        narrow(state, id, way.source);
        leaveGroup(socket);
        socket.order = state.nextSerial();
        socket.connectedHash = false;
    } else {
        narrow(state, id, way.source);
        tellGroup(state, socket);
    }
    socket.peer = {inFormOf(socket, to.address), to.port};
    socket.peerWritten = !operation.portOf;
    socket.routeKept = true;
    socket.state = SocketState::Established;
    socket.oldPeerFilter = false;
    enterByTuple(state, socket);
}

Prediction decide(const State &state, const Disconnect &operation)
{
    const Socket *socket = openSocket(state, operation.socket);
    if (socket == nullptr)
        return fails(Errno::EBadF, Rule::NotAnOpenSocket);
    if (socket->transport == Transport::Tcp)
        return unknown(Rule::OutsideTheModel, {Missing::NotModelled, socket->id});
    Prediction prediction = succeeds(Rule::PeerForgotten);
    if (socket->origin == PortOrigin::Asked)
        prediction.port = portOf(*socket);
    return prediction;
}

void commit(State &state, const Disconnect &operation, const Prediction &prediction, const Observation &)
{
    if (prediction.outcome != Outcome::Ok)
        return;
    Socket &socket = state.at(operation.socket);
    if (socket.state == SocketState::Established) {
        socket.oldPeerFilter = socket.family == Family::V6;
        socket.oldPeer = socket.peer.address;
    }
    socket.peer = {};
    socket.routeKept = false;
    socket.device = std::nullopt; // net/ipv4/udp.c, __udp_disconnect()
    if (socket.state == SocketState::Established)
        socket.state = SocketState::Bound;
    const bool widens = socket.asked.isAny() && !socket.addressLocked;
    if (widens && socket.local.address != Address::any(socket.family)) {
        widen(state, socket.id);
        leaveGroup(socket);
        socket.hashPeer = {};
    } else if (widens && socket.origin == PortOrigin::Asked) {
        leaveGroup(socket);
    }
    if (socket.origin != PortOrigin::Asked && socket.onPort)
        losePort(state, socket.id);
}

} // namespace quay::rules
