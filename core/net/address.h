// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringView>

#include <array>
#include <bit>
#include <compare>
#include <optional>
#include <string>

namespace quay
{

// The address family of a socket: AF_INET or AF_INET6.
enum class Family : quint8 { V4, V6 };

// An IPv4 or IPv6 address as bind(2) takes it, without port and without scope.
// Bytes are in network order; an IPv4 address uses the first four, the rest are zero.
class Address final
{
public:
    constexpr Address() = default; // 0.0.0.0

    [[nodiscard]] static constexpr Address v4(quint8 a, quint8 b, quint8 c, quint8 d)
    {
        return Address(Family::V4, {a, b, c, d});
    }
    [[nodiscard]] static constexpr Address v6(const std::array<quint8, 16> &bytes)
    {
        return Address(Family::V6, bytes);
    }
    [[nodiscard]] static constexpr Address any(Family family) { return Address(family, {}); }
    [[nodiscard]] static constexpr Address loopback(Family family)
    {
        return family == Family::V4 ? v4(127, 0, 0, 1) : v6({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});
    }

    // "127.0.0.1", "::1", "::ffff:127.0.0.1" (RFC 4291 section 2.2); no brackets, no scope, no host name.
    [[nodiscard]] static std::optional<Address> parse(QStringView text);
    // The form of RFC 5952, as inet_ntop(3) writes it.
    [[nodiscard]] QString toString() const;
    // The same, added to a text: for lists of tens of thousands.
    void appendTo(std::string &text) const;

    [[nodiscard]] constexpr Family family() const { return m_family; }
    [[nodiscard]] constexpr const std::array<quint8, 16> &bytes() const { return m_bytes; }

    [[nodiscard]] constexpr bool isAny() const { return words() == Words{}; }
    [[nodiscard]] constexpr bool isLoopback() const
    {
        return m_family == Family::V4 ? m_bytes[0] == 127 : *this == loopback(Family::V6);
    }
    [[nodiscard]] constexpr bool isMulticast() const
    {
        return m_family == Family::V4 ? (m_bytes[0] & 0xf0) == 0xe0 : m_bytes[0] == 0xff;
    }
    [[nodiscard]] constexpr bool isLimitedBroadcast() const { return *this == v4(255, 255, 255, 255); }
    // fe80::/10 (RFC 4291 section 2.5.6): means something on one link only.
    [[nodiscard]] constexpr bool isLinkLocal() const
    {
        return m_family == Family::V6 && m_bytes[0] == 0xfe && (m_bytes[1] & 0xc0) == 0x80;
    }
    // ::ffff:0:0/96 (RFC 4291 section 2.5.5.2): an IPv4 address in an IPv6 socket.
    [[nodiscard]] constexpr bool isV4Mapped() const
    {
        return m_family == Family::V6 && words().first == 0 && m_bytes[8] == 0 && m_bytes[9] == 0 &&
               m_bytes[10] == 0xff && m_bytes[11] == 0xff;
    }
    // The IPv4 address inside a v4-mapped one. Precondition: isV4Mapped().
    [[nodiscard]] constexpr Address unmapped() const { return v4(m_bytes[12], m_bytes[13], m_bytes[14], m_bytes[15]); }
    // The v4-mapped form of an IPv4 address. Precondition: family() is V4.
    [[nodiscard]] constexpr Address mapped() const
    {
        return v6({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, m_bytes[0], m_bytes[1], m_bytes[2], m_bytes[3]});
    }

    friend constexpr auto operator<=>(const Address &, const Address &) = default;
    friend constexpr bool operator==(const Address &a, const Address &b)
    {
        return a.words() == b.words() && a.m_family == b.m_family;
    }

private:
    // The bytes as the processor compares them fastest.
    struct Words {
        quint64 first = 0;
        quint64 second = 0;
        friend constexpr bool operator==(const Words &, const Words &) = default;
    };
    [[nodiscard]] constexpr Words words() const { return std::bit_cast<Words>(m_bytes); }

    constexpr Address(Family family, const std::array<quint8, 16> &bytes) : m_bytes(bytes), m_family(family) {}

    std::array<quint8, 16> m_bytes{};
    Family m_family = Family::V4;
};

} // namespace quay
