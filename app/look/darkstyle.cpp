// SPDX-License-Identifier: MIT
#include "look/darkstyle.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>

namespace quay
{

DarkStyle::DarkStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

// An outline when it is empty, a mark on the highlight when it is ticked, a dash when it is neither.
void DarkStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    if (element != PE_IndicatorCheckBox) {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        return;
    }
    const bool isOn = (option->state & State_On) != 0;
    const bool isPartly = (option->state & State_NoChange) != 0;
    const bool isEnabled = (option->state & State_Enabled) != 0;
    const bool isPointedAt = (option->state & (State_MouseOver | State_HasFocus)) != 0;
    const QPalette &palette = option->palette;
    QColor edge = isPointedAt ? palette.color(QPalette::Link) : palette.color(QPalette::Text);
    edge.setAlphaF(isEnabled ? 0.7F : 0.3F);
    const QRectF box = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(edge);
    const QColor ground = palette.color(QPalette::Window).darker(130);
    painter->setBrush(isOn && isEnabled ? palette.color(QPalette::Highlight) : ground);
    painter->drawRoundedRect(box, 2, 2);
    QColor ink = palette.color(QPalette::HighlightedText);
    ink.setAlphaF(isEnabled ? 1.0F : 0.5F);
    painter->setPen(QPen(ink, box.width() / 7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    const auto at = [&box](double x, double y) {
        return QPointF(box.left() + x * box.width(), box.top() + y * box.height());
    };
    if (isOn) {
        QPainterPath mark(at(0.24, 0.52));
        mark.lineTo(at(0.43, 0.71));
        mark.lineTo(at(0.77, 0.3));
        painter->drawPath(mark);
    } else if (isPartly) {
        painter->drawLine(at(0.25, 0.5), at(0.75, 0.5));
    }
    painter->restore();
}

} // namespace quay
