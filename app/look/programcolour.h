// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QPalette>

namespace quay
{

// The colour of the lab's program number `index`, from 0: hues of Okabe and Ito (2008) first, AA on the palette's
// ground. After programColours they come again; the program's name stands beside it always.
[[nodiscard]] QColor programColour(int index, const QPalette &palette);

inline constexpr int programColours = 8;

} // namespace quay
