// SPDX-License-Identifier: MIT
#pragma once

#include "base/result.h"
#include "system/process.h"
#include "system/procfolder.h"

namespace quay::system
{

enum class EndSignal : quint8 {
    Terminate, // SIGTERM: the program may put its things in order
    Kill,      // SIGKILL: it is not asked
};

enum class EndProblem : quint8 {
    Gone,    // it has ended already
    Another, // the pid belongs to another process by now
    Refused, // by the kernel; error is an errno
    Never,   // the first process, or this one
};
struct EndError {
    EndProblem problem{};
    int error = 0;
    friend bool operator==(const EndError &, const EndError &) = default;
};

// Whether the pid is still that process.
[[nodiscard]] bool isStillThere(const Process &process, const ProcFolder &proc = ProcFolder());

// Sends the signal to that process and to no other: the process is held (pidfd_open(2)), then its start is compared,
// then it is signalled through what is held.
[[nodiscard]] Result<void, EndError> endProcess(const Process &process, EndSignal signal,
                                                const ProcFolder &proc = ProcFolder());

} // namespace quay::system
