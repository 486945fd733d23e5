// SPDX-License-Identifier: MIT
#include "rules/connecting.h"
#include "rules/cover.h"
#include "rules/delivery.h"
#include "rules/inheriting.h"
#include "rules/lifecycle.h"
#include "rules/portchoice.h"
#include "rules/route.h"
#include "rules/steps.h"

namespace quay::rules
{

namespace
{
using Refusal = std::optional<Prediction>;

// The most that fits into one datagram: 65,535 less the headers (RFC 768, RFC 791, RFC 8200).
constexpr quint32 longestV4 = 65507;
constexpr quint32 longestV6 = 65527;

bool isConnected(const Socket &socket) { return socket.state == SocketState::Established; }

Endpoint destinationOf(const State &state, const Socket &socket, const Send &operation)
{
    if (!operation.to)
        return {plain(socket.peer.address), socket.peer.port};
    return {meantBy(state.host(), socket, operation.to->address),
            meantPort(state, operation.to->port, operation.portOf)};
}

Refusal refuseAddress(const State &state, const Socket &socket, const Send &operation)
{
    if (!operation.to && !isConnected(socket))
        return fails(Errno::EDestAddrReq, Rule::NoDestination);
    if (!operation.to) {
        // An IPv6 socket with an IPv4 peer passes the peer on as if it had been written, and the port is looked at.
        const bool written = socket.family == Family::V6 && socket.peer.address.isV4Mapped();
        return written && socket.peer.port == Port{} ? Refusal(fails(Errno::EInval, Rule::DestinationPortZero))
                                                     : std::nullopt;
    }
    if (socket.family == Family::V4 && operation.to->address.family() == Family::V6)
        return fails(Errno::EAfNoSupport, Rule::WrongAddressFamily);
    if (socket.family == Family::V6 && plain(operation.to->address).family() == Family::V4 && socket.v6Only)
        return fails(Errno::ENetUnreach, Rule::V6OnlyToV4);
    if (meantPort(state, operation.to->port, operation.portOf) == Port{})
        return fails(Errno::EInval, Rule::DestinationPortZero);
    return refuseDestination(state, socket, operation.to->address);
}

Refusal refuseMessage(const Socket &socket, const Route &way, const Send &operation, const Address &destination)
{
    if (Refusal refusal = refuseRoute(socket, way, destination))
        return refusal;
    // net/ipv4/udp.c, udp_sendmsg(): asked only when a way is looked for, and connect(2) left one (seen).
    const bool wayIsKept = !operation.to && socket.routeKept && socket.family == Family::V4;
    if (way.kind == Route::Kind::Broadcast && !socket.broadcast && !wayIsKept)
        return fails(Errno::EAcces, Rule::BroadcastNotAllowed);
    if (operation.size > (destination.family() == Family::V4 ? longestV4 : longestV6))
        return fails(Errno::EMsgSize, Rule::MessageTooLong);
    if (socket.icmpPending == Tri::Yes)
        return fails(Errno::EConnRefused, Rule::EarlierIcmp);
    if (socket.sendClosed)
        return fails(Errno::EPipe, Rule::PeerClosed);
    return std::nullopt;
}

// Whom an ICMP message about `packet` is told: the socket that would receive the answer, if it is connected.
std::optional<SocketId> blamed(const State &state, const Packet &packet)
{
    const bool v4 = packet.family() == Family::V4;
    // One for ::1 doesn't come from another link.
    if (packet.from.address == Address::loopback(Family::V6) && packet.to.address.isLinkLocal())
        return std::nullopt;
    const InterfaceId back = state.host().interfaceOf(packet.from.address).value_or(loopbackInterface);
    // In IPv4, the message about local traffic arrives on lo, whatever interface the datagram counted as arriving on
    // (seen).
    const Packet answer{Transport::Udp, packet.to, packet.from, v4 ? loopbackInterface : back};
    const Reception reception = findReceiver(state, answer);
    if (reception.receivers.size() != 1 || !isConnected(state.at(reception.receivers.front())))
        return std::nullopt;
    return reception.receivers.front();
}

void deliver(const State &state, const Packet &packet, const Route &way, const Send &operation, Prediction &prediction)
{
    const bool many = way.kind == Route::Kind::Group || way.kind == Route::Kind::Broadcast;
    prediction.rule = Rule::OtherInterface;
    prediction.sent = operation.count;
    const bool gone = way.kind == Route::Kind::Elsewhere;
    if (gone && way.arriving != loopbackInterface)
        return;
    if (way.kind == Route::Kind::Away) {
        prediction = unknown(Rule::OutsideTheModel, {Missing::Network, operation.socket});
        return;
    }
    if (many && isGroupUncertain(state, packet.to.address)) {
        prediction = unknown(Rule::OutsideTheModel, {Missing::NotModelled, operation.socket});
        return;
    }
    Reception reception = many ? findEveryReceiver(state, packet) : findReceiver(state, packet);
    if (gone && reception.receivers.empty())
        return;
    prediction.rule = reception.rule;
    prediction.receivers = std::move(reception.receivers);
    prediction.anyOf = reception.anyOf;
    prediction.candidates = std::move(reception.candidates);
    prediction.sent = operation.count;
    if (reception.cpuDecides) {
        prediction.outcome = Outcome::Unknown;
        prediction.missing = {Missing::Cpu, std::nullopt, Outcome::Ok, Errno::None, Outcome::Ok, Errno::None};
    }
    if (many || !prediction.receivers.empty())
        return;
    prediction.told = Told::IcmpPortUnreachable;
    const std::optional<SocketId> informed = blamed(state, packet);
    if (informed)
        prediction.with = {*informed};
    if (informed == operation.socket && operation.count > 1) {
        prediction.sent = 1;
        prediction.outcome = Outcome::Fails;
        prediction.error = Errno::EConnRefused;
        prediction.rule = Rule::EarlierIcmp;
    }
}

// net/ipv4/udp.c, udp_sendmsg(): a connect that failed leaves its destination behind in the socket. What goes to the
// old peer afterwards is sent there by the way to the peer, as soon as that way is known from one message (seen).
bool goesAstray(const Socket &socket, const Send &operation)
{
    return !operation.to && socket.misled && socket.routeKept;
}

// net/ipv6/udp.c, udpv6_sendmsg(): passed on to udp_sendmsg(), which looks at the length before all else.
bool isSentAsV4(const Socket &socket, const Send &operation)
{
    if (socket.family == Family::V4)
        return true;
    const bool hasAddress = operation.to || isConnected(socket);
    const Address &address = operation.to ? operation.to->address : socket.peer.address;
    return hasAddress && plain(address).family() == Family::V4 && !socket.v6Only;
}

struct Planned {
    Packet packet;
    Route way;
};

Planned plan(const State &state, const Socket &socket, const Send &operation)
{
    const Endpoint to = destinationOf(state, socket, operation);
    Planned planned{{}, route(state.host(), socket, to.address)};
    // 0.0.0.0 goes over lo, and counts as arriving at the socket's device, or else at lo (seen).
    const Address own = plain(socket.local.address);
    const bool unfit = socket.family == Family::V6 && (own.isMulticast() || state.host().isBroadcast(own));
    if (operation.to && plain(operation.to->address) == Address::any(Family::V4) && !unfit &&
        state.host().isLocal(to.address))
        planned.way = {Route::Kind::Local, to.address, socket.device.value_or(loopbackInterface)};
    planned.packet = {Transport::Udp, {planned.way.source, socket.local.port}, to, planned.way.arriving};
    if (goesAstray(socket, operation))
        planned.packet.to = *socket.misled;
    return planned;
}

// An unbound socket that sends to a port of the range the kernel chooses from may get that very port.
bool mayMeetItself(const State &state, const Socket &socket, const Packet &packet, const LocalPort &port)
{
    const Host &host = state.host();
    const Address &to = packet.to.address;
    const bool comesBack = host.isLocal(to) || host.isBroadcast(to) || to.isMulticast();
    if (socket.onPort || !mayBe(port, packet.to.port) || !comesBack)
        return false;
    const Reach reach = packet.family() == Family::V4 ? reachV4(socket) : reachV6(socket);
    return reach.kind != Reach::Kind::Nothing && isUdpPortFree(state, socket, packet.to.port);
}

Prediction perhapsMeetItself(const State &state, const Send &operation, Port destination, const LocalPort &port,
                             const Observation &known, const Prediction &otherwise)
{
    const bool several = port.kind == LocalPort::Kind::Chosen && !known.port;
    if ((several && port.count >= fewPorts) || (known.port && *known.port != destination))
        return otherwise;
    State met = state;
    takePort(met, operation.socket, {LocalPort::Kind::Number, destination, {destination, destination}, 1, 1, false},
             PortOrigin::Connect, {});
    joinGroup(met, operation.socket);
    const Prediction itself = decideUdpSend(met, met.at(operation.socket), operation, {});
    if (!several)
        return itself;
    return unknown(Rule::ChanceOfPort, {Missing::ChosenPort, operation.socket, itself.outcome, itself.error,
                                        otherwise.outcome, otherwise.error});
}

// Nothing that is asked before the waiting error has failed: see refuseMessage().
bool isPastWaitingError(const Prediction &prediction)
{
    return prediction.outcome == Outcome::Ok || prediction.rule == Rule::PeerClosed;
}

Prediction perhapsToldBefore(SocketId socket, Prediction otherwise)
{
    otherwise.missing = {Missing::FirstRead, socket,         Outcome::Fails, Errno::EConnRefused,
                         otherwise.outcome,  otherwise.error};
    otherwise.outcome = Outcome::Unknown;
    otherwise.error = Errno::None;
    otherwise.rule = Rule::ChanceOfRead;
    return otherwise;
}
} // namespace

// net/ipv6/udp.c, udpv6_sendmsg(): for this message a scope goes before SO_BINDTODEVICE.
static Socket sender(const Socket &socket, const Send &operation)
{
    Socket result = socket;
    if (operation.scope && operation.to && needsScope(operation.to->address))
        result.device = operation.scope;
    return result;
}

Prediction decideUdpSend(const State &state, const Socket &unscoped, const Send &operation, const Observation &known)
{
    const Socket socket = sender(unscoped, operation);
    PortChoice choice{PortChoice::Kind::Found, portOf(socket)};
    if (!socket.onPort)
        choice = choosePortForUdp(state, unscoped); // net/ipv4/af_inet.c, inet_send_prepare(): the scope comes later
    if (choice.kind == PortChoice::Kind::Exhausted)
        return fails(Errno::EAgain, Rule::NoPortLeft);
    const LocalPort &port = choice.port;
    Prediction prediction;
    if (operation.size > 65535 && isSentAsV4(socket, operation))
        prediction = fails(Errno::EMsgSize, Rule::MessageTooLong);
    else if (Refusal refusal = refuseAddress(state, socket, operation))
        prediction = *refusal;
    else {
        Planned planned = plan(state, socket, operation);
        planned.packet.from.port = known.port && !socket.onPort ? *known.port : port.port;
        const bool half = !operation.to && socket.misled && !socket.routeKept && operation.count > 1;
        if (half || (goesAstray(socket, operation) && planned.way.kind != Route::Kind::Local))
            prediction = unknown(Rule::OutsideTheModel, {Missing::NotModelled, socket.id});
        else if (Refusal late = refuseMessage(socket, planned.way, operation, planned.packet.to.address))
            prediction = *late;
        else
            deliver(state, planned.packet, planned.way, operation, prediction);
        if (socket.icmpPending == Tri::Unknown && isPastWaitingError(prediction))
            prediction = perhapsToldBefore(socket.id, std::move(prediction));
        if (mayMeetItself(state, unscoped, planned.packet, port))
            prediction = perhapsMeetItself(state, operation, planned.packet.to.port, port, known, prediction);
    }
    prediction.port = port;
    return withChance(std::move(prediction), choice, socket.id, Errno::EAgain);
}

void commitUdpSend(State &state, const Send &operation, const Prediction &prediction, const Observation &observed)
{
    Socket &socket = state.at(operation.socket);
    const bool v6 = plan(state, socket, operation).packet.family() == Family::V6;
    if (!socket.onPort && prediction.error != Errno::EAgain) {
        takePort(state, socket.id, prediction.port, PortOrigin::Connect, observed);
        joinGroup(state, socket.id);
    }
    if (prediction.error == Errno::EConnRefused)
        socket.icmpPending = Tri::No;
    if (!operation.to && (prediction.outcome == Outcome::Ok || prediction.error == Errno::EConnRefused))
        socket.routeKept = true;
    if (prediction.outcome != Outcome::Ok)
        return;
    if (prediction.told == Told::IcmpPortUnreachable && !prediction.with.empty())
        state.at(prediction.with.front()).icmpPending = Tri::Yes;
    for (const SocketId id : prediction.receivers) {
        Socket &receiver = state.at(id);
        if (receiver.icmpPending == Tri::Yes && receiver.heirs > 0 && holders(state, id).size() > 1)
            receiver.icmpPending = Tri::Unknown;
        if (isConnected(receiver) || (v6 && receiver.oldPeerFilter))
            receiver.receivedConnected = true;
    }
}

} // namespace quay::rules
