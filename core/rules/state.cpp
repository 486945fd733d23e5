// SPDX-License-Identifier: MIT
#include "rules/state.h"

#include <utility>

namespace quay::rules
{

namespace
{
bool wentToTheEnd(const Socket &socket)
{
    // include/net/sock.h, sk_add_node_rcu(): so that AF_INET members of a group are found first.
    return socket.family == Family::V6 && socket.reusePort == Tri::Yes;
}
} // namespace

State::State(Host host) : m_host(std::move(host)) {}

const Socket *State::find(SocketId id) const
{
    const std::vector<Socket> &sockets = m_banks[bank(id)];
    const quint32 position = index(id);
    return position < sockets.size() && sockets[position].id == id ? &sockets[position] : nullptr;
}

std::optional<SocketId> State::session(SocketId listener, quint32 ordinal) const
{
    for (const Socket &socket : m_banks[Sessions]) {
        if (socket.listener == listener && socket.ordinal == ordinal)
            return socket.id;
    }
    return std::nullopt;
}

Socket &State::create(SocketId id)
{
    std::vector<Socket> &sockets = m_banks[bank(id)];
    if (index(id) >= sockets.size())
        sockets.resize(index(id) + 1);
    Socket &socket = sockets[index(id)];
    socket = Socket{};
    socket.id = id;
    return socket;
}

Socket &State::createSession() { return create(SocketId(quint32(Sessions) << 30 | quint32(m_banks[Sessions].size()))); }

SocketId State::addForeign(const ForeignSocket &seen)
{
    Socket &socket = create(SocketId(quint32(Foreign) << 30 | quint32(m_banks[Foreign].size())));
    socket.family = seen.family;
    socket.transport = seen.transport;
    socket.local = seen.local;
    socket.peer = seen.peer;
    socket.state = seen.state;
    socket.v6Only = seen.v6Only;
    socket.user = seen.user;
    socket.device = seen.device;
    socket.reuseAddress = seen.reuseAddress;
    socket.reusePort = seen.reusePort;
    socket.foreign = true;
    socket.endsAt = m_now + 60000; // how long TIME_WAIT has lasted is not known: at most this
    socket.origin = PortOrigin::Asked;
    socket.backlog = m_host.settings.maximumBacklog;
    const SocketId id = socket.id;
    enter(id);
    at(id).order = nextSerial();
    return id;
}

void State::enter(SocketId id)
{
    Socket &socket = at(id);
    PortEntry &entry = ports(socket.transport).take(socket.local.port);
    const bool last = socket.transport == Transport::Udp && wentToTheEnd(socket);
    socket.nextOnPort = last ? Socket::none : entry.first;
    socket.previousOnPort = last ? entry.last : Socket::none;
    if (socket.nextOnPort != Socket::none)
        at(socket.nextOnPort).previousOnPort = id;
    if (socket.previousOnPort != Socket::none)
        at(socket.previousOnPort).nextOnPort = id;
    if (last || entry.last == Socket::none)
        entry.last = id;
    if (!last || entry.first == Socket::none)
        entry.first = id;
    ++entry.count;
    socket.onPort = true;
}

void State::leave(SocketId id)
{
    Socket &socket = at(id);
    PortTable &table = ports(socket.transport);
    PortEntry *entry = table.find(socket.local.port);
    if (!socket.onPort || entry == nullptr)
        return;
    socket.onPort = false;
    const SocketId before = socket.previousOnPort;
    const SocketId after = socket.nextOnPort;
    (before == Socket::none ? entry->first : at(before).nextOnPort) = after;
    (after == Socket::none ? entry->last : at(after).previousOnPort) = before;
    if (--entry->count == 0)
        table.release(*entry);
    else if (entry->remembered.valid && onlyConnectChose(socket.transport, entry->port))
        entry->remembered = {};
}

bool State::onlyConnectChose(Transport transport, Port port) const
{
    bool only = true;
    onPort(transport, port, [&only](const Socket &socket) {
        only = socket.origin == PortOrigin::Connect;
        return only;
    });
    return only;
}

} // namespace quay::rules
