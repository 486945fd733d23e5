// SPDX-License-Identifier: MIT
#pragma once

#include "script/runner.h"

#include <span>

namespace quay::script
{

// What a step came to, read from what its calls returned and what its events told. Pure: a recording is read the same
// way as a lab that runs.

// "socket", "setsockopt", "bind", "listen", "connect", "send", ...
[[nodiscard]] QString callName(const rules::Operation &operation);

// One for each result. `lab` is as it was before the step, `events` are those of the step.
[[nodiscard]] std::vector<rules::Observation> observationsOf(const PredictedStep &predicted,
                                                             std::span<const lab::CallMade> calls,
                                                             std::span<const lab::Event> events,
                                                             const lab::LabState &lab);

// `lab` is as it is after the step, `reached` what reached() said before. `calls` is empty if the program ended instead
// of answering.
[[nodiscard]] ActualStep actualStep(const RunStep &step, std::span<const lab::CallMade> calls,
                                    std::span<const lab::Event> events, std::span<const rules::SocketId> reached,
                                    const lab::LabState &lab, const Predictor &model);

// The sockets of the lab that the step has reached: a connect its listener, a message its receivers. `lab` is as it was
// before the step.
[[nodiscard]] std::vector<rules::SocketId> reached(const PredictedStep &predicted, std::span<const lab::Event> events,
                                                   const lab::LabState &lab);

} // namespace quay::script
