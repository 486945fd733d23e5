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

    int cell = 2;  // side of one port
    QPoint origin; // top left corner of port 0; negative when scrolled

    [[nodiscard]] int extent() const { return side * cell; }
    [[nodiscard]] QRect rectOf(Port port) const
    {
        return {origin.x() + number(port) % side * cell, origin.y() + number(port) / side * cell, cell, cell};
    }
    // None outside the map.
    [[nodiscard]] std::optional<Port> portAt(QPoint point) const;
    // The nearest port, for a drag that left the map.
    [[nodiscard]] Port nearestPort(QPoint point) const;
    // The area of all ports of the interval: part of a row, whole rows, part of a row.
    [[nodiscard]] QRegion regionOf(PortInterval ports) const;
};

} // namespace quay
