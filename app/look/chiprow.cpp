// SPDX-License-Identifier: MIT
#include "look/chiprow.h"

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

ChipRow::ChipRow(const QStringList &words, QWidget *parent) : QWidget(parent)
{
    auto *rows = new WrapLayout(this, unit(this));
    rows->setContentsMargins({});
    for (const QString &word : words) {
        if (word.isEmpty())
            rows->addItem(new QSpacerItem(2 * unit(this), 0));
        else
            add(word);
    }
}

void ChipRow::add(const QString &word)
{
    auto *button = new ToggleButton(this);
    button->setToolTip(word);
    connect(button, &QToolButton::toggled, this, [this, word](bool isOn) { toggle(word, isOn); });
    layout()->addWidget(button);
    m_chips.push_back({word, button});
}

void ChipRow::retranslate()
{
    setAccessibleName(tr("Filters"));
    for (const Chip &chip : m_chips) {
        chip.button->setText(title(chip.word));
        chip.button->setAccessibleDescription(tr("Filter; the same as the word %1 in the search field").arg(chip.word));
    }
}

void ChipRow::showQuery(const QString &query)
{
    m_query = query;
    for (const Chip &chip : m_chips)
        chip.button->setChecked(contains(query, chip.word));
}

void ChipRow::toggle(const QString &word, bool isOn)
{
    if (contains(m_query, word) == isOn)
        return; // the button follows the query
    m_query = withWord(m_query, word, isOn);
    Q_EMIT queryEdited(m_query);
}

void ChipRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace quay
