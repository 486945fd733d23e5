// SPDX-License-Identifier: MIT
#pragma once

#include <QLineEdit>

namespace quay
{

// The field that is always there: a query, with completion of its keywords. Return asks for the best answer, Down goes
// to the answers, Escape empties the field.
class SearchField final : public QLineEdit
{
    Q_OBJECT

public:
    explicit SearchField(QWidget *parent = nullptr);

Q_SIGNALS:
    void bestAnswerRequested();
    void answersRequested();
    void helpRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QAction *m_glass;
    QAction *m_help;
};

} // namespace quay
