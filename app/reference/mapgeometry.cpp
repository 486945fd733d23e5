// SPDX-License-Identifier: MIT
#include "reference/mapgeometry.h"

#include <algorithm>

namespace quay
{

QRect MapGeometry::rectOf(Port port) const
{
    const int column = number(port) % side;
    const int row = number(port) / side;
    return {origin + QPoint(edge(column), edge(row)), origin + QPoint(edge(column + 1) - 1, edge(row + 1) - 1)};
}

std::optional<Port> MapGeometry::portAt(QPoint point) const
{
    return whole().contains(point) ? std::optional(nearestPort(point)) : std::nullopt;
}

Port MapGeometry::nearestPort(QPoint point) const
{
    // The last edge that is not behind the place.
    const auto index = [this](int place) { return std::clamp(((place + 1) * side - 1) / extent, 0, side - 1); };
    const QPoint place = point - origin;
    return Port(index(place.y()) * side + index(place.x()));
}

QRegion MapGeometry::regionOf(PortInterval ports) const
{
    QRegion region;
    const auto add = [&](Port first, Port last) { region += rectOf(first).united(rectOf(last)); };
    const int firstRow = number(ports.first) / side;
    const int lastRow = number(ports.last) / side;
    if (firstRow == lastRow) {
        add(ports.first, ports.last);
        return region;
    }
    add(ports.first, Port(firstRow * side + side - 1));
    if (lastRow > firstRow + 1)
        add(Port((firstRow + 1) * side), Port(lastRow * side - 1));
    add(Port(lastRow * side), ports.last);
    return region;
}

} // namespace quay
