// SPDX-License-Identifier: MIT
#pragma once

#include "system/snapshot.h"

#include <span>

namespace quay::system
{

// What happened between two snapshots, as indexes into their sockets.
struct Change {
    quint32 before = 0;
    quint32 after = 0;
    friend bool operator==(const Change &, const Change &) = default;
};
struct Difference {
    std::vector<quint32> ended;  // into the earlier one, rising
    std::vector<quint32> begun;  // into the later one, rising
    std::vector<Change> changed; // the same socket, looking different; rising by `after`

    [[nodiscard]] bool isEmpty() const { return ended.empty() && begun.empty() && changed.empty(); }
    friend bool operator==(const Difference &, const Difference &) = default;
};

// Sockets are the same if their ids are.
[[nodiscard]] Difference difference(std::span<const SocketRecord> before, std::span<const SocketRecord> after);

} // namespace quay::system
