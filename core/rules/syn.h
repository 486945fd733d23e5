// SPDX-License-Identifier: MIT
#pragma once

#include "rules/packet.h"
#include "rules/predict.h"

namespace quay::rules
{

// What comes of a SYN (RFC 9293 section 3.5) that `socket` sends: who gets it, whether the answer comes back, and what
// that makes of the connect(2). Fills in everything of the prediction but the port.
void sendSyn(const State &state, const Socket &socket, const Packet &syn, Prediction &prediction);

} // namespace quay::rules
