// SPDX-License-Identifier: MIT
#pragma once

#include <QProxyStyle>

namespace quay
{

// Fusion, but for what it paints as if the desktop were light: an empty check box looked filled on a dark one.
class DarkStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    DarkStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
};

} // namespace quay
