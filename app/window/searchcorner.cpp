// SPDX-License-Identifier: MIT
#include "window/searchcorner.h"

#include "look/metrics.h"
#include "window/searchfield.h"

#include <QHBoxLayout>

namespace quay
{

SearchCorner::SearchCorner(SearchField *field, QWidget *parent) : QWidget(parent), m_field(field)
{
    // Else every letter typed would have the menus painted anew, which lie below it.
    setAutoFillBackground(true);
    auto *row = new QHBoxLayout(this);
    // The menus' words stand at the upper edge of a bar that is higher than they are.
    row->setContentsMargins(0, 1, unit(this), unit(this) / 2);
    row->addWidget(field);
}

QSize SearchCorner::sizeHint() const
{
    const QMargins around = layout()->contentsMargins();
    return m_field->sizeHint().grownBy(around);
}

} // namespace quay
