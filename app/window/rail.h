// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QButtonGroup;
class QVBoxLayout;

namespace quay
{

// The pages at the left edge of the window, one under the other, one of them on. Tab reaches the one that is on, the
// arrows go to the others.
class Rail final : public QWidget
{
    Q_OBJECT

public:
    explicit Rail(QWidget *parent = nullptr);

    // At the end; `icon` is one of resources/icons.
    void add(const QString &icon);
    void setText(int index, const QString &text, const QString &toolTip);
    void setCurrent(int index);

Q_SIGNALS:
    void chosen(int index);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void fit();

    QButtonGroup *m_buttons;
    QVBoxLayout *m_column;
};

} // namespace quay
