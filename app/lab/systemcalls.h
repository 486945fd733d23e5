// SPDX-License-Identifier: MIT
#pragma once

#include "script/predictor.h"

#include <QStringList>

namespace quay
{

// A statement as a program would write it in C, one call a line: socket(2), setsockopt(2), bind(2) ...
// Source text, the same in every language.
[[nodiscard]] QStringList systemCalls(const script::Statement &statement, const script::Predictor &model);

// The commands of a terminal that show the same: `ss` with the filter for the statement's port. Empty if it has none.
[[nodiscard]] QString ssCommand(const script::Statement &statement, const script::Predictor &model);

} // namespace quay
