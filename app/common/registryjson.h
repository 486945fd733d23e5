// SPDX-License-Identifier: MIT
#pragma once

#include "registry/search.h"

#include <QJsonArray>
#include <QJsonObject>

#include <set>
#include <vector>

namespace quay
{

// Writes rows as the objects of the contract: one a number, common uses as a property of their number.
class RegistryJson final
{
public:
    // The registry must outlive the object. Of rows over several numbers those that the query names are written.
    RegistryJson(const registry::Registry &registry, registry::Query query)
        : m_registry(registry), m_query(std::move(query))
    {
    }

    void add(const registry::Hit &hit);
    // Every row of the registry, and the numbers that have a common use; no mere gaps.
    void addEverything();
    // In the order they were added where words decide which answer is better, else by port and transport.
    [[nodiscard]] QJsonArray result() const;

private:
    struct Item {
        Port port{};
        Transport transport{};
        QJsonObject object;
    };

    void addRow(quint32 row, Port port, bool isForAnyTransport = false);
    [[nodiscard]] bool isWanted(Port port) const;
    [[nodiscard]] QJsonArray usesOf(Port port, Transport transport) const;

    const registry::Registry &m_registry;
    registry::Query m_query;
    std::vector<Item> m_items;
    std::set<std::pair<quint32, Port>> m_seen;
};

} // namespace quay
