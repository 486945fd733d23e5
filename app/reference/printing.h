// SPDX-License-Identifier: MIT
#pragma once

#include "reference/exporting.h"

class QPagedPaintDevice;

namespace quay
{

// Prints the rows as a table with its titles on every page; `caption` stands above, the page's number below.
void print(QPagedPaintDevice &device, const Selection &selection, const QString &caption);

} // namespace quay
