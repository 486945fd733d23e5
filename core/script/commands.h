// SPDX-License-Identifier: MIT
#pragma once

#include "script/reader.h"
#include "script/statement.h"

namespace quay::script
{

// What a program does, up to `=>` or the end of the line.
[[nodiscard]] Command readCommand(Reader &reader, const QString &program);
// What happens to the host; `host` as in Statement.
[[nodiscard]] Command readHostCommand(Reader &reader, const QString &host);

} // namespace quay::script
