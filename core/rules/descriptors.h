// SPDX-License-Identifier: MIT
#pragma once

#include "rules/state.h"

#include <vector>

namespace quay::rules
{

// The sockets that a program has open, in the order in which the kernel closes them when it ends: from the highest
// descriptor down (fs/file.c, close_files(); kernel/task_work.c runs the latest first; seen). A new descriptor has the
// lowest number that is free (open(2)), so that earlier closing counts.
[[nodiscard]] std::vector<SocketId> openDescriptors(const State &state, ProgramId program);

} // namespace quay::rules
