// SPDX-License-Identifier: MIT
#include "report.h"

#include "describe.h"
#include "playwright.h"
#include "shrink.h"

#include <QRegularExpression>
#include <QStringList>

#include <cstdio>

namespace quay::judge
{

void Tally::add(const Verdict &verdict)
{
    ++scenarios;
    steps += verdict.steps;
    unknown += verdict.unknown;
    late += quint64{verdict.late};
    disagreements += quint64{verdict.disagreement.has_value()};
}

QString kindOf(const Disagreement &disagreement)
{
    static const QRegularExpression digits(QStringLiteral("\\d+"));
    QString kind = disagreement.predicted + QLatin1Char('|') + disagreement.actual;
    return kind.remove(digits);
}

namespace
{

// The kernel chooses ports by chance: what fails once may need several attempts to fail again, in the same way.
[[nodiscard]] std::optional<Disagreement> findAgain(const QString &kind, const Scenario &scenario)
{
    constexpr int attempts = 10;
    for (int i = 0; i < attempts; ++i) {
        const Verdict verdict = compareWithKernel(scenario);
        if (verdict.disagreement && kindOf(*verdict.disagreement) == kind)
            return verdict.disagreement;
    }
    return std::nullopt;
}

} // namespace

void reportDisagreement(const Scenario &failing, const Disagreement &seen, const QString &where)
{
    const QString kind = kindOf(seen);
    const Scenario smallest =
        shrink(failing, [&kind](const Scenario &smaller) { return findAgain(kind, smaller).has_value(); });
    const std::optional<Disagreement> again = findAgain(kind, smallest);
    std::printf("\nDISAGREEMENT, %s:\n", qPrintable(where));
    const QStringList lines = labScript(smallest).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const QString &line : lines)
        std::printf("    %s\n", qPrintable(line));
    if (!again)
        std::printf("  (A matter of chance: it does not happen in every attempt.)\n");
    const Disagreement &last = again.value_or(seen);
    const Scenario &scenario = again ? smallest : failing;
    std::printf("  at \"%s\" the model predicts: %s; the kernel: %s\n", qPrintable(describe(scenario.steps[last.step])),
                qPrintable(last.predicted), qPrintable(last.actual));
    std::fflush(stdout);
}

void printTally(const Tally &tally, double seconds)
{
    const double share = tally.steps == 0 ? 0 : static_cast<double>(tally.unknown) / static_cast<double>(tally.steps);
    std::printf("%llu scenarios, %llu steps, %llu disagreements, %llu unknown (%.3f %%), %llu late; %.1f s\n",
                static_cast<unsigned long long>(tally.scenarios), static_cast<unsigned long long>(tally.steps),
                static_cast<unsigned long long>(tally.disagreements), static_cast<unsigned long long>(tally.unknown),
                100 * share, static_cast<unsigned long long>(tally.late), seconds);
}

} // namespace quay::judge
