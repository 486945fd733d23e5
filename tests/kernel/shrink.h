// SPDX-License-Identifier: MIT
#pragma once

#include "scenario.h"

#include <functional>

namespace quay::judge
{

// Leaves steps out of a failing scenario as long as it goes on failing; the result fails, and no single step of it can
// be left out. (Zeller's ddmin, with the halving that suits a few dozen steps.)
[[nodiscard]] Scenario shrink(Scenario scenario, const std::function<bool(const Scenario &)> &fails);

} // namespace quay::judge
