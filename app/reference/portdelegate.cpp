// SPDX-License-Identifier: MIT
#include "reference/portdelegate.h"

#include "look/icons.h"
#include "look/meaning.h"
#include "look/metrics.h"

#include <QPainter>

#include <algorithm>

namespace quay
{

namespace
{

constexpr int sideMargin = 4;

QColor textColour(const QStyleOptionViewItem &option, const PortModel &model, int row, PortModel::Column column)
{
    const QPalette &palette = option.palette;
    if (option.state & QStyle::State_Selected)
        return palette.color(QPalette::HighlightedText);
    const registry::Entry entry = model.entryAt(row);
    if (column == PortModel::Protocol) {
        switch (entry.transport()) {
        case Transport::Tcp:
            return colour(Meaning::Tcp, palette);
        case Transport::Udp:
            return colour(Meaning::Udp, palette);
        case Transport::Sctp:
        case Transport::Dccp:
            return colour(Meaning::OtherTransport, palette);
        }
    }
    const bool isFaint = column == PortModel::Status || column == PortModel::Range || column == PortModel::Reference;
    return isFaint ? faintText(palette) : palette.color(QPalette::Text);
}

} // namespace

std::vector<std::pair<qsizetype, qsizetype>> matches(const QString &text, const QStringList &words)
{
    std::vector<std::pair<qsizetype, qsizetype>> found;
    for (const QString &word : words) {
        qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive);
        for (; at >= 0; at = text.indexOf(word, at + word.size(), Qt::CaseInsensitive))
            found.emplace_back(at, word.size());
    }
    std::sort(found.begin(), found.end());
    std::vector<std::pair<qsizetype, qsizetype>> separate;
    for (const auto &match : found) {
        if (separate.empty() || separate.back().first + separate.back().second <= match.first)
            separate.push_back(match);
    }
    return separate;
}

PortDelegate::PortDelegate(const PortModel *model, QObject *parent) : QStyledItemDelegate(parent), m_model(model) {}

const PortDelegate::Type &PortDelegate::typeFor(PortModel::Column column, const QFont &font) const
{
    if (!m_text || m_text->asked != font) {
        const QFont fixed = fixedFont(font);
        m_text.emplace(Type{font, font, QFontMetrics(font), LetterWidths(font)});
        m_numbers.emplace(Type{font, fixed, QFontMetrics(fixed), LetterWidths(fixed)});
    }
    return column == PortModel::Ports ? *m_numbers : *m_text;
}

void PortDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto column = static_cast<PortModel::Column>(index.column());
    const bool isSelected = option.state & QStyle::State_Selected;
    if (isSelected)
        painter->fillRect(option.rect, option.palette.brush(QPalette::Highlight));
    if (column == PortModel::Mark) {
        if (m_model->bookmarked()[number(m_model->portAt(index.row()))])
            paintStar(painter, option);
        return;
    }
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text));
        painter->drawRect(option.rect.adjusted(1, 1, -2, -2));
    }
    const QString text = m_model->text(index.row(), column);
    if (text.isEmpty())
        return;
    const Type &type = typeFor(column, option.font);
    if (painter->font() != type.font)
        painter->setFont(type.font);
    const QFontMetrics &metrics = type.metrics;
    QRect cell = option.rect.adjusted(sideMargin, 0, -sideMargin, 0);
    const int width = type.widths.of(text);
    const QString shown = width <= cell.width() ? text : metrics.elidedText(text, Qt::ElideRight, cell.width());
    if (column == PortModel::Ports)
        cell.setLeft(std::max(cell.left(), cell.right() + 1 - width));
    if (!isSelected && !m_model->shownWords(column).isEmpty())
        paintMatches(painter, cell, shown, m_model->shownWords(column), option.palette);
    painter->setPen(textColour(option, *m_model, index.row(), column));
    painter->drawText(cell.left(), cell.top() + (cell.height() + metrics.ascent() - metrics.descent()) / 2, shown);
}

void PortDelegate::paintStar(QPainter *painter, const QStyleOptionViewItem &option) const
{
    const int side = option.fontMetrics.ascent();
    QRect square(0, 0, side, side);
    square.moveCenter(option.rect.center());
    icon(QStringLiteral("starred"))
        .paint(painter, square, Qt::AlignCenter,
               option.state & QStyle::State_Selected ? QIcon::Selected : QIcon::Normal);
}

void PortDelegate::paintMatches(QPainter *painter, const QRect &cell, const QString &text, const QStringList &words,
                                const QPalette &palette)
{
    const QFontMetrics metrics = painter->fontMetrics();
    for (const auto &[at, length] : matches(text, words)) {
        const int left = cell.left() + metrics.horizontalAdvance(text, static_cast<int>(at));
        const int right = cell.left() + metrics.horizontalAdvance(text, static_cast<int>(at + length));
        const int top = cell.center().y() - metrics.height() / 2;
        painter->fillRect(QRect(left, top, right - left, metrics.height()), colour(Meaning::Match, palette));
    }
}

} // namespace quay
