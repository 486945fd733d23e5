// SPDX-License-Identifier: MIT
#pragma once

#include "look/chiprow.h"
#include "net/port.h"

namespace quay
{

// The filters of the reference.
class Chips final : public ChipRow
{
    Q_OBJECT

public:
    explicit Chips(QWidget *parent = nullptr);

protected:
    [[nodiscard]] QString title(const QString &word) const override;
};

// The query with these ports in place of those it names.
[[nodiscard]] QString withPorts(const QString &query, PortInterval ports);

} // namespace quay
