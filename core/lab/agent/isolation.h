// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <sys/types.h>

namespace quay::lab
{

// Entering a host of one's own: a user and a network namespace (namespaces(7)). Precondition of the first two: the
// process has one thread, or unshare(2) and setns(2) refuse. They return 0 or an errno.

// A new host with nothing but lo, up, with 127.0.0.1/8 and ::1; the process is its root.
[[nodiscard]] int enterFreshHost();
// The host in which the process `pid` is.
[[nodiscard]] int joinHostOf(pid_t pid);

// Writes a setting of the host's network: "ipv4/ip_local_port_range". 0 or an errno.
[[nodiscard]] int writeSysctl(const char *path, const QByteArray &value);

} // namespace quay::lab
