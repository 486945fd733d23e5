// SPDX-License-Identifier: MIT
// What an agent is told to do: system calls, and the wait for the kernel to have carried them out.
#include "base/overloaded.h"
#include "lab/agent/agent.h"
#include "lab/agent/options.h"
#include "lab/agent/sockaddress.h"

#include <array>
#include <cstring>

#include <errno.h>
#include <net/if.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace quay::lab
{

namespace
{

using namespace std::chrono_literals;

constexpr auto bound = 1000ms;
constexpr quint32 messagesBetweenTurns = 64;
constexpr qsizetype longestDatagram = 65507;          // over IPv4
constexpr unsigned long siocOutQueueNotSent = 0x894B; // SIOCOUTQNSD, linux/sockios.h

int errorOf(int result) { return result == 0 ? 0 : errno; }

CallResult failed(int error)
{
    CallResult result;
    result.error = error;
    return result;
}

bool isWritable(int fd, int milliseconds)
{
    pollfd one{fd, POLLOUT, 0};
    return ::poll(&one, 1, milliseconds) == 1;
}

} // namespace

void Agent::perform(const Do &command)
{
    tellAll(Options::Later); // what was before is told before
    Done done{command.number, {}};
    for (const Call &call : command.calls) {
        done.results.push_back(perform(call));
        if (done.results.back().error != 0 || done.results.back().pending)
            break;
    }
    drain();
    tellAll(Options::Later);
    tell(Answer(std::move(done)));
    writeOut();
}

CallResult Agent::perform(const Call &call)
{
    const auto *pair = std::get_if<rules::AddInterfacePair>(&call.operation);
    if (pair != nullptr && pair->otherHost)
        return join(*pair, call.neighbour);
    return std::visit([&](const auto &operation) { return on(operation, call.payload); }, call.operation);
}

AgentSocket *Agent::find(rules::SocketId key) const
{
    const auto found = m_sockets.find(key);
    return found == m_sockets.end() ? nullptr : found->second.get();
}

QByteArray Agent::interfaceName(rules::InterfaceId id) const
{
    const auto index = std::size_t(id);
    // An empty name would untie a socket, and none can have a slash (net/core/dev.c, dev_valid_name()).
    return index < m_interfaces.size() ? m_interfaces[index].toUtf8() : QByteArrayLiteral("/");
}

int Agent::interfaceIndex(std::optional<rules::InterfaceId> id) const
{
    constexpr int nobodys = 9999; // 0 would leave the choice to the kernel
    if (!id)
        return 0;
    const auto index = int(::if_nametoindex(interfaceName(*id).constData()));
    return index == 0 ? nobodys : index;
}

CallResult Agent::on(const rules::CreateSocket &operation, const QByteArray &)
{
    const int family = operation.family == Family::V4 ? AF_INET : AF_INET6;
    const int type = operation.transport == Transport::Tcp ? SOCK_STREAM : SOCK_DGRAM;
    UniqueFd fd(::socket(family, type | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!fd.isOpen())
        return failed(errno);
    auto socket = std::make_unique<AgentSocket>(operation.socket, operation.family, operation.transport, std::move(fd));
    socket->opened = SocketOpened{operation.socket, {}, {}, operation.family, operation.transport, socket->fd(),
                                  socket->inode(),  {}};
    const auto [at, isNew] = m_sockets.emplace(operation.socket, std::move(socket));
    if (!isNew)
        return failed(EEXIST);
    watch(*at->second);
    touch(*at->second);
    return {};
}

CallResult Agent::on(const rules::SetFlag &operation, const QByteArray &)
{
    return onSocket(operation.socket, [&](AgentSocket &s) {
        s.optionsChanged = true;
        return setFlag(s.fd(), s.family(), operation.flag, operation.on);
    });
}

CallResult Agent::on(const rules::SetDevice &operation, const QByteArray &)
{
    return onSocket(operation.socket, [&](AgentSocket &s) {
        s.optionsChanged = true;
        return setDevice(s.fd(), interfaceName(operation.device));
    });
}

CallResult Agent::on(const rules::SetPortRange &operation, const QByteArray &)
{
    return onSocket(operation.socket, [&](AgentSocket &s) {
        s.optionsChanged = true;
        return setPortRange(s.fd(), operation.low, operation.high);
    });
}

CallResult Agent::on(const rules::SetTuning &operation, const QByteArray &)
{
    return onSocket(operation.socket, [&](AgentSocket &s) {
        s.optionsChanged = true;
        return tune(s.fd(), operation.tuning, operation.value);
    });
}

CallResult Agent::on(const rules::Bind &operation, const QByteArray &)
{
    return onSocket(operation.socket, [&](AgentSocket &s) {
        const SocketAddress address = toSocketAddress(operation.local, interfaceIndex(operation.scope));
        return errorOf(::bind(s.fd(), address.get(), address.length));
    });
}

CallResult Agent::on(const rules::Listen &operation, const QByteArray &)
{
    return onSocket(operation.socket, [&](AgentSocket &s) {
        const int error = errorOf(::listen(s.fd(), operation.backlog));
        s.listening = s.listening || error == 0;
        return error;
    });
}

CallResult Agent::on(const rules::Connect &operation, const QByteArray &)
{
    const int scope = interfaceIndex(operation.scope);
    const auto connect = [&](AgentSocket &s) {
        const SocketAddress address = toSocketAddress(operation.peer, scope);
        return errorOf(::connect(s.fd(), address.get(), address.length));
    };
    CallResult result = onSocket(operation.socket, connect);
    if (result.error == EINPROGRESS)
        result = finishConnecting(*find(operation.socket), operation.peer, scope);
    return result;
}

CallResult Agent::finishConnecting(AgentSocket &socket, const Endpoint &peer, int scope)
{
    if (isLeftWaiting(socket, peer)) {
        CallResult result;
        result.pending = true;
        result.port = socket.local().port;
        socket.connecting = true;
        touch(socket);
        return result;
    }
    // What a blocking call would have returned, and its cleaning up after a failure (net/ipv4/af_inet.c).
    const SocketAddress address = toSocketAddress(peer, scope);
    return onSocket(socket.key(),
                    [&](AgentSocket &s) { return errorOf(::connect(s.fd(), address.get(), address.length)); });
}

// Whether only a SYN repeated after a second could bring an answer. Waits for the repetition that follows at once upon
// the reset of an old connection with the same ends.
bool Agent::isLeftWaiting(AgentSocket &socket, const Endpoint &peer)
{
    constexpr quint32 soon = 300; // milliseconds; an unanswered SYN is repeated after 1000
    Endpoint to = peer;
    const Endpoint local = socket.local();
    if (to.address.isAny() || (to.address.isV4Mapped() && to.address.unmapped().isAny()))
        to.address = local.address;
    const auto end = Clock::now() + bound;
    int patience = 5; // milliseconds: on loopback the answer is there before connect(2) returns
    while (Clock::now() < end) {
        if (isWritable(socket.fd(), patience))
            return false;
        const std::optional<TcpEntry> entry = m_diag.find(local, to, socket.device());
        if (socket.tcpState() != TcpState::SynSent)
            return false;
        if (!entry || entry->expiresMilliseconds > soon)
            return true;
        patience = int(entry->expiresMilliseconds) + 1;
    }
    return true;
}

int Agent::sendOnce(AgentSocket &socket, const std::optional<Endpoint> &to, int scope, const QByteArray &message)
{
    // The kernel finds a message too long before it tells of an earlier one.
    const bool fits = message.size() <= longestDatagram;
    const bool goesOut = (to ? *to : socket.peer()).port != Port{};
    if (socket.owedError != 0 && goesOut && fits)
        return std::exchange(socket.owedError, 0);
    const SocketAddress address = to ? toSocketAddress(*to, scope) : SocketAddress{};
    qsizetype begin = 0;
    auto end = Clock::now() + bound;
    do {
        const ssize_t sent = ::sendto(socket.fd(), message.constData() + begin, std::size_t(message.size() - begin),
                                      MSG_NOSIGNAL | MSG_DONTWAIT, to ? address.get() : nullptr, address.length);
        const int error = errno;
        if (sent < 0 && error != EINTR) {
            const bool isFull = error == EAGAIN && socket.tcpState() != TcpState::SynSent;
            if (!isFull || Clock::now() > end || m_finished || (!socket.isTcp() && socket.local().port == Port{}))
                return error;
            turn(1); // the reader may be this very program
            continue;
        }
        if (sent > 0)
            end = Clock::now() + bound;
        begin += std::max<qsizetype>(0, sent);
    } while (begin < message.size());
    return 0;
}

CallResult Agent::on(const rules::Send &operation, const QByteArray &payload)
{
    const QByteArray message = payload.isEmpty() ? QByteArray(qsizetype(operation.size), 'x') : payload;
    const int scope = interfaceIndex(operation.scope);
    quint32 sent = 0;
    CallResult result = onSocket(operation.socket, [&](AgentSocket &s) {
        int error = 0;
        for (; sent < operation.count && error == 0 && !m_finished; ++sent) {
            error = sendOnce(s, operation.to, scope, message);
            if (error != 0)
                break;
            s.sent += quint64(message.size());
            if (sent % messagesBetweenTurns == messagesBetweenTurns - 1)
                turn(0);
        }
        if (sent > 0)
            s.sending.push_back({s.key(), operation.to, sent, quint64(message.size()) * sent,
                                 message.first(std::min(message.size(), AgentSocket::longestSample))});
        if (s.isTcp() && error == 0)
            awaitLeaving(s);
        return error;
    });
    result.sent = sent;
    return result;
}

// Until the kernel has put on the wire what it took: a short segment waits for the acknowledgment of the one before it
// (RFC 9293 section 3.7.4).
void Agent::awaitLeaving(AgentSocket &socket)
{
    const auto end = Clock::now() + bound;
    int milliseconds = 0;
    while (Clock::now() < end && !m_finished) {
        int bytes = 0;
        if (::ioctl(socket.fd(), siocOutQueueNotSent, &bytes) != 0 || bytes == 0)
            return;
        turn(milliseconds);
        milliseconds = 1;
    }
}

CallResult Agent::on(const rules::SetAccepting &operation, const QByteArray &)
{
    return onSocket(operation.socket, [&](AgentSocket &s) {
        s.accepting = operation.accepting;
        if (s.listening && s.accepting)
            acceptFrom(s);
        return 0; // no call of the kernel's: a program takes it up, or lets it be
    });
}

CallResult Agent::on(const rules::Disconnect &operation, const QByteArray &)
{
    return onSocket(operation.socket, [](AgentSocket &s) {
        s.told.reset(); // its ends
        sockaddr nobody{};
        nobody.sa_family = AF_UNSPEC;
        return errorOf(::connect(s.fd(), &nobody, sizeof nobody));
    });
}

CallResult Agent::on(const rules::SetMembership &operation, const QByteArray &)
{
    return onSocket(operation.socket, [&](AgentSocket &s) {
        return setMembership(s.fd(), operation.group, interfaceIndex(operation.device), operation.member);
    });
}

CallResult Agent::on(const rules::Wait &, const QByteArray &) { return failed(ENOSYS); } // the engine's own

} // namespace quay::lab
