// SPDX-License-Identifier: MIT
#include "system/users.h"

#include <pwd.h>
#include <vector>

namespace quay::system
{

namespace
{

QString lookUp(quint32 uid)
{
    constexpr std::size_t enough = 16 * 1024; // for one line of passwd(5)
    std::vector<char> buffer(enough);
    passwd entry{};
    passwd *found = nullptr;
    if (::getpwuid_r(uid, &entry, buffer.data(), buffer.size(), &found) != 0 || !found)
        return {};
    return QString::fromLocal8Bit(found->pw_name);
}

} // namespace

QString UserNames::nameOf(quint32 uid)
{
    const auto known = m_names.constFind(uid);
    return known != m_names.constEnd() ? *known : *m_names.insert(uid, lookUp(uid));
}

} // namespace quay::system
