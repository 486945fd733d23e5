// SPDX-License-Identifier: MIT
#include "reference/letterwidths.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace quay
{

LetterWidths::LetterWidths(const QFont &font) : m_font(font)
{
    const QFontMetricsF metrics(font);
    for (std::size_t letter = ' '; letter < m_ascii.size(); ++letter)
        m_ascii[letter] = metrics.horizontalAdvance(QChar(static_cast<char16_t>(letter)));
}

int LetterWidths::of(QStringView text) const
{
    double width = 0;
    for (const QChar letter : text) {
        if (letter.unicode() >= m_ascii.size())
            return static_cast<int>(std::ceil(QFontMetricsF(m_font).horizontalAdvance(text.toString())));
        width += m_ascii[letter.unicode()];
    }
    return static_cast<int>(std::ceil(width));
}

} // namespace quay
