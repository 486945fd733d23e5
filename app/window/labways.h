// SPDX-License-Identifier: MIT
#pragma once

#include "lab/labsession.h"
#include "registry/registry.h"

#include <memory>

namespace quay
{

// The lab with real programs: `quay`, which lies beside this program, or where the system finds it. Service names are
// looked up in the registry that `registry` returns at that moment.
[[nodiscard]] LabSession::Ways realLab(std::function<std::shared_ptr<const registry::Registry>()> registry);

} // namespace quay
