// SPDX-License-Identifier: MIT
#pragma once

#include "cli/command.h"
#include "common/surroundings.h"
#include "script/parser.h"
#include "script/predictor.h"

#include <QCoreApplication>

namespace quay::cli
{

// quay predict FILE [--json | --systems] [--isolated]
class PredictCommand final
{
    Q_DECLARE_TR_FUNCTIONS(PredictCommand)

public:
    [[nodiscard]] static Exit run(const QStringList &arguments);

private:
    // Expectations: how many there are, how many of them will be met for certain, and of how many it can't be told.
    struct Tally {
        int steps = 0;
        int expected = 0;
        int met = 0;
        int open = 0;
        void count(const script::Step &step, const script::PredictedStep &predicted);
    };
    [[nodiscard]] static QString help();
    enum class Form : quint8 { Table, WithSystems, Json };
    [[nodiscard]] static Exit predict(const QString &path, bool isolated, Form form);
    static void printJson(const Output &output, const script::Script &script, int number, script::Predictor &predictor,
                          Tally &tally);
    static void printTable(const Output &output, const script::Script &script, const Surroundings &surroundings,
                           script::Predictor &predictor, Tally &tally, Form form);
    static void printSources(const Output &output);
    [[nodiscard]] static QString summary(const Tally &tally);
};

} // namespace quay::cli
