// SPDX-License-Identifier: MIT
#include "look/tableheader.h"

#include <QStyleOptionHeader>

namespace quay
{

TableHeader::TableHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setSectionsMovable(true);
    setHighlightSections(false);
}

void TableHeader::setModel(QAbstractItemModel *model)
{
    QHeaderView::setModel(model);
    disconnect(model, &QAbstractItemModel::layoutAboutToBeChanged, this, nullptr);
    disconnect(model, &QAbstractItemModel::layoutChanged, this, nullptr);
}

QSize TableHeader::sectionSizeFromContents(int section) const
{
    QStyleOptionHeaderV2 option;
    initStyleOption(&option);
    option.section = section;
    option.text = model()->headerData(section, Qt::Horizontal).toString();
    if (isSortIndicatorShown())
        option.sortIndicator = QStyleOptionHeader::SortDown;
    return style()->sizeFromContents(QStyle::CT_HeaderSection, &option, QSize(), this);
}

} // namespace quay
