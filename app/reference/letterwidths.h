// SPDX-License-Identifier: MIT
#pragma once

#include <QFont>
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
    QFont m_font;
    std::array<double, 128> m_ascii{};
};

} // namespace quay
