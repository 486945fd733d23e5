// SPDX-License-Identifier: MIT
#include "computer/ephemeralpicture.h"

#include "look/meaning.h"
#include "look/metrics.h"

#include <QPainter>

#include <algorithm>
#include <vector>

namespace quay
{

EphemeralPicture::EphemeralPicture(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void EphemeralPicture::show(PortInterval range, const PortSet &used)
{
    int count = 0;
    for (int port = number(range.first); port <= number(range.last); ++port)
        count += used[static_cast<std::size_t>(port)] ? 1 : 0;
    if (count == m_count && range == m_range && used == m_used)
        return;
    m_range = range;
    m_used = used;
    m_count = count;
    setAccessibleName(tr("Use of the ephemeral range"));
    setAccessibleDescription(tr("%n port(s) from %1 to %2 in use", nullptr, count)
                                 .arg(QString::number(number(range.first)), QString::number(number(range.last))));
    update();
}

QSize EphemeralPicture::sizeHint() const { return {40 * unit(this), 8 * unit(this) + fontMetrics().height()}; }

void EphemeralPicture::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int side = 4 * unit(this);
    const QRect strip(side, unit(this), width() - 2 * side, height() - fontMetrics().height() - 3 * unit(this));
    painter.fillRect(strip, palette().color(QPalette::Base));
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawRect(strip.adjusted(0, 0, -1, -1));
    const int columns = std::max(1, (strip.width() - 2) / 2); // strokes of two pixels
    std::vector<int> hits(static_cast<std::size_t>(columns));
    for (int port = number(m_range.first); port <= number(m_range.last); ++port) {
        if (m_used[static_cast<std::size_t>(port)])
            ++hits[static_cast<std::size_t>((port - number(m_range.first)) * columns / m_range.count())];
    }
    const int most = std::max(1, m_range.count() / columns);
    const int room = strip.height() - 2;
    const QColor ink = colour(Meaning::Connected, palette());
    for (int column = 0; column < columns; ++column) {
        const int hit = hits[static_cast<std::size_t>(column)];
        if (hit == 0)
            continue;
        const int tall = std::clamp(room * hit / most, room / 4, room); // a single one is seen too
        painter.fillRect(strip.left() + 1 + 2 * column, strip.bottom() - tall, 2, tall, ink);
    }
    painter.setPen(faintText(palette()));
    const QRect words(strip.left(), strip.bottom() + unit(this) / 2, strip.width(), fontMetrics().height());
    painter.drawText(words, Qt::AlignLeft | Qt::AlignTop, QString::number(number(m_range.first)));
    painter.drawText(words, Qt::AlignRight | Qt::AlignTop, QString::number(number(m_range.last)));
}

} // namespace quay
