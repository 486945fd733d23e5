// SPDX-License-Identifier: MIT
// The addresses as wires, and the ports on them.
#include "lab/scene/layout.h"

#include <algorithm>
#include <cmath>

namespace quay::scene
{

namespace
{

constexpr std::size_t mostWires = 6;
constexpr qreal farthestWires = 4.5; // lines from one to the next

// ::ffff:127.0.0.1 is 127.0.0.1 on the wire.
Endpoint onTheWire(const Endpoint &end)
{
    return {end.address.isV4Mapped() ? end.address.unmapped() : end.address, end.port};
}

} // namespace

void Layout::placeWires(const Picture &picture, const Spacing &spacing)
{
    const auto isOnAny = [&picture](Family family) {
        return std::any_of(picture.boxes.begin(), picture.boxes.end(), [family](const SocketBox &box) {
            return box.local && box.local->address.isAny() && box.local->address.family() == family;
        });
    };
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
    if (spacing.hasUnusedWires || isOnAny(Family::V6))
        add(Endpoint{Address::loopback(Family::V6), {}});
    std::sort(addresses.begin(), addresses.end(), [](const Address &a, const Address &b) {
        return std::pair(a.family(), a.bytes()) < std::pair(b.family(), b.bytes());
    });

    const qreal line = m_measure.line;
    const qreal least = line * (spacing.wiresBelow + spacing.wires * qreal(addresses.size()));
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
        std::min((m_bands[2].height() - spacing.wiresBelow * line) / qreal(addresses.size()), farthestWires * line);
    qreal y = m_bands[2].top() + spacing.wiresBelow * line;
    for (const Address &address : addresses) {
        m_wires.push_back({address, y, left, m_size.width() - 2 * m_measure.letter});
        y += distance;
    }
}

// As it is written beside the stop, in the letters of the stage.
qreal Layout::labelWidth(const Stop &stop) const
{
    const bool isTcp = stop.transport == Transport::Tcp;
    const int letters = !stop.program && isTcp ? 21 : isTcp ? 8 : 12; // ":65535 (outside)", ":65535", ":65535 udp"
    return letters * m_measure.letter;
}

// Near to what they are of, in its order, and each with room for its label. Where there are more than have room, the
// labels stand above and below the wire in turn; where there are still more, there are none.
void Layout::spreadStops(const Wire &wire)
{
    std::vector<Stop *> stops;
    qreal needed = 0;
    for (Stop &stop : m_stops) {
        if (std::abs(stop.at.y() - wire.y) >= 1)
            continue;
        stops.push_back(&stop);
        needed += labelWidth(stop);
    }
    std::stable_sort(stops.begin(), stops.end(), [](const Stop *a, const Stop *b) { return a->at.x() < b->at.x(); });
    const qreal left = wire.left + 2 * m_measure.letter;
    const qreal room = wire.right - left;
    const qreal share = std::min(1.0, room / std::max(needed, 1.0));
    qreal x = left;
    bool isAbove = true;
    for (Stop *stop : stops) {
        stop->at.setX(std::max(stop->at.x(), x));
        x = stop->at.x() + labelWidth(*stop) * share;
        if (share < 1)
            stop->label = share < 0.5 ? Stop::Label::Hidden : isAbove ? Stop::Label::Above : Stop::Label::Below;
        isAbove = !isAbove;
    }
    qreal right = wire.right;
    for (auto stop = stops.rbegin(); stop != stops.rend(); ++stop) {
        right = std::min(right - labelWidth(**stop) * share, (*stop)->at.x());
        (*stop)->at.setX(right);
    }
}

// Where nobody is, for a message to nobody.
qreal Layout::freePlace(qreal wish, const Wire &wire) const
{
    const qreal apart = 11 * m_measure.letter;
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
    return std::min(x, wire.right);
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
    m_stops.push_back({end, placed.box.transport, QPointF(placed.rect.center().x(), wire.y), placed.box.program,
                       isWildcard, Stop::Label::Above});
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
            m_stops.push_back(
                {peer, placed.box.transport, QPointF(wire->right, wire->y), std::nullopt, false, Stop::Label::Above});
    }
    for (const Wire &wire : m_wires)
        spreadStops(wire);
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
