// SPDX-License-Identifier: MIT
#include "rules/porttable.h"

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

PortEntry *PortTable::find(Port port) { return const_cast<PortEntry *>(std::as_const(*this).find(port)); }

PortEntry &PortTable::take(Port port)
{
    if (2 * (m_taken + 1) > m_slots.size())
        grow();
    PortEntry &entry = m_slots[slotOf(port)];
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
    std::vector<PortEntry> old(size);
    old.swap(m_slots);
    m_taken = 0;
    for (const PortEntry &entry : old) {
        if (entry.count == 0)
            continue;
        m_slots[slotOf(entry.port)] = entry;
        ++m_taken;
    }
}

} // namespace quay::rules
