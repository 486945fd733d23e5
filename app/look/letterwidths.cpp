// SPDX-License-Identifier: MIT
#include "look/letterwidths.h"

#include <cmath>

namespace quay
{

LetterWidths::LetterWidths(const QFont &font) : m_metrics(font) {}

int LetterWidths::of(QStringView text) const
{
    double width = 0;
    for (const QChar letter : text) {
        if (letter.unicode() >= m_ascii.size())
            return static_cast<int>(std::ceil(m_metrics.horizontalAdvance(text.toString())));
        double &known = m_ascii[letter.unicode()];
        if (known == 0)
            known = m_metrics.horizontalAdvance(letter);
        width += known;
    }
    return static_cast<int>(std::ceil(width));
}

} // namespace quay
