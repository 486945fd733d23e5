// SPDX-License-Identifier: MIT
#include "system/conversation.h"

namespace quay::system
{

ServiceEnds::ServiceEnds(std::span<const SocketRecord> sockets, PortInterval ephemeral) : m_ephemeral(ephemeral)
{
    for (const SocketRecord &socket : sockets) {
        if (socket.isListening())
            m_listening[static_cast<std::size_t>(socket.protocol)].set(number(socket.local.port));
    }
}

ServiceEnds::Ports ServiceEnds::portsOf(const SocketRecord &socket) const
{
    if (socket.protocol == Protocol::Raw)
        return {};
    const bool isServing = m_listening[static_cast<std::size_t>(socket.protocol)].test(number(socket.local.port));
    if (!socket.hasPeer() || isServing)
        return {socket.local.port, std::nullopt};
    if (m_ephemeral.contains(socket.local.port))
        return {socket.peer.port, std::nullopt};
    // The listener may have gone before its connections: then the far port says who was the client.
    if (m_ephemeral.contains(socket.peer.port))
        return {socket.local.port, std::nullopt};
    return {socket.peer.port, socket.local.port};
}

} // namespace quay::system
