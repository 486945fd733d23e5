// SPDX-License-Identifier: MIT
#include "rules/sessiontable.h"

#include <utility>

namespace quay::rules
{

std::size_t SessionTable::slotOf(SocketId listener, quint32 ordinal) const
{
    const quint64 key = quint64(listener) << 32 | ordinal;
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = std::size_t(key * 0x9e3779b97f4a7c15ULL >> 32) & mask;
    while (m_slots[slot].ordinal != 0 && (m_slots[slot].listener != listener || m_slots[slot].ordinal != ordinal))
        slot = (slot + 1) & mask;
    return slot;
}

std::optional<SocketId> SessionTable::find(SocketId listener, quint32 ordinal) const
{
    if (m_slots.empty() || ordinal == 0)
        return std::nullopt;
    const Slot &slot = m_slots[slotOf(listener, ordinal)];
    return slot.ordinal == 0 ? std::nullopt : std::optional(slot.session);
}

void SessionTable::insert(SocketId listener, quint32 ordinal, SocketId session)
{
    if (2 * (m_taken + 1) > m_slots.size()) {
        const Slots old = std::exchange(m_slots, Slots(m_slots.empty() ? 32 : 2 * m_slots.size()));
        for (const Slot &slot : old) {
            if (slot.ordinal != 0)
                m_slots.edit(slotOf(slot.listener, slot.ordinal)) = slot;
        }
    }
    Slot &slot = m_slots.edit(slotOf(listener, ordinal));
    m_taken += slot.ordinal == 0 ? 1 : 0;
    slot = {listener, ordinal, session};
}

} // namespace quay::rules
