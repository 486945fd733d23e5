// SPDX-License-Identifier: MIT
#pragma once

#include "base/result.h"
#include "base/uniquefd.h"
#include "system/socketrecord.h"

#include <span>
#include <utility>
#include <vector>

namespace quay::system
{

// A connection to the kernel's NETLINK_SOCK_DIAG. It sees the network namespace in which it was opened.
class DiagSocket final
{
public:
    // The error is an errno: EPROTONOSUPPORT, EPERM or EACCES where a sandbox forbids it.
    [[nodiscard]] static Result<DiagSocket, int> open();

    // Room for so many sockets, to be taken with takeSockets().
    void reserve(std::size_t sockets) { m_sockets.reserve(sockets); }
    // Adds all sockets of a protocol and family, in every state. Returns 0 or an errno, with which none are added;
    // ENOENT: the kernel has no such protocol, or not its part of NETLINK_SOCK_DIAG.
    [[nodiscard]] int list(Protocol protocol, Family family);
    // TCP listeners, or all other TCP sockets; of both families in one go, which spares the kernel a walk through its
    // tables.
    enum class TcpPart : quint8 { Listeners, Others };
    [[nodiscard]] int listTcp(TcpPart part);
    void add(std::vector<SocketRecord> sockets);
    [[nodiscard]] const std::vector<SocketRecord> &sockets() const { return m_sockets; }
    [[nodiscard]] std::vector<SocketRecord> takeSockets() { return std::exchange(m_sockets, {}); }

private:
    explicit DiagSocket(UniqueFd fd);
    [[nodiscard]] int send(std::span<const std::byte> message);
    [[nodiscard]] int receive(Protocol protocol);

    std::vector<SocketRecord> m_sockets;
    std::vector<std::byte> m_buffer;
    UniqueFd m_fd;
    quint32 m_sequence = 0;
};

// Whether this process' privileges count in a network: a network namespace obeys the user namespace that made it
// (network_namespaces(7)). `network` is open on a file like /proc/self/ns/net; without one there are no namespaces.
[[nodiscard]] bool networkObeysUs(const UniqueFd &network);

} // namespace quay::system
