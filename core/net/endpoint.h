// SPDX-License-Identifier: MIT
#pragma once

#include "net/address.h"
#include "net/port.h"

namespace quay
{

// One end of a conversation: an address and a port. With a transport it identifies a port in full.
struct Endpoint {
    Address address;
    Port port{};

    // "127.0.0.1:80", "[::1]:80" (RFC 3986 section 3.2.2).
    [[nodiscard]] QString toString() const;
    void appendTo(std::string &text) const;
    friend constexpr auto operator<=>(const Endpoint &, const Endpoint &) = default;
};

} // namespace quay
