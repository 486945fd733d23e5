// SPDX-License-Identifier: MIT
#pragma once

#include "script/runner.h"

#include <functional>
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
[[nodiscard]] std::vector<rules::SocketId> reached(const PredictedStep &predicted, std::span<const lab::CallMade> calls,
                                                   std::span<const lab::Event> events, const lab::LabState &lab);

// -- how the model goes on with what it did not ask for

// Told of a session that got its id from the model.
using NameSession = std::function<void(rules::SocketId before, rules::SocketId id)>;

// Whoever connects from outside takes its place in the order of the sessions: before the model goes on with the step.
// Sessions without an id go by any that the model doesn't have.
void admitVisitors(Predictor &model, std::span<const lab::Event> events, const lab::LabState &lab,
                   const NameSession &name);
// Every other session that was accepted: after it.
void nameSessions(Predictor &model, std::span<const lab::Event> events, const NameSession &name);
// A program that has ended, a visitor that has left.
void follow(Predictor &model, const lab::Event &event);

} // namespace quay::script
