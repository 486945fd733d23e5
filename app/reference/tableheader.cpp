// SPDX-License-Identifier: MIT
#include "reference/tableheader.h"

#include <QEvent>

namespace quay
{

TableHeader::TableHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setSectionsMovable(true);
    setHighlightSections(false);
}

QSize TableHeader::sizeHint() const
{
    if (!m_size.isValid())
        m_size = QHeaderView::sizeHint();
    return m_size;
}

void TableHeader::setModel(QAbstractItemModel *model)
{
    m_size = QSize();
    QHeaderView::setModel(model);
    connect(model, &QAbstractItemModel::headerDataChanged, this, [this] { m_size = QSize(); });
}

void TableHeader::changeEvent(QEvent *event)
{
    QHeaderView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        m_size = QSize();
}

} // namespace quay
