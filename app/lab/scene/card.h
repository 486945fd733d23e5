// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>

class QLabel;
class QToolButton;

namespace quay::scene
{

// A card over the stage, in one of its right corners; closed with its button or Escape.
class Card final : public QFrame
{
    Q_OBJECT

public:
    Card(Qt::Corner corner, QWidget *over);
    void show(const QString &title, const QString &html);
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString html() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void place();

    Qt::Corner m_corner;
    QLabel *m_title;
    QLabel *m_text;
    QToolButton *m_close;
};

} // namespace quay::scene
