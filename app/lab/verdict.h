// SPDX-License-Identifier: MIT
#pragma once

#include "common/surroundings.h"
#include "common/systemtext.h"
#include "rules/resolve.h"
#include "script/predictor.h"

#include <QCoreApplication>

namespace quay
{

// What could be done instead, or before, so that it succeeds.
struct WayOut {
    rules::Remedy remedy{};
    QString label;                         // short, for a button: "127.0.0.2"
    QString sentence;                      // "Use another address, 127.0.0.2:8080."
    std::vector<script::Statement> before; // to be done first
    std::optional<script::Statement> then; // absent: it can't be done from here, only said
};

// What a statement would come to, in words.
struct Verdict {
    enum class Kind : quint8 { Good, Bad, Waits, Unknown };
    Kind kind = Kind::Good;
    QString title;    // "Will fail"
    QString error;    // "EADDRINUSE"; empty: none
    QString sentence; // "web's socket door already listens on 127.0.0.1:8080."
    QStringList why;  // the calls, and the candidates, each a sentence
    std::vector<WayOut> ways;
    std::vector<SystemText::Line> elsewhere; // of a statement that binds: what other systems would do
};

// Judges statements by a model of the lab, without touching it.
class Judge final
{
    Q_DECLARE_TR_FUNCTIONS(Judge)

public:
    // Both must outlive the object.
    Judge(const script::Predictor &model, const Surroundings &surroundings)
        : m_model(model), m_surroundings(surroundings)
    {
    }

    // Precondition: as of lower().
    [[nodiscard]] Verdict verdict(const script::Statement &statement) const;
    // What a switch of the new socket changes in this very case: one sentence.
    [[nodiscard]] QString effect(const script::Statement &statement, script::Switch option,
                                 const Verdict &present) const;

    // Why the step comes to this: the sentence of the call that decided. `model` is as it is after the step.
    [[nodiscard]] static QString reason(const script::PredictedStep &step, const script::Predictor &model,
                                        const Surroundings &surroundings);
    [[nodiscard]] static QString title(rules::Outcome outcome);

private:
    [[nodiscard]] static QStringList why(const script::PredictedStep &step, const script::Predictor &model,
                                         const Surroundings &surroundings);

    const script::Predictor &m_model;
    const Surroundings &m_surroundings;
};

// The name of a system call: "bind", "setsockopt".
[[nodiscard]] QString callName(const rules::Operation &operation);
// The switches that a new socket of the statement has.
[[nodiscard]] std::vector<script::Option> *optionsOf(script::Statement &statement);

} // namespace quay
