// SPDX-License-Identifier: MIT
#pragma once

#include "rules/prediction.h"
#include "rules/state.h"

namespace quay::rules
{

// What the kernel really did, where it had a choice (or where the model could not know). Absent: it is not known.
struct Observation {
    std::optional<Errno> error = std::nullopt;       // None: the call succeeded; decides an Unknown outcome
    std::optional<Port> port = std::nullopt;         // the socket's local port after the step
    bool pending = false;                            // the connect was not answered
    std::optional<SocketId> receiver = std::nullopt; // the listener that a hash chose for a connection
};

// A program is taken to read what arrives at once, and to learn of errors only from its next call: an error that waits
// at a socket (a reset, an ICMP message) is told by send(2), not taken away by a read in between.

// What `operation` would do to this host, and why. Pure; the cost of a bind grows with the sockets on its port only.
[[nodiscard]] Prediction predict(const State &state, const Operation &operation);

// The same, and `state` becomes what it is after the operation. Where the kernel has a choice that `observed` doesn't
// tell, the state goes on with an assumption that it remembers to be one; where the kernel did something else than was
// predicted, it follows the kernel as far as it can. Returns what predict() would have said.
Prediction apply(State &state, const Operation &operation, const Observation &observed = {});

} // namespace quay::rules
