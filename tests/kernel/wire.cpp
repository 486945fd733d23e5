// SPDX-License-Identifier: MIT
#include "wire.h"

#include "sockaddress.h"

#include <chrono>

#include <netinet/tcp.h>
#include <poll.h>
#include <sched.h>

namespace quay::judge
{

namespace
{

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr auto bound = 1000ms;
const Endpoint markerEndpoint{Address::v4(127, 255, 77, 1), Wire::markerPort};

} // namespace

Wire::Wire() : m_marker(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0))
{
    const SocketAddress address = toSocketAddress(markerEndpoint, 0);
    if (::bind(m_marker.fd(), address.get(), address.length) != 0 ||
        ::connect(m_marker.fd(), address.get(), address.length) != 0)
        m_marker.reset();
}

void Wire::passMarker() const
{
    char byte = 0;
    if (::send(m_marker.fd(), &byte, 1, 0) != 1)
        return;
    pollfd wait{m_marker.fd(), POLLIN, 0};
    if (::recv(m_marker.fd(), &byte, 1, 0) != 1 && ::poll(&wait, 1, 1000) == 1)
        ::recv(m_marker.fd(), &byte, 1, 0);
}

void Wire::settle() const
{
    // SYN, SYN+ACK, ACK; data or FIN, an answer to it: no chain is longer than this.
    constexpr int longestChain = 4;
    for (int i = 0; i < longestChain; ++i)
        passMarker();
}

bool Wire::awaitAcknowledgedEnd(const Endpoint &local, const Endpoint &peer, int device) const
{
    const auto end = Clock::now() + bound;
    while (Clock::now() < end) {
        const std::optional<TcpEntry> entry = m_diag.find(local, peer, device);
        if (!entry || (entry->state != TCP_FIN_WAIT1 && entry->state != TCP_CLOSING && entry->state != TCP_LAST_ACK))
            return true;
        ::sched_yield();
        passMarker();
    }
    return false;
}

bool Wire::isLeftWaiting(int fd, const Endpoint &local, const Endpoint &peer, int device) const
{
    constexpr quint32 soon = 300; // milliseconds; an unanswered SYN is repeated after 1000
    const auto end = Clock::now() + bound;
    while (Clock::now() < end) {
        const std::optional<TcpEntry> entry = m_diag.find(local, peer, device);
        if (!entry || entry->state != TCP_SYN_SENT)
            return false;
        if (entry->expiresMilliseconds > soon) {
            // It may have been repeated this very moment, and the answer is on its way.
            settle();
            const std::optional<TcpEntry> again = m_diag.find(local, peer, device);
            return again && again->state == TCP_SYN_SENT;
        }
        pollfd wait{fd, POLLOUT, 0};
        if (::poll(&wait, 1, static_cast<int>(entry->expiresMilliseconds) + 1) == 1)
            return false;
        settle();
    }
    return true;
}

} // namespace quay::judge
