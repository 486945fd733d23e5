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
constexpr int mostRows = 3;            // of a lane, until its bundle is opened
constexpr qreal boxLetters = 20;       // the width of a box
constexpr qreal narrowBoxLetters = 14; // where many programs stand side by side
constexpr std::size_t mostWires = 6;
constexpr qreal wiresBelow = 3.6;    // lines below the top of their band
constexpr qreal farthestWires = 4.5; // lines from one to the next

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

// ::ffff:127.0.0.1 is 127.0.0.1 on the wire.
Endpoint onTheWire(const Endpoint &end)
{
    return {end.address.isV4Mapped() ? end.address.unmapped() : end.address, end.port};
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

Layout::Layout(const Picture &picture, const Measure &measure, const std::set<rules::SocketId> &opened)
    : m_measure(measure)
{
    placeColumns(picture, opened);
    placeWires(picture);
    placeStops(picture);
}

void Layout::placeColumns(const Picture &picture, const std::set<rules::SocketId> &opened)
{
    const qreal line = m_measure.line;
    const qreal gap = m_measure.letter * 1.6;
    const qreal margin = m_measure.letter * 3;
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
                            narrowBoxLetters * m_measure.letter);
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

    const qreal heading = 2 * line;
    const qreal cardHeight = 4.2 * line;
    const qreal rowHeight = 3.4 * line;
    const qreal programsHeight = heading + cardHeight + line;
    qreal lanesHeight = 0;
    for (const int count : rows)
        lanesHeight += count * rowHeight;
    const qreal width = std::max(m_measure.room.width(), left - gap - spare + margin);
    m_bands[0] = QRectF(0, 0, width, programsHeight);
    m_bands[1] = QRectF(0, programsHeight, width, heading + std::max(lanesHeight, rowHeight) + line / 2);
    m_size.setWidth(width);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        Column &column = columns[i];
        m_programs.push_back({picture.programs[i], QRectF(column.left, heading, column.width, cardHeight)});
        qreal top = m_bands[1].top() + heading;
        for (std::size_t j = 0; j < lanes; ++j) {
            placeLane(column, column.lane.at(j), top);
            top += rows.at(j) * rowHeight;
        }
    }
}

void Layout::placeLane(Column &column, const std::vector<SocketBox> &boxes, qreal top)
{
    const qreal gap = m_measure.letter * 1.6;
    const qreal boxWidth = (column.width + gap) / column.sideBySide - gap;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const std::size_t row = i / std::size_t(column.sideBySide);
        const auto x = qreal(i % std::size_t(column.sideBySide));
        const auto y = qreal(row);
        const QRectF rect(column.left + x * (boxWidth + gap), top + y * 3.4 * m_measure.line, boxWidth,
                          2.6 * m_measure.line);
        for (const rules::SocketId member : boxes[i].members)
            m_boxOf[quint32(member)] = m_boxes.size();
        m_boxOf[quint32(boxes[i].socket)] = m_boxes.size();
        m_boxes.push_back({boxes[i], rect});
    }
}

void Layout::placeWires(const Picture &picture)
{
    std::vector<Address> addresses{Address::loopback(Family::V4)};
    const auto add = [&addresses](const std::optional<Endpoint> &end) {
        if (!end || end->address.isAny())
            return;
        const Address address = end->address.isV4Mapped() ? end->address.unmapped() : end->address;
        if (std::find(addresses.begin(), addresses.end(), address) == addresses.end() && addresses.size() < mostWires)
            addresses.push_back(address);
    };
    for (const SocketBox &box : picture.boxes)
        add(box.local);
    for (const SocketBox &box : picture.boxes)
        add(box.peer);
    add(Endpoint{Address::loopback(Family::V6), {}});
    std::sort(addresses.begin(), addresses.end(), [](const Address &a, const Address &b) {
        return std::pair(a.family(), a.bytes()) < std::pair(b.family(), b.bytes());
    });

    const qreal line = m_measure.line;
    const qreal least = line * (wiresBelow + 2.0 * qreal(addresses.size()));
    const qreal above = m_bands[1].bottom();
    // The room that is left goes to the kernel and the wires, half each.
    const qreal spare = std::max(0.0, m_measure.room.height() - above - least);
    m_bands[1].setHeight(m_bands[1].height() + spare * 2 / 5);
    m_bands[2] = QRectF(0, m_bands[1].bottom(), m_bands[1].width(), least + spare * 3 / 5);
    m_size.setHeight(m_bands[2].bottom());
    qsizetype letters = 9;
    for (const Address &address : addresses)
        letters = std::max(letters, std::min<qsizetype>(address.toString().size(), 24));
    const qreal left = m_measure.letter * qreal(letters + 5);
    const qreal distance =
        std::min((m_bands[2].height() - wiresBelow * line) / qreal(addresses.size()), farthestWires * line);
    qreal y = m_bands[2].top() + wiresBelow * line;
    for (const Address &address : addresses) {
        m_wires.push_back({address, y, left, m_size.width() - 2 * m_measure.letter});
        y += distance;
    }
}

qreal Layout::freePlace(qreal wish, const Wire &wire) const
{
    const qreal apart = 11 * m_measure.letter; // room for the port and its transport
    std::vector<qreal> taken;
    for (const Stop &stop : m_stops) {
        if (std::abs(stop.at.y() - wire.y) < 1)
            taken.push_back(stop.at.x());
    }
    std::sort(taken.begin(), taken.end());
    qreal x = std::max(wish, wire.left + 2 * m_measure.letter);
    for (const qreal other : taken) {
        if (std::abs(other - x) < apart)
            x = other + apart;
    }
    return x;
}

void Layout::addStop(const PlacedBox &placed, const Wire &wire, bool isWildcard)
{
    const Endpoint end{wire.address, placed.box.local->port};
    const auto same = std::find_if(m_stops.begin(), m_stops.end(), [&](const Stop &stop) {
        return stop.end == end && stop.transport == placed.box.transport && stop.program == placed.box.program;
    });
    if (same != m_stops.end()) {
        same->isWildcard = same->isWildcard && isWildcard;
        return;
    }
    const QPointF at(freePlace(placed.rect.center().x(), wire), wire.y);
    m_stops.push_back({end, placed.box.transport, at, placed.box.program, isWildcard});
}

void Layout::placeStops(const Picture &picture)
{
    for (const PlacedBox &placed : m_boxes) {
        if (!placed.box.local || placed.box.shape == Kind::Ghost || placed.box.shape == Kind::Bundle)
            continue;
        const Address own =
            placed.box.local->address.isV4Mapped() ? placed.box.local->address.unmapped() : placed.box.local->address;
        for (const Wire &wire : m_wires) {
            const bool covers = own.isAny() && (own.family() == wire.address.family() || placed.box.coversV4);
            if (covers || own == wire.address)
                addStop(placed, wire, covers);
        }
    }
    // The other ends that no socket of the lab has.
    std::set<std::pair<Endpoint, Transport>> ends;
    for (const SocketBox &box : picture.boxes) {
        if (box.local)
            ends.emplace(onTheWire(*box.local), box.transport);
    }
    for (const PlacedBox &placed : m_boxes) {
        if (!placed.box.peer || placed.box.shape == Kind::Bundle)
            continue;
        const Endpoint peer = onTheWire(*placed.box.peer);
        const bool isHere = !ends.emplace(peer, placed.box.transport).second;
        const auto wire =
            std::find_if(m_wires.begin(), m_wires.end(), [&](const Wire &one) { return one.address == peer.address; });
        if (!isHere && wire != m_wires.end())
            m_stops.push_back({peer, placed.box.transport,
                               QPointF(freePlace(wire->right - 14 * m_measure.letter, *wire), wire->y), std::nullopt,
                               false});
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

QPointF Layout::stopOf(const PlacedBox &box, std::optional<Address> near) const
{
    const Stop *best = nullptr;
    for (const Stop &stop : m_stops) {
        if (!box.box.local || stop.program != box.box.program || stop.transport != box.box.transport ||
            stop.end.port != box.box.local->port)
            continue;
        if (best == nullptr || (near && stop.end.address == *near))
            best = &stop;
        if (stop.end.address == box.box.local->address)
            return stop.at;
    }
    if (best != nullptr)
        return best->at;
    return {box.rect.center().x(), m_wires.empty() ? box.rect.bottom() : m_wires.front().y};
}

QPointF Layout::pointOf(const Endpoint &end, Transport transport) const
{
    const Address address = end.address.isV4Mapped() ? end.address.unmapped() : end.address;
    for (const Stop &stop : m_stops) {
        if (stop.end == Endpoint{address, end.port} && stop.transport == transport)
            return stop.at;
    }
    const auto wire =
        std::find_if(m_wires.begin(), m_wires.end(), [&](const Wire &one) { return one.address == address; });
    if (wire == m_wires.end())
        return {m_size.width() - 12 * m_measure.letter, m_wires.empty() ? 0 : m_wires.front().y};
    return {freePlace((wire->left + wire->right) * 0.62, *wire), wire->y};
}

QPolygonF Layout::along(const QPointF &from, const QPointF &to)
{
    if (std::abs(from.y() - to.y()) < 1)
        return QPolygonF{from, to};
    return QPolygonF{from, QPointF(to.x(), from.y()), to};
}

std::vector<std::pair<const PlacedBox *, const PlacedBox *>> Layout::connections() const
{
    std::map<std::tuple<Endpoint, Endpoint, Transport>, const PlacedBox *> waiting;
    std::vector<std::pair<const PlacedBox *, const PlacedBox *>> pairs;
    for (const PlacedBox &placed : m_boxes) {
        if (placed.box.shape != Kind::Connected || !placed.box.local || !placed.box.peer)
            continue;
        const auto other =
            waiting.find({onTheWire(*placed.box.peer), onTheWire(*placed.box.local), placed.box.transport});
        if (other != waiting.end())
            pairs.emplace_back(other->second, &placed);
        else
            waiting[{onTheWire(*placed.box.local), onTheWire(*placed.box.peer), placed.box.transport}] = &placed;
    }
    return pairs;
}

} // namespace quay::scene
