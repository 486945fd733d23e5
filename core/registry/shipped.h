// SPDX-License-Identifier: MIT
#pragma once

#include "registry/registry.h"
#include "registry/usualports.h"

namespace quay::registry
{

// The registry that is part of the program, made from resources/registry at build time.
[[nodiscard]] Registry shippedRegistry();

// What is known of programs' ports, from resources/registry/programs.tsv.
[[nodiscard]] UsualPorts shippedUsualPorts();

} // namespace quay::registry
