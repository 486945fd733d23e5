// SPDX-License-Identifier: MIT
#include "common/scripttext.h"
#include "script/limits.h"
#include "script/parser.h"
#include "script/printer.h"

#include <cstdlib>

// Any bytes are a script or have mistakes that can be pointed at; and what is a script prints as itself.

using namespace quay;

namespace
{

script::ParseSettings settings()
{
    return {{}, true, {{QStringLiteral("blue"), true}, {QStringLiteral("red"), true}, {QStringLiteral("pi"), false}}};
}

// Not an assertion: it stays in builds without them.
void require(bool condition)
{
    if (!condition)
        std::abort();
}

void checkMistakes(const std::vector<script::Diagnostic> &mistakes, QByteArrayView file)
{
    require(!mistakes.empty() && qsizetype(mistakes.size()) <= script::maxDiagnostics + 1);
    for (const script::Diagnostic &mistake : mistakes) {
        require(mistake.line >= 1 && mistake.column >= 1 && mistake.length >= 0);
        require(mistake.column + mistake.length <= file.size() + 1);
        require(!ScriptText::report(mistake, file, QStringLiteral("fuzz")).isEmpty());
    }
}

void checkScripts(const std::vector<script::Script> &scripts)
{
    const QByteArray printed = script::print(scripts).toUtf8();
    if (printed.size() > script::maxScriptBytes)
        return; // escapes make it longer than a script may be
    const auto again = script::parse(printed, settings());
    require(again.has_value() && *again == scripts && script::print(*again).toUtf8() == printed);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArrayView file(data, qsizetype(size));
    const auto scripts = script::parse(file, settings());
    if (scripts)
        checkScripts(*scripts);
    else
        checkMistakes(scripts.error(), file);
    return 0;
}
