// SPDX-License-Identifier: MIT
#include "lab/scene/layout.h"

#include <algorithm>
#include <cmath>

namespace quay::scene
{

namespace
{

constexpr int lanes = 3;
constexpr int mostSideBySide = 3;
constexpr int mostRows = 3;      // of a lane, until its bundle is opened
constexpr qreal boxLetters = 20; // the width of a box

int laneOf(Kind shape)
{
    switch (shape) {
    case Kind::Listening:
    case Kind::Bound:
    case Kind::Ghost:
    case Kind::Bundle:
        return 0;
    case Kind::Connected:
        return 1;
    case Kind::Waiting:
        return 2;
    }
    Q_UNREACHABLE();
}

SocketBox bundleOf(const std::vector<SocketBox> &boxes, std::size_t from)
{
    SocketBox bundle = boxes[from];
    bundle.shape = Kind::Bundle;
    for (std::size_t i = from; i < boxes.size(); ++i)
        bundle.members.push_back(boxes[i].socket);
    bundle.title = QStringLiteral("+ %1").arg(bundle.members.size());
    const bool isOneKind = laneOf(boxes[from].shape) != 0;
    bundle.caption = isOneKind ? boxes[from].caption.section(QStringLiteral(" · "), 0, 0) : QString();
    return bundle;
}

// As many as have room; the last place is the bundle's.
std::vector<SocketBox> gathered(std::vector<SocketBox> boxes, std::size_t places)
{
    if (boxes.size() <= places)
        return boxes;
    const std::size_t kept = places - 1;
    const SocketBox bundle = bundleOf(boxes, kept);
    boxes.resize(kept);
    boxes.push_back(bundle);
    return boxes;
}

} // namespace

// A program with what stands below it.
struct Layout::Column {
    std::array<std::vector<SocketBox>, lanes> lane;
    qreal left = 0;
    qreal width = 0;
    int sideBySide = 1;

    [[nodiscard]] int widest() const
    {
        std::size_t most = 1;
        for (const auto &boxes : lane)
            most = std::max(most, boxes.size());
        return int(std::min<std::size_t>(most, mostSideBySide));
    }
};

const Layout::Spacing Layout::Spacing::roomy{1.7, 4.8, 1, 3.4, 2.6, 0.5, 3.6, 2, 3, 1.6, 14, true};
const Layout::Spacing Layout::Spacing::tight{1.6, 4, 0.6, 2.9, 2.4, 0.3, 3, 2, 1.4, 1.1, 12, false};

Layout::Layout(const Picture &picture, const Measure &measure, const std::set<rules::SocketId> &opened)
    : Layout(picture, measure, opened, Spacing::roomy)
{
    if (fits())
        return;
    *this = Layout(picture, measure, opened, Spacing::tight);
    m_isTight = true;
}

Layout::Layout(const Picture &picture, const Measure &measure, const std::set<rules::SocketId> &opened,
               const Spacing &spacing)
    : m_measure(measure)
{
    placeColumns(picture, opened, spacing);
    placeWires(picture, spacing);
    placeStops();
}

void Layout::placeColumns(const Picture &picture, const std::set<rules::SocketId> &opened, const Spacing &spacing)
{
    const qreal line = m_measure.line;
    const qreal gap = m_measure.letter * spacing.gap;
    const qreal margin = m_measure.letter * spacing.margin;
    std::map<rules::ProgramId, std::size_t> indexOf;
    std::vector<Column> columns(picture.programs.size());
    for (std::size_t i = 0; i < picture.programs.size(); ++i)
        indexOf[picture.programs[i].id] = i;
    for (const SocketBox &box : picture.boxes) {
        if (const auto found = indexOf.find(box.program); found != indexOf.end())
            columns[found->second].lane.at(std::size_t(laneOf(box.shape))).push_back(box);
    }

    // As many boxes side by side as the room allows, then narrower ones, then beyond what is in sight.
    qreal boxWidth = boxLetters * m_measure.letter;
    const auto total = [&](int atMost) {
        qreal sum = 2 * margin;
        for (const Column &column : columns)
            sum += std::min(column.widest(), atMost) * (boxWidth + gap) + gap;
        return sum;
    };
    int sideBySide = mostSideBySide;
    while (sideBySide > 1 && total(sideBySide) > m_measure.room.width())
        --sideBySide;
    if (total(1) > m_measure.room.width())
        boxWidth = std::max((m_measure.room.width() - 2 * margin) / qreal(columns.size()) - 2 * gap,
                            spacing.narrowBox * m_measure.letter);
    qreal spare = std::max(0.0, m_measure.room.width() - total(sideBySide));
    spare = columns.empty() ? 0 : std::min(spare / qreal(columns.size()), 14 * m_measure.letter);

    std::array<int, lanes> rows{};
    qreal left = margin;
    for (Column &column : columns) {
        column.sideBySide = std::min(column.widest(), sideBySide);
        column.left = left;
        column.width = column.sideBySide * (boxWidth + gap) - gap;
        left += column.width + 2 * gap + spare;
        for (std::size_t i = 0; i < lanes; ++i) {
            auto &boxes = column.lane.at(i);
            const bool isOpened = std::any_of(boxes.begin(), boxes.end(),
                                              [&](const SocketBox &box) { return opened.contains(box.socket); });
            if (!isOpened)
                boxes = gathered(std::move(boxes), std::size_t(column.sideBySide) * mostRows);
            const int needed =
                int((boxes.size() + std::size_t(column.sideBySide) - 1) / std::size_t(column.sideBySide));
            rows.at(i) = std::max(rows.at(i), needed);
        }
    }

    const qreal heading = spacing.heading * line;
    const qreal cardHeight = spacing.card * line;
    const qreal rowHeight = spacing.row * line;
    const qreal programsHeight = heading + cardHeight + spacing.belowCard * line;
    qreal lanesHeight = 0;
    for (const int count : rows)
        lanesHeight += count * rowHeight;
    const qreal width = std::max(m_measure.room.width(), left - gap - spare + margin);
    m_bands[0] = QRectF(0, 0, width, programsHeight);
    m_bands[1] =
        QRectF(0, programsHeight, width, heading + std::max(lanesHeight, rowHeight) + spacing.belowRows * line);
    m_size.setWidth(width);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        Column &column = columns[i];
        m_programs.push_back({picture.programs[i], QRectF(column.left, heading, column.width, cardHeight)});
        qreal top = m_bands[1].top() + heading;
        for (std::size_t j = 0; j < lanes; ++j) {
            placeLane(column, column.lane.at(j), top, spacing);
            top += rows.at(j) * rowHeight;
        }
    }
}

void Layout::placeLane(Column &column, const std::vector<SocketBox> &boxes, qreal top, const Spacing &spacing)
{
    const qreal gap = m_measure.letter * spacing.gap;
    const qreal boxWidth = (column.width + gap) / column.sideBySide - gap;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const std::size_t row = i / std::size_t(column.sideBySide);
        const auto x = qreal(i % std::size_t(column.sideBySide));
        const auto y = qreal(row);
        const QRectF rect(column.left + x * (boxWidth + gap), top + y * spacing.row * m_measure.line, boxWidth,
                          spacing.box * m_measure.line);
        for (const rules::SocketId member : boxes[i].members)
            m_boxOf[quint32(member)] = m_boxes.size();
        m_boxOf[quint32(boxes[i].socket)] = m_boxes.size();
        m_boxes.push_back({boxes[i], rect});
    }
}

const PlacedBox *Layout::boxOf(rules::SocketId socket) const
{
    const auto found = m_boxOf.find(quint32(socket));
    return found == m_boxOf.end() ? nullptr : &m_boxes[found->second];
}

const PlacedProgram *Layout::programOf(rules::ProgramId program) const
{
    const auto found = std::find_if(m_programs.begin(), m_programs.end(),
                                    [program](const PlacedProgram &one) { return one.program.id == program; });
    return found == m_programs.end() ? nullptr : &*found;
}

const PlacedBox *Layout::boxAt(const QPointF &point) const
{
    const auto found =
        std::find_if(m_boxes.begin(), m_boxes.end(), [&](const PlacedBox &box) { return box.rect.contains(point); });
    return found == m_boxes.end() ? nullptr : &*found;
}

const PlacedProgram *Layout::programAt(const QPointF &point) const
{
    const auto found = std::find_if(m_programs.begin(), m_programs.end(),
                                    [&](const PlacedProgram &one) { return one.rect.contains(point); });
    return found == m_programs.end() ? nullptr : &*found;
}

std::optional<QRectF> Layout::freeRoom(const QSizeF &card, const QRectF &sight, bool fromTop, const QRectF &taken) const
{
    const qreal line = m_measure.line;
    std::vector<QRectF> covered{taken};
    for (const PlacedProgram &placed : m_programs)
        covered.push_back(placed.rect);
    // With what is written and drawn around it: how it was matched, what is in its way.
    for (const PlacedBox &placed : m_boxes)
        covered.push_back(placed.rect.adjusted(-line, -line, line, line));
    for (const Wire &wire : m_wires) {
        qreal right = wire.left;
        for (const Stop &stop : m_stops) {
            if (std::abs(stop.at.y() - wire.y) < 1)
                right = std::max(right, stop.at.x() + labelWidth(stop));
        }
        covered.emplace_back(0, wire.y - 2 * line, right, 3 * line);
    }
    const qreal space = line / 2;
    const qreal x = sight.right() - card.width() - space;
    const qreal highest = sight.top() + space;
    const qreal lowest = sight.bottom() - card.height() - space;
    for (qreal way = 0; highest + way <= lowest; way += line) {
        const QRectF rect(QPointF(x, fromTop ? highest + way : lowest - way), card);
        if (std::none_of(covered.begin(), covered.end(), [&](const QRectF &one) { return one.intersects(rect); }))
            return rect;
    }
    return std::nullopt;
}

} // namespace quay::scene
