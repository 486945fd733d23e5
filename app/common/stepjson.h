// SPDX-License-Identifier: MIT
#pragma once

#include "script/runner.h"

#include <QByteArray>
#include <QJsonObject>

namespace quay
{

// Where a step stands: both from 1.
struct StepPlace {
    int script = 1;
    int step = 1;
};

// One object of `quay predict --json` and `quay run --json`, in one line without its line feed. The members come in a
// fixed order, for readers of the text.
class StepJson final
{
public:
    [[nodiscard]] static QByteArray line(StepPlace place, const script::Step &step,
                                         const script::PredictedStep &predicted);
    // With what happened. Precondition: it has.
    [[nodiscard]] static QByteArray line(StepPlace place, const script::RunStep &step);
    // "ok", "fails", "pending", "unknown"
    [[nodiscard]] static QString outcomeName(rules::Outcome outcome);
    // The call of a `listen tcp ...` that failed: "bind" or "listen" (or "setsockopt"). Empty for other steps.
    [[nodiscard]] static QString failedCall(const script::Step &step, const script::PredictedStep &predicted);
};

} // namespace quay
