// SPDX-License-Identifier: MIT
#pragma once

#include "registry/reading.h"

namespace quay::registry
{

// IANA's service-names-port-numbers.xml (namespace http://www.iana.org/assignments).
// A document type declaration or an entity of its own is refused: IANA's file has neither.
[[nodiscard]] Result<RegistryFile, ReadError> readIanaXml(const QByteArray &text);

} // namespace quay::registry
