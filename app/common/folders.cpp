// SPDX-License-Identifier: MIT
#include "common/folders.h"

#include <QStandardPaths>

namespace quay
{

QString dataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/quayside");
}

QString hostsFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/quayside/hosts.conf");
}

} // namespace quay
