// SPDX-License-Identifier: MIT
#pragma once

#include "system/procfolder.h"
#include "system/users.h"

#include <QDateTime>

namespace quay::system
{

// Describes processes from what /proc says of them.
class ProcessReader final
{
public:
    explicit ProcessReader(const ProcFolder &proc);

    // Nothing if it has ended meanwhile.
    [[nodiscard]] std::optional<Process> read(const ProcessFolder &folder);
    // The name of a user; empty for a number that has none.
    [[nodiscard]] QString userName(quint32 uid) { return m_users.nameOf(uid); }

private:
    UserNames m_users;
    QDateTime m_boot; // invalid where /proc does not say
};

[[nodiscard]] std::optional<quint64> startTicksOf(const ProcessFolder &folder);

} // namespace quay::system
