// SPDX-License-Identifier: MIT
#include "isolation.h"

#include "descriptor.h"

#include <QByteArray>

#include <array>
#include <cstdio>
#include <cstring>

#include <errno.h>
#include <fcntl.h>
#include <net/if.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/wait.h>

namespace quay::judge
{

namespace
{

constexpr int severalUsers = 8;
constexpr int skippedStatus = 77; // what ctest is told to report as skipped

[[nodiscard]] int writeFile(const char *path, const QByteArray &text)
{
    const Descriptor file(::open(path, O_WRONLY | O_CLOEXEC));
    if (!file.isOpen() || ::write(file.fd(), text.constData(), static_cast<std::size_t>(text.size())) != text.size())
        return errno;
    return 0;
}

// A child that stays outside and, when told, maps a range of users into the namespace of its parent: only a process
// with privileges outside may map more users than its own (user_namespaces(7)). Exit status 0: mapped.
class Mapper final
{
public:
    Mapper()
    {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0)
            return;
        m_waiting = Descriptor(ends[0]);
        m_telling = Descriptor(ends[1]);
        const pid_t parent = ::getpid();
        m_child = ::fork();
        if (m_child == 0)
            mapWhenTold(parent);
    }
    ~Mapper() { dismiss(); }
    Mapper(const Mapper &) = delete;
    Mapper &operator=(const Mapper &) = delete;

    // Whether the range has been mapped. Once only.
    [[nodiscard]] bool map() { return m_child > 0 && ::write(m_telling.fd(), "m", 1) == 1 && dismiss() == 0; }

private:
    [[noreturn]] void mapWhenTold(pid_t parent)
    {
        m_telling.reset();
        char told = 0;
        if (::read(m_waiting.fd(), &told, 1) != 1)
            ::_exit(1);
        const QByteArray process = "/proc/" + QByteArray::number(parent);
        // Users far from those of a real system stand for the lab's; 0 is ourselves.
        const QByteArray range = "0 0 1\n1 60001 " + QByteArray::number(severalUsers - 1) + '\n';
        const bool mapped = writeFile((process + "/uid_map").constData(), range) == 0 &&
                            writeFile((process + "/gid_map").constData(), range) == 0;
        ::_exit(mapped ? 0 : 1);
    }

    // Its exit status; it ends at the end of the pipe at the latest.
    int dismiss()
    {
        if (m_child <= 0)
            return -1;
        m_telling.reset();
        int status = 0;
        while (::waitpid(m_child, &status, 0) < 0 && errno == EINTR) {
        }
        m_child = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

    Descriptor m_waiting;
    Descriptor m_telling;
    pid_t m_child = -1;
};

[[nodiscard]] int mapOnlyMyself(uid_t user, gid_t group)
{
    // A kernel without /proc/self/setgroups needs no denial; what counts is whether the maps are taken.
    [[maybe_unused]] const int denied = writeFile("/proc/self/setgroups", "deny");
    if (const int error = writeFile("/proc/self/uid_map", "0 " + QByteArray::number(user) + " 1\n"); error != 0)
        return error;
    return writeFile("/proc/self/gid_map", "0 " + QByteArray::number(group) + " 1\n");
}

[[nodiscard]] auto refused(const char *step, int error)
{
    return failure(
        IsolationRefused{QStringLiteral("%1: %2.").arg(QLatin1String(step), QLatin1String(std::strerror(error)))});
}

void pinToOneCpu()
{
    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    if (::sched_getaffinity(0, sizeof allowed, &allowed) != 0)
        return;
    for (int cpu = CPU_SETSIZE - 1; cpu >= 0; --cpu) {
        if (CPU_ISSET(static_cast<std::size_t>(cpu), &allowed) == 0)
            continue;
        CPU_ZERO(&allowed);
        CPU_SET(static_cast<std::size_t>(cpu), &allowed);
        ::sched_setaffinity(0, sizeof allowed, &allowed);
        return;
    }
}

} // namespace

Result<Isolation, IsolationRefused> enterIsolation()
{
    const uid_t user = ::geteuid();
    const gid_t group = ::getegid();
    Mapper mapper;
    Isolation isolation;
    // In a chroot nobody may have a user namespace (unshare(2)); but root needs none.
    if (::unshare(CLONE_NEWUSER) != 0) {
        if (user != 0)
            return refused("unshare(CLONE_NEWUSER)", errno);
        isolation.users = severalUsers;
    } else if (user == 0 && mapper.map()) {
        isolation.users = severalUsers;
    } else if (const int error = mapOnlyMyself(user, group); error != 0) {
        return refused("mapping a user into the namespace", error);
    }
    pinToOneCpu();
    if (const int error = enterFreshNetwork(); error != 0)
        return refused("unshare(CLONE_NEWNET)", error);
    return isolation;
}

int enterFreshNetwork()
{
    if (::unshare(CLONE_NEWNET) != 0)
        return errno;
    const Descriptor socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    ifreq request{};
    std::strncpy(request.ifr_name, "lo", sizeof request.ifr_name - 1);
    request.ifr_flags = IFF_UP;
    if (!socket.isOpen() || ::ioctl(socket.fd(), SIOCSIFFLAGS, &request) != 0)
        return errno;
    return 0;
}

int writeSysctl(const char *path, const QByteArray &value)
{
    return writeFile((QByteArray("/proc/sys/net/") + path).constData(), value);
}

Result<Isolation, int> isolateOrExplain()
{
    if (qgetenv("QUAYSIDE_SKIP_KERNEL_TESTS") == "1") {
        std::puts("SKIPPED: QUAYSIDE_SKIP_KERNEL_TESTS=1; nothing has been compared with the kernel.");
        return failure(skippedStatus);
    }
    const Result<Isolation, IsolationRefused> isolation = enterIsolation();
    if (!isolation) {
        std::printf("FAILED: no namespaces here, so the kernel cannot be asked. %s "
                    "(QUAYSIDE_SKIP_KERNEL_TESTS=1 skips these tests.)\n",
                    qPrintable(isolation.error().why));
        return failure(1);
    }
    if (isolation->users == 1)
        std::puts("Only one user could be mapped: the rules about several users are not compared in this run.");
    return *isolation;
}

} // namespace quay::judge
