// SPDX-License-Identifier: MIT
#pragma once

#include "look/meaning.h"
#include "registry/registry.h"

#include <QImage>

#include <optional>

namespace quay
{

// What the map says of one number, over all transports.
enum class MapCell : quint8 { Empty, Tcp, Udp, Both, OtherTransport, Reserved };

// One cell a port. Assignments outweigh reservations.
[[nodiscard]] std::vector<MapCell> mapCells(const registry::Registry &registry);

// The meaning whose colour a cell has; none for Empty, which shows the ground.
[[nodiscard]] std::optional<Meaning> meaningOf(MapCell cell);

// The ground behind a port: each of the three ranges has its own shade.
[[nodiscard]] QColor groundOf(PortRange range, const QPalette &palette);

// 256 x 256 pixels, one a port.
[[nodiscard]] QImage mapPicture(const std::vector<MapCell> &cells, const QPalette &palette);

} // namespace quay
