// SPDX-License-Identifier: MIT
#pragma once

#include <QLatin1StringView>
#include <QStringView>

#include <array>
#include <optional>

namespace quay
{

// The transports that have ports of their own (RFC 6335 section 6). Each is a world apart: the same number
// on two of them is two ports.
enum class Transport : quint8 { Tcp, Udp, Sctp, Dccp };

inline constexpr std::array allTransports{Transport::Tcp, Transport::Udp, Transport::Sctp, Transport::Dccp};

// The name as IANA's registry writes it: "tcp", "udp", "sctp", "dccp".
[[nodiscard]] QLatin1StringView transportName(Transport transport);

// The reverse, in any case ("TCP" too).
[[nodiscard]] std::optional<Transport> parseTransport(QStringView text);

} // namespace quay
