// SPDX-License-Identifier: MIT
#include "ownnetwork.h"

#include "base/uniquefd.h"

#include <QByteArray>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <net/if.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace quay::judge
{

namespace
{

bool writeFile(const char *path, const QByteArray &text)
{
    const UniqueFd file(::open(path, O_WRONLY | O_CLOEXEC));
    return file.isOpen() && ::write(file.get(), text.constData(), static_cast<std::size_t>(text.size())) == text.size();
}

QString refused(const char *step)
{
    return QStringLiteral("%1: %2.").arg(QLatin1String(step), QLatin1String(std::strerror(errno)));
}

std::optional<QString> bringLoopbackUp()
{
    const UniqueFd socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    ifreq request{};
    std::strncpy(request.ifr_name, "lo", sizeof request.ifr_name - 1);
    request.ifr_flags = IFF_UP;
    if (!socket.isOpen() || ::ioctl(socket.get(), SIOCSIFFLAGS, &request) != 0)
        return refused("bringing lo up");
    return std::nullopt;
}

} // namespace

std::optional<QString> enterOwnNetwork()
{
    const uid_t user = ::geteuid();
    const gid_t group = ::getegid();
    if (user == 0 && ::unshare(CLONE_NEWNET) == 0)
        return bringLoopbackUp();
    if (::unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0)
        return refused("unshare(CLONE_NEWUSER | CLONE_NEWNET)");
    writeFile("/proc/self/setgroups", "deny"); // older kernels have no such file
    if (!writeFile("/proc/self/uid_map", "0 " + QByteArray::number(user) + " 1\n") ||
        !writeFile("/proc/self/gid_map", "0 " + QByteArray::number(group) + " 1\n"))
        return refused("mapping a user");
    return bringLoopbackUp();
}

int raiseDescriptorLimit(int wanted)
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    rlimit raised = limit;
    raised.rlim_cur = static_cast<rlim_t>(wanted);
    raised.rlim_max = std::max(raised.rlim_max, raised.rlim_cur); // root may
    if (::setrlimit(RLIMIT_NOFILE, &raised) != 0) {
        raised = {std::min(limit.rlim_max, static_cast<rlim_t>(wanted)), limit.rlim_max};
        ::setrlimit(RLIMIT_NOFILE, &raised);
    }
    ::getrlimit(RLIMIT_NOFILE, &limit);
    return static_cast<int>(std::min(limit.rlim_cur, static_cast<rlim_t>(wanted)));
}

} // namespace quay::judge
