// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace quay
{

// Renders every page, light and dark, in English and German, into PNG files in the folder. The file names end with the
// factor of the screen ("@2x"). Keeps nothing, reads nothing of the user's. The exit status of the program.
[[nodiscard]] int renderShots(const QString &folder);

} // namespace quay
