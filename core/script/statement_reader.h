// SPDX-License-Identifier: MIT
#pragma once

#include "script/reader.h"
#include "script/statement.h"

namespace quay::script
{

// Reads one line that has a statement on it and declares what it names. After a mistake the reader has failed, the
// statement is worth nothing, and what the line would have named is declared all the same where it can be told, so
// that one mistake isn't reported again by every line that builds on it.
[[nodiscard]] Statement readStatement(Reader &reader);

} // namespace quay::script
