// SPDX-License-Identifier: MIT
#include "reference/porttable.h"

#include "reference/portdelegate.h"
#include "reference/portmodel.h"

#include <QKeyEvent>

namespace quay
{

PortTable::PortTable(PortModel *model, QWidget *parent)
    : ColumnTable(model,
                  {.characters = {2, 12, 7, 17, 46, 4, 12, 11, 20},
                   .hidden = {PortModel::Reference, PortModel::Range},
                   .stretched = PortModel::Description,
                   .essential = PortModel::Ports,
                   .mark = PortModel::Mark},
                  parent)
{
    setItemDelegate(new PortDelegate(model, this));
    connect(this, &QTableView::clicked, this, [this](const QModelIndex &index) {
        if (index.column() == PortModel::Mark)
            Q_EMIT bookmarkToggled(index.row());
    });
}

void PortTable::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_B && event->modifiers() == Qt::NoModifier && currentIndex().isValid())
        Q_EMIT bookmarkToggled(currentIndex().row());
    else
        ColumnTable::keyPressEvent(event);
}

} // namespace quay
