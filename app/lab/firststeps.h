// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>

class QVBoxLayout;

namespace quay
{

// What the stage offers while no program runs: a few ready scenes, each one click away; or that a script is held.
class FirstSteps final : public QFrame
{
    Q_OBJECT

public:
    explicit FirstSteps(QWidget *parent = nullptr);
    // A script is to play, but waits because of Pause.
    void setHeld(bool held);

Q_SIGNALS:
    void sceneChosen(const QString &name);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void fill();

    QVBoxLayout *m_rows;
    bool m_isHeld = false;
};

} // namespace quay
