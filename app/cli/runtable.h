// SPDX-License-Identifier: MIT
#pragma once

#include "cli/output.h"
#include "common/stepreason.h"
#include "script/runner.h"

#include <QCoreApplication>

namespace quay::cli
{

// The steps of one script as they happen, aligned, with what was predicted and the reason.
class RunTable final
{
    Q_DECLARE_TR_FUNCTIONS(RunTable)

public:
    // The latter two must outlive the object.
    RunTable(const std::vector<script::Step> &steps, const Surroundings &surroundings,
             const script::Predictor &predictor);

    // Precondition: the step has happened.
    void print(const Output &output, const script::RunStep &step) const;
    // Between the steps: something that is about none of them.
    void printNote(const Output &output, const QString &text) const;

    // "ok → door#1", "fails EADDRINUSE"
    [[nodiscard]] static QString actualText(const script::RunStep &step);
    [[nodiscard]] static QString predictedText(const script::RunStep &step);
    // What was not as predicted or expected; empty: nothing.
    [[nodiscard]] static QString verdict(const script::RunStep &step);

private:
    StepReason m_reason;
    qsizetype m_programWidth = 0;
    qsizetype m_commandWidth = 0;
    qsizetype m_numberWidth = 1;
};

} // namespace quay::cli
