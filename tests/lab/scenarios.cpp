// SPDX-License-Identifier: MIT
// Random scenarios as lab scripts on standard output, a line of three dashes between two.
//   lab-scenarios SEED COUNT
#include "generator.h"
#include "playwright.h"

#include <QByteArray>

#include <cstdio>

int main(int argc, char **argv)
{
    const quint64 seed = argc > 1 ? QByteArray(argv[1]).toULongLong() : 1;
    const quint64 count = argc > 2 ? QByteArray(argv[2]).toULongLong() : 10;
    for (quint64 i = 0; i < count; ++i) {
        if (i > 0)
            std::puts("---");
        const quay::judge::Scenario scenario = quay::judge::randomScenario(seed + i, 1);
        std::fputs(quay::judge::labScript(scenario).toUtf8().constData(), stdout);
    }
}
