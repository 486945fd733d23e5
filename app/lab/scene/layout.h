// SPDX-License-Identifier: MIT
#pragma once

#include "lab/scene/picture.h"

#include <QLineF>
#include <QPolygonF>
#include <QRectF>

#include <array>
#include <unordered_map>

namespace quay::scene
{

// Sizes that the letters and the window ask for, in pixels.
struct Measure {
    qreal letter = 8; // the width of a digit
    qreal line = 18;  // the height of a line of text
    QSizeF room;      // what is in sight
};

struct PlacedProgram {
    Program program;
    QRectF rect;
};
struct PlacedBox {
    SocketBox box;
    QRectF rect;
};
// Where a socket's address and port are on the wire.
struct Stop {
    // Beside its wire; hidden where so many are that none could be read.
    enum class Label : quint8 { Above, Below, Hidden };
    Endpoint end; // with the address of its wire
    Transport transport = Transport::Tcp;
    QPointF at;
    std::optional<rules::ProgramId> program; // absent: outside the lab
    bool isWildcard = false;
    Label label = Label::Above;
};
// An address of a host: another host may have the same one.
struct Wire {
    QString host;
    Address address;
    qreal y = 0;
    qreal left = 0;
    qreal right = 0;
};

enum class Band : quint8 { Programs, Kernel, Network };

// Where everything stands: programs above, the sockets that the kernel has for each below it, and the addresses with
// their ports as wires at the bottom. Knows no widget.
class Layout final
{
public:
    Layout() = default;
    // `opened`: the bundles that shall show all they hold, by their first socket.
    Layout(const Picture &picture, const Measure &measure, const std::set<rules::SocketId> &opened = {});

    [[nodiscard]] bool fits() const
    {
        const QSizeF over = m_size - m_measure.room;
        return over.width() < 0.5 && over.height() < 0.5; // sums of fractions
    }
    // Closer together, because the room is short.
    [[nodiscard]] bool isTight() const { return m_isTight; }
    [[nodiscard]] QSizeF size() const { return m_size; }
    [[nodiscard]] QRectF band(Band band) const { return m_bands.at(std::size_t(band)); }
    [[nodiscard]] const std::vector<PlacedProgram> &programs() const { return m_programs; }
    [[nodiscard]] const std::vector<PlacedBox> &boxes() const { return m_boxes; }
    [[nodiscard]] const std::vector<Stop> &stops() const { return m_stops; }
    [[nodiscard]] const std::vector<Wire> &wires() const { return m_wires; }
    [[nodiscard]] const Measure &measure() const { return m_measure; }

    // The socket's own box, or the bundle that it is in. Null: it isn't shown.
    [[nodiscard]] const PlacedBox *boxOf(rules::SocketId socket) const;
    [[nodiscard]] const PlacedProgram *programOf(rules::ProgramId program) const;
    [[nodiscard]] const PlacedBox *boxAt(const QPointF &point) const;
    [[nodiscard]] const PlacedProgram *programAt(const QPointF &point) const;
    // The socket's own place on a wire; for one on a wildcard address that on the wire of `near`.
    [[nodiscard]] QPointF stopOf(const PlacedBox &box, std::optional<Address> near) const;
    // Where an address and port is, as a program of the host reaches it; also where nobody has it.
    [[nodiscard]] QPointF pointOf(const Endpoint &end, Transport transport, const QString &host = {}) const;
    // From one place of the wires to another: along the first, over, along the second.
    [[nodiscard]] static QPolygonF along(const QPointF &from, const QPointF &to);
    // The connections between two sockets of the lab, each once.
    [[nodiscard]] std::vector<std::pair<const PlacedBox *, const PlacedBox *>> connections() const;

    // A place for a card of this size within `sight` that covers nothing that is to be read, as near to the top right
    // (or bottom right) as can be. `taken`: by another card.
    [[nodiscard]] std::optional<QRectF> freeRoom(const QSizeF &card, const QRectF &sight, bool fromTop,
                                                 const QRectF &taken = {}) const;

private:
    struct Column;
    // How far apart things stand.
    struct Spacing {
        // in lines
        qreal heading;
        qreal card;
        qreal belowCard;
        qreal row;
        qreal box;
        qreal belowRows;
        qreal wiresBelow; // the top of their band
        qreal wires;      // from one to the next, at least
        // in letters
        qreal margin;
        qreal gap;
        qreal narrowBox; // where many programs stand side by side
        bool hasUnusedWires;

        static const Spacing roomy;
        static const Spacing tight;
    };
    Layout(const Picture &picture, const Measure &measure, const std::set<rules::SocketId> &opened,
           const Spacing &spacing);
    void placeColumns(const Picture &picture, const std::set<rules::SocketId> &opened, const Spacing &spacing);
    void placeLane(Column &column, const std::vector<SocketBox> &boxes, qreal top, const Spacing &spacing);
    void placeWires(const Picture &picture, const Spacing &spacing);
    void placeStops();
    [[nodiscard]] const Wire *wireOf(const Address &address, const QString &host) const;
    [[nodiscard]] QString hostOfPeer(const PlacedBox &placed) const;
    void addStop(const PlacedBox &box, const Wire &wire, bool isWildcard);
    void spreadStops(const Wire &wire);
    [[nodiscard]] qreal labelWidth(const Stop &stop) const;
    [[nodiscard]] qreal freePlace(qreal wish, const Wire &wire) const;

    Measure m_measure;
    QSizeF m_size;
    bool m_isTight = false;
    std::array<QRectF, 3> m_bands;
    std::vector<PlacedProgram> m_programs;
    std::vector<PlacedBox> m_boxes;
    std::vector<Stop> m_stops;
    std::vector<Wire> m_wires;
    std::unordered_map<quint32, std::size_t> m_boxOf;
};

} // namespace quay::scene
