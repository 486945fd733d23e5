// SPDX-License-Identifier: MIT
#pragma once

#include "script/reader.h"
#include "script/statement.h"

namespace quay::script
{

// What stands behind `=>`.
[[nodiscard]] Expectation readExpectation(Reader &reader);

} // namespace quay::script
