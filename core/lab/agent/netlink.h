// SPDX-License-Identifier: MIT
#pragma once

#include "base/uniquefd.h"
#include "net/endpoint.h"

#include <optional>

#include <sys/types.h>

namespace quay::lab
{

// rtnetlink(7) of the present network, as far as an isolated host needs it. Every function returns 0 or an errno.
class RouteSocket final
{
public:
    RouteSocket();

    // Two connected interfaces, both up, ready to send when this returns.
    [[nodiscard]] int addPair(const char *first, const char *second);
    // The second one in the network of the process `neighbour`.
    [[nodiscard]] int addPair(const char *first, const char *second, pid_t neighbour);
    // Usable at once: without duplicate address detection.
    [[nodiscard]] int addAddress(int interfaceIndex, const Address &address, quint8 prefixLength);

private:
    [[nodiscard]] int request(const QByteArray &message);
    [[nodiscard]] int setUp(const char *name);
    [[nodiscard]] int waitUntilRunning(const char *name);
    [[nodiscard]] int waitUntilLocal(const Address &address);

    UniqueFd m_socket;
};

// One TCP socket as sock_diag(7) shows it.
struct TcpEntry {
    int state = 0; // TCP_ESTABLISHED ... of tcp_states.h
    int timer = 0; // 1: a retransmission is due
    quint32 expiresMilliseconds = 0;
    quint64 cookie = 0; // of this socket alone, for as long as the kernel knows it
};

// NETLINK_SOCK_DIAG of the present network: the state of connections nobody has a descriptor of any more.
class DiagSocket final
{
public:
    DiagSocket();

    [[nodiscard]] std::optional<TcpEntry> find(const Endpoint &local, const Endpoint &peer, int deviceIndex) const;

private:
    UniqueFd m_socket;
};

} // namespace quay::lab
