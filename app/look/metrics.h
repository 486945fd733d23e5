// SPDX-License-Identifier: MIT
#pragma once

#include <QFont>

class QWidget;

namespace quay
{

// The unit of space: a third of the font's height, at least one pixel. Distances are multiples of it.
[[nodiscard]] int unit(const QWidget *widget);

// The fixed-width font for numbers, addresses and script, at the size of `like`.
[[nodiscard]] QFont fixedFont(const QFont &like);

// Fonts that say only what is special about them: a widget that has one follows its parent's text in all else, also
// when that becomes larger.
[[nodiscard]] QFont fixedText();
[[nodiscard]] QFont boldText();

} // namespace quay
