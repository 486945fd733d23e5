// SPDX-License-Identifier: MIT
#include "reference/chips.h"

#include "common/registrytext.h"
#include "registry/query.h"

namespace quay
{

namespace
{

const std::array words{"tcp",
                       "udp",
                       "sctp",
                       "dccp",
                       "",
                       "range:system",
                       "range:user",
                       "range:dynamic",
                       "",
                       "is:assigned",
                       "is:reserved",
                       "is:unassigned",
                       "",
                       "is:notable",
                       "is:common",
                       "is:used",
                       "is:bookmarked"};

QStringList asList()
{
    QStringList list;
    for (const char *word : words)
        list += QString::fromLatin1(word);
    return list;
}

} // namespace

QString withPorts(const QString &query, PortInterval ports)
{
    QStringList parts = registry::Query::split(query);
    parts.removeIf([](const QString &part) { return !registry::Query::parse(part).finished().ports.empty(); });
    return (parts << RegistryText::ports(ports)).join(u' ');
}

Chips::Chips(QWidget *parent) : ChipRow(asList(), parent) { retranslate(); }

QString Chips::title(const QString &word) const
{
    if (word == u"range:system")
        return tr("System");
    if (word == u"range:user")
        return tr("User");
    if (word == u"range:dynamic")
        return tr("Dynamic");
    if (word == u"is:assigned")
        return tr("Assigned");
    if (word == u"is:reserved")
        return tr("Reserved");
    if (word == u"is:unassigned")
        return tr("Unassigned");
    if (word == u"is:notable")
        return tr("Notable");
    if (word == u"is:common")
        return tr("Common uses");
    if (word == u"is:used")
        return tr("In use here");
    if (word == u"is:bookmarked")
        return tr("Bookmarked");
    return word.toUpper();
}

} // namespace quay
