// SPDX-License-Identifier: MIT
#pragma once

#include "lab/event.h"

namespace quay::lab
{

// setsockopt(2) and getsockopt(2) for the options of the lab script. Setting returns 0 or an errno.

[[nodiscard]] int setFlag(int fd, Family family, rules::Flag flag, bool on);
[[nodiscard]] int setDevice(int fd, const QByteArray &name);
[[nodiscard]] int setPortRange(int fd, quint16 low, quint16 high);
[[nodiscard]] int tune(int fd, rules::Tuning tuning, int value);
// `device`: the kernel's index of an interface; 0: its choice.
[[nodiscard]] int setMembership(int fd, const Address &group, int device, bool member);
// close(2) will reset the connection.
[[nodiscard]] int setLingerZero(int fd);

// Every option that the kernel has for such a socket, as it is now.
[[nodiscard]] std::vector<OptionValue> readOptions(int fd, Family family, Transport transport);

} // namespace quay::lab
