// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace quay::script
{

// What a script may be at most. Sizes are in bytes, without the end of the line.
constexpr qsizetype maxLineBytes = 64 * 1024;
constexpr qsizetype maxScriptBytes = 1024 * 1024;
constexpr qsizetype maxFileBytes = 64 * maxScriptBytes; // all scripts of one file together
constexpr qsizetype maxPrograms = 256;
constexpr qsizetype maxSockets = 4096;
constexpr quint32 maxWaitMilliseconds = 60'000;
constexpr quint32 maxMessageBytes = 16 * 1024 * 1024;
constexpr quint32 maxTimes = 1'000'000;
constexpr quint32 maxSession = 1'000'000;
constexpr qsizetype maxNameLength = 64;
constexpr qsizetype maxInterfaceLength = 15; // IFNAMSIZ of netdevice(7), without the final NUL
// A file that is no script at all shall not bring a million mistakes.
constexpr qsizetype maxDiagnostics = 100;

} // namespace quay::script
