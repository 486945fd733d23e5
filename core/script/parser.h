// SPDX-License-Identifier: MIT
#pragma once

#include "base/result.h"
#include "script/diagnostic.h"
#include "script/reader.h"
#include "script/statement.h"

#include <QByteArrayView>

#include <vector>

namespace quay::script
{

// Reads a file of lab scripts: UTF-8, one statement a line, a line of three dashes between two scripts. There is
// always at least one script, though it may be empty. If anything is wrong there are diagnostics and no script; they
// are in the order of their lines, one a line at most. Time and memory are linear in the bytes.
[[nodiscard]] Result<std::vector<Script>, std::vector<Diagnostic>> parse(QByteArrayView file,
                                                                         const ParseSettings &settings = {});

} // namespace quay::script
