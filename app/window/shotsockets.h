// SPDX-License-Identifier: MIT
#pragma once

#include "system/snapshot.h"

namespace quay
{

// Sockets of a computer that there is only in pictures: the same each time, and nobody's own.
class ShotSockets final : public system::SocketSource
{
public:
    [[nodiscard]] Result<system::Snapshot, system::SourceError> take() override;

private:
    int m_taken = 0;
};

} // namespace quay
