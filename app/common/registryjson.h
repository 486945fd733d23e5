// SPDX-License-Identifier: MIT
#pragma once

#include "registry/search.h"

#include <QJsonArray>

#include <set>

namespace quay
{

// Writes rows as the objects of the contract: one a number, common uses as a property of their number.
class RegistryJson final
{
public:
    // Both must outlive the object.
    RegistryJson(const registry::Registry &registry, const registry::Query &query)
        : m_registry(registry), m_query(query)
    {
    }

    void add(const registry::Hit &hit);
    // Every row of the registry, and the numbers that have a common use; no mere gaps.
    void addEverything();
    [[nodiscard]] const QJsonArray &result() const { return m_array; }

private:
    void addRow(quint32 row, Port port, bool isForAnyTransport = false);
    [[nodiscard]] bool isWanted(Port port) const;
    [[nodiscard]] QJsonArray usesOf(Port port, Transport transport) const;

    const registry::Registry &m_registry;
    const registry::Query &m_query;
    QJsonArray m_array;
    std::set<std::pair<quint32, Port>> m_seen;
};

} // namespace quay
