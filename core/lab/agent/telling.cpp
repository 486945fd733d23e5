// SPDX-License-Identifier: MIT
// What an agent says: what has happened to its sockets, gathered, and the answers to what it was told.
#include "lab/agent/agent.h"

#include <algorithm>

#include <errno.h>
#include <unistd.h>

namespace quay::lab
{

namespace
{

// Whether the kernel may go on with it by itself without epoll(7) saying so: an acknowledgment wakes nobody.
bool mayChange(const SocketFacts &facts, bool isAccepting)
{
    switch (facts.tcp) {
    case TcpState::SynSent:
    case TcpState::SynReceived:
    case TcpState::FinWait1:
    case TcpState::FinWait2:
    case TcpState::Closing:
    case TcpState::LastAck:
        return true;
    case TcpState::Listen:
        return !isAccepting || facts.receiveQueue != 0;
    case TcpState::None:
    case TcpState::Established:
    case TcpState::TimeWait:
    case TcpState::Closed:
    case TcpState::CloseWait:
        break;
    }
    return facts.receiveQueue != 0 || facts.sendQueue != 0;
}

// How much a connection has carried is known by what was told of each message.
bool isTold(const AgentSocket &socket, SocketFacts facts)
{
    if (!socket.told || !facts.options.empty())
        return false;
    if (socket.isTcp()) {
        facts.received = socket.told->received;
        facts.sent = socket.told->sent;
    }
    return *socket.told == facts;
}

} // namespace

void Agent::touch(AgentSocket &socket)
{
    if (!std::exchange(socket.isDirty, true))
        m_dirty.push_back(&socket);
}

void Agent::tellAll(Options options)
{
    const std::vector<AgentSocket *> dirty = std::exchange(m_dirty, {});
    for (AgentSocket *socket : dirty)
        tell(*socket, options);
    m_toldAt = Clock::now();
}

// Reports that no command has asked for. Steps that follow each other quickly don't put off the options.
void Agent::tellDue()
{
    const bool isReportDue = !m_dirty.empty() && Clock::now() - m_toldAt >= betweenReports;
    const bool areOptionsDue = !m_owing.empty() && Clock::now() - m_owingSince >= betweenReports;
    if (!isReportDue && !areOptionsDue)
        return;
    for (AgentSocket *socket : std::exchange(m_owing, {})) {
        socket->isOwing = false;
        touch(*socket);
    }
    tellAll(Options::Now);
}

void Agent::touchPassing()
{
    for (AgentSocket *socket : std::exchange(m_passing, {})) {
        socket->isPassing = false;
        touch(*socket);
    }
}

// A socket that has been told is asked again only if there is a reason: a program may have thousands that rest.
void Agent::keepInMind(AgentSocket &socket)
{
    if (socket.optionsChanged && !std::exchange(socket.isOwing, true)) {
        if (m_owing.empty())
            m_owingSince = Clock::now();
        m_owing.push_back(&socket);
    }
    if (mayChange(*socket.told, socket.accepting) && !std::exchange(socket.isPassing, true))
        m_passing.push_back(&socket);
}

void Agent::forget(AgentSocket &socket)
{
    for (std::vector<AgentSocket *> *list : {&m_dirty, &m_owing, &m_passing, &m_shared, &m_ready, &m_blocked})
        std::erase(*list, &socket);
}

void Agent::tell(AgentSocket &socket, Options options)
{
    socket.isDirty = false;
    const rules::SocketId key = socket.key();
    if (socket.opened)
        tell(Answer(*std::exchange(socket.opened, std::nullopt)));
    for (Sent &sent : std::exchange(socket.sending, {}))
        tell(Answer(std::move(sent)));
    for (Batch &batch : std::exchange(socket.batches, {})) {
        Received received{key, batch.from, std::nullopt, batch.messages, batch.bytes, std::move(batch.sample)};
        received.alike = batch.alike;
        tell(Answer(std::move(received)));
    }
    SocketFacts facts = socket.facts(options == Options::Now);
    if (socket.isShared && facts.options == socket.toldOptions)
        facts.options.clear();
    else if (socket.isShared && !facts.options.empty())
        socket.toldOptions = facts.options;
    if (!isTold(socket, facts)) {
        socket.told = facts;
        socket.told->options.clear();
        tell(Answer(std::move(facts)));
    }
    if (std::exchange(socket.connected, false))
        tell(Answer(Connected{key, std::nullopt}));
    if (std::exchange(socket.peerClosed, false)) {
        socket.peerClosedTold = true;
        tell(Answer(PeerClosed{key}));
    }
    if (const int error = std::exchange(socket.trouble, 0))
        tell(Answer(Trouble{key, error}));
    keepInMind(socket);
}

void Agent::tellRemains(std::size_t others)
{
    for (Happening &change : m_remains.look(others))
        tell(Answer(std::move(change)));
}

void Agent::writeOut()
{
    qsizetype begin = 0;
    while (begin < m_out.size()) {
        const ssize_t written = ::write(m_output, m_out.constData() + begin, std::size_t(m_out.size() - begin));
        if (written < 0 && errno != EINTR) {
            m_finished = true; // nobody listens any more
            break;
        }
        begin += std::max<qsizetype>(0, written);
    }
    m_out.clear();
}

} // namespace quay::lab
