// SPDX-License-Identifier: MIT
#include "registry/entry.h"

namespace quay::registry
{

QLatin1StringView statusName(Status status)
{
    switch (status) {
    case Status::Assigned:
        return QLatin1StringView("assigned");
    case Status::Reserved:
        return QLatin1StringView("reserved");
    case Status::Unassigned:
        return QLatin1StringView("unassigned");
    case Status::Dynamic:
        return QLatin1StringView("dynamic");
    }
    Q_UNREACHABLE();
}

} // namespace quay::registry
