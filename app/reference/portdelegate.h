// SPDX-License-Identifier: MIT
#pragma once

#include "look/letterwidths.h"
#include "reference/portmodel.h"

#include <QStyledItemDelegate>

#include <optional>
#include <vector>

namespace quay
{

// Paints a cell of the port table with as little as it takes: ground, text, the letters that match. The style is asked
// for nothing, because asking it costs more than all the rest.
class PortDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    // `model` must be the model of the view and outlive the delegate.
    explicit PortDelegate(const PortModel *model, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    // A font and what it measures.
    struct Type {
        QFont asked;
        QFont font;
        QFontMetrics metrics;
        LetterWidths widths;
    };

    [[nodiscard]] const Type &typeFor(PortModel::Column column, const QFont &font) const;
    void paintStar(QPainter *painter, const QStyleOptionViewItem &option) const;
    // `cell` begins where the text does.
    static void paintMatches(QPainter *painter, const QRect &cell, const QString &text, const QStringList &words,
                             const QPalette &palette);

    const PortModel *m_model;
    mutable std::optional<Type> m_text; // for the font that was asked for last
    mutable std::optional<Type> m_numbers;
};

// Where the words occur in the text, in any case: pairs of first position and length, in order, not overlapping.
[[nodiscard]] std::vector<std::pair<qsizetype, qsizetype>> matches(const QString &text, const QStringList &words);

} // namespace quay
