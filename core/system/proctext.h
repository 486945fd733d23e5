// SPDX-License-Identifier: MIT
#pragma once

#include "net/port.h"

#include <QByteArrayView>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace quay::system
{

// The texts of /proc, read without touching it. Whatever a process can choose itself (its name, its arguments) may hold
// any byte but zero.

// Clock ticks from boot to the start of the process: field 22 of "stat". The name in it stands in parentheses and may
// contain more of them.
[[nodiscard]] std::optional<quint64> startTicksOf(QByteArrayView stat);
// "comm": the name and a line feed at its end.
[[nodiscard]] QString nameOf(QByteArrayView comm);
// "cmdline": arguments, each ended by a zero byte.
[[nodiscard]] QStringList commandLineOf(QByteArrayView cmdline);

struct Cgroup {
    QString unit;      // "ssh.service"; empty: none
    QString container; // "3f4e5d6c7b8a" or "web"; empty: none
    friend bool operator==(const Cgroup &, const Cgroup &) = default;
};
// "cgroup", in version 1 and 2: the innermost systemd unit and the container, by the names that Docker, Podman, CRI-O,
// containerd, LXC and systemd-nspawn give theirs.
[[nodiscard]] Cgroup cgroupOf(QByteArrayView cgroup);

// "sys/net/ipv4/ip_local_port_range": two numbers.
[[nodiscard]] std::optional<PortInterval> portRangeOf(QByteArrayView text);
// "sys/net/ipv4/ip_local_reserved_ports": "8080,9000-9100". What is no interval is left out.
[[nodiscard]] std::vector<PortInterval> reservedPortsOf(QByteArrayView text);

// Seconds since boot: the first number of "uptime".
[[nodiscard]] std::optional<double> uptimeOf(QByteArrayView text);
// The value of a line "NAME:\t..." of "status", without blanks around it.
[[nodiscard]] std::optional<QByteArrayView> statusField(QByteArrayView status, QByteArrayView name);

} // namespace quay::system
