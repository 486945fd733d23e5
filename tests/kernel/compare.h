// SPDX-License-Identifier: MIT
#pragma once

#include "observed.h"
#include "rules/predict.h"

#include <QString>

#include <optional>
#include <span>

namespace quay::judge
{

// A difference, in words for the log; one side each.
struct Difference {
    QString predicted;
    QString actual;
};

// errno of the system as the model's value; nullopt: the model has no name for it.
[[nodiscard]] std::optional<rules::Errno> toErrno(int error);

// "fails EINVAL (AlreadyBound)", "ok"
[[nodiscard]] QString predictedOutcome(const rules::Prediction &predicted);
[[nodiscard]] QString actualOutcome(const Observed &observed);

// What the model may be told about a choice that was the kernel's.
[[nodiscard]] rules::Observation toObservation(const Observed &observed);

// The outcome of one operation; `state` is the one after it.
[[nodiscard]] std::optional<Difference> compare(const rules::State &state, const rules::Operation &operation,
                                                const rules::Prediction &predicted, const Observed &observed);

// What every open socket looks like to its program, after a step.
[[nodiscard]] std::optional<Difference> compare(const rules::State &state, std::span<const SocketView> sockets);

} // namespace quay::judge
