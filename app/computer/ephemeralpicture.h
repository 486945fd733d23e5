// SPDX-License-Identifier: MIT
#pragma once

#include "net/port.h"

#include <QWidget>

#include <bitset>

namespace quay
{

// The ephemeral range as a strip from its first port to its last: a stroke where ports are in use, the higher the more
// of those that share a stroke are.
class EphemeralPicture final : public QWidget
{
    Q_OBJECT

public:
    using PortSet = std::bitset<portCount>;

    explicit EphemeralPicture(QWidget *parent = nullptr);

    void show(PortInterval range, const PortSet &used);
    // How many ports of the range are in use.
    [[nodiscard]] int usedCount() const { return m_count; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    PortInterval m_range{Port{32768}, Port{60999}};
    PortSet m_used;
    int m_count = 0;
};

} // namespace quay
