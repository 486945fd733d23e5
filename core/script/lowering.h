// SPDX-License-Identifier: MIT
#pragma once

#include "base/result.h"
#include "rules/operation.h"
#include "script/names.h"
#include "script/reader.h"

#include <functional>
#include <vector>

namespace quay::script
{

// What a name stands for that only the running host knows.
struct Lookups {
    // Without it every service name fails with UnknownService.
    ServiceLookup service;
    // The session LISTENER#ordinal, once it was accepted.
    std::function<std::optional<rules::SocketId>(rules::SocketId listener, quint32 ordinal)> session;
};

enum class LoweringError {
    UnknownService, // parse() with the same lookup has refused it
    NoSuchSession,  // nothing, or not so many, was accepted yet
};

// The system calls of a statement, in their order. If one fails those after it are not made. New names are added to
// `names`, whether the calls will succeed or not: a socket whose bind fails is there all the same.
// Precondition: the statement is of a script that parse() returned, and those before it were lowered.
[[nodiscard]] Result<std::vector<rules::Operation>, LoweringError> lower(const Statement &statement, Names &names,
                                                                         const Lookups &lookups);

} // namespace quay::script
