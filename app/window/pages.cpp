// SPDX-License-Identifier: MIT
#include "window/pages.h"

#include "window/rail.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QStackedWidget>

#include <algorithm>

namespace quay
{

Pages::Pages(QWidget *parent) : QWidget(parent), m_rail(new Rail(this)), m_stack(new QStackedWidget(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addWidget(m_stack, 1);
    connect(m_rail, &Rail::chosen, this, &Pages::showAt);
}

void Pages::add(Entry entry)
{
    m_rail->add(entry.icon);
    m_entries.push_back(std::move(entry));
    retranslate();
}

int Pages::indexOf(const QString &name) const
{
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(), [&name](const Entry &entry) { return entry.name == name; });
    return found == m_entries.end() ? -1 : static_cast<int>(found - m_entries.begin());
}

void Pages::show(const QString &name)
{
    if (const int index = indexOf(name); index >= 0)
        showAt(index);
}

Page *Pages::make(const QString &name) { return makeAt(indexOf(name)); }

Page *Pages::makeAt(int index)
{
    Entry &entry = m_entries[static_cast<std::size_t>(index)];
    if (entry.page)
        return entry.page;
    entry.page = entry.make();
    m_stack->addWidget(entry.page);
    Q_EMIT made(entry.page);
    return entry.page;
}

void Pages::showAt(int index)
{
    m_rail->setCurrent(index);
    m_stack->setCurrentWidget(makeAt(index));
    if (std::exchange(m_current, index) != index)
        Q_EMIT shown(currentName());
}

Page *Pages::current() const { return m_current < 0 ? nullptr : m_entries[static_cast<std::size_t>(m_current)].page; }

QString Pages::currentName() const
{
    return m_current < 0 ? QString() : m_entries[static_cast<std::size_t>(m_current)].name;
}

std::vector<Page *> Pages::existing() const
{
    std::vector<Page *> pages;
    for (const Entry &entry : m_entries) {
        if (entry.page)
            pages.push_back(entry.page);
    }
    return pages;
}

void Pages::retranslate()
{
    m_rail->setAccessibleName(tr("Pages"));
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const QString title = m_entries[i].title().remove(u'&');
        // Two short lines leave more room to the page than a long one.
        m_rail->setText(static_cast<int>(i), QString(title).replace(u' ', u'\n'),
                        tr("%1 (%2)", "page, keys").arg(title, m_entries[i].keys.toString(QKeySequence::NativeText)));
    }
}

void Pages::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace quay
