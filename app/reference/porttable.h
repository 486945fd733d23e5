// SPDX-License-Identifier: MIT
#pragma once

#include "look/columntable.h"

namespace quay
{

class PortModel;

// The table of ports.
class PortTable final : public ColumnTable
{
    Q_OBJECT

public:
    // `model` must outlive the table.
    explicit PortTable(PortModel *model, QWidget *parent = nullptr);

Q_SIGNALS:
    void bookmarkToggled(int row);

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace quay
