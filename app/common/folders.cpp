// SPDX-License-Identifier: MIT
#include "common/folders.h"

#include <QStandardPaths>

namespace quay
{

QString dataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/quayside");
}

} // namespace quay
