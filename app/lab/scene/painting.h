// SPDX-License-Identifier: MIT
#pragma once

#include "lab/scene/layout.h"
#include "lab/scene/motion.h"

#include <QCoreApplication>
#include <QFont>
#include <QPainter>
#include <QPalette>

namespace quay::scene
{

// Draws the stage: what stands still, and over it what moves. Colours carry a word or a shape beside them always.
class Painting final
{
    Q_DECLARE_TR_FUNCTIONS(Painting)

public:
    Painting(const Layout &layout, const QPalette &palette, const QFont &font)
        : m_layout(layout), m_palette(palette), m_font(font)
    {
    }

    void still(QPainter &painter, std::optional<rules::SocketId> selected) const;
    void moving(QPainter &painter, const Movement &movement, bool isStill) const;

private:
    void bands(QPainter &painter) const;
    void headings(QPainter &painter) const;
    void program(QPainter &painter, const PlacedProgram &placed) const;
    void standing(QPainter &painter, const Program &program, const QRectF &room) const;
    void box(QPainter &painter, const PlacedBox &placed, bool isSelected) const;
    void tie(QPainter &painter, const PlacedBox &ghost) const;
    void lead(QPainter &painter, const PlacedBox &placed) const;
    void connection(QPainter &painter, const PlacedBox &one, const PlacedBox &other) const;
    void wire(QPainter &painter, const Wire &wire) const;
    void stop(QPainter &painter, const Stop &stop) const;
    void candidate(QPainter &painter, const rules::Candidate &candidate) const;
    void token(QPainter &painter, const QPointF &at, const QString &label, const QColor &ink,
               Transport transport) const;
    [[nodiscard]] QColor inkOf(rules::ProgramId program) const;
    [[nodiscard]] QColor inkOf(const Movement &movement) const;
    [[nodiscard]] QColor ground(Band band) const;
    [[nodiscard]] QFont sized(qreal factor, bool isBold = false, bool isFixed = false) const;
    // A little smaller where the text needs it.
    [[nodiscard]] static QFont fitted(QFont font, const QString &text, qreal width);
    // Text cut to the width.
    void text(QPainter &painter, const QRectF &rect, int flags, const QString &text) const;
    // In as many lines as have room, from the top; the last one is cut.
    void wrapped(QPainter &painter, const QRectF &rect, const QString &text) const;

    const Layout &m_layout;
    const QPalette &m_palette;
    QFont m_font;
};

} // namespace quay::scene
