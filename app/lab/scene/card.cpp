// SPDX-License-Identifier: MIT
#include "lab/scene/card.h"

#include "look/meaning.h"
#include "look/metrics.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace quay::scene
{

Card::Card(Wish wish, QWidget *parent)
    : QFrame(parent), m_wish(wish), m_title(new QLabel(this)), m_text(new QLabel(this)), m_close(new QToolButton(this))
{
    setBackgroundRole(QPalette::Base);
    m_title->setFont(boldText());
    m_title->setWordWrap(true);
    m_text->setTextFormat(Qt::RichText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_close->setText(QStringLiteral("✕"));
    m_close->setAutoRaise(true);
    m_close->setAccessibleName(tr("Close"));
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_close, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    const int space = unit(this);
    layout->setContentsMargins(2 * space, space, space, 2 * space);
    layout->setSpacing(space);
    layout->addLayout(head);
    layout->addWidget(m_text);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    hide();
}

QString Card::title() const { return m_title->text(); }

QString Card::html() const { return m_text->text(); }

void Card::show(const QString &title, const QString &html)
{
    m_title->setText(title);
    m_text->setText(html);
    setAccessibleName(title);
    const QSize before = size();
    adjustSize();
    if (isVisible() && size() != before)
        Q_EMIT changed();
    setVisible(true);
    raise();
}

void Card::showEvent(QShowEvent *) { Q_EMIT changed(); }

void Card::hideEvent(QHideEvent *event)
{
    if (!event->spontaneous())
        Q_EMIT changed();
}

void Card::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        m_close->setAccessibleName(tr("Close"));
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour(Meaning::Tcp, palette()), 1));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), unit(this), unit(this));
}

void Card::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        QFrame::keyPressEvent(event);
}

} // namespace quay::scene
