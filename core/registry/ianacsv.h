// SPDX-License-Identifier: MIT
#pragma once

#include "registry/reading.h"

namespace quay::registry
{

// IANA's service-names-port-numbers.csv: RFC 4180, columns found by their names in the first line.
[[nodiscard]] Result<RegistryFile, ReadError> readIanaCsv(QByteArrayView text);

} // namespace quay::registry
