// SPDX-License-Identifier: MIT
#include "reference/portdelegate.h"

#include "look/icons.h"
#include "look/meaning.h"

#include <QPainter>

namespace quay
{

PortDelegate::PortDelegate(const PortModel *model, QObject *parent) : LeanDelegate(parent), m_model(model) {}

QString PortDelegate::text(int row, int column) const
{
    return m_model->text(row, static_cast<PortModel::Column>(column));
}

QColor PortDelegate::ink(const QPalette &palette, int row, int column) const
{
    if (column == PortModel::Protocol) {
        switch (m_model->entryAt(row).transport()) {
        case Transport::Tcp:
            return colour(Meaning::Tcp, palette);
        case Transport::Udp:
            return colour(Meaning::Udp, palette);
        case Transport::Sctp:
        case Transport::Dccp:
            return colour(Meaning::OtherTransport, palette);
        }
    }
    if (column == PortModel::InUse)
        return colour(Meaning::Good, palette);
    const bool isFaint = column == PortModel::Status || column == PortModel::Range || column == PortModel::Reference;
    return isFaint ? faintText(palette) : palette.color(QPalette::Text);
}

LeanDelegate::Align PortDelegate::align(int column) const
{
    return column == PortModel::Ports ? Align::Right : Align::Left;
}

const QStringList &PortDelegate::marked(int column) const
{
    return m_model->shownWords(static_cast<PortModel::Column>(column));
}

bool PortDelegate::paintPicture(QPainter *painter, const QStyleOptionViewItem &option, int row, int column) const
{
    if (column != PortModel::Mark)
        return false;
    if (!m_model->bookmarked()[number(m_model->portAt(row))])
        return true;
    const int side = option.fontMetrics.ascent();
    QRect square(0, 0, side, side);
    square.moveCenter(option.rect.center());
    icon(QStringLiteral("starred"))
        .paint(painter, square, Qt::AlignCenter,
               option.state & QStyle::State_Selected ? QIcon::Selected : QIcon::Normal);
    return true;
}

} // namespace quay
