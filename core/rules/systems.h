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
// What a reader would call that source: a document by its title, a source file by its repository and path.
[[nodiscard]] QLatin1StringView sourceTitle(System system);

// A socket as far as bind(2) looks at it on any of the systems.
struct PlainSocket {
    Transport transport = Transport::Tcp;
    Endpoint local;
    bool reuseAddress = false;     // SO_REUSEADDR
    bool reusePort = false;        // SO_REUSEPORT (not on Windows)
    bool exclusiveAddress = false; // SO_EXCLUSIVEADDRUSE (Windows)
    bool v6Only = false;
    bool listening = false;
    bool connected = false; // has a peer, and is not in TIME_WAIT
    bool timeWait = false;
    quint32 user = 0;
    bool privileged = false;    // root or the like
    bool optionsHidden = false; // of another program: reuseAddress and reusePort can't be seen
};

enum class BindError : quint8 { None, AddressInUse, AccessDenied, AddressNotAvailable };

// Why nobody can tell: options of another program's socket would decide; the document doesn't say what a TCP
// connection on the port does.
enum class BindDoubt : quint8 { None, HiddenOptions, Connection };

struct BindVerdict {
    BindError error = BindError::None;
    std::optional<qsizetype> with = std::nullopt; // index of the socket in the way, or shared with
    bool undefinedDelivery = false;               // both are bound, and which of them receives is not defined
    Trust trust = Trust::Documented;
    BindDoubt doubt = BindDoubt::None; // with any, `error` says nothing
};

// Would `newcomer` get its port beside `existing` on `system`?
[[nodiscard]] BindVerdict mayBind(System system, std::span<const PlainSocket> existing, const PlainSocket &newcomer);

} // namespace quay::rules
