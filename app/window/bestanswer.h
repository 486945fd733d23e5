// SPDX-License-Identifier: MIT
#pragma once

#include "registry/search.h"

#include <QString>

#include <memory>
#include <optional>

namespace quay
{

// What a query would lead to, in a few words, where no list of answers is in sight.
class BestAnswer final
{
public:
    void setRegistry(std::shared_ptr<const registry::Registry> registry);
    // "Return: 22 ssh", or why nothing answers; empty for an empty query, and for one that hangs on the moment.
    [[nodiscard]] QString words(const QString &query, const registry::PortSet &bookmarked);

private:
    std::shared_ptr<const registry::Registry> m_registry;
    std::optional<registry::Search> m_search; // over m_registry
};

} // namespace quay
