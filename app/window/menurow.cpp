// SPDX-License-Identifier: MIT
#include "window/menurow.h"

#include "look/metrics.h"
#include "window/searchfield.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QStyleOptionMenuItem>
#include <QStylePainter>

namespace quay
{

MenuRow::MenuRow(QMenuBar *menus, SearchField *field, QWidget *parent)
    : QWidget(parent), m_field(field), m_place(new QHBoxLayout)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(0);
    row->addWidget(menus, 1, Qt::AlignVCenter);
    row->addLayout(m_place, 1); // half of the window, up to the field's greatest width
    m_place->addWidget(field);
    fit();
}

void MenuRow::fit()
{
    constexpr int letters = 72;
    m_field->setMaximumWidth(letters * m_field->fontMetrics().averageCharWidth());
    m_place->setContentsMargins(0, unit(this) / 2, unit(this), unit(this) / 2);
}

// As the menu bar's ground goes on.
void MenuRow::paintEvent(QPaintEvent *)
{
    QStyleOptionMenuItem ground;
    ground.initFrom(this);
    ground.menuItemType = QStyleOptionMenuItem::EmptyArea;
    QStylePainter(this).drawControl(QStyle::CE_MenuBarEmptyArea, ground);
}

void MenuRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fit();
}

} // namespace quay
