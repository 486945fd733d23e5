// SPDX-License-Identifier: MIT
#include "reference/mappicture.h"

#include "reference/mapgeometry.h"

#include <array>

namespace quay
{

using namespace registry;

namespace
{

constexpr unsigned tcpBit = 1;
constexpr unsigned udpBit = 2;
constexpr unsigned otherBit = 4;
constexpr unsigned reservedBit = 8;

unsigned bitOf(const Entry &entry)
{
    if (entry.status() == Status::Reserved)
        return reservedBit;
    switch (entry.transport()) {
    case Transport::Tcp:
        return tcpBit;
    case Transport::Udp:
        return udpBit;
    case Transport::Sctp:
    case Transport::Dccp:
        return otherBit;
    }
    Q_UNREACHABLE();
}

MapCell cellOf(unsigned bits)
{
    if ((bits & tcpBit) != 0)
        return (bits & udpBit) != 0 ? MapCell::Both : MapCell::Tcp;
    if ((bits & udpBit) != 0)
        return MapCell::Udp;
    if ((bits & otherBit) != 0)
        return MapCell::OtherTransport;
    return (bits & reservedBit) != 0 ? MapCell::Reserved : MapCell::Empty;
}

QColor mixed(const QColor &a, const QColor &b, double part)
{
    const auto mix = [part](int x, int y) { return static_cast<int>(x + (y - x) * part); };
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

} // namespace

std::vector<MapCell> mapCells(const Registry &registry)
{
    std::vector<unsigned> bits(portCount);
    for (quint32 i = 0; i < registry.size(); ++i) {
        const Entry entry = registry.at(i);
        if (entry.origin() != Origin::Iana || entry.status() == Status::Unassigned)
            continue;
        for (int port = number(entry.ports().first); port <= number(entry.ports().last); ++port)
            bits[static_cast<std::size_t>(port)] |= bitOf(entry);
    }
    std::vector<MapCell> cells(portCount);
    for (std::size_t port = 0; port < cells.size(); ++port)
        cells[port] = cellOf(bits[port]);
    return cells;
}

std::optional<Meaning> meaningOf(MapCell cell)
{
    switch (cell) {
    case MapCell::Empty:
        return std::nullopt;
    case MapCell::Tcp:
        return Meaning::Tcp;
    case MapCell::Udp:
        return Meaning::Udp;
    case MapCell::Both:
        return Meaning::Both;
    case MapCell::OtherTransport:
        return Meaning::OtherTransport;
    case MapCell::Reserved:
        return Meaning::Reserved;
    }
    Q_UNREACHABLE();
}

QColor groundOf(PortRange range, const QPalette &palette)
{
    const QColor base = palette.color(QPalette::Base);
    const QColor text = palette.color(QPalette::Text);
    switch (range) {
    case PortRange::System:
        return mixed(base, text, 0.16);
    case PortRange::User:
        return mixed(base, text, 0.07);
    case PortRange::Dynamic:
        return mixed(base, text, 0.02);
    }
    Q_UNREACHABLE();
}

QImage mapPicture(const std::vector<MapCell> &cells, const QPalette &palette)
{
    std::array<std::array<QRgb, 6>, 3> shades{};
    for (const PortRange range : {PortRange::System, PortRange::User, PortRange::Dynamic}) {
        const QColor ground = groundOf(range, palette);
        for (std::size_t cell = 0; cell < 6; ++cell) {
            const auto meaning = meaningOf(static_cast<MapCell>(cell));
            const bool isFaint = static_cast<MapCell>(cell) == MapCell::Reserved;
            const QColor ink = meaning ? colour(*meaning, palette) : ground;
            shades[static_cast<std::size_t>(range)][cell] = mixed(ground, ink, isFaint ? 0.45 : 1).rgb();
        }
    }
    QImage image(MapGeometry::side, MapGeometry::side, QImage::Format_RGB32);
    for (int port = 0; port < portCount; ++port) {
        const auto cell = static_cast<std::size_t>(cells[static_cast<std::size_t>(port)]);
        const auto range = static_cast<std::size_t>(portRange(Port(port)));
        image.setPixel(port % MapGeometry::side, port / MapGeometry::side, shades[range][cell]);
    }
    return image;
}

} // namespace quay
