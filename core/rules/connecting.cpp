// SPDX-License-Identifier: MIT
#include "rules/connecting.h"

#include "rules/cover.h"
#include "rules/lifecycle.h"
#include "rules/steps.h"

namespace quay::rules
{

// ipv6(7): a scope with a link-local address ties the socket to that interface; for UDP also with a group of a link.
static bool scopesTo(const Socket &socket, const Connect &operation)
{
    const Address &peer = operation.peer.address;
    const bool means = socket.transport == Transport::Udp ? needsScope(peer) : peer.isLinkLocal();
    return operation.scope && socket.family == Family::V6 && means;
}

Socket scopedTo(const Socket &socket, const Connect &operation)
{
    Socket result = socket;
    if (scopesTo(socket, operation) && !socket.device)
        result.device = operation.scope;
    return result;
}

// Sockets bound with IP_FREEBIND to an address that isn't this host's can't send from it.
static bool hasForeignSource(const Host &host, const Socket &socket)
{
    const Address address = plain(socket.local.address);
    return !address.isAny() && !address.isMulticast() && !host.isBroadcast(address) && !host.isLocal(address);
}

// A wildcard destination means this host, and this host's 127.0.0.1 isn't behind another interface (seen).
bool leavesForLoopback(const Host &host, const Socket &socket, const Address &destination)
{
    return socket.device && *socket.device != loopbackInterface && plain(destination) == Address() &&
           meantBy(host, socket, destination) == Address::loopback(Family::V4);
}

std::optional<Prediction> refuseToConnect(const Host &host, const Socket &socket, const Connect &operation)
{
    const Address &destination = operation.peer.address;
    if (leavesForLoopback(host, socket, destination))
        return fails(Errno::EInval, Rule::UnfitSource);
    if (scopesTo(socket, operation) && socket.device && socket.device != operation.scope)
        return fails(Errno::EInval, Rule::LinkLocalNeedsScope);
    // A group needs a scope for UDP only; TCP can't go there at all.
    const quint8 scope = destination.bytes()[1] & 0x0f;
    const bool linkGroup =
        destination.family() == Family::V6 && destination.isMulticast() && (scope == 1 || scope == 2);
    const bool needed = destination.isLinkLocal() || (linkGroup && socket.transport == Transport::Udp);
    if (needed && !socket.device)
        return fails(Errno::EInval, Rule::LinkLocalNeedsScope);
    return std::nullopt;
}

std::optional<Prediction> refuseDestination(const State &state, const Socket &socket, const Address &destination)
{
    const bool v4 = meantBy(state.host(), socket, destination).family() == Family::V4;
    if (socket.family == Family::V6 && v4 && socket.v6Only)
        return fails(Errno::ENetUnreach, Rule::V6OnlyToV4);
    if (v4 && hasForeignSource(state.host(), socket))
        return fails(Errno::ENetUnreach, Rule::AddressNotOfThisHost);
    return std::nullopt;
}

std::optional<Prediction> refuseRoute(const Socket &socket, const Route &way, const Address &destination)
{
    switch (way.kind) {
    case Route::Kind::Invalid:
        return fails(Errno::EInval, Rule::UnfitSource);
    case Route::Kind::None:
        return fails(Errno::ENetUnreach, Rule::NoRoute);
    case Route::Kind::NoDevice:
        return fails(Errno::ENoDev, Rule::NoSuchDevice);
    case Route::Kind::Local:
    case Route::Kind::Broadcast:
    case Route::Kind::Group:
    case Route::Kind::Away:
    case Route::Kind::Elsewhere:
    case Route::Kind::Odd:
    case Route::Kind::NoSource:
        break;
    }
    if (socket.local.address.isV4Mapped() && destination.family() == Family::V6)
        return fails(Errno::EAfNoSupport, Rule::MappedToV6);
    if (way.kind == Route::Kind::NoSource)
        return fails(Errno::EAddrNotAvail, Rule::UnfitSource);
    if (way.kind == Route::Kind::Odd)
        return unknown(Rule::OutsideTheModel, {Missing::NotModelled, socket.id});
    return std::nullopt;
}

Address inFormOf(const Socket &socket, const Address &address)
{
    const Address shortForm = plain(address);
    return socket.family == Family::V6 && shortForm.family() == Family::V4 ? shortForm.mapped() : shortForm;
}

// net/ipv4/af_inet.c: a group or a broadcast address is listened on, but not sent from.
static bool isOnlyListenedOn(const Host &host, const Socket &socket)
{
    const Address &own = socket.local.address;
    return own.family() == Family::V4 && (own.isMulticast() || host.isBroadcast(own));
}

static bool needsSource(const Host &host, const Socket &socket)
{
    if (plain(socket.local.address).isAny())
        return true;
    return socket.transport == Transport::Tcp && isOnlyListenedOn(host, socket);
}

Socket withSource(const Host &host, const Socket &socket, const Address &source)
{
    Socket result = socket;
    if (needsSource(host, socket))
        result.local.address = inFormOf(socket, source);
    return result;
}

void narrow(State &state, SocketId id, const Address &source)
{
    Socket &socket = state.at(id);
    if (!needsSource(state.host(), socket)) {
        if (isOnlyListenedOn(state.host(), socket) && socket.source.isAny())
            socket.source = source;
        return;
    }
    state.move(id, inFormOf(socket, source));
    socket.hiddenV4 =
        socket.local.address.family() == Family::V6 && !socket.local.address.isV4Mapped() && !socket.v6Only;
}

Prediction decide(const State &state, const Connect &operation, const Observation &known)
{
    const Socket *socket = openSocket(state, operation.socket);
    if (socket == nullptr)
        return fails(Errno::EBadF, Rule::NotAnOpenSocket);
    if (socket->transport == Transport::Udp)
        return decideUdpConnect(state, *socket, operation);
    return decideTcpConnect(state, scopedTo(*socket, operation), operation, known);
}

void commit(State &state, const Connect &operation, const Prediction &prediction, const Observation &observed)
{
    const Socket *socket = openSocket(state, operation.socket);
    if (socket == nullptr)
        return;
    const bool noUdpPort = prediction.rule == Rule::NoPortLeft; // inet_autobind() comes before all else
    const bool early = noUdpPort || prediction.rule == Rule::LinkLocalNeedsScope ||
                       prediction.error == Errno::EIsConn || prediction.error == Errno::EAlready;
    if (scopesTo(*socket, operation) && !early)
        state.at(operation.socket).device = operation.scope;
    if (socket->transport == Transport::Tcp)
        commitTcpConnect(state, operation, prediction, observed);
    else
        commitUdpConnect(state, operation, prediction, observed);
}

} // namespace quay::rules
