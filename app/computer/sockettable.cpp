// SPDX-License-Identifier: MIT
#include "computer/sockettable.h"

#include "computer/socketdelegate.h"
#include "computer/socketmodel.h"

#include <QHeaderView>
#include <QScrollBar>

namespace quay
{

using Columns = SocketColumns;

SocketTable::SocketTable(SocketModel *model, QWidget *parent)
    : ColumnTable(model,
                  {.characters = {1, 7, 6, 16, 7, 12, 15, 14, 19, 9, 6, 6, 16, 10, 22, 14, 60},
                   .hidden = {Columns::Timer, Columns::Seen, Columns::Unit, Columns::Container, Columns::Command},
                   .stretched = Columns::Program,
                   .essential = Columns::LocalPort,
                   .mark = Columns::Mark},
                  parent)
{
    setItemDelegate(new SocketDelegate(model, this));
    horizontalHeader()->setSortIndicator(Columns::LocalPort, Qt::AscendingOrder);
    setSortingEnabled(true);
}

void SocketTable::keepingPlace(const std::function<void()> &change)
{
    const QPersistentModelIndex top = indexAt(QPoint(0, 0));
    const bool isAtTop = verticalScrollBar()->value() == 0;
    change();
    if (isAtTop || !top.isValid())
        return;
    executeDelayedItemsLayout(); // the scroll bar learns of the rows
    verticalScrollBar()->setValue(top.row());
}

} // namespace quay
