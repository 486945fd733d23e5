// SPDX-License-Identifier: MIT
#include "look/togglebutton.h"

#include "look/meaning.h"

#include <QStyleOptionToolButton>
#include <QStylePainter>

namespace quay
{

ToggleButton::ToggleButton(QWidget *parent) : QToolButton(parent) { setCheckable(true); }

void ToggleButton::paintEvent(QPaintEvent *)
{
    QStyleOptionToolButton option;
    initStyleOption(&option);
    if (isChecked()) {
        const QColor ink = palette().color(QPalette::HighlightedText);
        option.palette.setColor(QPalette::Button, emphasis(palette()));
        for (const auto role : {QPalette::ButtonText, QPalette::WindowText, QPalette::Text})
            option.palette.setColor(role, ink);
        option.icon = QIcon(icon().pixmap(iconSize(), devicePixelRatio(), QIcon::Selected));
    }
    QStylePainter(this).drawComplexControl(QStyle::CC_ToolButton, option);
}

} // namespace quay
