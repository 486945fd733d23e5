// SPDX-License-Identifier: MIT
#pragma once

#include "look/letterwidths.h"

#include <QCache>
#include <QStaticText>
#include <QStyledItemDelegate>

#include <optional>
#include <utility>
#include <vector>

namespace quay
{

// Paints a cell of a table with as little as it takes: ground, text, the letters that match. The style is asked for
// nothing, because asking it costs more than all the rest.
class LeanDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const final;

protected:
    enum class Align : quint8 { Left, Right };

    // What a cell says, past QVariant.
    [[nodiscard]] virtual QString text(int row, int column) const = 0;
    // The colour of the text where the row is not selected.
    [[nodiscard]] virtual QColor ink(const QPalette &palette, int row, int column) const = 0;
    // Of a row that is not selected; an invalid colour leaves the table's.
    [[nodiscard]] virtual QColor ground(const QPalette &palette, int row) const;
    // Numbers and addresses stand in the fixed-width font.
    [[nodiscard]] virtual bool isFixed(int column) const = 0;
    [[nodiscard]] virtual Align align(int column) const = 0;
    // Words whose letters are marked, in lower case.
    [[nodiscard]] virtual const QStringList &marked(int column) const;
    // Whether the cell is a picture, and has been painted.
    virtual bool paintPicture(QPainter *painter, const QStyleOptionViewItem &option, int row, int column) const;

private:
    // A text as it stands in a cell: shaped once, because shaping is most of what painting it costs.
    struct Shaped {
        int room = 0; // for which it was made, in logical pixels
        QString text; // what is left of it
        QStaticText glyphs;
        std::vector<int> edges; // of its letters, from the left; empty until letters of it are marked
    };
    // A font, what it measures, and what was written in it lately.
    struct Type {
        Type(const QFont &table, const QFont &own) : asked(table), font(own), metrics(own), widths(own) {}

        QFont asked;
        QFont font;
        QFontMetrics metrics;
        LetterWidths widths;
        QCache<QString, Shaped> shaped{mostShaped};
    };
    static constexpr int mostShaped = 2000; // texts; some screens full

    [[nodiscard]] Type &typeFor(bool isFixed, const QFont &font) const;
    [[nodiscard]] static Shaped &shape(Type &type, const QString &text, int room);
    static void measureLetters(Shaped &shaped, const QFont &font);
    // `cell` begins where the text does.
    static void paintMatches(QPainter *painter, const QRect &cell, Shaped &shaped, const QStringList &words,
                             const QPalette &palette);

    mutable std::optional<Type> m_text; // for the font that was asked for last
    mutable std::optional<Type> m_fixed;
};

// Where the words occur in the text, in any case: pairs of first position and length, in order, not overlapping.
[[nodiscard]] std::vector<std::pair<qsizetype, qsizetype>> matches(const QString &text, const QStringList &words);

} // namespace quay
