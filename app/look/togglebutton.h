// SPDX-License-Identifier: MIT
#pragma once

#include <QToolButton>

namespace quay
{

// A button that is on or off, and shows it from afar in every theme: on, it has the colours of what is selected. Many
// a style only darkens it, which nobody sees in a dark theme.
class ToggleButton final : public QToolButton
{
    Q_OBJECT

public:
    explicit ToggleButton(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace quay
