// SPDX-License-Identifier: MIT
#include "look/columntable.h"

#include "look/metrics.h"
#include "look/tableheader.h"

#include <QEvent>
#include <QHeaderView>
#include <QMenu>

#include <algorithm>
#include <utility>

namespace quay
{

ColumnTable::ColumnTable(QAbstractItemModel *model, ColumnPlan plan, QWidget *parent)
    : QTableView(parent), m_plan(std::move(plan))
{
    setHorizontalHeader(new TableHeader(this));
    setModel(model);
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
    connect(horizontalHeader(), &QWidget::customContextMenuRequested, this, &ColumnTable::showHeaderMenu);
    fitRows();
    fitColumns();
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this](int column) {
        if (column != m_plan.stretched)
            fitStretched();
    });
}

void ColumnTable::fitRows()
{
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 2 * unit(this));
}

int ColumnTable::widthOf(int characters) const { return m_letterWidth * characters + 4 * unit(this); }

void ColumnTable::fitColumns()
{
    m_letterWidth = fontMetrics().averageCharWidth();
    horizontalHeader()->setMinimumSectionSize(widthOf(1));
    for (int column = 0; column < columnCount(); ++column)
        setColumnWidth(column, widthOf(m_plan.characters[static_cast<std::size_t>(column)]));
    horizontalHeader()->setStretchLastSection(false);
    for (const int column : m_plan.hidden)
        setColumnHidden(column, true);
}

// QHeaderView::Stretch would leave it a letter or two where the others need all the room.
void ColumnTable::fitStretched()
{
    constexpr int fewest = 20;
    int room = viewport()->width();
    for (int column = 0; column < columnCount(); ++column) {
        if (column != m_plan.stretched)
            room -= columnWidth(column); // 0 of a hidden one
    }
    const int least = widthOf(std::min(fewest, m_plan.characters[static_cast<std::size_t>(m_plan.stretched)]));
    if (!isColumnHidden(m_plan.stretched))
        setColumnWidth(m_plan.stretched, std::max(room, least));
}

// Columns keep the room for as many letters as they had.
void ColumnTable::scaleColumns()
{
    const int before = std::exchange(m_letterWidth, fontMetrics().averageCharWidth());
    if (before == 0 || before == m_letterWidth)
        return;
    horizontalHeader()->setMinimumSectionSize(widthOf(1));
    for (int column = 0; column < columnCount(); ++column) {
        const bool isHidden = isColumnHidden(column);
        setColumnHidden(column, false); // a hidden one says nothing of its width
        setColumnWidth(column, columnWidth(column) * m_letterWidth / before);
        setColumnHidden(column, isHidden);
    }
    fitStretched();
}

// A layout begins with the number of columns, and with the width of a letter at which they had their widths.
static QByteArray layoutMark(int columns) { return QByteArray(1, static_cast<char>(columns | 0x80)); }

void ColumnTable::restoreLayout(const QByteArray &layout)
{
    if (layout.size() < 2 || !layout.startsWith(layoutMark(columnCount())))
        return; // of a version with other columns
    horizontalHeader()->restoreState(layout.sliced(2));
    setColumnHidden(m_plan.essential, false);
    m_letterWidth = std::max(1, int(static_cast<unsigned char>(layout[1])));
    scaleColumns();
    fitStretched();
}

QByteArray ColumnTable::saveLayout() const
{
    return layoutMark(columnCount()) + static_cast<char>(std::min(m_letterWidth, 255)) +
           horizontalHeader()->saveState();
}

void ColumnTable::goTo(int row)
{
    if (row < 0) {
        clearSelection();
        setCurrentIndex({});
        return;
    }
    const QModelIndex index = model()->index(row, m_plan.essential);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index, EnsureVisible);
}

std::vector<int> ColumnTable::selectedRows() const
{
    std::vector<int> rows;
    const QModelIndexList selected = selectionModel()->selectedRows(m_plan.essential);
    for (const QModelIndex &index : selected)
        rows.push_back(index.row());
    std::sort(rows.begin(), rows.end());
    return rows;
}

std::vector<int> ColumnTable::visibleColumns() const
{
    std::vector<int> columns;
    for (int place = 0; place < columnCount(); ++place) {
        const int column = horizontalHeader()->logicalIndex(place);
        if (!isColumnHidden(column) && column != m_plan.mark)
            columns.push_back(column);
    }
    return columns;
}

void ColumnTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitStretched();
}

void ColumnTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        fitRows();
        scaleColumns();
    }
}

void ColumnTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (current.isValid())
        Q_EMIT currentRowChanged(current.row());
}

void ColumnTable::showHeaderMenu(const QPoint &position)
{
    QMenu menu(this);
    for (int column = 0; column < columnCount(); ++column) {
        QAction *action =
            menu.addAction(model()->headerData(column, Qt::Horizontal, Qt::AccessibleTextRole).toString());
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        action->setEnabled(column != m_plan.essential); // without it no row could be told
        connect(action, &QAction::toggled, this, [this, column](bool shown) { setColumnHidden(column, !shown); });
    }
    menu.exec(horizontalHeader()->mapToGlobal(position));
}

} // namespace quay
