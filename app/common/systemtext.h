// SPDX-License-Identifier: MIT
#pragma once

#include "rules/plainbind.h"
#include "script/predictor.h"

#include <QCoreApplication>

#include <vector>

namespace quay
{

// What a step that binds would come to on other systems. Documented, not verified here: so it has to be shown with
// source().
class SystemText final
{
    Q_DECLARE_TR_FUNCTIONS(SystemText)

public:
    struct Line {
        rules::System system{};
        QString sentence;     // "Windows: succeeds, ..."
        bool differs = false; // from what was predicted here
        bool isOpen = false;  // it cannot be told
    };

    // One a system; none for a step that does not end with bind(2) or listen(2), or of which the documents say nothing.
    // `state` as it is after the step.
    [[nodiscard]] static std::vector<Line> lines(const script::PredictedStep &step, const rules::State &state);
    // "Windows: documented, not verified here (TITLE)."
    [[nodiscard]] static QString source(rules::System system);
    [[nodiscard]] static QString title();      // "On other systems"
    [[nodiscard]] static QString difference(); // "Differs from Linux."
    [[nodiscard]] static QString name(rules::System system);

private:
    [[nodiscard]] static QString outcome(const rules::BindVerdict &verdict);
};

} // namespace quay
