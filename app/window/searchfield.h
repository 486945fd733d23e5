// SPDX-License-Identifier: MIT
#pragma once

#include <QLineEdit>

namespace quay
{

// The field that is always there: a query, with completion of its keywords. Return asks for the best answer, Down goes
// to the answers, Escape empties the field, and leaves it when it is empty.
class SearchField final : public QLineEdit
{
    Q_OBJECT

public:
    explicit SearchField(QWidget *parent = nullptr);

    // A quiet word behind the text where the answers are not in sight: what Return would go to.
    void setHint(const QString &hint);
    [[nodiscard]] QString hint() const { return m_hint; }

Q_SIGNALS:
    void bestAnswerRequested();
    void answersRequested();
    void helpRequested();
    void leaveRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void describe();

    QAction *m_glass;
    QAction *m_help;
    QString m_hint;
};

} // namespace quay
