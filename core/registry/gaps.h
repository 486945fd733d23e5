// SPDX-License-Identifier: MIT
#pragma once

#include "registry/entry.h"

#include <vector>

namespace quay::registry
{

// The rows that complete `rows`: for each transport the stretches of numbers that no row of IANA covers,
// unassigned below 49152 and dynamic from there on (RFC 6335 section 6).
[[nodiscard]] std::vector<Row> gapsBetween(const std::vector<Row> &rows);

} // namespace quay::registry
