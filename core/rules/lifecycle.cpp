// SPDX-License-Identifier: MIT
#include "rules/lifecycle.h"

#include "rules/cover.h"
#include "rules/delivery.h"
#include "rules/inheriting.h"
#include "rules/steps.h"

#include <algorithm>
#include <utility>

namespace quay::rules
{

namespace
{
qint64 nextOrder(State &state, const Socket &socket)
{
    const qint64 serial = state.nextSerial();
    return socket.family == Family::V6 && socket.reusePort == Tri::Yes ? -serial : serial;
}

void forgetMemberships(State &state, SocketId id)
{
    std::vector<Membership> &all = state.memberships();
    all.erase(std::remove_if(all.begin(), all.end(), [id](const Membership &m) { return m.socket == id; }), all.end());
}

// Both directions are closed and the other side was first: nothing waits here. What still has a descriptor keeps a
// port that was asked for by number.
void endConnection(State &state, SocketId id)
{
    Socket &socket = state.at(id);
    if (!socket.open) {
        vanish(state, id);
        return;
    }
    socket.sendClosed = true;
    if (socket.origin == PortOrigin::Asked && !socket.accepted)
        socket.state = SocketState::Bound;
    else
        losePort(state, id);
}

void resetQueue(State &state, SocketId listener)
{
    for (const SocketId session : state.queue(listener)) {
        const SocketId client = std::as_const(state).at(session).other;
        vanish(state, session);
        if (client != Socket::none)
            takeReset(state, client);
    }
}

void waitOut(State &state, SocketId id, SocketState kind)
{
    Socket &socket = state.at(id);
    const bool counted = countsAsTimeWait(socket);
    socket.state = kind;
    socket.endsAt = state.now() + timeWaitLength;
    if (!countsAsTimeWait(socket))
        return;
    state.startTimer(id);
    if (!counted)
        state.reexamine(id);
}

// Both sides have shut down, this one first, and its descriptor is still open: TIME_WAIT is a record of its own, and
// the socket has no connection any more (net/ipv4/tcp_minisocks.c, tcp_time_wait()).
void leaveRemains(State &state, SocketId id)
{
    const SocketId own = state.createSession().id;
    Socket &remains = state.at(own);
    remains = state.at(id);
    remains.id = own;
    remains.remainsOf = id;
    remains.listener = Socket::none;
    remains.ordinal = 0;
    remains.open = remains.held = remains.onPort = remains.queued = false;
    remains.heirs = 0;
    state.enter(own);
    waitOut(state, own, SocketState::TimeWait);
    endConnection(state, id);
}
} // namespace

void takePort(State &state, SocketId id, const LocalPort &port, PortOrigin origin, const Observation &observed)
{
    Socket &socket = state.at(id);
    const bool known = observed.port.has_value();
    socket.local.port = known ? *observed.port : port.port;
    socket.origin = origin;
    socket.portAssumed = port.kind == LocalPort::Kind::Chosen && !known;
    if (socket.portAssumed) {
        socket.candidates = port.candidates;
        socket.candidateStep = port.step;
        socket.candidateCount = port.count;
        if (port.count < fewPorts)
            state.noteAssumed(id);
    }
    if (socket.state == SocketState::Closed)
        socket.state = SocketState::Bound;
    state.enter(id);
    socket.order = nextOrder(state, socket);
}

void losePort(State &state, SocketId id)
{
    Socket &socket = state.at(id);
    state.leave(id);
    if (socket.transport == Transport::Udp) {
        socket.local.port = Port{};
        socket.portAssumed = false;
    }
    socket.state = SocketState::Closed;
    socket.origin = PortOrigin::None;
    socket.group = 0;
    socket.groupConnected = false;
    socket.connectedHash = false;
}

void widen(State &state, SocketId id)
{
    Socket &socket = state.at(id);
    if (!socket.asked.isAny() || socket.addressLocked)
        return;
    if (socket.local.address == Address::any(socket.family))
        return;
    state.move(id, Address::any(socket.family));
    socket.hiddenV4 = false;
    socket.order = state.nextSerial();
}

void joinGroup(State &state, SocketId id)
{
    Socket &socket = state.at(id);
    if (socket.reusePort != Tri::Yes || socket.group != 0)
        return;
    SocketId partner = Socket::none;
    state.onPort(socket.transport, socket.local.port, [&](const Socket &other) {
        const bool present = other.transport == Transport::Udp || other.state == SocketState::Listening;
        if (present && !other.foreign && belongTogether(socket, other))
            partner = other.id;
        return partner == Socket::none;
    });
    const auto founded = quint32(state.nextSerial());
    if (partner == Socket::none) {
        socket.group = founded;
        return;
    }
    Socket &other = state.at(partner);
    if (other.group == 0)
        other.group = founded;
    socket.group = other.group;
    socket.groupConnected = other.groupConnected;
}

void vanish(State &state, SocketId id)
{
    state.leave(id);
    forgetMemberships(state, id);
    Socket &socket = state.at(id);
    if (socket.queued && socket.listener != Socket::none)
        state.dequeue(id);
    socket.state = SocketState::Gone;
    socket.open = false;
}

void takeReset(State &state, SocketId id)
{
    Socket &socket = state.at(id);
    if (socket.state == SocketState::Gone)
        return;
    if (!socket.open) {
        vanish(state, id);
        return;
    }
    // net/ipv4/tcp_input.c, tcp_reset(): who had read the end already is told EPIPE.
    socket.resetPending = true;
    socket.endRead = socket.state == SocketState::CloseWait;
    endConnection(state, id);
}

void takeFin(State &state, SocketId id)
{
    Socket &socket = state.at(id);
    if (socket.state == SocketState::Established)
        socket.state = SocketState::CloseWait;
    else if (socket.state == SocketState::FinWait && !socket.open)
        waitOut(state, id, SocketState::TimeWait);
    else if (socket.state == SocketState::FinWait)
        leaveRemains(state, id);
}

void closeSocket(State &state, SocketId id, bool reset)
{
    Socket &socket = state.at(id);
    if (!socket.open)
        return;
    socket.open = false;
    const SocketId other = socket.other;
    const bool connection = socket.state >= SocketState::Established && socket.state < SocketState::TimeWait;
    if (socket.transport == Transport::Tcp && connection && reset) {
        vanish(state, id);
        if (other != Socket::none && other != id)
            takeReset(state, other);
    } else if (socket.transport == Transport::Tcp && socket.state == SocketState::Established) {
        waitOut(state, id, SocketState::FinWait);
        if (other != Socket::none)
            takeFin(state, other);
    } else if (socket.transport == Transport::Tcp && socket.state == SocketState::CloseWait) {
        vanish(state, id);
        if (other != Socket::none)
            takeFin(state, other);
    } else if (socket.transport == Transport::Tcp && socket.state == SocketState::FinWait) {
        waitOut(state, id, SocketState::FinWait);
        state.reexamine(id);
    } else if (socket.state != SocketState::TimeWait) {
        if (socket.state == SocketState::Listening)
            resetQueue(state, id);
        vanish(state, id);
    }
}

bool hasRoom(const State &state, const Socket &listener)
{
    return listener.foreign || listener.queueLength <= quint32(listener.backlog) ||
           !acceptors(state, listener.id).empty();
}

SocketId addSession(State &state, SocketId client, SocketId listenerId)
{
    Socket &session = state.createSession();
    Socket &listener = state.at(listenerId);
    Socket &connecting = state.at(client);
    session.user = listener.user;
    session.program = listener.program;
    session.family = listener.family;
    session.transport = Transport::Tcp;
    session.state = SocketState::Established;
    session.reuseAddress = listener.reuseAddress;
    session.reusePort = listener.reusePort;
    session.v6Only = listener.v6Only;
    session.device = listener.device;
    // net/ipv6/tcp_ipv6.c: a session with a link-local peer is tied to the link.
    if (!session.device && connecting.local.address.isLinkLocal())
        session.device = state.host().interfaceOf(connecting.local.address);
    session.accepted = session.wasConnected = true;
    session.origin = PortOrigin::Bind;
    session.lingerZero = listener.lingerZero;
    session.listener = listenerId;
    session.other = client;
    const bool mapped = listener.family == Family::V6 && plain(connecting.peer.address).family() == Family::V4;
    const auto form = [mapped](const Address &address) { return mapped ? plain(address).mapped() : plain(address); };
    session.local = {form(connecting.peer.address), connecting.peer.port};
    session.peer = {form(connecting.local.address), connecting.local.port};
    session.portAssumed = listener.portAssumed;
    session.candidates = listener.candidates;
    session.candidateStep = listener.candidateStep;
    session.candidateCount = listener.candidateCount;
    session.asked = session.local.address;
    session.hiddenV4 = session.family == Family::V6 && !mapped && !session.v6Only;
    connecting.other = session.id;
    // A listener that only heirs have open accepts nothing itself.
    if (!listener.accepting || (listener.description == Socket::none && !listener.held)) {
        session.listener = descriptionOf(listener);
        state.enqueue(session.id);
    } else {
        state.number(session.id, ++listener.acceptedCount);
    }
    const SocketId id = session.id;
    state.enter(id);
    // net/ipv4/tcp_input.c: of a listener that was shut down before it listened, the sessions end at once.
    if (state.at(listenerId).sendClosed) {
        state.at(id).sendClosed = true;
        state.at(id).state = SocketState::FinWait;
        takeFin(state, client);
    }
    return id;
}

} // namespace quay::rules
