// SPDX-License-Identifier: MIT
#pragma once

#include "scenario.h"

#include <QString>

namespace quay::judge
{

// The scenario as a lab script that does the same. What the language has no words for (a listen() without bind(), a
// program of another user, the interface of a membership) stands in a comment.
[[nodiscard]] QString labScript(const Scenario &scenario);

} // namespace quay::judge
