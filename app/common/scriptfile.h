// SPDX-License-Identifier: MIT
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

namespace quay
{

// The bytes of a script; "-" is standard input. Reads a little more than a script may have, so that an endless file
// ends as a mistake. The error is the system's message.
[[nodiscard]] Result<QByteArray, QString> readScriptFile(const QString &path);

} // namespace quay
