// SPDX-License-Identifier: MIT
#include "reference/mapgeometry.h"

#include <algorithm>

namespace quay
{

std::optional<Port> MapGeometry::portAt(QPoint point) const
{
    const QPoint place = point - origin;
    if (place.x() < 0 || place.y() < 0 || place.x() >= extent() || place.y() >= extent())
        return std::nullopt;
    return nearestPort(point);
}

Port MapGeometry::nearestPort(QPoint point) const
{
    const QPoint place = point - origin;
    const int column = std::clamp(place.x() / cell, 0, side - 1);
    const int row = std::clamp(place.y() / cell, 0, side - 1);
    return Port(row * side + column);
}

QRegion MapGeometry::regionOf(PortInterval ports) const
{
    QRegion region;
    const int firstRow = number(ports.first) / side;
    const int lastRow = number(ports.last) / side;
    const auto add = [&](int row, int from, int to) {
        region += QRect(origin.x() + from * cell, origin.y() + row * cell, (to - from + 1) * cell, cell);
    };
    const int firstColumn = number(ports.first) % side;
    const int lastColumn = number(ports.last) % side;
    if (firstRow == lastRow) {
        add(firstRow, firstColumn, lastColumn);
        return region;
    }
    add(firstRow, firstColumn, side - 1);
    if (lastRow > firstRow + 1)
        region += QRect(origin.x(), origin.y() + (firstRow + 1) * cell, extent(), (lastRow - firstRow - 1) * cell);
    add(lastRow, 0, lastColumn);
    return region;
}

} // namespace quay
