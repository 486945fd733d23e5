// SPDX-License-Identifier: MIT
#pragma once

#include "common/ruletext.h"
#include "common/surroundings.h"
#include "script/predictor.h"

#include <QCoreApplication>

namespace quay
{

// Why a step comes to what is predicted, in the names of the script and of this computer's processes.
class StepReason final
{
    Q_DECLARE_TR_FUNCTIONS(StepReason)

public:
    // Both must outlive the object.
    StepReason(const Surroundings &surroundings, const script::Predictor &predictor);
    StepReason(const StepReason &) = delete;
    StepReason &operator=(const StepReason &) = delete;

    // Right after the predictor has gone past the step: the reason is about the state as it is then. Empty if there is
    // nothing to explain.
    [[nodiscard]] QString text(const script::PredictedStep &predicted) const
    {
        return text(predicted, m_predictor.state(predicted.decidedBy));
    }
    // Before it has happened: `state` is as it was foreseen.
    [[nodiscard]] QString text(const script::PredictedStep &predicted, const rules::State &state) const;
    [[nodiscard]] const Naming &naming() const { return m_naming; }

private:
    [[nodiscard]] QString socketOfProgram(rules::SocketId socket) const;

    const script::Predictor &m_predictor;
    Naming m_naming;
};

} // namespace quay
