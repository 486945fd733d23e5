// SPDX-License-Identifier: MIT
#include "shrink.h"

#include <algorithm>

namespace quay::judge
{

namespace
{

[[nodiscard]] Scenario without(const Scenario &scenario, std::size_t first, std::size_t count)
{
    Scenario smaller = scenario;
    const auto begin = smaller.steps.begin() + static_cast<std::ptrdiff_t>(first);
    smaller.steps.erase(begin, begin + static_cast<std::ptrdiff_t>(std::min(count, smaller.steps.size() - first)));
    return smaller;
}

[[nodiscard]] Scenario withFewerUsers(Scenario scenario, const std::function<bool(const Scenario &)> &fails)
{
    for (std::size_t i = 0; i < scenario.users.size(); ++i) {
        Scenario candidate = scenario;
        candidate.users[i] = 0;
        if (scenario.users[i] != 0 && fails(candidate))
            scenario = std::move(candidate);
    }
    return scenario;
}

} // namespace

Scenario shrink(Scenario scenario, const std::function<bool(const Scenario &)> &fails)
{
    std::size_t chunk = std::max<std::size_t>(1, scenario.steps.size() / 2);
    while (true) {
        bool smaller = false;
        for (std::size_t first = scenario.steps.size(); first-- > 0;) {
            if (first % chunk != 0)
                continue;
            if (Scenario candidate = without(scenario, first, chunk); fails(candidate)) {
                scenario = std::move(candidate);
                smaller = true;
            }
        }
        if (smaller && chunk == 1)
            continue;
        if (chunk == 1)
            return withFewerUsers(std::move(scenario), fails);
        chunk = std::max<std::size_t>(1, chunk / 2);
    }
}

} // namespace quay::judge
