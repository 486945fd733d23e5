// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

#include <vector>

namespace quay
{

class PortModel;

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
    void paintStar(QPainter *painter, const QStyleOptionViewItem &option) const;
    // `cell` begins where the text does.
    static void paintMatches(QPainter *painter, const QRect &cell, const QString &text, const QStringList &words,
                             const QPalette &palette);

    const PortModel *m_model;
};

// Where the words occur in the text, in any case: pairs of first position and length, in order, not overlapping.
[[nodiscard]] std::vector<std::pair<qsizetype, qsizetype>> matches(const QString &text, const QStringList &words);

} // namespace quay
