// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>

class QVBoxLayout;

namespace quay
{

// What the stage offers while no program runs: a few ready scenes, each one click away.
class FirstSteps final : public QFrame
{
    Q_OBJECT

public:
    explicit FirstSteps(QWidget *parent = nullptr);

Q_SIGNALS:
    void sceneChosen(const QString &name);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void fill();

    QVBoxLayout *m_rows;
};

} // namespace quay
