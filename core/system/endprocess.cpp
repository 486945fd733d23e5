// SPDX-License-Identifier: MIT
#include "system/endprocess.h"

#include "system/processreader.h"

#include <cerrno>

#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace quay::system
{

namespace
{

UniqueFd hold(Pid pid) { return UniqueFd(static_cast<int>(::syscall(SYS_pidfd_open, number(pid), 0))); }

int signalNumber(EndSignal signal) { return signal == EndSignal::Kill ? SIGKILL : SIGTERM; }

} // namespace

bool isStillThere(const Process &process, const ProcFolder &proc)
{
    const ProcessFolder folder = proc.open(process.pid);
    return folder.isOpen() && startTicksOf(folder) == process.startTicks;
}

Result<void, EndError> endProcess(const Process &process, EndSignal signal, const ProcFolder &proc)
{
    const qint32 pid = number(process.pid);
    if (pid <= 1 || pid == ::getpid())
        return failure(EndError{EndProblem::Never, 0});
    const UniqueFd held = hold(process.pid);
    const int error = errno;
    if (!held.isOpen())
        return failure(EndError{error == ESRCH ? EndProblem::Gone : EndProblem::Refused, error});
    if (!isStillThere(process, proc))
        return failure(EndError{proc.open(process.pid).isOpen() ? EndProblem::Another : EndProblem::Gone, 0});
    if (::syscall(SYS_pidfd_send_signal, held.get(), signalNumber(signal), nullptr, 0) == 0)
        return {};
    return failure(EndError{errno == ESRCH ? EndProblem::Gone : EndProblem::Refused, errno});
}

} // namespace quay::system
