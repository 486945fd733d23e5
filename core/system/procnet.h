// SPDX-License-Identifier: MIT
#pragma once

#include "system/socketrecord.h"

#include <QByteArrayView>

#include <vector>

namespace quay::system
{

struct NetTable {
    std::vector<SocketRecord> sockets;
    bool isDamaged = false; // a line was not of the expected form, and is left out
};

// The text of /proc/net/tcp, tcp6, udp, udp6, raw or raw6 (proc(5)), for where netlink is refused. It knows neither
// cookies nor interfaces nor a listener's backlog, and no TCP socket that is only bound.
[[nodiscard]] NetTable parseNetTable(QByteArrayView text, Protocol protocol, Family family);

} // namespace quay::system
