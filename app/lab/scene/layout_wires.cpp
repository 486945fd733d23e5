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

using Place = std::pair<QString, Address>;

bool hasAny(const Picture &picture, const QString &host, Family family)
{
    return std::any_of(picture.boxes.begin(), picture.boxes.end(), [&](const SocketBox &box) {
        return box.host == host && box.local && box.local->address.isAny() && box.local->address.family() == family;
    });
}

// What a peer's address is of: the program's own host, or another one of the lab that has it.
QString hostOf(const Address &peer, const SocketBox &box, const std::vector<Place> &places)
{
    const auto isOn = [&peer](const Place &place) { return place.second == peer; };
    if (peer.isLoopback() || std::find(places.begin(), places.end(), Place(box.host, peer)) != places.end())
        return box.host;
    const auto other = std::find_if(places.begin(), places.end(), isOn);
    return other == places.end() ? box.host : other->first;
}

// The addresses that are shown, in the order of the hosts. The lab's own has its loopback always, if it has programs.
std::vector<Place> placesIn(const Picture &picture, bool hasUnused)
{
    std::vector<Place> places;
    const auto add = [&places](const QString &host, const Address &address) {
        const Place place(host, address);
        if (!address.isAny() && std::find(places.begin(), places.end(), place) == places.end() &&
            places.size() < mostWires)
            places.push_back(place);
    };
    std::set<QString> hosts;
    for (const Program &program : picture.programs)
        hosts.insert(program.host);
    if (hosts.empty() || hosts.contains(QString()))
        add({}, Address::loopback(Family::V4));
    for (const SocketBox &box : picture.boxes) {
        if (box.local)
            add(box.host, onTheWire(*box.local).address);
    }
    for (const SocketBox &box : picture.boxes) {
        if (box.peer)
            add(hostOf(onTheWire(*box.peer).address, box, places), onTheWire(*box.peer).address);
    }
    for (const QString &host : hosts) {
        const bool isBare =
            std::none_of(places.begin(), places.end(), [&host](const Place &place) { return place.first == host; });
        if (isBare)
            add(host, Address::loopback(Family::V4));
        if (hasAny(picture, host, Family::V6))
            add(host, Address::loopback(Family::V6));
    }
    if (hasUnused && (hosts.empty() || hosts.contains(QString())))
        add({}, Address::loopback(Family::V6));
    std::sort(places.begin(), places.end(), [](const Place &a, const Place &b) {
        return std::tuple(a.first, a.second.family(), a.second.bytes()) <
               std::tuple(b.first, b.second.family(), b.second.bytes());
    });
    return places;
}

} // namespace

void Layout::placeWires(const Picture &picture, const Spacing &spacing)
{
    const std::vector<Place> places = placesIn(picture, spacing.hasUnusedWires);
    const qreal line = m_measure.line;
    const qreal least = line * (spacing.wiresBelow + spacing.wires * qreal(places.size()));
    const qreal above = m_bands[1].bottom();
    // The room that is left goes to the kernel and the wires, half each.
    const qreal spare = std::max(0.0, m_measure.room.height() - above - least);
    m_bands[1].setHeight(m_bands[1].height() + spare * 2 / 5);
    m_bands[2] = QRectF(0, m_bands[1].bottom(), m_bands[1].width(), least + spare * 3 / 5);
    m_size.setHeight(m_bands[2].bottom());
    qsizetype letters = 9;
    for (const auto &[host, address] : places)
        letters =
            std::max(letters, std::min<qsizetype>(host.size() + 3 * !host.isEmpty() + address.toString().size(), 24));
    const qreal left = m_measure.letter * qreal(letters + 5);
    const qreal distance =
        std::min((m_bands[2].height() - spacing.wiresBelow * line) / qreal(places.size()), farthestWires * line);
    qreal y = m_bands[2].top() + spacing.wiresBelow * line;
    for (const auto &[host, address] : places) {
        m_wires.push_back({host, address, y, left, m_size.width() - 2 * m_measure.letter});
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
    for (std::size_t i = stops.size(); i-- > 0;) {
        Stop &stop = *stops[i];
        right = std::min(right - labelWidth(stop) * share, stop.at.x());
        stop.at.setX(right);
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

// The host's own, or the one of another host that has the address alone.
const Wire *Layout::wireOf(const Address &address, const QString &host) const
{
    const Wire *found = nullptr;
    for (const Wire &wire : m_wires) {
        if (wire.address != address)
            continue;
        if (wire.host == host)
            return &wire;
        if (found == nullptr && !address.isLoopback())
            found = &wire;
    }
    return found;
}

QString Layout::hostOfPeer(const PlacedBox &placed) const
{
    const Wire *wire = wireOf(onTheWire(*placed.box.peer).address, placed.box.host);
    return wire == nullptr ? placed.box.host : wire->host;
}

void Layout::placeStops()
{
    std::set<std::tuple<QString, Endpoint, Transport>> ends; // that are on a wire, or could be
    for (const PlacedBox &placed : m_boxes) {
        if (!placed.box.local)
            continue;
        ends.emplace(placed.box.host, onTheWire(*placed.box.local), placed.box.transport);
        if (placed.box.shape == Kind::Ghost || placed.box.shape == Kind::Bundle)
            continue;
        const Address own = onTheWire(*placed.box.local).address;
        for (const Wire &wire : m_wires) {
            const bool covers = own.isAny() && (own.family() == wire.address.family() || placed.box.coversV4);
            if (wire.host == placed.box.host && (covers || own == wire.address))
                addStop(placed, wire, covers);
        }
    }
    // The other ends that no socket of the lab has.
    for (const PlacedBox &placed : m_boxes) {
        if (!placed.box.peer || placed.box.shape == Kind::Bundle)
            continue;
        const Endpoint peer = onTheWire(*placed.box.peer);
        const Wire *wire = wireOf(peer.address, placed.box.host);
        if (ends.emplace(hostOfPeer(placed), peer, placed.box.transport).second && wire != nullptr)
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

QPointF Layout::pointOf(const Endpoint &end, Transport transport, const QString &host) const
{
    const Endpoint there = onTheWire(end);
    const Wire *wire = wireOf(there.address, host);
    if (wire == nullptr)
        return {m_size.width() - 12 * m_measure.letter, m_wires.empty() ? 0 : m_wires.front().y};
    for (const Stop &stop : m_stops) {
        if (stop.end == there && stop.transport == transport && std::abs(stop.at.y() - wire->y) < 1)
            return stop.at;
    }
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
    using End = std::pair<QString, Endpoint>; // an address may be in each host
    std::map<std::tuple<End, End, Transport>, const PlacedBox *> waiting;
    std::vector<std::pair<const PlacedBox *, const PlacedBox *>> pairs;
    for (const PlacedBox &placed : m_boxes) {
        if (placed.box.shape != Kind::Connected || !placed.box.local || !placed.box.peer)
            continue;
        const End local(placed.box.host, onTheWire(*placed.box.local));
        const End peer(hostOfPeer(placed), onTheWire(*placed.box.peer));
        const auto other = waiting.find({peer, local, placed.box.transport});
        if (other != waiting.end())
            pairs.emplace_back(other->second, &placed);
        else
            waiting[{local, peer, placed.box.transport}] = &placed;
    }
    return pairs;
}

} // namespace quay::scene
