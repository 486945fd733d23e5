// SPDX-License-Identifier: MIT
#include "script/errno_name.h"

#include <algorithm>
#include <array>
#include <cerrno>

namespace quay::script
{

namespace
{

struct NamedError {
    std::string_view name;
    int number;
};

// What socket(2), bind(2), listen(2), connect(2), send(2), setsockopt(2), ip(7), ipv6(7), tcp(7), udp(7) and
// socket(7) list. The first name of a number is the one that is written.
constexpr std::array namedErrors{
    NamedError{"EACCES", EACCES},
    NamedError{"EADDRINUSE", EADDRINUSE},
    NamedError{"EADDRNOTAVAIL", EADDRNOTAVAIL},
    NamedError{"EAFNOSUPPORT", EAFNOSUPPORT},
    NamedError{"EAGAIN", EAGAIN},
    NamedError{"EALREADY", EALREADY},
    NamedError{"EBADF", EBADF},
    NamedError{"ECONNABORTED", ECONNABORTED},
    NamedError{"ECONNREFUSED", ECONNREFUSED},
    NamedError{"ECONNRESET", ECONNRESET},
    NamedError{"EDESTADDRREQ", EDESTADDRREQ},
    NamedError{"EDOM", EDOM},
    NamedError{"EEXIST", EEXIST},
    NamedError{"EFAULT", EFAULT},
    NamedError{"EHOSTDOWN", EHOSTDOWN},
    NamedError{"EHOSTUNREACH", EHOSTUNREACH},
    NamedError{"EINPROGRESS", EINPROGRESS},
    NamedError{"EINTR", EINTR},
    NamedError{"EINVAL", EINVAL},
    NamedError{"EISCONN", EISCONN},
    NamedError{"EMFILE", EMFILE},
    NamedError{"EMSGSIZE", EMSGSIZE},
    NamedError{"ENETDOWN", ENETDOWN},
    NamedError{"ENETRESET", ENETRESET},
    NamedError{"ENETUNREACH", ENETUNREACH},
    NamedError{"ENFILE", ENFILE},
    NamedError{"ENOBUFS", ENOBUFS},
    NamedError{"ENODEV", ENODEV},
    NamedError{"ENOENT", ENOENT},
    NamedError{"ENOMEM", ENOMEM},
    NamedError{"ENONET", ENONET},
    NamedError{"ENOPROTOOPT", ENOPROTOOPT},
    NamedError{"ENOTCONN", ENOTCONN},
    NamedError{"ENOTSOCK", ENOTSOCK},
    NamedError{"ENXIO", ENXIO},
    NamedError{"EOPNOTSUPP", EOPNOTSUPP},
    NamedError{"EPERM", EPERM},
    NamedError{"EPIPE", EPIPE},
    NamedError{"EPROTO", EPROTO},
    NamedError{"EPROTONOSUPPORT", EPROTONOSUPPORT},
    NamedError{"EPROTOTYPE", EPROTOTYPE},
    NamedError{"ERANGE", ERANGE},
    NamedError{"ESOCKTNOSUPPORT", ESOCKTNOSUPPORT},
    NamedError{"ETIMEDOUT", ETIMEDOUT},
    NamedError{"EWOULDBLOCK", EWOULDBLOCK},
    NamedError{"ENOTSUP", ENOTSUP},
};

constexpr auto names = [] {
    std::array<std::string_view, namedErrors.size()> result;
    std::transform(namedErrors.begin(), namedErrors.end(), result.begin(), [](const NamedError &e) { return e.name; });
    return result;
}();

} // namespace

std::optional<std::string_view> errorName(ErrorNumber error)
{
    const auto found = std::find_if(namedErrors.begin(), namedErrors.end(),
                                    [error](const NamedError &e) { return e.number == static_cast<int>(error); });
    return found == namedErrors.end() ? std::nullopt : std::optional(found->name);
}

std::optional<ErrorNumber> parseErrorName(std::string_view text)
{
    const auto found =
        std::find_if(namedErrors.begin(), namedErrors.end(), [text](const NamedError &e) { return e.name == text; });
    return found == namedErrors.end() ? std::nullopt : std::optional(ErrorNumber{found->number});
}

std::span<const std::string_view> errorNames() { return names; }

} // namespace quay::script
