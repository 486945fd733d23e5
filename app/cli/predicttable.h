// SPDX-License-Identifier: MIT
#pragma once

#include "cli/output.h"
#include "common/stepreason.h"
#include "common/systemtext.h"
#include "script/predictor.h"

#include <QCoreApplication>

namespace quay::cli
{

// The steps of one script with what they will come to, aligned, and the reason below each; if asked for, what another
// system would do otherwise.
class PredictTable final
{
    Q_DECLARE_TR_FUNCTIONS(PredictTable)

public:
    // Both must outlive the object.
    PredictTable(const Surroundings &surroundings, const script::Predictor &predictor)
        : m_reason(surroundings, predictor)
    {
    }

    // Right after the predictor has taken the step: the reason is about the state as it is then.
    void add(const script::Step &step, const script::PredictedStep &predicted);
    void print(const Output &output) const;
    // Below each step that binds, where another system differs, or can't be told. Right after add().
    void addSystems(const script::PredictedStep &predicted, const rules::State &state);

private:
    struct Row {
        QStringList cells;
        QString reason;
        QStringList elsewhere;
        Output::Style style = Output::Style::Plain;
    };

    [[nodiscard]] static QString predictedText(const script::Step &step, const script::PredictedStep &predicted);
    [[nodiscard]] static QString expectedText(const script::Step &step, std::optional<bool> met);

    StepReason m_reason;
    std::vector<Row> m_rows;
};

} // namespace quay::cli
