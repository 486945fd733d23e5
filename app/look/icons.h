// SPDX-License-Identifier: MIT
#pragma once

#include <QIcon>

namespace quay
{

// One of the icons in resources/icons ("search", "star"): one stroke width, drawn in the colour of the palette's text
// of the moment it is painted, so that a change of theme needs nothing more.
[[nodiscard]] QIcon icon(const QString &name);

} // namespace quay
