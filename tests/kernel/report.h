// SPDX-License-Identifier: MIT
#pragma once

#include "referee.h"
#include "scenario.h"

#include <QString>

namespace quay::judge
{

// What a run amounts to, for its last line and its exit status.
struct Tally {
    quint64 scenarios = 0;
    quint64 steps = 0;
    quint64 unknown = 0;
    quint64 late = 0;
    quint64 disagreements = 0;

    void add(const Verdict &verdict);
    // No disagreement, and less than one step in a hundred of which the model says that it cannot know.
    [[nodiscard]] bool isGood() const { return disagreements == 0 && unknown * 100 < steps; }
};

// Of the same kind: the same but for numbers.
[[nodiscard]] QString kindOf(const Disagreement &disagreement);

// Prints the smallest scenario within a failing one that still fails; `seen` is how it failed as a whole.
void reportDisagreement(const Scenario &failing, const Disagreement &seen, const QString &where);

void printTally(const Tally &tally, double seconds);

} // namespace quay::judge
