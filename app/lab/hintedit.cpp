// SPDX-License-Identifier: MIT
#include "lab/hintedit.h"

#include "look/meaning.h"
#include "look/metrics.h"

#include <QKeyEvent>
#include <QPainter>

namespace quay
{

HintEdit::HintEdit(QWidget *parent) : QLineEdit(parent) { setFont(fixedText()); }

void HintEdit::setHint(const QString &hint)
{
    if (hint == m_hint)
        return;
    m_hint = hint;
    setAccessibleDescription(hint);
    update();
}

void HintEdit::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    const QFontMetrics letters(parentWidget() != nullptr ? parentWidget()->font() : font());
    const int margin = 2 * unit(this);
    const int room = width() - fontMetrics().horizontalAdvance(text()) - 3 * margin;
    if (room < 4 * letters.averageCharWidth())
        return;
    QPainter painter(this);
    painter.setFont(parentWidget() != nullptr ? parentWidget()->font() : font());
    painter.setPen(faintText(palette()));
    const QString shown = letters.elidedText(m_hint, Qt::ElideRight, room);
    painter.drawText(rect().adjusted(0, 0, -margin, 0), Qt::AlignRight | Qt::AlignVCenter, shown);
}

void HintEdit::keyPressEvent(QKeyEvent *event)
{
    const int step = event->key() == Qt::Key_Up ? 1 : event->key() == Qt::Key_Down ? -1 : 0;
    bool isNumber = false;
    const int value = text().toInt(&isNumber) + step;
    if (!m_isCounting || step == 0 || !isNumber)
        return QLineEdit::keyPressEvent(event);
    setText(QString::number(std::clamp(value, 0, 65535)));
    Q_EMIT textEdited(text());
}

} // namespace quay
