// SPDX-License-Identifier: MIT
#pragma once

#include <QLatin1StringView>
#include <QStringView>

#include <compare>
#include <optional>

namespace quay
{

// A port number: an unsigned 16-bit integer (RFC 9293 section 3.1, RFC 768), 0 to 65535, in host byte order.
// A type of its own, so that no pid and no count can slip in.
enum class Port : quint16 {};

[[nodiscard]] constexpr quint16 number(Port port) { return static_cast<quint16>(port); }

inline constexpr int portCount = 65536;

// The three ranges of RFC 6335 section 6.
enum class PortRange : quint8 {
    System,  // 0 to 1023, also called well-known
    User,    // 1024 to 49151, also called registered
    Dynamic, // 49152 to 65535, also called private or ephemeral; never assigned
};

inline constexpr Port firstUserPort{1024};
inline constexpr Port firstDynamicPort{49152};

[[nodiscard]] constexpr PortRange portRange(Port port)
{
    if (port < firstUserPort)
        return PortRange::System;
    return port < firstDynamicPort ? PortRange::User : PortRange::Dynamic;
}

// "system", "user", "dynamic"
[[nodiscard]] QLatin1StringView portRangeName(PortRange range);

// Decimal digits only, 0 to 65535; leading zeros are allowed up to five digits in all. No sign, no blanks.
[[nodiscard]] std::optional<Port> parsePort(QStringView text);

// An inclusive range of ports; first <= last.
struct PortInterval {
    Port first{};
    Port last{};

    [[nodiscard]] constexpr bool contains(Port port) const { return first <= port && port <= last; }
    [[nodiscard]] constexpr int count() const { return number(last) - number(first) + 1; }
    friend constexpr auto operator<=>(const PortInterval &, const PortInterval &) = default;
};

} // namespace quay
