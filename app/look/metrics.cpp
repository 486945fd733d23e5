// SPDX-License-Identifier: MIT
#include "look/metrics.h"

#include <QFontDatabase>
#include <QFontMetrics>
#include <QWidget>

#include <algorithm>

namespace quay
{

int unit(const QWidget *widget) { return std::max(1, widget->fontMetrics().height() / 3); }

QFont fixedFont(const QFont &like)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (like.pointSizeF() > 0)
        font.setPointSizeF(like.pointSizeF());
    else
        font.setPixelSize(like.pixelSize());
    return font;
}

QFont fixedText()
{
    QFont font;
    font.setFamilies(QFontDatabase::systemFont(QFontDatabase::FixedFont).families());
    font.setStyleHint(QFont::Monospace);
    return font;
}

QFont boldText()
{
    QFont font;
    font.setBold(true);
    return font;
}

} // namespace quay
