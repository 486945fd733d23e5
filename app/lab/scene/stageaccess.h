// SPDX-License-Identifier: MIT
#pragma once

namespace quay::scene
{

// From now on screen readers find a child of every stage for each program and each socket on it: its name, and its
// state as its description. Once a program; more often does no harm.
void installStageAccess();

} // namespace quay::scene
