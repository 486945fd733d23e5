// SPDX-License-Identifier: MIT
#pragma once

#include "registry/registry.h"

namespace quay::registry
{

// The registry that is part of the program, made from resources/registry at build time.
[[nodiscard]] Registry shippedRegistry();

} // namespace quay::registry
