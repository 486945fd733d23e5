// SPDX-License-Identifier: MIT
#pragma once

#include <QFontMetricsF>
#include <QStringView>

#include <array>

namespace quay
{

// How wide texts are, as the sum of their letters; kerning is left out. It is exact enough to see what fits, and costs
// a small part of laying the text out.
class LetterWidths final
{
public:
    explicit LetterWidths(const QFont &font);

    // In logical pixels, rounded up.
    [[nodiscard]] int of(QStringView text) const;

private:
    QFontMetricsF m_metrics;
    mutable std::array<double, 128> m_ascii{}; // 0: not measured yet; a font is not asked for letters nobody needs
};

} // namespace quay
