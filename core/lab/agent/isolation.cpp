// SPDX-License-Identifier: MIT
#include "lab/agent/isolation.h"

#include <QByteArray>

#include <cstdlib>
#include <cstring>

#include <errno.h>
#include <fcntl.h>
#include <net/if.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace quay::lab
{

namespace
{

int writeFile(const char *path, const QByteArray &text)
{
    const UniqueFd file(::open(path, O_WRONLY | O_CLOEXEC));
    if (!file.isOpen() || ::write(file.get(), text.constData(), static_cast<std::size_t>(text.size())) != text.size())
        return errno;
    return 0;
}

// user_namespaces(7): without privileges outside, a process may map nobody but itself.
int mapMyselfToRoot(uid_t user, gid_t group)
{
    // A kernel without setgroups needs no denial; what counts is whether the maps are taken.
    [[maybe_unused]] const int denied = writeFile("/proc/self/setgroups", "deny");
    if (const int error = writeFile("/proc/self/uid_map", "0 " + QByteArray::number(user) + " 1\n"); error != 0)
        return error;
    return writeFile("/proc/self/gid_map", "0 " + QByteArray::number(group) + " 1\n");
}

int setLoopbackUp()
{
    const UniqueFd socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    ifreq request{};
    std::strncpy(request.ifr_name, "lo", sizeof request.ifr_name - 1);
    request.ifr_flags = IFF_UP;
    return socket.isOpen() && ::ioctl(socket.get(), SIOCSIFFLAGS, &request) == 0 ? 0 : errno;
}

// The CPU on which a packet arrives takes part in the choice among equal UDP sockets: with one for all programs of the
// host there is nothing left to chance.
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

int joinNamespace(pid_t pid, const char *name, int kind)
{
    const QByteArray path = "/proc/" + QByteArray::number(pid) + "/ns/" + name;
    const UniqueFd space(::open(path.constData(), O_RDONLY | O_CLOEXEC));
    return space.isOpen() && ::setns(space.get(), kind) == 0 ? 0 : errno;
}

// setns(2) refuses to enter the user namespace in which one is, which is that of a host made without one.
int joinUsersOf(pid_t pid)
{
    const int error = joinNamespace(pid, "user", CLONE_NEWUSER);
    return error == EINVAL ? 0 : error;
}

int enterFreshNetwork()
{
    if (::unshare(CLONE_NEWNET) != 0)
        return errno;
    pinToOneCpu();
    return setLoopbackUp();
}

} // namespace

int enterFreshHost()
{
    const uid_t user = ::geteuid();
    const gid_t group = ::getegid();
    if (::unshare(CLONE_NEWUSER) != 0) {
        // In a chroot nobody may (unshare(2)); but root needs no user namespace for a network of its own.
        const int error = errno;
        return user == 0 && enterFreshNetwork() == 0 ? 0 : error;
    }
    if (const int error = mapMyselfToRoot(user, group); error != 0)
        return error;
    return enterFreshNetwork();
}

int enterFreshHostBeside(pid_t pid)
{
    const int error = joinUsersOf(pid);
    return error != 0 ? error : enterFreshNetwork();
}

int joinHostOf(pid_t pid)
{
    if (const int error = joinUsersOf(pid); error != 0)
        return error;
    if (const int error = joinNamespace(pid, "net", CLONE_NEWNET); error != 0)
        return error;
    pinToOneCpu();
    return 0;
}

InNetworkOf::InNetworkOf(pid_t pid) : m_home(::open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC))
{
    m_error = m_home.isOpen() ? joinNamespace(pid, "net", CLONE_NEWNET) : errno;
}

InNetworkOf::~InNetworkOf()
{
    // Nothing good can follow in the wrong network.
    if (m_error == 0 && ::setns(m_home.get(), CLONE_NEWNET) != 0)
        std::abort();
}

int writeSysctl(const char *path, const QByteArray &value)
{
    return writeFile((QByteArray("/proc/sys/net/") + path).constData(), value);
}

} // namespace quay::lab
