// SPDX-License-Identifier: MIT
#pragma once

class QStyle;

namespace quay
{

// Whether the desktop asks programs to move nothing: what the style says, or the settings that KDE, Xfce and others
// write for every program. Qt 6.4 has no question for it.
[[nodiscard]] bool isLessMotionWanted(const QStyle &style);

} // namespace quay
