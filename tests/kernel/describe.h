// SPDX-License-Identifier: MIT
#pragma once

#include "scenario.h"

#include <QString>

namespace quay::judge
{

// One system call in a line, for the log: "bind(s3, 127.0.0.1:5000)".
[[nodiscard]] QString describe(const Step &step);

} // namespace quay::judge
