// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace quay
{

// Where the user's own registry, bookmarks and notes are: $XDG_DATA_HOME/quayside, the same for both programs.
// The folder need not exist.
[[nodiscard]] QString dataFolder();

} // namespace quay
