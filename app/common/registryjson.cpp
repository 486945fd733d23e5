// SPDX-License-Identifier: MIT
#include "common/registryjson.h"

#include <algorithm>
#include <tuple>

namespace quay
{

using namespace registry;

namespace
{

QJsonArray words(QByteArrayView text)
{
    return QJsonArray::fromStringList(QString::fromUtf8(text).split(u' ', Qt::SkipEmptyParts));
}

} // namespace

void RegistryJson::add(const Hit &hit)
{
    const Entry entry = m_registry.at(hit.row);
    const PortInterval ports = hit.port < 0 ? entry.ports() : PortInterval{Port(hit.port), Port(hit.port)};
    for (int n = number(ports.first); n <= number(ports.last); ++n) {
        if (!isWanted(Port(n)))
            continue;
        if (entry.origin() != Origin::Quayside) {
            addRow(hit.row, Port(n));
            continue;
        }
        for (const quint32 row : m_registry.rowsOf(Port(n), entry.transport())) {
            if (m_registry.at(row).origin() != Origin::Quayside)
                addRow(row, Port(n));
        }
    }
}

bool RegistryJson::isWanted(Port port) const
{
    return m_query.ports.empty() || std::any_of(m_query.ports.begin(), m_query.ports.end(),
                                                [&](const PortInterval &ports) { return ports.contains(port); });
}

QJsonArray RegistryJson::usesOf(Port port, Transport transport) const
{
    QJsonArray uses;
    for (const quint32 row : m_registry.rowsOf(port, transport)) {
        if (m_registry.at(row).origin() == Origin::Quayside)
            uses.append(m_registry.at(row).text(Field::Name));
    }
    return uses;
}

void RegistryJson::addRow(quint32 row, Port port, bool isForAnyTransport)
{
    if (!m_seen.emplace(row, port).second)
        return;
    const Entry entry = m_registry.at(row);
    m_items.push_back(
        {port, entry.transport(),
         QJsonObject{
             {QStringLiteral("port"), number(port)},
             {QStringLiteral("protocol"), isForAnyTransport ? QString() : QString(transportName(entry.transport()))},
             {QStringLiteral("name"), entry.text(Field::Name)},
             {QStringLiteral("description"), entry.text(Field::Description)},
             {QStringLiteral("status"), QString(statusName(entry.status()))},
             {QStringLiteral("range"), QString(portRangeName(portRange(port)))},
             {QStringLiteral("references"), words(entry.utf8(Field::References))},
             {QStringLiteral("notable"), entry.isNotable()},
             {QStringLiteral("unofficial"), usesOf(port, entry.transport())},
         }});
}

QJsonArray RegistryJson::result() const
{
    std::vector<Item> items = m_items;
    if (m_query.words.empty())
        std::stable_sort(items.begin(), items.end(), [](const Item &a, const Item &b) {
            return std::tie(a.port, a.transport) < std::tie(b.port, b.transport);
        });
    QJsonArray array;
    for (const Item &item : items)
        array.append(item.object);
    return array;
}

void RegistryJson::addEverything()
{
    for (quint32 row = 0; row < m_registry.size(); ++row) {
        const Entry entry = m_registry.at(row);
        if (entry.origin() == Origin::Gap)
            continue;
        if (!entry.isAnyTransport()) {
            add({row, -1});
            continue;
        }
        // IANA has one record for it, without a transport.
        for (int n = number(entry.ports().first);
             entry.transport() == Transport::Tcp && n <= number(entry.ports().last); ++n)
            addRow(row, Port(n), true);
    }
}

} // namespace quay
