// SPDX-License-Identifier: MIT
#pragma once

#include "rules/predict.h"

namespace quay::rules
{

// An operation that names a port by number, while the kernel chose some socket's port among a few and nobody said
// which: is it the same one? If the outcome depends on that, it is Unknown, with both branches. Otherwise nothing, and
// the assumption that the state made doesn't matter.
[[nodiscard]] std::optional<Prediction> chanceOfPort(const State &state, const Operation &operation);

} // namespace quay::rules
