// SPDX-License-Identifier: MIT
#pragma once

#include "script/reader.h"
#include "script/statement.h"

namespace quay::script
{

// Reading addresses, ports and interfaces. Like Reader's own functions these return an empty value after a mistake.

[[nodiscard]] AddressName readAddress(Reader &reader, Expected expected);
[[nodiscard]] EndpointName readEndpoint(Reader &reader, Transport transport);
[[nodiscard]] QString readInterface(Reader &reader);
// The same within a token, as before '@'.
[[nodiscard]] QString interfaceIn(Reader &reader, std::string_view text);
// LO-HI
[[nodiscard]] LocalRange readRange(Reader &reader);
// An address and the length of its prefix: 10.0.0.1/24, [fd00::1]/64.
struct PrefixedAddress {
    Address address;
    quint8 prefixLength = 0;
};
[[nodiscard]] PrefixedAddress readPrefixedAddress(Reader &reader);

} // namespace quay::script
