// SPDX-License-Identifier: MIT
#pragma once

#include "common/tabletext.h"
#include "registry/registry.h"

namespace quay
{

class SocketModel;

// Rows of the list with these columns, in the order wanted.
[[nodiscard]] TableText tableOf(const SocketModel &model, const std::vector<int> &rows,
                                const std::vector<int> &columns);
// The objects of `quay sockets --json`; columns do not count.
[[nodiscard]] QByteArray toJson(const SocketModel &model, const std::vector<int> &rows,
                                const registry::Registry &registry);

} // namespace quay
