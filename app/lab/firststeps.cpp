// SPDX-License-Identifier: MIT
#include "lab/firststeps.h"

#include "lab/scenes.h"
#include "look/meaning.h"
#include "look/metrics.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace quay
{

namespace
{

constexpr std::array offered{"conflict", "sessions", "nobody", "timewait"};

} // namespace

FirstSteps::FirstSteps(QWidget *parent) : QFrame(parent), m_rows(new QVBoxLayout(this))
{
    const int space = unit(this);
    m_rows->setContentsMargins(4 * space, 3 * space, 4 * space, 3 * space);
    m_rows->setSpacing(space);
    fill();
}

void FirstSteps::fill()
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    auto *title = new QLabel(m_isHeld ? tr("Paused before the first line") : tr("No program runs yet"), this);
    QFont large = font();
    large.setBold(true);
    large.setPointSizeF(font().pointSizeF() * 1.25);
    title->setFont(large);
    m_rows->addWidget(title);
    auto *hint = new QLabel(m_isHeld ? tr("“Step” does the next line of the script; “Pause”, once more, lets it play.")
                                     : tr("Let one listen with the form at the left, or begin with a scene:"),
                            this);
    m_rows->addWidget(hint);
    if (m_isHeld)
        return;
    const auto scenes = ReadyScenes::all();
    for (const char *name : offered) {
        const auto scene = std::find_if(scenes.begin(), scenes.end(),
                                        [name](const ReadyScene &one) { return one.name == QLatin1StringView(name); });
        auto *button = new QPushButton(scene->title, this);
        button->setToolTip(scene->text);
        button->setAccessibleDescription(scene->text);
        connect(button, &QPushButton::clicked, this, [this, name = scene->name] { Q_EMIT sceneChosen(name); });
        m_rows->addWidget(button);
    }
}

void FirstSteps::setHeld(bool held)
{
    if (held == m_isHeld)
        return;
    m_isHeld = held;
    fill();
}

void FirstSteps::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        fill();
}

void FirstSteps::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor edge = faintText(palette());
    edge.setAlphaF(0.4F);
    painter.setPen(edge);
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), unit(this), unit(this));
}

} // namespace quay
