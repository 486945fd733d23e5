// SPDX-License-Identifier: MIT
// Random scenarios, predicted and performed.
//   --count N  how many (3,000; with --long or QUAYSIDE_LONG=1: 20,000)
//   --seed N   the first seed; each scenario has the next one
//   --all      goes on after a disagreement, and shows one of each kind
//   --trace    every step
#include "generator.h"
#include "isolation.h"
#include "referee.h"
#include "report.h"

#include <QByteArray>
#include <QSet>

#include <chrono>

using namespace quay;
using namespace quay::judge;

namespace
{

struct Options {
    quint64 seed = 1;
    quint64 count = 3000;
    bool all = false;
    bool tracing = false;
};

[[nodiscard]] Options optionsFrom(int argc, char **argv)
{
    constexpr quint64 longForm = 20000;
    Options options;
    if (qgetenv("QUAYSIDE_LONG") == "1")
        options.count = longForm;
    for (int i = 1; i < argc; ++i) {
        const QByteArrayView argument(argv[i]);
        const quint64 value = i + 1 < argc ? QByteArray(argv[i + 1]).toULongLong() : 0;
        if (argument == "--long")
            options.count = longForm;
        else if (argument == "--all")
            options.all = true;
        else if (argument == "--trace")
            options.tracing = true;
        else if (argument == "--seed")
            options.seed = value;
        else if (argument == "--count")
            options.count = value;
    }
    return options;
}

[[nodiscard]] Tally compareAll(const Options &options, int users)
{
    Tally tally;
    QSet<QString> shown;
    for (quint64 seed = options.seed; seed < options.seed + options.count; ++seed) {
        const Scenario scenario = randomScenario(seed, users);
        const Verdict verdict = compareWithKernel(scenario, options.tracing);
        tally.add(verdict);
        if (!verdict.disagreement || shown.contains(kindOf(*verdict.disagreement)))
            continue;
        shown.insert(kindOf(*verdict.disagreement));
        reportDisagreement(scenario, *verdict.disagreement, QStringLiteral("seed %1").arg(seed));
        if (!options.all)
            break;
    }
    return tally;
}

} // namespace

int main(int argc, char **argv)
{
    const Options options = optionsFrom(argc, argv);
    const Result<Isolation, int> isolation = isolateOrExplain();
    if (!isolation)
        return isolation.error();
    const auto begin = std::chrono::steady_clock::now();
    const Tally tally = compareAll(options, isolation->users);
    printTally(tally, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    return tally.isGood() ? 0 : 1;
}
