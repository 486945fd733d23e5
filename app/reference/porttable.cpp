// SPDX-License-Identifier: MIT
#include "reference/porttable.h"

#include "look/metrics.h"
#include "reference/portdelegate.h"
#include "reference/portmodel.h"
#include "reference/tableheader.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>
#include <utility>

namespace quay
{

PortTable::PortTable(PortModel *model, QWidget *parent) : QTableView(parent), m_model(model)
{
    setHorizontalHeader(new TableHeader(this));
    setModel(model);
    setItemDelegate(new PortDelegate(model, this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setTabKeyNavigation(false);
    setEditTriggers(NoEditTriggers);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(horizontalHeader(), &QWidget::customContextMenuRequested, this, &PortTable::showHeaderMenu);
    connect(this, &QTableView::clicked, this, [this](const QModelIndex &index) {
        if (index.column() == PortModel::Mark)
            Q_EMIT bookmarkToggled(index.row());
    });
    fitRows();
    fitColumns();
}

void PortTable::fitRows()
{
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 2 * unit(this));
}

void PortTable::fitColumns()
{
    m_letterWidth = fontMetrics().averageCharWidth();
    const auto widthOf = [this](int characters) { return m_letterWidth * characters + 4 * unit(this); };
    constexpr std::array<int, PortModel::ColumnCount> characters{3, 12, 8, 18, 46, 13, 11, 20};
    horizontalHeader()->setMinimumSectionSize(widthOf(2));
    for (int column = 0; column < PortModel::ColumnCount; ++column)
        setColumnWidth(column, widthOf(characters[static_cast<std::size_t>(column)]));
    horizontalHeader()->setStretchLastSection(false);
    horizontalHeader()->setSectionResizeMode(PortModel::Description, QHeaderView::Stretch);
    setColumnHidden(PortModel::Reference, true);
    setColumnHidden(PortModel::Range, true);
}

// Columns keep the room for as many letters as they had.
void PortTable::scaleColumns()
{
    const int before = std::exchange(m_letterWidth, fontMetrics().averageCharWidth());
    if (before == 0 || before == m_letterWidth)
        return;
    horizontalHeader()->setMinimumSectionSize(horizontalHeader()->minimumSectionSize() * m_letterWidth / before);
    for (int column = 0; column < PortModel::ColumnCount; ++column) {
        const bool isHidden = isColumnHidden(column);
        setColumnHidden(column, false); // a hidden one says nothing of its width
        setColumnWidth(column, columnWidth(column) * m_letterWidth / before);
        setColumnHidden(column, isHidden);
    }
}

void PortTable::restoreLayout(const QByteArray &layout)
{
    if (layout.isEmpty() || layout.front() != PortModel::ColumnCount)
        return; // of a version with other columns
    horizontalHeader()->restoreState(layout.sliced(1));
    setColumnHidden(PortModel::Ports, false);
}

QByteArray PortTable::saveLayout() const
{
    return QByteArray(1, PortModel::ColumnCount) + horizontalHeader()->saveState();
}

void PortTable::goTo(int row)
{
    if (row < 0) {
        clearSelection();
        setCurrentIndex({});
        return;
    }
    const QModelIndex index = m_model->index(row, PortModel::Ports);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index, EnsureVisible);
}

std::vector<int> PortTable::selectedRows() const
{
    std::vector<int> rows;
    const QModelIndexList selected = selectionModel()->selectedRows(PortModel::Ports);
    for (const QModelIndex &index : selected)
        rows.push_back(index.row());
    std::sort(rows.begin(), rows.end());
    return rows;
}

std::vector<int> PortTable::visibleColumns() const
{
    std::vector<int> columns;
    for (int place = 0; place < PortModel::ColumnCount; ++place) {
        const int column = horizontalHeader()->logicalIndex(place);
        if (!isColumnHidden(column) && column != PortModel::Mark)
            columns.push_back(column);
    }
    return columns;
}

void PortTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        fitRows();
        scaleColumns();
    }
}

void PortTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (current.isValid())
        Q_EMIT currentRowChanged(current.row());
}

void PortTable::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_B && event->modifiers() == Qt::NoModifier && currentIndex().isValid())
        Q_EMIT bookmarkToggled(currentIndex().row());
    else
        QTableView::keyPressEvent(event);
}

void PortTable::showHeaderMenu(const QPoint &position)
{
    QMenu menu(this);
    for (int column = 0; column < PortModel::ColumnCount; ++column) {
        QAction *action = menu.addAction(PortModel::columnTitle(static_cast<PortModel::Column>(column)));
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        action->setEnabled(column != PortModel::Ports); // without it no row could be told
        connect(action, &QAction::toggled, this, [this, column](bool shown) { setColumnHidden(column, !shown); });
    }
    menu.exec(horizontalHeader()->mapToGlobal(position));
}

} // namespace quay
