// SPDX-License-Identifier: MIT
#pragma once

#include "base/pagedvector.h"
#include "rules/socket.h"

namespace quay::rules
{

// What a TCP port keeps of the sockets that took it with SO_REUSEPORT: one address, whose successors need no test.
// Found by experiment; the kernel has it so that a server with a thousand listeners starts in linear time.
struct RememberedAddress {
    bool valid = false;
    bool v6Only = false;
    quint32 user = 0;
    Address address;

    friend bool operator==(const RememberedAddress &, const RememberedAddress &) = default;
};

// One port in use, of one transport.
struct PortEntry {
    Port port{};
    quint32 count = 0;             // sockets on it; 0: the slot is free, or was used
    bool used = false;             // the slot has ever been taken (for probing)
    SocketId first = Socket::none; // the chain goes on through Socket::nextOnPort
    SocketId last = Socket::none;
    // TCP: the kernel takes it for a port that only connect(2) uses, which may serve another connect (see
    // State::enter).
    bool connectOnly = false;
    RememberedAddress remembered;
};

// The ports in use: finding one costs the same for ten and for fifty thousand.
class PortTable final
{
public:
    // Null when nobody has the port.
    [[nodiscard]] const PortEntry *find(Port port) const;
    // To be written to.
    [[nodiscard]] PortEntry *find(Port port);
    [[nodiscard]] quint32 portsInUse() const { return m_inUse; }

    PortEntry &take(Port port);     // finds or makes the entry, count unchanged
    void release(PortEntry &entry); // after the last socket has gone: forgets what it remembered

private:
    [[nodiscard]] quint32 slotOf(Port port) const;
    void grow();

    using Slots = PagedVector<PortEntry, 16>;
    Slots m_slots;       // open addressing, a power of two
    quint32 m_taken = 0; // slots ever used since the last growth
    quint32 m_inUse = 0;
};

} // namespace quay::rules
