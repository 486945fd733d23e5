// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace quay
{

// Where the user's own registry, bookmarks and notes are: $XDG_DATA_HOME/quayside, the same for both programs.
// The folder need not exist.
[[nodiscard]] QString dataFolder();
// Where the user says which hosts a lab may use: $XDG_CONFIG_HOME/quayside/hosts.conf (common/hostsettings.h). The
// file need not exist.
[[nodiscard]] QString hostsFile();

} // namespace quay
