// SPDX-License-Identifier: MIT
#include "window/rail.h"

#include "look/icons.h"
#include "look/metrics.h"
#include "look/togglebutton.h"

#include <QButtonGroup>
#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace quay
{

Rail::Rail(QWidget *parent) : QWidget(parent), m_buttons(new QButtonGroup(this)), m_column(new QVBoxLayout(this))
{
    m_column->addStretch();
    connect(m_buttons, &QButtonGroup::idToggled, this, [this](int index, bool isOn) {
        if (isOn)
            Q_EMIT chosen(index);
    });
    fit();
}

void Rail::add(const QString &icon)
{
    auto *button = new ToggleButton(this);
    button->setIcon(quay::icon(icon));
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAutoRaise(true);
    const auto index = static_cast<int>(m_buttons->buttons().size());
    m_buttons->addButton(button, index);
    m_column->insertWidget(index, button);
    fit();
}

void Rail::setText(int index, const QString &text, const QString &toolTip)
{
    m_buttons->button(index)->setText(text);
    m_buttons->button(index)->setToolTip(toolTip);
}

void Rail::setCurrent(int index)
{
    const QSignalBlocker blocker(m_buttons);
    m_buttons->button(index)->setChecked(true);
}

void Rail::fit()
{
    const int space = unit(this);
    m_column->setContentsMargins(space, 2 * space, space, space);
    m_column->setSpacing(space);
    const QList<QAbstractButton *> buttons = m_buttons->buttons();
    for (QAbstractButton *button : buttons) {
        button->setIconSize(QSize(4 * space, 4 * space));
        QFont small = font();
        small.setPointSizeF(small.pointSizeF() * 0.9);
        button->setFont(small);
    }
}

void Rail::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fit();
}

void Rail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::Mid));
    const int edge = isRightToLeft() ? 0 : width() - 1;
    painter.drawLine(edge, 0, edge, height());
}

} // namespace quay
