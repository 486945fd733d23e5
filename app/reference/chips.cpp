// SPDX-License-Identifier: MIT
#include "reference/chips.h"

#include "common/registrytext.h"
#include "look/metrics.h"
#include "look/togglebutton.h"
#include "look/wraplayout.h"
#include "registry/query.h"

#include <QEvent>

namespace quay
{

namespace
{

bool contains(const QString &query, const QString &word)
{
    return registry::Query::split(query).contains(word, Qt::CaseInsensitive);
}

} // namespace

QString withWord(const QString &query, const QString &word, bool isIn)
{
    QStringList parts = registry::Query::split(query);
    parts.removeIf([&](const QString &part) { return part.compare(word, Qt::CaseInsensitive) == 0; });
    if (isIn)
        parts += word;
    return parts.join(u' ');
}

QString withPorts(const QString &query, PortInterval ports)
{
    QStringList parts = registry::Query::split(query);
    parts.removeIf([](const QString &part) { return !registry::Query::parse(part).finished().ports.empty(); });
    return (parts << RegistryText::ports(ports)).join(u' ');
}

Chips::Chips(QWidget *parent) : QWidget(parent)
{
    auto *rows = new WrapLayout(this, unit(this));
    rows->setContentsMargins({});
    for (const char *word :
         {"tcp", "udp", "sctp", "dccp", "", "range:system", "range:user", "range:dynamic", "", "is:assigned",
          "is:reserved", "is:unassigned", "", "is:notable", "is:common", "is:bookmarked"}) {
        if (qstrlen(word) == 0)
            rows->addItem(new QSpacerItem(2 * unit(this), 0));
        else
            add(word);
    }
    retranslate();
}

void Chips::add(const char *word)
{
    auto *button = new ToggleButton(this);
    const QString text = QString::fromLatin1(word);
    button->setToolTip(text);
    connect(button, &QToolButton::toggled, this, [this, text](bool isOn) { toggle(text, isOn); });
    layout()->addWidget(button);
    m_chips.push_back({text, button});
}

QString Chips::title(const QString &word)
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
    if (word == u"is:bookmarked")
        return tr("Bookmarked");
    return word.toUpper();
}

void Chips::retranslate()
{
    setAccessibleName(tr("Filters"));
    for (const Chip &chip : m_chips) {
        chip.button->setText(title(chip.word));
        chip.button->setAccessibleDescription(tr("Filter; the same as the word %1 in the search field").arg(chip.word));
    }
}

void Chips::showQuery(const QString &query)
{
    m_query = query;
    for (const Chip &chip : m_chips)
        chip.button->setChecked(contains(query, chip.word));
}

void Chips::toggle(const QString &word, bool isOn)
{
    if (contains(m_query, word) == isOn)
        return; // the button follows the query
    m_query = withWord(m_query, word, isOn);
    Q_EMIT queryEdited(m_query);
}

void Chips::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace quay
