// SPDX-License-Identifier: MIT
#pragma once

#include <QTableView>

#include <vector>

namespace quay
{

// How the columns of a table begin.
struct ColumnPlan {
    std::vector<int> characters; // the room of each column
    std::vector<int> hidden;     // at first
    int stretched = 0;           // takes what is left
    int essential = 0;           // without it no row could be told: never hidden
    int mark = -1;               // a narrow column that says nothing as text; -1: none
};

// A table of whole rows with columns that can be moved, hidden and resized. The model names its columns in the
// header's accessible text.
class ColumnTable : public QTableView
{
    Q_OBJECT

public:
    // `model` must outlive the table.
    ColumnTable(QAbstractItemModel *model, ColumnPlan plan, QWidget *parent);

    // Order, widths and visibility of the columns, as saveLayout wrote them; anything else is ignored.
    void restoreLayout(const QByteArray &layout);
    [[nodiscard]] QByteArray saveLayout() const;

    // Selects the row and shows it; -1 selects nothing.
    void goTo(int row);
    // The selected rows in order of the table.
    [[nodiscard]] std::vector<int> selectedRows() const;
    // In order; without the mark.
    [[nodiscard]] std::vector<int> visibleColumns() const;

Q_SIGNALS:
    void currentRowChanged(int row);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    [[nodiscard]] int columnCount() const { return static_cast<int>(m_plan.characters.size()); }
    void fitRows();
    void fitColumns();
    void fitStretched();
    void scaleColumns();
    [[nodiscard]] int widthOf(int characters) const;
    void showHeaderMenu(const QPoint &position);

    ColumnPlan m_plan;
    int m_letterWidth = 0; // for which the columns are wide enough
};

} // namespace quay
