// SPDX-License-Identifier: MIT
#include "rules/state.h"

namespace quay::rules
{

} // namespace quay::rules
