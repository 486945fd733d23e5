// SPDX-License-Identifier: MIT
#include "window/keptscript.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>

namespace quay
{

KeptScript::KeptScript(const QString &folder)
{
    constexpr int mostWindows = 32;
    if (folder.isEmpty() || !QDir().mkpath(folder))
        return;
    const auto nameOf = [&folder](int n) {
        return n == 1 ? folder + QStringLiteral("/script.lab") : folder + QStringLiteral("/script-%1.lab").arg(n);
    };
    for (const bool wantsText : {true, false}) {
        for (int n = 1; n <= mostWindows && m_path.isEmpty(); ++n) {
            const QString name = nameOf(n);
            if ((QFileInfo(name).size() > 0) == wantsText && take(name))
                m_path = name;
        }
    }
}

KeptScript::~KeptScript() = default;

bool KeptScript::take(const QString &path)
{
    auto lock = std::make_unique<QLockFile>(path + QStringLiteral(".lock"));
    lock->setStaleLockTime(0); // only the lock of a process that is no more is stale
    if (!lock->tryLock())
        return false;
    m_lock = std::move(lock);
    return true;
}

} // namespace quay
