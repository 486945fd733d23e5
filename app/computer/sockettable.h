// SPDX-License-Identifier: MIT
#pragma once

#include "look/columntable.h"

#include <functional>

namespace quay
{

class SocketModel;

// The table of sockets. Rows come and go above the one that is read, and it stays where it is.
class SocketTable final : public ColumnTable
{
    Q_OBJECT

public:
    // `model` must outlive the table.
    explicit SocketTable(SocketModel *model, QWidget *parent = nullptr);

    // Changes the model so that the first row in sight stays the first; at the top, the table stays at the top.
    void keepingPlace(const std::function<void()> &change);
};

} // namespace quay
