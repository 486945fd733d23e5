// SPDX-License-Identifier: MIT
#pragma once

#include "look/chiprow.h"

namespace quay
{

// The filters of the list of sockets.
class SocketChips final : public ChipRow
{
    Q_OBJECT

public:
    explicit SocketChips(QWidget *parent = nullptr);

protected:
    [[nodiscard]] QString title(const QString &word) const override;
};

} // namespace quay
