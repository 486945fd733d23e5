// SPDX-License-Identifier: MIT
#include "look/leandelegate.h"

#include "look/meaning.h"
#include "look/metrics.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>
#include <limits>

namespace quay
{

namespace
{

constexpr int sideMargin = 4;
constexpr int unlimited = std::numeric_limits<int>::max();

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

QColor LeanDelegate::ground(const QPalette &, int) const { return {}; }

const QStringList &LeanDelegate::marked(int) const
{
    static const QStringList none;
    return none;
}

bool LeanDelegate::paintPicture(QPainter *, const QStyleOptionViewItem &, int, int) const { return false; }

LeanDelegate::Type &LeanDelegate::typeFor(bool isFixed, const QFont &font) const
{
    if (!m_text || m_text->asked != font) {
        const QFont fixed = fixedFont(font);
        m_text.emplace(font, font);
        m_fixed.emplace(font, fixed);
    }
    return isFixed ? *m_fixed : *m_text;
}

LeanDelegate::Shaped &LeanDelegate::shape(Type &type, const QString &text, int room)
{
    if (Shaped *known = type.shaped.object(text); known != nullptr && known->room == room)
        return *known;
    auto *made = new Shaped{room, text, {}, {}};
    if (room != unlimited)
        made->text = type.metrics.elidedText(text, Qt::ElideRight, room);
    made->glyphs.setTextFormat(Qt::PlainText);
    made->glyphs.setText(made->text);
    made->glyphs.prepare({}, type.font);
    type.shaped.insert(text, made);
    return *made;
}

void LeanDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int row = index.row();
    const int column = index.column();
    const bool isSelected = option.state & QStyle::State_Selected;
    if (isSelected)
        painter->fillRect(option.rect, option.palette.brush(QPalette::Highlight));
    else if (const QColor colour = ground(option.palette, row); colour.isValid())
        painter->fillRect(option.rect, colour);
    if (paintPicture(painter, option, row, column))
        return;
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text));
        painter->drawRect(option.rect.adjusted(1, 1, -2, -2));
    }
    const QString text = this->text(row, column);
    if (text.isEmpty())
        return;
    Type &type = typeFor(isFixed(column), option.font);
    if (painter->font() != type.font)
        painter->setFont(type.font);
    const QFontMetrics &metrics = type.metrics;
    QRect cell = option.rect.adjusted(sideMargin, 0, -sideMargin, 0);
    const int width = type.widths.of(text);
    Shaped &shown = shape(type, text, width <= cell.width() ? unlimited : cell.width());
    if (align(column) == Align::Right)
        cell.setLeft(std::max(cell.left(), cell.right() + 1 - width));
    if (!isSelected && !marked(column).isEmpty())
        paintMatches(painter, cell, shown, marked(column), option.palette);
    painter->setPen(isSelected ? option.palette.color(QPalette::HighlightedText) : ink(option.palette, row, column));
    painter->drawStaticText(cell.left(), cell.top() + (cell.height() - metrics.ascent() - metrics.descent()) / 2,
                            shown.glyphs);
}

// Once for a text, as it is painted again with most of the words that are typed.
void LeanDelegate::measureLetters(Shaped &shaped, const QFont &font)
{
    if (!shaped.edges.empty())
        return;
    QTextLayout layout(shaped.text, font);
    layout.beginLayout();
    const QTextLine line = layout.createLine();
    layout.endLayout();
    for (int letter = 0; letter <= shaped.text.size(); ++letter)
        shaped.edges.push_back(static_cast<int>(std::lround(line.cursorToX(letter))));
}

void LeanDelegate::paintMatches(QPainter *painter, const QRect &cell, Shaped &shaped, const QStringList &words,
                                const QPalette &palette)
{
    const auto found = matches(shaped.text, words);
    if (found.empty())
        return;
    measureLetters(shaped, painter->font());
    const int height = painter->fontMetrics().height();
    for (const auto &[at, length] : found) {
        const int left = cell.left() + shaped.edges[static_cast<std::size_t>(at)];
        const int right = cell.left() + shaped.edges[static_cast<std::size_t>(at + length)];
        const int top = cell.center().y() - height / 2;
        painter->fillRect(QRect(left, top, right - left, height), colour(Meaning::Match, palette));
    }
}

} // namespace quay
