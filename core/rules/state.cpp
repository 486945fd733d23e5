// SPDX-License-Identifier: MIT
#include "rules/state.h"

#include "rules/cover.h"

#include <algorithm>
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

State::State(Host host, HostId id) : m_host(std::move(host)), m_base(quint32(id) << hostShift) {}

const Socket *State::find(SocketId id) const
{
    const Sockets &sockets = m_banks[bank(id)];
    const quint32 position = index(id);
    return position < sockets.size() && sockets[position].id == id ? &sockets[position] : nullptr;
}

std::optional<SocketId> State::session(SocketId listener, quint32 ordinal) const
{
    return m_accepted.find(listener, ordinal);
}

void State::number(SocketId session, quint32 ordinal)
{
    Socket &socket = at(session);
    socket.ordinal = ordinal;
    socket.openedAt = quint64(nextSerial());
    m_accepted.insert(socket.listener, ordinal, session);
}

Socket &State::create(SocketId id)
{
    Sockets &sockets = m_banks[bank(id)];
    const quint32 position = index(id);
    const bool isNew = position >= sockets.size();
    sockets.grow(position + 1);
    Socket &socket = sockets.edit(position);
    if (!isNew)
        socket = Socket{};
    socket.id = id;
    return socket;
}

Socket &State::createSession() { return create(next(Sessions)); }

SocketId State::addForeign(const ForeignSocket &seen)
{
    const SocketId id = addDistant(seen);
    enter(id);
    return id;
}

SocketId State::addDistant(const ForeignSocket &seen)
{
    Socket &socket = create(next(Foreign));
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
    socket.order = nextSerial();
    if (socket.state == SocketState::TimeWait)
        startTimer(socket.id);
    return socket.id;
}

void State::enqueue(SocketId id)
{
    Socket &session = at(id);
    Socket &listener = at(session.listener);
    const SocketId last = listener.queueLength == 0 ? listener.id : listener.previousQueued;
    session.queued = true;
    session.previousQueued = last;
    session.nextQueued = listener.id;
    at(last).nextQueued = id;
    listener.previousQueued = id;
    ++listener.queueLength;
}

void State::dequeue(SocketId id)
{
    Socket &session = at(id);
    session.queued = false;
    at(session.previousQueued).nextQueued = session.nextQueued;
    at(session.nextQueued).previousQueued = session.previousQueued;
    --at(session.listener).queueLength;
}

std::vector<SocketId> State::queue(SocketId listener) const
{
    std::vector<SocketId> sessions;
    const Socket *socket = &at(listener);
    for (quint32 n = socket->queueLength; n > 0; --n) {
        socket = &at(socket->nextQueued);
        sessions.push_back(socket->id);
    }
    return sessions;
}

void State::startTimer(SocketId id)
{
    const std::size_t last = m_timers.size();
    m_timers.grow(last + 1);
    m_timers.edit(last) = {std::as_const(*this).at(id).endsAt, id};
}

std::vector<SocketId> State::takeTimers(quint64 time)
{
    std::vector<SocketId> due;
    for (; m_timersTaken < m_timers.size() && m_timers[m_timersTaken].endsAt <= time; ++m_timersTaken)
        due.push_back(m_timers[m_timersTaken].socket);
    std::sort(due.begin(), due.end());
    return due;
}

void State::linkIn(SocketId id, PortEntry &entry)
{
    Socket &socket = at(id);
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

void State::enter(SocketId id)
{
    Socket &socket = at(id);
    PortEntry &entry = ports(socket.transport).take(socket.local.port);
    const bool first = entry.count == 0;
    linkIn(id, entry);
    if (socket.transport == Transport::Udp)
        return;
    const bool byConnect = socket.origin == PortOrigin::Connect;
    if (first)
        entry.connectOnly = byConnect;
    const Socket *other = neighbour(socket);
    socket.connectMark = other != nullptr ? other->connectMark : byConnect;
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
    if (--entry->count == 0) {
        table.release(*entry);
    } else if (socket.transport == Transport::Tcp) {
        reexamineAddress(socket);
        reexaminePort(socket.local.port);
    }
}

void State::move(SocketId id, const Address &address)
{
    Socket &socket = at(id);
    if (!socket.onPort || socket.transport == Transport::Udp) {
        socket.local.address = address;
        return;
    }
    const Socket before = socket;
    socket.local.address = address;
    reexamineAddress(before);
    const Socket *other = neighbour(socket);
    socket.connectMark = other != nullptr ? other->connectMark : socket.origin == PortOrigin::Connect;
}

void State::markBound(SocketId id)
{
    Socket &socket = at(id);
    if (PortEntry *entry = ports(Transport::Tcp).find(socket.local.port))
        entry->connectOnly = false;
    if (!socket.connectMark && neighbour(socket) == nullptr)
        return;
    setMark(socket, false);
}

const Socket *State::neighbour(const Socket &socket) const
{
    const Socket *found = nullptr;
    const Address address = plain(socket.local.address);
    onPort(Transport::Tcp, socket.local.port, [&](const Socket &other) {
        if (other.id != socket.id && plain(other.local.address) == address)
            found = &other;
        return found == nullptr;
    });
    return found;
}

void State::setMark(const Socket &like, bool mark)
{
    const Address address = plain(like.local.address);
    onPort(Transport::Tcp, like.local.port, [&](const Socket &socket) {
        if (socket.connectMark != mark && plain(socket.local.address) == address)
            at(socket.id).connectMark = mark;
        return true;
    });
}

void State::reexamineAddress(const Socket &left)
{
    if (left.connectMark || !m_host.settings.portsReturnToConnect)
        return;
    bool byConnect = true;
    const Address address = plain(left.local.address);
    onPort(Transport::Tcp, left.local.port, [&](const Socket &other) {
        byConnect = plain(other.local.address) != address || other.origin == PortOrigin::Connect;
        return byConnect;
    });
    if (byConnect)
        setMark(left, true);
}

void State::reexamine(SocketId id)
{
    const Socket &socket = std::as_const(*this).at(id);
    const Port port = socket.local.port;
    reexamineAddress(socket);
    reexaminePort(port);
}

void State::reexaminePort(Port port)
{
    const PortEntry *entry = std::as_const(*this).ports(Transport::Tcp).find(port);
    if (entry == nullptr || entry->connectOnly || !m_host.settings.portsReturnToConnect)
        return;
    bool marked = true;
    onPort(Transport::Tcp, port, [&marked](const Socket &socket) {
        marked = socket.connectMark;
        return marked;
    });
    if (!marked)
        return;
    PortEntry &changed = *ports(Transport::Tcp).find(port);
    changed.connectOnly = true;
    changed.remembered = {};
}

} // namespace quay::rules
