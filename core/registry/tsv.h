// SPDX-License-Identifier: MIT
#pragma once

#include "registry/reading.h"

namespace quay::registry
{

// Quayside's own form of the registry, in which it is shipped and kept: comment lines, a line of column names,
// a row a line with its fields separated by tabs. `# date: YYYY-MM-DD` says when the facts held.
[[nodiscard]] Result<RegistryFile, ReadError> readTsv(QByteArrayView text);
[[nodiscard]] QByteArray writeTsv(const RegistryFile &file);

// Quayside's list of common uses (Origin::Quayside): port, transports, name, description in English and German, source.
[[nodiscard]] Result<std::vector<Row>, ReadError> readUses(QByteArrayView text);

} // namespace quay::registry
