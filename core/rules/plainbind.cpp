// SPDX-License-Identifier: MIT
#include "rules/plainbind.h"

#include "rules/steps.h"

namespace quay::rules
{

namespace
{

bool isConnected(const Socket &socket)
{
    switch (socket.state) {
    case SocketState::SynSent:
    case SocketState::Established:
    case SocketState::CloseWait:
    case SocketState::FinWait:
    case SocketState::LastAck:
        return !countsAsTimeWait(socket);
    case SocketState::Closed:
    case SocketState::Bound:
    case SocketState::Listening:
    case SocketState::TimeWait:
    case SocketState::Gone:
        return false;
    }
    Q_UNREACHABLE();
}

PlainSocket plain(const State &state, const Socket &socket)
{
    PlainSocket result;
    result.transport = socket.transport;
    result.local = socket.local;
    result.reuseAddress = socket.reuseAddress == Tri::Yes;
    result.reusePort = socket.reusePort == Tri::Yes;
    result.optionsHidden = socket.reuseAddress == Tri::Unknown || socket.reusePort == Tri::Unknown;
    result.v6Only = socket.v6Only;
    result.listening = socket.state == SocketState::Listening;
    result.connected = isConnected(socket);
    result.timeWait = countsAsTimeWait(socket);
    result.user = socket.user;
    result.privileged = state.host().program(socket.program).mayBindPrivileged;
    return result;
}

// Of the address and of the socket: what only Linux's own rules know.
bool isComparable(const State &state, const Socket &socket, const Bind &operation, Port port)
{
    const Address &address = operation.local.address;
    const Address bare = address.isV4Mapped() ? address.unmapped() : address;
    const bool isForOne = !bare.isMulticast() && !state.host().isBroadcast(bare);
    const bool isPlain = !socket.device && !operation.scope && !socket.freeBind;
    return port != Port{} && address.family() == socket.family && isForOne && isPlain;
}

} // namespace

std::optional<PlainBind> plainBind(const State &state, const Bind &operation)
{
    const Socket *socket = openSocket(state, operation.socket);
    const Socket *namesake = operation.portOf ? state.find(*operation.portOf) : nullptr;
    if (socket == nullptr || (namesake != nullptr && namesake->portAssumed))
        return std::nullopt;
    const Port port = meantPort(state, operation.local.port, operation.portOf);
    if (!isComparable(state, *socket, operation, port))
        return std::nullopt;
    PlainBind result;
    result.newcomer = plain(state, *socket);
    result.newcomer.local = {operation.local.address, port};
    result.newcomer.listening = result.newcomer.connected = false;
    bool isComplete = true;
    state.onPort(socket->transport, port, [&](const Socket &other) {
        if (shown(other) != operation.socket)
            result.existing.push_back(plain(state, other));
        isComplete = !other.device && !other.portAssumed;
        return isComplete;
    });
    return isComplete ? std::optional(std::move(result)) : std::nullopt;
}

} // namespace quay::rules
