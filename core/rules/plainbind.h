// SPDX-License-Identifier: MIT
#pragma once

#include "rules/state.h"
#include "rules/systems.h"

#include <optional>
#include <vector>

namespace quay::rules
{

// What a bind(2) asks for, and who has that port already, as mayBind() judges it for any system.
struct PlainBind {
    std::vector<PlainSocket> existing; // in the order in which the kernel meets them
    PlainSocket newcomer;
};

// `operation` in `state`, before it or right after: its own socket is not among those that exist. Absent where the
// rules of the other systems say nothing: the system is to choose the port, there is no such socket, the address is not
// of the socket's family or is a multicast or broadcast one, or an option that only Linux has takes part
// (SO_BINDTODEVICE, IP_FREEBIND).
[[nodiscard]] std::optional<PlainBind> plainBind(const State &state, const Bind &operation);

} // namespace quay::rules
