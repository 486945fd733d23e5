// SPDX-License-Identifier: MIT
// Sockets that come and go, more than a thousand a second, in processes that come and go too, until standard input
// ends. Each socket says whose it is: the bytes of its address behind 127 are 64 + the pid's upper bits, and its lower
// ones.
#include "zoosocket.h"

#include <array>
#include <cstdio>
#include <vector>

#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace quay;
using namespace quay::zoo;

namespace
{

constexpr std::size_t churners = 4;
constexpr std::size_t kept = 50; // sockets that a process has at a time

Address ownAddress()
{
    const auto pid = static_cast<quint32>(::getpid());
    return Address::v4(127, static_cast<quint8>(64 + (pid >> 16)), static_cast<quint8>(pid >> 8),
                       static_cast<quint8>(pid));
}

// Waits so many milliseconds; what is measured is not this.
void rest(int milliseconds)
{
    pollfd nothing{-1, 0, 0};
    ::poll(&nothing, 1, milliseconds);
}

// Sockets of a long life.
void churn()
{
    std::vector<int> sockets;
    std::size_t oldest = 0;
    for (int round = 0;; ++round) {
        const Endpoint own{ownAddress(), Port{}};
        const int fd = round % 2 == 0 ? listening(own) : bound(Kind::Datagram, own);
        if (sockets.size() < kept) {
            sockets.push_back(fd);
        } else {
            ::close(sockets[oldest]);
            sockets[oldest] = fd;
            oldest = (oldest + 1) % kept;
        }
        rest(1); // a thousand a second, and a processor for the others
    }
}

// Processes of a short life, one after another, each with sockets of its own. They inherit none.
void spawn()
{
    for (;;) {
        const pid_t child = ::fork();
        must(child >= 0, "fork");
        if (child != 0) {
            ::waitpid(child, nullptr, 0);
            continue;
        }
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        (void)listening({ownAddress(), Port{}});
        (void)bound(Kind::Datagram, {ownAddress(), Port{}});
        rest(5); // long enough to be seen now and then
        ::_exit(0);
    }
}

} // namespace

int main()
{
    std::array<pid_t, churners + 1> children{};
    for (std::size_t i = 0; i < children.size(); ++i) {
        children[i] = ::fork();
        must(children[i] >= 0, "fork");
        if (children[i] != 0)
            continue;
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (i < churners)
            churn();
        else
            spawn();
    }
    std::puts("ready");
    std::fflush(stdout);
    char command = 0;
    while (::read(STDIN_FILENO, &command, 1) > 0) {
        if (command != 's')
            continue;
        for (const pid_t child : children) { // stop: what there is stays
            ::kill(child, SIGSTOP);
            int status = 0;
            must(::waitpid(child, &status, WUNTRACED) == child && WIFSTOPPED(status), "stopping a child");
        }
        std::puts("stopped");
        std::fflush(stdout);
    }
    for (const pid_t child : children)
        ::kill(child, SIGKILL);
}
