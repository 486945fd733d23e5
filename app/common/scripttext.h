// SPDX-License-Identifier: MIT
#pragma once

#include "script/diagnostic.h"

#include <QByteArrayView>
#include <QString>

namespace quay::text
{

// What is wrong, and what to write instead, in the user's language.
[[nodiscard]] QString sentence(const script::Diagnostic &diagnostic);

// "FILE:LINE:COLUMN: SENTENCE", the line itself, and a caret under the place; three lines, each with its line feed.
// `file` is the text that was parsed. A long line is cut around the place.
[[nodiscard]] QString report(const script::Diagnostic &diagnostic, QByteArrayView file, const QString &fileName);

} // namespace quay::text
