// SPDX-License-Identifier: MIT
#pragma once

#include "lab/engine.h"
#include "lab/labstate.h"
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
    // A program ended that nobody had asked to.
    [[nodiscard]] static QString ended(const lab::ProgramEnded &ended, const QString &program);
    // What an event says that no step of the script is about; empty for all others.
    [[nodiscard]] static QString surprise(const lab::Event &event, const lab::LabState &lab);
    // What there was not enough of, and what to do, if that is what an error ("EMFILE") means: no rule explains it.
    [[nodiscard]] static QString shortage(QStringView error);
    // Why a file can't be replayed.
    [[nodiscard]] static QString problem(const script::RecordingError &error);
};

} // namespace quay
