// SPDX-License-Identifier: MIT
#include "rules/porttable.h"

#include <utility>

namespace quay::rules
{

namespace
{
constexpr quint32 firstSize = 16;

quint32 scatter(Port port) { return quint32(number(port)) * 2654435761U >> 12; }
} // namespace

quint32 PortTable::slotOf(Port port) const
{
    const quint32 mask = quint32(m_slots.size()) - 1;
    quint32 slot = scatter(port) & mask;
    while (m_slots[slot].used && m_slots[slot].port != port)
        slot = (slot + 1) & mask;
    return slot;
}

const PortEntry *PortTable::find(Port port) const
{
    if (m_slots.empty())
        return nullptr;
    const PortEntry &entry = m_slots[slotOf(port)];
    return entry.count > 0 ? &entry : nullptr;
}

PortEntry *PortTable::find(Port port)
{
    if (m_slots.empty())
        return nullptr;
    const quint32 slot = slotOf(port);
    return m_slots[slot].count > 0 ? &m_slots.edit(slot) : nullptr;
}

PortEntry &PortTable::take(Port port)
{
    if (2 * (m_taken + 1) > m_slots.size())
        grow();
    PortEntry &entry = m_slots.edit(slotOf(port));
    if (!entry.used) {
        entry = PortEntry{};
        entry.used = true;
        entry.port = port;
        ++m_taken;
    }
    if (entry.count == 0)
        ++m_inUse;
    return entry;
}

void PortTable::release(PortEntry &entry)
{
    const Port port = entry.port;
    entry = PortEntry{};
    entry.used = true; // the probe goes on past it
    entry.port = port;
    --m_inUse;
}

void PortTable::grow()
{
    quint32 size = firstSize;
    while (size < 4 * (m_inUse + 1))
        size *= 2;
    const Slots old = std::exchange(m_slots, Slots(size));
    m_taken = 0;
    for (const PortEntry &entry : old) {
        if (entry.count == 0)
            continue;
        m_slots.edit(slotOf(entry.port)) = entry;
        ++m_taken;
    }
}

} // namespace quay::rules
