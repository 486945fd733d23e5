// SPDX-License-Identifier: MIT
#pragma once

#include "common/surroundings.h"

#include <set>

namespace quay
{

// What has changed among the sockets of other programs.
struct OthersNews {
    std::vector<rules::SocketId> gone;
    std::vector<OtherSocket> fresh;
};

// A listing of this computer against what the model knows. The lab's own sockets, those of the processes `pids`, and
// the other ends of its connections are left to the lab, which hears of them by itself.
[[nodiscard]] OthersNews newsOfOthers(const system::Snapshot &snapshot, const system::Machine &machine,
                                      const rules::State &state, const std::set<int> &pids);

} // namespace quay
