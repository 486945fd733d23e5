// SPDX-License-Identifier: MIT
#pragma once

#include <QTableView>

namespace quay
{

class PortModel;

// The table of ports: whole rows, columns that can be moved, hidden and resized.
class PortTable final : public QTableView
{
    Q_OBJECT

public:
    // `model` must outlive the table.
    explicit PortTable(PortModel *model, QWidget *parent = nullptr);

    // Order, widths and visibility of the columns, as saveLayout wrote them; anything else is ignored.
    void restoreLayout(const QByteArray &layout);
    [[nodiscard]] QByteArray saveLayout() const;

    // Selects the row and shows it; -1 selects nothing.
    void goTo(int row);
    // The selected rows in order of the table.
    [[nodiscard]] std::vector<int> selectedRows() const;
    [[nodiscard]] std::vector<int> visibleColumns() const;

Q_SIGNALS:
    void currentRowChanged(int row);
    void bookmarkToggled(int row);

protected:
    void changeEvent(QEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fitRows();
    void fitColumns();
    void scaleColumns();
    void showHeaderMenu(const QPoint &position);

    PortModel *m_model;
    int m_letterWidth = 0; // for which the columns are wide enough
};

} // namespace quay
