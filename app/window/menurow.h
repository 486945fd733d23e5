// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QHBoxLayout;
class QMenuBar;

namespace quay
{

class SearchField;

// Above everything: the menus, and at their end the search field, in sight on every page and at no page's expense. Not
// the menu bar's own corner: what stands there is not told to a screen reader.
class MenuRow final : public QWidget
{
    Q_OBJECT

public:
    // Both become the row's.
    MenuRow(QMenuBar *menus, SearchField *field, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void fit();

    SearchField *m_field;
    QHBoxLayout *m_place; // of the field
};

} // namespace quay
