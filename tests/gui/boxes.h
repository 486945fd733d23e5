// SPDX-License-Identifier: MIT
// Boxes that the window puts up.
#pragma once

#include <QAbstractButton>
#include <QApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>
#include <QTimer>

namespace quay
{

// The text of the box that the window puts up, which is then closed. Empty if none comes.
inline QString closedBox(const QWidget &window)
{
    QMessageBox *box = nullptr;
    const bool isThere = QTest::qWaitFor([&] {
        for (QMessageBox *candidate : window.findChildren<QMessageBox *>())
            box = candidate->isVisible() ? candidate : box;
        return box != nullptr;
    });
    if (!isThere)
        return {};
    const QString text = box->text();
    box->close();
    return text;
}

// Answers the next question that stops the program; its text is in `asked` then.
class Answerer final : public QObject
{
public:
    explicit Answerer(QMessageBox::StandardButton answer) : m_answer(answer)
    {
        m_timer.setInterval(5);
        connect(&m_timer, &QTimer::timeout, this, &Answerer::answer);
        m_timer.start();
    }
    [[nodiscard]] QString asked() const { return m_asked; }
    // What Return would have answered.
    [[nodiscard]] QMessageBox::StandardButton preset() const { return m_preset; }

private:
    void answer()
    {
        auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        if (!box || !box->button(m_answer))
            return;
        m_asked = box->text();
        m_preset = box->standardButton(box->defaultButton());
        m_timer.stop();
        box->button(m_answer)->click();
    }

    QMessageBox::StandardButton m_answer;
    QMessageBox::StandardButton m_preset = QMessageBox::NoButton;
    QTimer m_timer;
    QString m_asked;
};

} // namespace quay
