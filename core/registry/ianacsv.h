// SPDX-License-Identifier: MIT
#pragma once

#include "registry/reading.h"

namespace quay::registry
{

// IANA's service-names-port-numbers.csv: RFC 4180, columns found by their names in the first line.
// The file does not say of which day it is; the newest date of its records stands for it.
[[nodiscard]] Result<RegistryFile, ReadError> readIanaCsv(QByteArrayView text);

} // namespace quay::registry
