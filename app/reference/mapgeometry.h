// SPDX-License-Identifier: MIT
#pragma once

#include "net/port.h"

#include <QPoint>
#include <QRect>
#include <QRegion>

namespace quay
{

// Where each port lies on the map: 256 rows of 256, port 0 at the top left, each row continuing the one above.
// Lengths are logical pixels.
struct MapGeometry {
    static constexpr int side = 256;

    int extent = 2 * side; // length of the map's sides; a port's is a 256th of it, so that neighbours may differ by one
    QPoint origin;         // top left corner of port 0; negative when scrolled

    // Where the n-th row or column begins, measured from the origin.
    [[nodiscard]] int edge(int n) const { return n * extent / side; }
    [[nodiscard]] QRect whole() const { return {origin, QSize(extent, extent)}; }
    [[nodiscard]] QRect rectOf(Port port) const;
    // None outside the map.
    [[nodiscard]] std::optional<Port> portAt(QPoint point) const;
    // The nearest port, for a drag that left the map.
    [[nodiscard]] Port nearestPort(QPoint point) const;
    // The area of all ports of the interval: part of a row, whole rows, part of a row.
    [[nodiscard]] QRegion regionOf(PortInterval ports) const;
};

} // namespace quay
