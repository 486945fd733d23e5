// SPDX-License-Identifier: MIT
#pragma once

namespace quay
{

// Datagrams from outside the lab, as fast as they can be sent, and how long the window keeps its user waiting meanwhile
// (bench_labpage_flood.cpp).
void benchFlood(int datagrams);

} // namespace quay
