// SPDX-License-Identifier: MIT
#include "window/bestanswer.h"

#include "common/registrytext.h"

#include <QCoreApplication>

namespace quay
{

using namespace registry;

void BestAnswer::setRegistry(std::shared_ptr<const Registry> registry)
{
    m_registry = std::move(registry);
    m_search.emplace(*m_registry);
}

QString BestAnswer::words(const QString &query, const PortSet &bookmarked)
{
    const Query asked = Query::parse(query);
    if (asked.isEmpty() || !m_search || asked.wants(Query::Mark::Used))
        return {};
    if (const QString problem = RegistryText::problem(asked); !problem.isEmpty())
        return problem;
    const std::vector<Hit> hits = m_search->find(asked, {nullptr, &bookmarked});
    if (hits.empty())
        return QCoreApplication::translate("BestAnswer", "Nothing matches");
    const Entry entry = m_registry->at(hits.front().row);
    const QString ports =
        hits.front().port >= 0 ? QString::number(hits.front().port) : RegistryText::ports(entry.ports());
    const QString name = entry.text(Field::Name);
    return QCoreApplication::translate("BestAnswer", "Return: %1 %2", "key, port and service")
        .arg(ports, name.isEmpty() ? RegistryText::status(entry) : name);
}

} // namespace quay
