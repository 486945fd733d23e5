// SPDX-License-Identifier: MIT
#include "rules/crossing.h"

#include "rules/connecting.h"
#include "rules/cover.h"
#include "rules/delivery.h"
#include "rules/portchoice.h"
#include "rules/route.h"
#include "rules/steps.h"
#include "rules/syn.h"

namespace quay::rules
{

namespace
{

std::optional<Departure> departureOf(const State &here, const Socket &socket, const Endpoint &to)
{
    const Route way = route(here.host(), socket, to.address);
    const bool toMany = way.kind == Route::Kind::Group || way.kind == Route::Kind::Broadcast;
    if (way.kind != Route::Kind::Away && !toMany)
        return std::nullopt;
    const Packet packet{socket.transport, {way.source, socket.local.port}, to, way.arriving};
    return Departure{packet, way.arriving, toMany};
}

std::optional<Departure> departureOf(const State &here, const Connect &operation)
{
    const Socket *socket = openSocket(here, operation.socket);
    if (socket == nullptr || socket->transport != Transport::Tcp)
        return std::nullopt; // UDP only notes the address
    const Endpoint to{meantBy(here.host(), *socket, operation.peer.address),
                      meantPort(here, operation.peer.port, operation.portOf)};
    std::optional<Departure> departure = departureOf(here, *socket, to);
    if (departure && !socket->onPort)
        departure->packet.from.port = choosePortForConnect(here, *socket, to).port.port;
    return departure;
}

std::optional<Departure> departureOf(const State &here, const Send &operation)
{
    const Socket *socket = openSocket(here, operation.socket);
    if (socket == nullptr || socket->transport != Transport::Udp)
        return std::nullopt; // of a connection, see Socket::other
    Endpoint to{plain(socket->peer.address), socket->peer.port};
    if (operation.to)
        to = {meantBy(here.host(), *socket, operation.to->address),
              meantPort(here, operation.to->port, operation.portOf)};
    std::optional<Departure> departure = departureOf(here, *socket, to);
    if (departure && !socket->onPort)
        departure->packet.from.port = choosePortForUdp(here, *socket).port.port;
    return departure;
}

// Whether an answer finds its way: over the interface by which the packet came.
bool comesBack(const State &there, const Packet &packet)
{
    const Route way = route(there.host(), Socket{}, packet.from.address);
    return way.kind == Route::Kind::Away && way.arriving == packet.arriving;
}

Prediction arrivalOfDatagram(const State &there, const Packet &packet, bool toMany)
{
    Prediction prediction;
    Reception reception = toMany ? findEveryReceiver(there, packet) : findReceiver(there, packet);
    prediction.rule = reception.rule;
    prediction.receivers = std::move(reception.receivers);
    prediction.anyOf = reception.anyOf;
    prediction.candidates = std::move(reception.candidates);
    if (!toMany && prediction.receivers.empty())
        prediction.told = Told::IcmpPortUnreachable;
    return prediction;
}

} // namespace

std::optional<Departure> departure(const State &here, const Operation &operation)
{
    if (const auto *connect = std::get_if<Connect>(&operation))
        return departureOf(here, *connect);
    if (const auto *send = std::get_if<Send>(&operation))
        return departureOf(here, *send);
    return std::nullopt;
}

Prediction arrival(const State &there, const Departure &departure, InterfaceId arriving)
{
    Packet packet = departure.packet;
    packet.arriving = arriving;
    if (departure.toMany)
        return arrivalOfDatagram(there, packet, true);
    if (!there.host().isLocal(packet.to.address) || !comesBack(there, packet))
        return unknown(Rule::OtherHostDecides, {Missing::Network});
    if (packet.transport == Transport::Udp)
        return arrivalOfDatagram(there, packet, false);
    Prediction prediction;
    Socket client; // of another host: nothing about it decides here
    client.transport = Transport::Tcp;
    client.family = packet.family();
    client.local = packet.from;
    sendSyn(there, client, packet, prediction);
    return prediction;
}

std::optional<SocketId> blamed(const State &here, const Departure &departure)
{
    const Packet answer{Transport::Udp, departure.packet.to, departure.packet.from, departure.leaving};
    const Reception reception = findReceiver(here, answer);
    if (reception.receivers.size() != 1)
        return std::nullopt;
    const Socket &socket = here.at(reception.receivers.front());
    return socket.state == SocketState::Established ? std::optional(socket.id) : std::nullopt;
}

} // namespace quay::rules
