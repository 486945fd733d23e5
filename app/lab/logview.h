// SPDX-License-Identifier: MIT
#pragma once

#include "lab/logmodel.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QTableView;

namespace quay
{

class ToggleButton;

// The log with its filter. Follows the newest row while the last one is in sight.
class LogView final : public QWidget
{
    Q_OBJECT

public:
    explicit LogView(LogModel *model, QWidget *parent = nullptr);
    // `dropped`: datagrams that the kernel dropped; `leftOut`: happenings that were too many to be told.
    void setCounts(quint64 dropped, quint64 leftOut);
    [[nodiscard]] QTableView *table() const { return m_table; }
    // Empty while the columns are fitted to the room; they are until somebody changes one.
    [[nodiscard]] QByteArray saveLayout() const;
    void restoreLayout(const QByteArray &layout);

Q_SIGNALS:
    void socketChosen(quint32 socket);
    // What was done so far as a script, to be shown to others.
    void reportRequested();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fitColumns();
    void fitRows();
    [[nodiscard]] std::vector<int> columnWidths() const;
    void retranslate();
    void showCounts();
    void copy() const;
    void showMenu(const QPoint &position);

    LogModel *m_model;
    QSortFilterProxyModel *m_filter;
    QTableView *m_table;
    QLineEdit *m_words;
    ToggleButton *m_onlyDisagreements;
    QLabel *m_counts;
    quint64 m_dropped = 0;
    quint64 m_leftOut = 0;
    std::vector<int> m_fitted; // the widths
    bool m_isFitted = true;
};

} // namespace quay
