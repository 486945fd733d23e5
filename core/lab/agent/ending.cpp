// SPDX-License-Identifier: MIT
// How an agent gives sockets up, and the wait for what the kernel does with their connections.
#include "lab/agent/agent.h"
#include "lab/agent/options.h"

#include <errno.h>
#include <sched.h>
#include <sys/socket.h>

namespace quay::lab
{

namespace
{

using namespace std::chrono_literals;

constexpr auto bound = 1000ms;

CallResult failed(int error)
{
    CallResult result;
    result.error = error;
    return result;
}

} // namespace

CallResult Agent::on(const rules::End &operation, const QByteArray &)
{
    AgentSocket *socket = find(operation.socket);
    if (socket == nullptr)
        return failed(EBADF);
    if (operation.ending != rules::Ending::Shutdown)
        return close(*socket, operation.ending == rules::Ending::Reset);
    return onSocket(operation.socket, [&](AgentSocket &s) {
        if (const int error = ::shutdown(s.fd(), SHUT_WR) == 0 ? 0 : errno; error != 0)
            return error;
        drain();
        const Endpoint peer = s.peer();
        if (s.isTcp() && peer.port != Port{}) [[maybe_unused]]
            const TcpState state = awaitAcknowledgedEnd(s.local(), peer, s.device());
        return 0;
    });
}

CallResult Agent::close(AgentSocket &socket, bool reset)
{
    CallResult result;
    if (reset)
        result.error = setLingerZero(socket.fd());
    if (result.error != 0)
        return result;
    const Endpoint local = socket.local();
    const Endpoint peer = socket.peer();
    const int device = socket.device();
    const bool isConnection = socket.isTcp() && peer.port != Port{};
    tell(socket, Options::Now);
    forget(socket);
    unwatch(socket);
    m_sockets.erase(socket.key());
    drain();
    if (isConnection) {
        result.local = local;
        result.peer = peer;
        result.device = device;
        result.remains = awaitAcknowledgedEnd(local, peer, device);
    }
    return result;
}

// Until the peer of a closing connection has acknowledged its end, or there is no such connection (any more).
TcpState Agent::awaitAcknowledgedEnd(const Endpoint &local, const Endpoint &peer, int device)
{
    const auto end = Clock::now() + bound;
    TcpState state = TcpState::None;
    do {
        const std::optional<TcpEntry> entry = m_diag.find(local, peer, device);
        state = entry ? TcpState(entry->state) : TcpState::None;
        if (state != TcpState::FinWait1 && state != TcpState::Closing && state != TcpState::LastAck)
            return state;
        ::sched_yield();
        turn(0); // the peer may be this very program
    } while (Clock::now() < end && !m_finished);
    return state;
}

// The lab is over: a connection that ends by a reset keeps no port in TIME_WAIT, so that the next lab begins from
// nothing.
void Agent::forsake()
{
    for (const auto &[key, socket] : m_sockets) {
        if (socket->isTcp())
            static_cast<void>(setLingerZero(socket->fd())); // refused or not: the lab is over
    }
}

CallResult Agent::on(const rules::EndProgram &, const QByteArray &)
{
    m_finished = true;
    return {};
}

} // namespace quay::lab
