// SPDX-License-Identifier: MIT
#include "lab/scene/painting.h"

#include "look/meaning.h"
#include "look/programcolour.h"

#include <QFontDatabase>
#include <QTextLayout>

#include <algorithm>

namespace quay::scene
{

namespace
{

QColor mixed(const QColor &a, const QColor &b, int percent)
{
    const auto mix = [percent](int x, int y) { return (x * percent + y * (100 - percent)) / 100; };
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

bool isTaken(rules::Fate fate) { return fate == rules::Fate::Wins || fate == rules::Fate::InGroup; }

} // namespace

QColor Painting::inkOf(rules::ProgramId program) const { return programColour(int(program), m_palette); }

QColor Painting::ground(Band band) const
{
    const QColor base = m_palette.color(QPalette::Base);
    const QColor tint = isDark(m_palette) ? QColor(0x6c, 0x8c, 0xb8) : QColor(0x30, 0x50, 0x90);
    switch (band) {
    case Band::Programs:
        return base;
    case Band::Kernel:
        return mixed(tint, base, 7);
    case Band::Network:
        return mixed(tint, base, 13);
    }
    Q_UNREACHABLE();
}

QFont Painting::sized(qreal factor, bool isBold, bool isFixed) const
{
    QFont font = isFixed ? QFontDatabase::systemFont(QFontDatabase::FixedFont) : m_font;
    font.setPointSizeF(m_font.pointSizeF() * factor);
    font.setBold(isBold);
    return font;
}

QFont Painting::fitted(QFont font, const QString &text, qreal width)
{
    constexpr qreal smallest = 0.76; // still to be read
    const qreal needed = QFontMetricsF(font).horizontalAdvance(text);
    if (needed > width)
        font.setPointSizeF(font.pointSizeF() * std::max(smallest, 0.98 * width / needed));
    return font;
}

void Painting::text(QPainter &painter, const QRectF &rect, int flags, const QString &text) const
{
    painter.drawText(rect, flags, painter.fontMetrics().elidedText(text, Qt::ElideRight, int(rect.width())));
}

void Painting::wrapped(QPainter &painter, const QRectF &rect, const QString &text) const
{
    const QFontMetrics metrics = painter.fontMetrics();
    const int rows = std::max(1, int(rect.height() / metrics.height() + 0.2)); // what hangs over is leading
    QTextLayout layout(text, painter.font());
    layout.beginLayout();
    for (int row = 0; row < rows; ++row) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(rect.width());
        const bool isLast = row == rows - 1;
        const QString part = isLast ? text.mid(line.textStart()) : text.mid(line.textStart(), line.textLength());
        painter.drawText(QRectF(rect.left(), rect.top() + row * metrics.height(), rect.width(), metrics.height()),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(part.trimmed(), Qt::ElideRight, int(rect.width())));
    }
    layout.endLayout();
}

void Painting::still(QPainter &painter, std::optional<rules::SocketId> selected) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    bands(painter);
    for (const Wire &one : m_layout.wires())
        wire(painter, one);
    for (const auto &[one, other] : m_layout.connections())
        connection(painter, *one, *other);
    for (const PlacedBox &placed : m_layout.boxes())
        lead(painter, placed);
    for (const Stop &one : m_layout.stops())
        stop(painter, one);
    headings(painter);
    for (const PlacedBox &placed : m_layout.boxes()) {
        if (placed.box.shape == Kind::Ghost)
            tie(painter, placed);
    }
    for (const PlacedBox &placed : m_layout.boxes())
        box(painter, placed, selected && m_layout.boxOf(*selected) == &placed);
    for (const PlacedProgram &placed : m_layout.programs())
        program(painter, placed);
}

void Painting::bands(QPainter &painter) const
{
    for (const Band band : {Band::Programs, Band::Kernel, Band::Network}) {
        const QRectF rect = m_layout.band(band);
        painter.fillRect(rect, ground(band));
        painter.setPen(mixed(m_palette.color(QPalette::Text), ground(band), band == Band::Programs ? 0 : 15));
        painter.drawLine(rect.topLeft(), rect.topRight());
    }
}

// On a ground of their own, so that no line runs through the letters.
void Painting::headings(QPainter &painter) const
{
    const qreal line = m_layout.measure().line;
    const std::array titles{tr("Programs"), tr("Kernel · sockets"), tr("Network · addresses and ports")};
    painter.setFont(sized(0.8, true));
    painter.setPen(faintText(m_palette));
    for (std::size_t i = 0; i < titles.size(); ++i) {
        const auto band = Band(i);
        const QRectF where(m_layout.band(band).topLeft() + QPointF(1.5 * m_layout.measure().letter, line * 0.3),
                           QSizeF(painter.fontMetrics().horizontalAdvance(titles.at(i)) + 1, line));
        painter.fillRect(where.adjusted(-2, 0, 2, 0), ground(band));
        painter.drawText(where, Qt::AlignLeft | Qt::AlignVCenter, titles.at(i));
    }
}

void Painting::program(QPainter &painter, const PlacedProgram &placed) const
{
    const qreal letter = m_layout.measure().letter;
    const qreal line = m_layout.measure().line;
    const QColor ink = inkOf(placed.program.id);
    const QColor base = m_palette.color(QPalette::Base);
    painter.setPen(
        QPen(mixed(m_palette.color(QPalette::Text), base, 25), 1, placed.program.ended ? Qt::DashLine : Qt::SolidLine));
    painter.setBrush(base);
    painter.drawRoundedRect(placed.rect, letter * 0.6, letter * 0.6);
    painter.setPen(Qt::NoPen);
    painter.setBrush(placed.program.ended ? mixed(ink, base, 40) : ink);
    painter.drawRoundedRect(QRectF(placed.rect.left(), placed.rect.top(), letter * 0.7, placed.rect.height()),
                            letter * 0.35, letter * 0.35);
    const QRectF inside = placed.rect.adjusted(1.8 * letter, 0.25 * line, -0.8 * letter, 0);
    painter.setFont(sized(1.35, true));
    painter.setPen(placed.program.ended ? faintText(m_palette) : m_palette.color(QPalette::Text));
    text(painter, QRectF(inside.left(), inside.top(), inside.width(), 1.6 * line), Qt::AlignLeft | Qt::AlignVCenter,
         placed.program.name);
    painter.setFont(sized(0.95));
    painter.setPen(faintText(m_palette));
    QString head = placed.program.ended ? tr("ended") : tr("pid %1").arg(placed.program.pid);
    const bool isBoth = !placed.program.standing.isEmpty() && !placed.program.last.isEmpty();
    if (isBoth && m_layout.isTight())
        head = placed.program.standing;
    text(painter, QRectF(inside.left(), inside.top() + 1.6 * line, inside.width(), line),
         Qt::AlignLeft | Qt::AlignVCenter, head);
    standing(painter, placed.program, QRectF(QPointF(inside.left(), inside.top() + 2.65 * line), inside.bottomRight()));
}

// What it has, and below that what it was told last; each has all the room if the other has nothing to say. Where there
// is room for one of them only, what it has takes the place of the pid.
void Painting::standing(QPainter &painter, const Program &program, const QRectF &room) const
{
    painter.setFont(sized(0.9));
    const int row = painter.fontMetrics().height();
    QRectF last = room;
    if (!program.standing.isEmpty() && !(m_layout.isTight() && !program.last.isEmpty())) {
        const bool isAlone = program.last.isEmpty();
        painter.setPen(m_palette.color(QPalette::Text));
        wrapped(painter, isAlone ? room : QRectF(room.topLeft(), QSizeF(room.width(), row)), program.standing);
        last.setTop(room.top() + row);
    }
    painter.setPen(program.lastIsBad ? colour(Meaning::Bad, m_palette) : m_palette.color(QPalette::Text));
    wrapped(painter, last, program.last);
}

void Painting::box(QPainter &painter, const PlacedBox &placed, bool isSelected) const
{
    const qreal letter = m_layout.measure().letter;
    const qreal line = m_layout.measure().line;
    const Kind shape = placed.box.shape;
    const QColor base = m_palette.color(QPalette::Base);
    const QColor bad = colour(Meaning::Bad, m_palette);
    const QColor ink = shape == Kind::Ghost     ? bad
                       : shape == Kind::Waiting ? colour(Meaning::Unknown, m_palette)
                                                : inkOf(placed.box.program);
    const bool isDashed = shape == Kind::Ghost || shape == Kind::Waiting;
    QPen pen(ink, isSelected ? 2.5 : 1.4, isDashed ? Qt::DashLine : Qt::SolidLine);
    painter.setPen(pen);
    painter.setBrush(isSelected ? mixed(ink, base, 16) : shape == Kind::Ghost ? mixed(bad, base, 5) : base);
    if (shape == Kind::Bundle) {
        for (const qreal shift : {2.0, 1.0})
            painter.drawRoundedRect(placed.rect.translated(shift * 3, shift * 3), letter * 0.5, letter * 0.5);
    }
    painter.drawRoundedRect(placed.rect, letter * 0.5, letter * 0.5);
    if (shape == Kind::Listening) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        painter.drawRoundedRect(
            QRectF(placed.rect.left() + letter, placed.rect.bottom() - 3.5, placed.rect.width() - 2 * letter, 3.5), 1.5,
            1.5);
    }
    const QRectF inside = placed.rect.adjusted(letter * 0.9, line * 0.2, -letter * 0.6, -line * 0.2);
    painter.setFont(fitted(sized(1.0, true, true), placed.box.title, inside.width()));
    painter.setPen(shape == Kind::Ghost ? bad : m_palette.color(QPalette::Text));
    // The port is at the end.
    const QString title = painter.fontMetrics().elidedText(placed.box.title, Qt::ElideLeft, int(inside.width()));
    painter.drawText(QRectF(inside.left(), inside.top(), inside.width(), inside.height() / 2),
                     Qt::AlignLeft | Qt::AlignVCenter, title);
    painter.setPen(shape == Kind::Ghost ? bad : faintText(m_palette));
    QString caption = shape == Kind::Bundle ? tr("more sockets; click to open") : placed.box.caption;
    painter.setFont(fitted(sized(0.88), caption, inside.width()));
    if (painter.fontMetrics().horizontalAdvance(caption) > inside.width())
        caption.replace(QStringLiteral("ESTABLISHED"), QStringLiteral("ESTAB")); // as ss(8) has it
    text(painter, QRectF(inside.left(), inside.center().y(), inside.width(), inside.height() / 2),
         Qt::AlignLeft | Qt::AlignVCenter, caption);
}

void Painting::tie(QPainter &painter, const PlacedBox &ghost) const
{
    const PlacedBox *holder = ghost.box.obstacle ? m_layout.boxOf(*ghost.box.obstacle) : nullptr;
    if (holder == nullptr)
        return;
    const QColor bad = colour(Meaning::Bad, m_palette);
    painter.setFont(sized(0.88, true));
    const qreal line = m_layout.measure().line;
    QRectF plate(0, 0, painter.fontMetrics().horizontalAdvance(ghost.box.tie) + 2 * m_layout.measure().letter,
                 1.4 * line);
    const bool isRight = ghost.rect.center().x() >= holder->rect.center().x();
    const bool isBeside = std::abs(ghost.rect.center().y() - holder->rect.center().y()) < 1;
    const qreal gap = isRight ? ghost.rect.left() - holder->rect.right() : holder->rect.left() - ghost.rect.right();
    painter.setPen(QPen(bad, 1.6, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    if (isBeside && gap > plate.width() + line) {
        const QPointF from(isRight ? ghost.rect.left() : ghost.rect.right(), ghost.rect.center().y());
        const QPointF to(isRight ? holder->rect.right() : holder->rect.left(), holder->rect.center().y());
        painter.drawLine(from, to);
        plate.moveCenter((from + to) / 2);
    } else {
        // Below both, where there is room for the words.
        const qreal y = std::max(ghost.rect.bottom(), holder->rect.bottom()) + line * 0.75;
        const QPointF from(ghost.rect.center().x(), ghost.rect.bottom());
        const QPointF to(holder->rect.center().x() + 2 * m_layout.measure().letter, holder->rect.bottom());
        painter.drawPolyline(QPolygonF{from, QPointF(from.x(), y), QPointF(to.x(), y), to});
        plate.moveCenter(QPointF((from.x() + to.x()) / 2, y));
    }
    painter.setPen(QPen(bad, 1));
    painter.setBrush(mixed(bad, m_palette.color(QPalette::Base), 12));
    painter.drawRoundedRect(plate, plate.height() / 2, plate.height() / 2);
    painter.setPen(bad);
    painter.drawText(plate, Qt::AlignCenter, ghost.box.tie);
}

// From the program through its socket down to the wires.
void Painting::lead(QPainter &painter, const PlacedBox &placed) const
{
    const PlacedProgram *owner = m_layout.programOf(placed.box.program);
    QColor ink = inkOf(placed.box.program);
    ink.setAlphaF(0.55F);
    if (owner != nullptr && placed.box.shape != Kind::Ghost && placed.box.shape != Kind::Waiting) {
        painter.setPen(QPen(ink, 1.4));
        painter.drawLine(QPointF(placed.rect.center().x(), owner->rect.bottom()),
                         QPointF(placed.rect.center().x(), placed.rect.top()));
    }
    if (placed.box.shape == Kind::Ghost || placed.box.shape == Kind::Bundle || !placed.box.local)
        return;
    painter.setPen(QPen(ink, 1.4, placed.box.shape == Kind::Waiting ? Qt::DotLine : Qt::SolidLine));
    const QPointF from(placed.rect.center().x(), placed.rect.bottom());
    bool isDrawn = false;
    for (const Stop &stop : m_layout.stops()) {
        if (stop.isWildcard && placed.box.local->address.isAny() && stop.program == placed.box.program &&
            stop.transport == placed.box.transport && stop.end.port == placed.box.local->port) {
            painter.drawLine(from, stop.at);
            isDrawn = true;
        }
    }
    if (!isDrawn)
        painter.drawLine(from, m_layout.stopOf(placed, std::nullopt));
}

void Painting::connection(QPainter &painter, const PlacedBox &one, const PlacedBox &other) const
{
    const bool isFirstServer = number(one.box.local->port) < number(other.box.local->port);
    QColor ink = inkOf(isFirstServer ? other.box.program : one.box.program);
    ink.setAlphaF(0.5F);
    painter.setPen(QPen(ink, 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(Layout::along(m_layout.stopOf(one, std::nullopt), m_layout.stopOf(other, std::nullopt)));
}

void Painting::wire(QPainter &painter, const Wire &wire) const
{
    const bool isUsed = std::any_of(m_layout.stops().begin(), m_layout.stops().end(),
                                    [&wire](const Stop &stop) { return std::abs(stop.at.y() - wire.y) < 1; });
    const QColor here = ground(Band::Network);
    painter.setPen(QPen(mixed(m_palette.color(QPalette::Text), here, isUsed ? 35 : 18), 1.6));
    painter.drawLine(QPointF(wire.left, wire.y), QPointF(wire.right, wire.y));
    painter.setFont(sized(1.0, false, true));
    painter.setPen(isUsed ? m_palette.color(QPalette::Text) : faintText(m_palette));
    const qreal height = m_layout.measure().line * 1.4;
    text(painter,
         QRectF(m_layout.measure().letter, wire.y - height / 2, wire.left - 2.2 * m_layout.measure().letter, height),
         Qt::AlignRight | Qt::AlignVCenter,
         wire.host.isEmpty() ? wire.address.toString() : wire.host + QStringLiteral(" · ") + wire.address.toString());
}

void Painting::stop(QPainter &painter, const Stop &stop) const
{
    const qreal radius = m_layout.measure().letter * (stop.label == Stop::Label::Hidden ? 0.3 : 0.55);
    const QColor ink = stop.program ? inkOf(*stop.program) : faintText(m_palette);
    painter.setPen(QPen(ink, 1.8));
    painter.setBrush(stop.isWildcard ? QBrush(ground(Band::Network)) : QBrush(ink));
    const QRectF dot(stop.at.x() - radius, stop.at.y() - radius, 2 * radius, 2 * radius);
    if (stop.transport == Transport::Udp)
        painter.drawRect(dot);
    else
        painter.drawEllipse(dot);
    if (stop.label == Stop::Label::Hidden)
        return;
    painter.setFont(sized(0.92, true, true));
    painter.setPen(ink);
    QString label = u':' + QString::number(number(stop.end.port));
    if (stop.transport == Transport::Udp)
        label += QStringLiteral(" udp");
    if (!stop.program && stop.transport == Transport::Tcp) // a UDP peer may be nobody at all
        label += u' ' + tr("(outside)");
    const qreal line = m_layout.measure().line;
    const qreal top = stop.at.y() + (stop.label == Stop::Label::Above ? -1.25 : 0.25) * line;
    const QRectF where(stop.at.x() + radius, top, 24 * m_layout.measure().letter, line);
    // On a ground of its own, so that no line runs through the digits.
    const QRectF under(where.left() - 1, where.top(), painter.fontMetrics().horizontalAdvance(label) + 3, line * 0.95);
    QColor plate = ground(Band::Network);
    plate.setAlphaF(0.85F);
    painter.fillRect(under, plate);
    painter.drawText(where, Qt::AlignLeft | Qt::AlignVCenter, label);
}

QColor Painting::inkOf(const Movement &movement) const
{
    const PlacedBox *sender = movement.sender ? m_layout.boxOf(*movement.sender) : nullptr;
    return sender != nullptr ? inkOf(sender->box.program) : colour(Meaning::Unknown, m_palette);
}

void Painting::moving(QPainter &painter, const Movement &movement, bool isStill) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    const Moment moment = momentOf(movement);
    for (int i = 0; i <= moment.candidate && i < int(movement.candidates.size()); ++i)
        candidate(painter, movement.candidates[std::size_t(i)]);
    const bool isBack = moment.phase == Phase::Back;
    const QString label = isBack               ? movement.answer
                          : movement.count > 1 ? movement.label + QStringLiteral(" ×%1").arg(movement.count)
                                               : movement.label;
    for (const QPointF &place : placesOf(movement, m_layout, isStill))
        token(painter, place, label, isBack ? colour(Meaning::Bad, m_palette) : inkOf(movement), movement.transport);
}

void Painting::candidate(QPainter &painter, const rules::Candidate &candidate) const
{
    const PlacedBox *placed = m_layout.boxOf(candidate.socket);
    if (placed == nullptr)
        return;
    const bool isGood = isTaken(candidate.fate);
    const QColor ink = colour(isGood ? Meaning::Good : Meaning::Unknown, m_palette);
    const qreal letter = m_layout.measure().letter;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(ink, isGood ? 3 : 1.6));
    painter.drawRoundedRect(placed->rect.adjusted(-3, -3, 3, 3), letter * 0.7, letter * 0.7);
    QString sign = isGood ? QStringLiteral("✓") : QStringLiteral("✕");
    if (candidate.score.total() > 0)
        sign += QStringLiteral(" %1").arg(candidate.score.total());
    painter.setFont(sized(0.92, true));
    QRectF badge(0, 0, painter.fontMetrics().horizontalAdvance(sign) + 1.4 * letter, 1.3 * m_layout.measure().line);
    badge.moveCenter(QPointF(placed->rect.right() - letter, placed->rect.top()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawRoundedRect(badge, badge.height() / 2, badge.height() / 2);
    painter.setPen(m_palette.color(QPalette::Base));
    painter.drawText(badge, Qt::AlignCenter, sign);
}

void Painting::token(QPainter &painter, const QPointF &at, const QString &label, const QColor &ink,
                     Transport transport) const
{
    const qreal radius = m_layout.measure().letter * 1.05;
    painter.setPen(QPen(m_palette.color(QPalette::Base), 2));
    painter.setBrush(ink);
    const QRectF dot(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius);
    if (transport == Transport::Udp)
        painter.drawRect(dot);
    else
        painter.drawEllipse(dot);
    painter.setFont(sized(1.0, true));
    const qreal line = m_layout.measure().line;
    const qreal width = painter.fontMetrics().horizontalAdvance(label) + 2 * m_layout.measure().letter;
    QRectF plate(0, 0, width, 1.5 * line);
    plate.moveCenter(QPointF(std::clamp(at.x(), width / 2, std::max(width / 2, m_layout.size().width() - width / 2)),
                             at.y() - 1.7 * line));
    painter.setPen(QPen(ink, 1.4));
    painter.setBrush(m_palette.color(QPalette::Base));
    painter.drawRoundedRect(plate, plate.height() / 2, plate.height() / 2);
    painter.setPen(m_palette.color(QPalette::Text));
    painter.drawText(plate, Qt::AlignCenter, label);
}

} // namespace quay::scene
