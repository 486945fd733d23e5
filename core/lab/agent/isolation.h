// SPDX-License-Identifier: MIT
#pragma once

#include "base/uniquefd.h"

#include <QByteArray>

#include <sys/types.h>

namespace quay::lab
{

// Entering a host of one's own: a user and a network namespace (namespaces(7)); of root, where the system allows no
// user namespace, a network namespace alone. Precondition of the first two: the process has one thread, or unshare(2)
// and setns(2) refuse. They return 0 or an errno.

// A new host with nothing but lo, up, with 127.0.0.1/8 and ::1; the process is its root.
[[nodiscard]] int enterFreshHost();
// A second one of the same owner: in the user namespace of the process `pid`, which is in another such host. Only so
// may an interface of the one lead to the other (network_namespaces(7)).
[[nodiscard]] int enterFreshHostBeside(pid_t pid);
// The host in which the process `pid` is.
[[nodiscard]] int joinHostOf(pid_t pid);

// Writes a setting of the host's network: "ipv4/ip_local_port_range". 0 or an errno.
[[nodiscard]] int writeSysctl(const char *path, const QByteArray &value);

// The calling thread is in the network of the process `pid` for as long as this lives.
class InNetworkOf final
{
public:
    explicit InNetworkOf(pid_t pid);
    ~InNetworkOf();
    InNetworkOf(const InNetworkOf &) = delete;
    InNetworkOf &operator=(const InNetworkOf &) = delete;
    [[nodiscard]] int error() const { return m_error; } // 0, or the errno for which it is where it was

private:
    UniqueFd m_home;
    int m_error = 0;
};

} // namespace quay::lab
