// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>

class QLabel;
class QToolButton;

namespace quay::scene
{

// A card that stands on the stage, which finds a place for it; closed with its button or Escape.
class Card final : public QFrame
{
    Q_OBJECT

public:
    // Where it would like to stand: above all else, or below.
    enum class Wish : quint8 { Top, Bottom };
    Card(Wish wish, QWidget *parent);
    [[nodiscard]] Wish wish() const { return m_wish; }
    void show(const QString &title, const QString &html);
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString html() const;

Q_SIGNALS:
    // It is there or not, or has another size.
    void changed();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    Wish m_wish;
    QLabel *m_title;
    QLabel *m_text;
    QToolButton *m_close;
};

} // namespace quay::scene
