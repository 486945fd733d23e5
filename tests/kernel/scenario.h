// SPDX-License-Identifier: MIT
#pragma once

#include "rules/host.h"
#include "rules/operation.h"

#include <optional>
#include <vector>

namespace quay::judge
{

// A session by its listener: what its id is depends on who accepted what before.
struct SessionName {
    rules::SocketId listener{};
    quint32 ordinal = 0; // n of LISTENER#n
    friend auto operator<=>(const SessionName &, const SessionName &) = default;
};

// One operation. With `session` the operation's own socket is that session, whatever id it names.
struct Step {
    rules::Operation operation;
    std::optional<SessionName> session = std::nullopt;
};

// Operations on a fresh isolated host. A scenario is still one when steps are left out.
struct Scenario {
    std::vector<quint32> users; // of programs 0, 1, ...; user 0 has privileges, the others have none
    std::vector<Step> steps;
};

// The host of the scenario, before its first step.
[[nodiscard]] rules::Host hostOf(const Scenario &scenario);

// The socket that an operation is about; nullopt: it is about none.
[[nodiscard]] std::optional<rules::SocketId> subject(const rules::Operation &operation);
[[nodiscard]] rules::Operation withSubject(rules::Operation operation, rules::SocketId socket);

} // namespace quay::judge
