// SPDX-License-Identifier: MIT
#pragma once

#include <QLatin1StringView>
#include <QString>

#include <span>

namespace quay
{

struct Blank {
    QLatin1StringView name;
    QString value;
};

// Puts values into the blanks of a translated sentence: "{socket} listens on {endpoint}." Names instead of numbers,
// because a translator sees what will stand there, and because a sentence may leave some out. What is put in is not
// looked at again, so a value may contain braces.
[[nodiscard]] QString fill(const QString &sentence, std::span<const Blank> blanks);

} // namespace quay
