// SPDX-License-Identifier: MIT
// How a process becomes an agent.
#include "lab/agent/agent.h"
#include "lab/agent/isolation.h"

#include <algorithm>
#include <cstring>

#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace quay::lab
{

namespace
{

// As many sockets as the system allows, within reason.
void raiseDescriptorLimit()
{
    constexpr rlim_t enough = 65536;
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    limit.rlim_cur = std::min(std::max(limit.rlim_cur, enough), limit.rlim_max);
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

int enterHost(int argc, const char *const *argv)
{
    if (argc >= 1 && std::strcmp(argv[0], "--isolated") == 0)
        return enterFreshHost();
    if (argc >= 2 && std::strcmp(argv[0], "--beside") == 0)
        return enterFreshHostBeside(pid_t(QByteArray(argv[1]).toInt()));
    if (argc >= 2 && std::strcmp(argv[0], "--join") == 0)
        return joinHostOf(pid_t(QByteArray(argv[1]).toInt()));
    return 0;
}

} // namespace

int runAgent(int argc, const char *const *argv)
{
    // An agent shall not outlive the engine, not even one that hangs. An engine that died before this line is told by
    // the end of the input.
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::signal(SIGPIPE, SIG_IGN);
    // The terminal's Ctrl+C reaches every process of its group: it is the engine's to decide.
    ::signal(SIGINT, SIG_IGN);
    raiseDescriptorLimit();
    if (const int error = enterHost(argc, argv); error != 0) {
        const QByteArray line = toLine(Answer(Greeting{protocolVersion, ::getpid(), error}));
        return ::write(STDOUT_FILENO, line.constData(), std::size_t(line.size())) == line.size() ? 3 : 4;
    }
    // Changing one's credentials takes the signal back (prctl(2)).
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    return Agent(STDIN_FILENO, STDOUT_FILENO).run();
}

} // namespace quay::lab
