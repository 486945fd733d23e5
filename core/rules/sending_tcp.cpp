// SPDX-License-Identifier: MIT
#include "rules/lifecycle.h"
#include "rules/steps.h"

#include <algorithm>
#include <limits>

namespace quay::rules
{

namespace
{
// What surely fits into the buffers of a connection whose other end doesn't read (tcp(7) tcp_rmem, tcp_wmem).
constexpr quint64 surelyBuffered = 60000;

bool canSend(const Socket &socket)
{
    return socket.state == SocketState::Established || socket.state == SocketState::CloseWait;
}

Prediction toPeer(const State &state, const Socket &socket, const Send &operation)
{
    if (operation.size == 0) {
        Prediction prediction = succeeds(Rule::NothingToSend);
        prediction.sent = operation.count;
        return prediction;
    }
    const Socket *peer = socket.other == Socket::none ? nullptr : state.find(socket.other);
    if (peer == nullptr)
        return unknown(Rule::OutsideTheModel, {Missing::Network});
    // A reset for ::1 doesn't come back from an address of another interface.
    const Address loopback = Address::loopback(Family::V6);
    if (!peer->open && socket.local.address == loopback && socket.peer.address != loopback)
        return unknown(Rule::OutsideTheModel, {Missing::NotModelled, socket.id});
    Prediction prediction = succeeds(Rule::TupleMatch);
    if (!peer->open || peer->state == SocketState::Gone) {
        // The other side has closed: it answers with a reset, and what comes next fails.
        prediction.rule = Rule::Discarded;
        prediction.told = Told::Rst;
        prediction.sent = 1;
        if (operation.count > 1) {
            prediction.outcome = Outcome::Fails;
            prediction.error = Errno::EPipe;
        }
        return prediction;
    }
    prediction.sent = operation.count;
    prediction.candidates = {{peer->id, Stage::FourTuple, {}, Fate::Wins}};
    if (!peer->queued) {
        prediction.receivers = {peer->id};
        return prediction;
    }
    prediction.rule = Rule::WaitsForAccept;
    const quint64 bytes = quint64(operation.size) * operation.count + peer->waiting;
    if (bytes > surelyBuffered)
        prediction = unknown(Rule::OutsideTheModel, {Missing::NotModelled, peer->id});
    return prediction;
}
} // namespace

Prediction decideTcpSend(const State &state, const Socket &socket, const Send &operation)
{
    Prediction prediction;
    if (socket.cutOff)
        prediction = unknown(Rule::OutsideTheModel, {Missing::NotModelled, socket.id});
    else if (socket.resetPending)
        prediction = socket.endRead ? fails(Errno::EPipe, Rule::PeerClosed) : fails(Errno::EConnReset, Rule::PeerReset);
    else if (socket.state == SocketState::SynSent)
        prediction = fails(Errno::EAgain, Rule::AlreadyConnecting);
    else if (socket.sendClosed)
        prediction = fails(Errno::EPipe, Rule::PeerClosed);
    else if (!canSend(socket))
        prediction = fails(Errno::EPipe, Rule::NotConnected);
    else
        prediction = toPeer(state, socket, operation);
    prediction.port = portOf(socket);
    return prediction;
}

void commitTcpSend(State &state, const Send &operation, const Prediction &prediction)
{
    Socket &socket = state.at(operation.socket);
    socket.resetPending = false; // told now
    if (prediction.rule == Rule::Discarded) {
        const SocketId peer = socket.other;
        if (state.find(peer) != nullptr && state.at(peer).state != SocketState::Gone)
            vanish(state, peer);
        takeReset(state, operation.socket);
        state.at(operation.socket).resetPending = operation.count == 1;
    } else if (const Socket *peer = socket.other == Socket::none ? nullptr : state.find(socket.other);
               peer != nullptr && peer->queued && socket.state != SocketState::Closed &&
               (prediction.outcome != Outcome::Fails || prediction.error == Errno::EAgain)) {
        // More than surely fits, too: what comes next can't be known, either.
        const quint64 waiting = peer->waiting + quint64(operation.size) * operation.count;
        state.at(peer->id).waiting = quint32(std::min(waiting, quint64{std::numeric_limits<quint32>::max()}));
    }
}

Prediction decide(const State &state, const Send &operation, const Observation &known)
{
    const Socket *socket = openSocket(state, operation.socket);
    if (socket == nullptr)
        return fails(Errno::EBadF, Rule::NotAnOpenSocket);
    return socket->transport == Transport::Tcp ? decideTcpSend(state, *socket, operation)
                                               : decideUdpSend(state, *socket, operation, known);
}

void commit(State &state, const Send &operation, const Prediction &prediction, const Observation &observed)
{
    const Socket *socket = openSocket(state, operation.socket);
    if (socket == nullptr)
        return;
    if (socket->transport == Transport::Tcp)
        commitTcpSend(state, operation, prediction);
    else
        commitUdpSend(state, operation, prediction, observed);
}

} // namespace quay::rules
