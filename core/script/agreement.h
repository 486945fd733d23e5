// SPDX-License-Identifier: MIT
#pragma once

#include "script/runner.h"

#include <span>

namespace quay::script
{

// Whether a step came to what was predicted, as far as that can be seen: what reaches a program outside the lab can't.

[[nodiscard]] bool agrees(const PredictedStep &predicted, const ActualStep &actual,
                          std::span<const rules::SocketId> reached, const lab::LabState &lab, const Predictor &model);
// Whether a program outside the lab is foreseen as a receiver.
[[nodiscard]] bool hasOutsiders(const PredictedStep &predicted);
// How many receivers will be seen, if the prediction is right.
[[nodiscard]] std::size_t receiversToBeSeen(const PredictedStep &predicted);

} // namespace quay::script
