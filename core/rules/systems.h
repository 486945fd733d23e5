// SPDX-License-Identifier: MIT
#pragma once

#include "net/endpoint.h"
#include "net/transport.h"
#include "rules/rule.h"

#include <QLatin1StringView>

#include <optional>
#include <span>

namespace quay::rules
{

// Rule sets about bind(2) of other operating systems, for "and on my Mac?". Linux has the whole model of predict.h.
enum class System : quint8 { Linux, Windows, MacOs, FreeBsd };

// How sure a rule set is: checked against the real kernel by this project's tests, or read in a document.
enum class Trust : quint8 { Verified, Documented };

[[nodiscard]] Trust trust(System system);
// Where the rules are written down: the title and address of a document, or repository and path of a source.
[[nodiscard]] QLatin1StringView source(System system);

// A socket as far as bind(2) looks at it on any of the systems.
struct PlainSocket {
    Transport transport = Transport::Tcp;
    Endpoint local;
    bool reuseAddress = false;     // SO_REUSEADDR
    bool reusePort = false;        // SO_REUSEPORT (not on Windows)
    bool exclusiveAddress = false; // SO_EXCLUSIVEADDRUSE (Windows)
    bool v6Only = false;
    bool listening = false;
    bool timeWait = false;
    quint32 user = 0;
    bool privileged = false; // root or the like
};

enum class BindError : quint8 { None, AddressInUse, AccessDenied };

struct BindVerdict {
    BindError error = BindError::None;
    std::optional<qsizetype> with = std::nullopt; // index of the socket in the way, or shared with
    bool undefinedDelivery = false;               // both are bound, and which of them receives is not defined
    Trust trust = Trust::Documented;
};

// Would `newcomer` get its port beside `existing` on `system`?
[[nodiscard]] BindVerdict mayBind(System system, std::span<const PlainSocket> existing, const PlainSocket &newcomer);

} // namespace quay::rules
