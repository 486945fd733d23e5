// SPDX-License-Identifier: MIT
#pragma once

#include "lab/verdict.h"

#include <QFrame>

class QLabel;
class QToolButton;

namespace quay
{

class WrapLayout;

// What the operating system will do, in one sentence, with "why?" and the ways out as buttons.
class VerdictBox final : public QFrame
{
    Q_OBJECT

public:
    explicit VerdictBox(QWidget *parent = nullptr);

    // `line`: the statement as lab script.
    void show(const Verdict &verdict, const QString &line);
    // What is still missing or wrong in the form.
    void showProblem(const QString &sentence);
    [[nodiscard]] const Verdict &verdict() const { return m_verdict; }

Q_SIGNALS:
    void wayChosen(const quay::WayOut &way);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void render();
    void renderWays();
    void fit();
    void showLine(int room);
    void showWhy();
    [[nodiscard]] QString elsewhere() const;
    [[nodiscard]] QColor ink() const;

    Verdict m_verdict;
    QString m_line;
    QString m_shown; // the ways out, as they stand there
    bool m_isProblem = true;
    QLabel *m_title;
    QLabel *m_error;
    QLabel *m_sentence;
    QLabel *m_script;
    QWidget *m_ways;
    QToolButton *m_why;
    QToolButton *m_copy;
};

} // namespace quay
