// SPDX-License-Identifier: MIT
#pragma once

#include "rules/predict.h"

namespace quay::script
{

// A prediction for a host of which nothing is known beforehand: what its other sockets, addresses or settings could
// change becomes Unknown, by Rule::HostNotKnown. What the script's own sockets decide stays.
void doubt(rules::Prediction &prediction, const rules::Operation &operation);

} // namespace quay::script
