// SPDX-License-Identifier: MIT
// Random scenarios as lab scripts on standard output, a line of three dashes between two. What the language refuses (a
// UDP socket that stops accepting) is left out.
//   lab-scenarios SEED COUNT
#include "generator.h"
#include "playwright.h"
#include "script/parser.h"

#include <QByteArray>

#include <cstdio>

namespace
{

QByteArray withoutMistakes(const QByteArray &script)
{
    QByteArrayList lines = script.split('\n');
    for (;;) {
        const QByteArray text = lines.join('\n');
        const auto parsed = quay::script::parse(text);
        if (parsed)
            return text;
        for (const quay::script::Diagnostic &mistake : parsed.error())
            lines[mistake.line - 1].clear();
    }
}

} // namespace

int main(int argc, char **argv)
{
    const quint64 seed = argc > 1 ? QByteArray(argv[1]).toULongLong() : 1;
    const quint64 count = argc > 2 ? QByteArray(argv[2]).toULongLong() : 10;
    for (quint64 i = 0; i < count; ++i) {
        if (i > 0)
            std::puts("---");
        const quay::judge::Scenario scenario = quay::judge::randomScenario(seed + i, 1);
        std::fputs(withoutMistakes(quay::judge::labScript(scenario).toUtf8()).constData(), stdout);
    }
}
