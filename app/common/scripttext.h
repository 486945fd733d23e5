// SPDX-License-Identifier: MIT
#pragma once

#include "script/diagnostic.h"

#include <QByteArrayView>
#include <QCoreApplication>
#include <QString>

namespace quay
{

// Mistakes in a lab script as sentences of the user's language.
class ScriptText final
{
    Q_DECLARE_TR_FUNCTIONS(ScriptText)

public:
    // What is wrong, and what to write instead.
    [[nodiscard]] static QString sentence(const script::Diagnostic &diagnostic);

    // "FILE:LINE:COLUMN: SENTENCE", the line itself, and a caret under the place; three lines, each with its line
    // feed. `file` is the text that was parsed. A long line is cut around the place.
    [[nodiscard]] static QString report(const script::Diagnostic &diagnostic, QByteArrayView file,
                                        const QString &fileName);

private:
    [[nodiscard]] static QString nameOf(script::Expected expected);
    [[nodiscard]] static QString listOf(const std::vector<script::Expected> &expected);
};

} // namespace quay
