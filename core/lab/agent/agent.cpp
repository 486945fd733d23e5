// SPDX-License-Identifier: MIT
#include "lab/agent/agent.h"

#include "base/overloaded.h"
#include "lab/agent/sockaddress.h"

#include <algorithm>
#include <array>

#include <errno.h>
#include <fcntl.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace quay::lab
{

namespace
{

using namespace std::chrono_literals;

constexpr auto betweenLooks = 200ms;
// Of the remains that rest, how many the kernel is asked about at each look, and for the sake of a step.
constexpr std::size_t othersAtLook = 1000;
constexpr std::size_t othersAtStep = 32;
constexpr int eventsAtOnce = 256;
constexpr int acceptsAtOnce = 256;
constexpr qsizetype readSize = 64 * 1024;
constexpr quint32 interest = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET;

int left(std::chrono::steady_clock::time_point until)
{
    const auto rest = std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
    return std::max(0, int(rest.count()));
}

int earlier(int a, int b) { return a < 0 ? b : b < 0 ? a : std::min(a, b); }

} // namespace

Agent::Agent(int input, int output) : m_input(input), m_output(output), m_epoll(::epoll_create1(EPOLL_CLOEXEC))
{
    ::fcntl(m_input, F_SETFL, ::fcntl(m_input, F_GETFL) | O_NONBLOCK);
    epoll_event event{};
    event.events = EPOLLIN;
    ::epoll_ctl(m_epoll.get(), EPOLL_CTL_ADD, m_input, &event);
}

// In the order in which the kernel would close them (see openDescriptors() of the rules).
Agent::~Agent()
{
    std::vector<std::unique_ptr<AgentSocket>> sockets;
    for (auto &[key, socket] : m_sockets)
        sockets.push_back(std::move(socket));
    std::sort(sockets.begin(), sockets.end(), [](const auto &a, const auto &b) { return a->fd() > b->fd(); });
    for (auto &socket : sockets)
        socket.reset();
}

int Agent::run()
{
    tell(Greeting{protocolVersion, ::getpid(), 0});
    while (!m_finished) {
        writeOut();
        turn(m_commands.empty() ? timeout() : 0);
        if (!m_commands.empty() && !m_finished) {
            const Do command = std::move(m_commands.front());
            m_commands.pop_front();
            perform(command);
        }
        if (!m_remains.isEmpty() && Clock::now() - m_lookedAt >= betweenLooks)
            lookAtRemains();
        tellDue();
    }
    writeOut();
    return m_status;
}

void Agent::lookAtRemains()
{
    m_lookedAt = Clock::now();
    tellRemains(othersAtLook);
}

int Agent::timeout() const
{
    int milliseconds = m_ready.empty() ? -1 : 0;
    if (!m_dirty.empty())
        milliseconds = earlier(milliseconds, left(m_toldAt + betweenReports));
    if (!m_owing.empty())
        milliseconds = earlier(milliseconds, left(m_owingSince + betweenReports));
    if (!m_remains.isEmpty())
        milliseconds = earlier(milliseconds, left(m_lookedAt + betweenLooks));
    if (!m_blocked.empty())
        milliseconds = earlier(milliseconds, int(betweenReports.count()));
    return milliseconds;
}

void Agent::turn(int milliseconds)
{
    std::array<epoll_event, eventsAtOnce> events{};
    const int count = ::epoll_wait(m_epoll.get(), events.data(), eventsAtOnce, milliseconds);
    for (int i = 0; i < count && !m_finished; ++i)
        handle(events[std::size_t(i)]);
    resumeReady();
    const std::vector<AgentSocket *> blocked = std::exchange(m_blocked, {});
    for (AgentSocket *listener : blocked)
        acceptFrom(*listener);
}

void Agent::handle(const epoll_event &event)
{
    if (event.data.ptr == nullptr)
        readInput();
    else
        handle(*static_cast<AgentSocket *>(event.data.ptr), event.events);
}

void Agent::handle(AgentSocket &socket, quint32 events)
{
    socket.noteListening();
    if (socket.listening) {
        if (socket.accepting)
            acceptFrom(socket);
        touch(socket); // the length of its queue
        return;
    }
    if (socket.connecting) {
        handleConnecting(socket);
        return;
    }
    if ((events & EPOLLERR) != 0)
        socket.noteError();
    if ((events & EPOLLIN) != 0 && socket.read() && !std::exchange(socket.isReady, true))
        m_ready.push_back(&socket);
    const bool isEnd = socket.isTcp() && (events & EPOLLRDHUP) != 0;
    if (isEnd && !socket.peerClosedTold && socket.trouble == 0 && socket.peer().port != Port{}) {
        socket.peerClosed = true;
        socket.acknowledgeEnd();
    }
    if ((events & ~quint32(EPOLLOUT)) != 0)
        touch(socket);
}

void Agent::handleConnecting(AgentSocket &socket)
{
    const TcpState state = socket.tcpState();
    if (state == TcpState::SynSent)
        return;
    socket.connecting = false;
    touch(socket);
    if (state != TcpState::Closed) {
        socket.connected = true;
        return;
    }
    socket.trouble = ECONNREFUSED; // SO_ERROR would take it from the program's next call
}

void Agent::resumeReady()
{
    const std::vector<AgentSocket *> ready = std::exchange(m_ready, {});
    for (AgentSocket *socket : ready) {
        socket->isReady = false;
        if (socket->listening)
            acceptFrom(*socket);
        else if (socket->read() && !std::exchange(socket->isReady, true))
            m_ready.push_back(socket);
        touch(*socket);
    }
}

// Everything that had arrived when this was called has been read afterwards. What goes on arriving doesn't hold it up.
void Agent::drain()
{
    const auto end = Clock::now() + betweenReports;
    std::array<epoll_event, eventsAtOnce> events{};
    for (;;) {
        const int count = ::epoll_wait(m_epoll.get(), events.data(), eventsAtOnce, 0);
        bool hasSockets = false;
        for (int i = 0; i < count; ++i) {
            if (events[std::size_t(i)].data.ptr == nullptr)
                continue; // commands wait
            hasSockets = true;
            handle(events[std::size_t(i)]);
        }
        resumeReady();
        if ((!hasSockets && m_ready.empty()) || Clock::now() > end)
            return;
    }
}

void Agent::acceptFrom(AgentSocket &listener)
{
    for (int i = 0; i < acceptsAtOnce && listener.accepting; ++i) {
        // The peer from here: getpeername(2) knows none of a connection that was reset while it waited.
        SocketAddress peer;
        peer.length = sizeof peer.storage;
        UniqueFd fd(::accept4(listener.fd(), peer.get(), &peer.length, SOCK_NONBLOCK | SOCK_CLOEXEC));
        if (fd.isOpen()) {
            listener.isStarved = false;
            addSession(listener, std::move(fd), toEndpoint(peer));
            continue;
        }
        const bool isFull = errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM;
        if (isFull) { // tried again soon: nothing wakes us when a descriptor is free
            if (!std::exchange(listener.isStarved, true))
                listener.trouble = errno;
            m_blocked.push_back(&listener);
            touch(listener);
            return;
        }
        if (errno != ECONNABORTED && errno != EINTR)
            return;
    }
    if (listener.accepting && !std::exchange(listener.isReady, true))
        m_ready.push_back(&listener);
}

void Agent::addSession(AgentSocket &listener, UniqueFd fd, const Endpoint &peer)
{
    const rules::SocketId key{m_nextSession++};
    auto session = std::make_unique<AgentSocket>(key, listener.family(), Transport::Tcp, std::move(fd));
    SocketOpened opened{key,           {}, {}, listener.family(), Transport::Tcp, session->fd(), session->inode(),
                        listener.key()};
    opened.ordinal = ++listener.accepted;
    opened.peer = peer;
    session->opened = opened;
    AgentSocket &added = *m_sockets.emplace(key, std::move(session)).first->second;
    watch(added);
    touch(listener);
    touch(added);
}

bool Agent::watch(AgentSocket &socket)
{
    epoll_event event{};
    event.events = interest;
    event.data.ptr = &socket;
    return ::epoll_ctl(m_epoll.get(), EPOLL_CTL_ADD, socket.fd(), &event) == 0;
}

// Closing does this only with the last descriptor (epoll(7)), and another program may have one.
void Agent::unwatch(const AgentSocket &socket) { ::epoll_ctl(m_epoll.get(), EPOLL_CTL_DEL, socket.fd(), nullptr); }

void Agent::readInput()
{
    for (;;) {
        const qsizetype size = m_in.size();
        m_in.resize(size + readSize);
        const ssize_t got = ::read(m_input, m_in.data() + size, std::size_t(readSize));
        m_in.resize(size + std::max<qsizetype>(0, got));
        if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR)) {
            m_finished = true;
            forsake();
        }
        if (got < readSize)
            break;
    }
    qsizetype begin = 0;
    for (qsizetype end = m_in.indexOf('\n'); end >= 0 && !m_finished; end = m_in.indexOf('\n', begin)) {
        const std::optional<Command> command = commandFromLine(QByteArrayView(m_in).sliced(begin, end - begin));
        begin = end + 1;
        if (command)
            take(*command);
        if (!command || m_in.size() - begin > 64 * maxLineLength) {
            m_finished = true;
            m_status = 2;
        }
    }
    m_in.remove(0, begin);
    if (m_in.size() > maxLineLength) {
        m_finished = true;
        m_status = 2;
    }
}

void Agent::take(const Command &command)
{
    std::visit(Overloaded{[this](const Do &c) { m_commands.push_back(c); },
                          [this](Sync c) {
                              drain();
                              if (c.number != 0)
                                  touchShared();
                              touchPassing();
                              tellRemains(othersAtStep);
                              tellAll(Options::Later);
                              tell(Synced{c.number});
                              writeOut();
                          },
                          [this](const Interfaces &c) {
                              m_interfaces = c.names;
                              m_nextSession = c.sessions == 0 ? m_nextSession : c.sessions;
                          },
                          [this](const Watch &c) { m_remains.follow(c); }, [this](const Give &c) { give(c); },
                          [this](Finish) { m_finished = true; }},
               command);
}

} // namespace quay::lab
