// SPDX-License-Identifier: MIT
#pragma once

#include "base/result.h"
#include "base/uniquefd.h"
#include "system/socketrecord.h"

#include <vector>

namespace quay::system
{

// A connection to the kernel's NETLINK_SOCK_DIAG. It sees the network namespace in which it was opened.
class DiagSocket final
{
public:
    // The error is an errno: EPROTONOSUPPORT, EPERM or EACCES where a sandbox forbids it.
    [[nodiscard]] static Result<DiagSocket, int> open();

    struct Table {
        std::vector<SocketRecord> sockets;
        bool isInterrupted = false;
    };
    // All sockets of a protocol and family, in every state. The error is an errno; ENOENT: the kernel has no such
    // protocol, or not its part of NETLINK_SOCK_DIAG.
    [[nodiscard]] Result<Table, int> dump(Protocol protocol, Family family);

private:
    explicit DiagSocket(UniqueFd fd);
    [[nodiscard]] int request(Protocol protocol, Family family);

    std::vector<std::byte> m_buffer;
    UniqueFd m_fd;
    quint32 m_sequence = 0;
};

// Whether this process' privileges count in a network: a network namespace obeys the user namespace that made it
// (network_namespaces(7)). `network` is open on a file like /proc/self/ns/net; without one there are no namespaces.
[[nodiscard]] bool networkObeysUs(const UniqueFd &network);

} // namespace quay::system
