// SPDX-License-Identifier: MIT
// What programs can see of their sockets: getsockname(2), getpeername(2), TCP_INFO, poll(2).
#include "compare.h"

#include <algorithm>

#include <netinet/tcp.h>

namespace quay::judge
{

namespace
{

using rules::Socket;
using rules::SocketState;

[[nodiscard]] bool isTcpState(SocketState predicted, int actual)
{
    switch (predicted) {
    case SocketState::Listening:
        return actual == TCP_LISTEN;
    case SocketState::SynSent:
        return actual == TCP_SYN_SENT;
    case SocketState::Established:
        return actual == TCP_ESTABLISHED;
    case SocketState::CloseWait:
        return actual == TCP_CLOSE_WAIT;
    case SocketState::FinWait:
        return actual == TCP_FIN_WAIT1 || actual == TCP_FIN_WAIT2;
    case SocketState::Closed:
    case SocketState::Bound:
    case SocketState::LastAck:
    case SocketState::TimeWait: // the descriptor has let go of it
    case SocketState::Gone:
        return actual == TCP_CLOSE;
    }
    return false;
}

[[nodiscard]] bool hasPeer(const Socket &socket)
{
    return socket.state == SocketState::Established || socket.state == SocketState::CloseWait ||
           socket.state == SocketState::FinWait;
}

[[nodiscard]] std::optional<Difference> difference(const Socket &socket, const QString &what, const QString &predicted,
                                                   const QString &actual)
{
    const QString name = QStringLiteral("%1%2 has %3 ")
                             .arg(rules::State::isSession(socket.id) ? QStringLiteral("session ") : QString())
                             .arg(quint32(socket.id) & 0x3fffffff)
                             .arg(what);
    return Difference{name + predicted, name + actual};
}

[[nodiscard]] std::optional<Difference> compareOne(const Socket &socket, const SocketView &view)
{
    if (!socket.open)
        return difference(socket, QStringLiteral("a descriptor:"), QStringLiteral("no"), QStringLiteral("yes"));
    if (socket.transport == Transport::Tcp && !isTcpState(socket.state, view.tcpState))
        return difference(socket, QStringLiteral("state"), QString::number(static_cast<int>(socket.state)),
                          QString::number(view.tcpState));
    // Without a port getsockname(2) may still show the one that a failed connect(2) gave back.
    if (socket.local.port != Port{} && socket.local != view.local)
        return difference(socket, QStringLiteral("the local endpoint"), socket.local.toString(), view.local.toString());
    // getpeername(2) takes a peer on port 0 for none.
    if (hasPeer(socket) && socket.peer.port != Port{} && socket.peer != view.peer)
        return difference(socket, QStringLiteral("the peer"), socket.peer.toString(), view.peer.toString());
    // An error of TCP may also wait where the next call would fail anyhow. Of a listener poll(2) shows none.
    const bool shown = socket.state != SocketState::Listening;
    const bool predicted = shown && (socket.icmpPending == rules::Tri::Yes || socket.resetPending);
    if (socket.icmpPending != rules::Tri::Unknown && predicted != view.errorWaits &&
        (predicted || socket.transport == Transport::Udp))
        return difference(socket, QStringLiteral("an error waiting:"), QString::number(predicted),
                          QString::number(view.errorWaits));
    return std::nullopt;
}

} // namespace

std::optional<Difference> compare(const rules::State &state, std::span<const SocketView> sockets)
{
    for (const SocketView &view : sockets) {
        const Socket *socket = state.find(view.socket);
        if (!socket)
            return Difference{QStringLiteral("no such socket"), QString::number(quint32(view.socket))};
        if (auto different = compareOne(*socket, view))
            return different;
    }
    for (const Socket &socket : state.sockets(rules::State::Sessions)) {
        if (socket.open && !socket.queued && !std::ranges::count(sockets, socket.id, &SocketView::socket))
            return difference(socket, QStringLiteral("a descriptor:"), QStringLiteral("yes"), QStringLiteral("no"));
    }
    return std::nullopt;
}

} // namespace quay::judge
