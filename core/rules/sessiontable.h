// SPDX-License-Identifier: MIT
#pragma once

#include "base/pagedvector.h"
#include "rules/operation.h"

#include <optional>

namespace quay::rules
{

// Which session is LISTENER#ordinal. Nothing is ever taken out of it.
class SessionTable final
{
public:
    [[nodiscard]] std::optional<SocketId> find(SocketId listener, quint32 ordinal) const;
    void insert(SocketId listener, quint32 ordinal, SocketId session);

private:
    struct Slot {
        SocketId listener{};
        quint32 ordinal = 0; // 0: the slot is free
        SocketId session{};
    };
    using Slots = PagedVector<Slot, 32>;

    [[nodiscard]] std::size_t slotOf(SocketId listener, quint32 ordinal) const;

    Slots m_slots; // open addressing, a power of two
    std::size_t m_taken = 0;
};

} // namespace quay::rules
