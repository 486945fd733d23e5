// SPDX-License-Identifier: MIT
#pragma once

#include "lab/engine.h"
#include "script/recording.h"

#include <QCoreApplication>
#include <QString>

namespace quay
{

// What the lab tells, as sentences of the user's language.
class LabText final
{
    Q_DECLARE_TR_FUNCTIONS(LabText)

public:
    // Why the lab can't run. `detail` as the lab gives it: a program, the system's message.
    [[nodiscard]] static QString refusal(lab::Refusal why, const QString &detail);
    // Why a file can't be replayed.
    [[nodiscard]] static QString problem(const script::RecordingError &error);
};

} // namespace quay
