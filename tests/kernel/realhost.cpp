// SPDX-License-Identifier: MIT
#include "realhost.h"

#include <algorithm>
#include <array>
#include <cstring>

#include <netinet/tcp.h>

namespace quay::judge
{

namespace
{

[[nodiscard]] Address plain(const Address &address) { return address.isV4Mapped() ? address.unmapped() : address; }

[[nodiscard]] bool same(const Endpoint &a, const Endpoint &b)
{
    return a.port == b.port && plain(a.address) == plain(b.address);
}

// Unlike every other message of the scenario, as far as `size` bytes allow.
[[nodiscard]] QByteArray messageOf(quint32 serial, quint32 size)
{
    QByteArray message(static_cast<qsizetype>(size), static_cast<char>(serial));
    std::memcpy(message.data(), &serial, std::min<std::size_t>(size, sizeof serial));
    return message;
}

// By a socket that listens and the connection to it (core/lab/agent/inheriting.cpp).
constexpr int openWhileInheriting = 2;

} // namespace

RealHost::RealHost(std::vector<quint32> usersOfPrograms) : m_users(std::move(usersOfPrograms)) {}

RealHost::~RealHost()
{
    for (const auto &socket : m_sockets) {
        if (socket->isOpen() && socket->isTcp()) [[maybe_unused]]
            const int error = socket->lingerZero();
    }
}

Observed RealHost::perform(const rules::Operation &operation)
{
    return std::visit([this](const auto &o) { return on(o); }, operation);
}

RealSocket *RealHost::find(rules::SocketId id) const
{
    const auto found = std::ranges::find_if(
        m_sockets, [id](const auto &socket) { return socket->named && socket->isOpen() && socket->id() == id; });
    return found == m_sockets.end() ? nullptr : found->get();
}

quint32 RealHost::userOf(rules::ProgramId program) const
{
    const auto index = static_cast<std::size_t>(program);
    return index < m_users.size() ? m_users[index] : 0;
}

void RealHost::name(const Taken &session, rules::SocketId id)
{
    for (const auto &socket : m_sockets) {
        if (socket->session == session)
            socket->rename(id);
    }
}

Port RealHost::portOf(rules::SocketId id) const
{
    const auto found =
        std::ranges::find_if(m_sockets, [id](const auto &socket) { return socket->named && socket->id() == id; });
    return found == m_sockets.end() ? Port{} : (*found)->port();
}

std::vector<SocketView> RealHost::view() const
{
    std::vector<SocketView> all;
    for (const auto &socket : m_sockets) {
        if (socket->isOpen() && socket->named)
            all.push_back({socket->id(), socket->local(), socket->peer(), socket->tcpState(), socket->hasError()});
    }
    return all;
}

Observed RealHost::on(const rules::Connect &operation)
{
    Endpoint peer = operation.peer;
    if (operation.portOf)
        peer.port = portOf(*operation.portOf);
    const int scope = operation.scope ? interfaceIndex(*operation.scope) : 0;
    Observed observed = onSocket(operation.socket, [&](RealSocket &s) { return s.connect(peer, scope); });
    m_wire.settle();
    if (observed.error == EINPROGRESS)
        observed = finishConnecting(*find(operation.socket), peer, scope);
    acceptAll(observed);
    const RealSocket *socket = find(operation.socket);
    if (socket && socket->isTcp() && observed.error == 0 && socket->local() == socket->peer())
        observed.queuedAt = socket->id(); // it met itself
    return observed;
}

Observed RealHost::finishConnecting(RealSocket &socket, const Endpoint &peer, int scope)
{
    const RealSocket::Ends ends = socket.ends(peer);
    if (m_wire.isLeftWaiting(socket.fd(), ends.local, ends.peer, ends.device)) {
        Observed observed;
        observed.pending = true;
        observed.port = ends.local.port;
        return observed;
    }
    // What a blocking call would have returned, and its cleaning up after a failure (net/ipv4/af_inet.c).
    return onSocket(socket.id(), [&](RealSocket &s) { return s.connect(peer, scope); });
}

Observed RealHost::on(const rules::Send &operation)
{
    std::optional<Endpoint> to = operation.to;
    if (to && operation.portOf)
        to->port = portOf(*operation.portOf);
    const QByteArray message = messageOf(++m_serial, operation.size);
    const int scope = operation.scope ? interfaceIndex(*operation.scope) : 0;
    quint32 sent = 0;
    Observed observed = onSocket(operation.socket, [&](RealSocket &s) {
        for (; sent < operation.count; ++sent) {
            if (const int error = s.send(to, scope, message); error != 0)
                return error;
            m_wire.settle();
        }
        return 0;
    });
    observed.sent = sent;
    observed.arrivals = arrivals(message);
    return observed;
}

std::vector<Arrival> RealHost::arrivals(const QByteArray &message)
{
    std::vector<Arrival> all;
    for (const auto &socket : m_sockets) {
        if (const quint32 messages = socket->receive(message); messages > 0)
            all.push_back({socket->id(), messages});
    }
    std::ranges::sort(all);
    return all;
}

Observed RealHost::on(const rules::SetAccepting &operation)
{
    Observed observed = onSocket(operation.socket, [&](RealSocket &s) {
        s.accepting = operation.accepting;
        return 0; // no call of the kernel's: a program takes it up, or lets it be
    });
    acceptAll(observed);
    readWaiting(observed);
    return observed;
}

void RealHost::readWaiting(Observed &observed)
{
    for (const auto &socket : m_sockets) {
        if (socket->named || !socket->isOpen() || !socket->hasInput())
            continue;
        observed.readers.push_back(*socket->session);
        socket->receive({});
    }
}

void RealHost::acceptAll(Observed &observed)
{
    const std::size_t existing = m_sockets.size(); // take() adds to them
    for (std::size_t i = 0; i < existing; ++i) {
        RealSocket &socket = *m_sockets[i];
        if (!socket.isOpen() || !socket.listening)
            continue;
        const ActingAs user(userOf(socket.program())); // who accepts owns the session
        while (socket.accepting) {
            Descriptor fd = socket.accept();
            if (!fd.isOpen())
                break;
            observed.taken.push_back(take(socket, std::move(fd)));
        }
    }
    // Who else has the listener may have taken what waited. The queue is that of the first descriptor.
    std::vector<quint64> told;
    for (const auto &socket : m_sockets) {
        if (!socket->isOpen() || !socket->listening)
            continue;
        const quint32 length = socket->queueLength();
        const bool isTold = std::ranges::find(told, socket->inode()) != told.end();
        if (length > socket->queuedBefore && !isTold) {
            observed.queuedAt = socket->id();
            told.push_back(socket->inode());
        }
        socket->queuedBefore = length;
    }
}

Taken RealHost::take(RealSocket &listener, Descriptor fd)
{
    const Taken taken{listener.id(), ++listener.accepted};
    auto session = std::make_unique<RealSocket>(rules::SocketId{}, listener.program(), listener.family(),
                                                Transport::Tcp, std::move(fd));
    session->session = taken;
    session->named = false;
    session->sendAtOnce();
    add(std::move(session), 0);
    return taken;
}

int RealHost::end(RealSocket &socket, rules::Ending ending)
{
    const RealSocket::Ends ends = socket.ends();
    if (ending == rules::Ending::Shutdown) {
        if (const int error = socket.shutdownSending(); error != 0)
            return error;
    } else {
        if (const int error = ending == rules::Ending::Reset ? socket.lingerZero() : 0; error != 0)
            return error;
        socket.close();
    }
    m_wire.settle();
    if (!socket.isTcp() || ends.peer.port == Port{})
        return 0;
    for (const auto &other : m_sockets) {
        if (other->isOpen() && other->isTcp() && same(other->local(), ends.peer) && same(other->peer(), ends.local))
            other->acknowledgeNow();
    }
    m_wire.settle();
    return m_wire.awaitAcknowledgedEnd(ends.local, ends.peer, ends.device) ? 0 : ETIMEDOUT;
}

// One process plays all programs, so a second descriptor is made by dup(2): of the same open file description.
Observed RealHost::on(const rules::Inherit &operation)
{
    std::unique_ptr<RealSocket> heir;
    Observed observed = onSocket(operation.of, [&](RealSocket &of) {
        heir = std::make_unique<RealSocket>(operation.socket, operation.program, of.family(), of.transport(),
                                            Descriptor(::dup(of.fd())));
        heir->shareWith(of);
        return 0;
    });
    if (heir)
        add(std::move(heir), openWhileInheriting);
    acceptAll(observed);
    readWaiting(observed);
    return observed;
}

Observed RealHost::on(const rules::End &operation)
{
    return onSocket(operation.socket, [&](RealSocket &s) { return end(s, operation.ending); });
}

// The kernel closes what a process has open from the highest descriptor down.
Observed RealHost::on(const rules::EndProgram &operation)
{
    const ActingAs user(userOf(operation.program));
    std::vector<RealSocket *> open = openOf(operation.program);
    std::ranges::sort(open, std::greater<>(), &RealSocket::number);
    Observed observed;
    for (RealSocket *socket : open) {
        if (const int error = end(*socket, rules::Ending::Close); error != 0)
            observed.error = error;
    }
    return observed;
}

std::vector<RealSocket *> RealHost::openOf(rules::ProgramId program) const
{
    std::vector<RealSocket *> open;
    for (const auto &socket : m_sockets) {
        if (socket->isOpen() && socket->program() == program)
            open.push_back(socket.get());
    }
    return open;
}

// open(2): the lowest number that is free, behind `passing` that are taken for a moment.
void RealHost::add(std::unique_ptr<RealSocket> socket, int passing)
{
    const std::vector<RealSocket *> open = openOf(socket->program());
    for (;; ++socket->number) {
        const bool isTaken = std::ranges::find(open, socket->number, &RealSocket::number) != open.end();
        if (!isTaken && passing-- == 0)
            break;
    }
    m_sockets.push_back(std::move(socket));
}

} // namespace quay::judge
