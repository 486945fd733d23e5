// SPDX-License-Identifier: MIT
#pragma once

#include "descriptor.h"
#include "netlink.h"

namespace quay::judge
{

// Knows when the packets of the present network have been dealt with. All of them pass the queue of the one CPU that
// the process is pinned to, in order: when a datagram sent after them has arrived, so have they.
class Wire final
{
public:
    // The marker's own port, on an address of its own. Scenarios keep clear of it.
    static constexpr Port markerPort{65535};

    Wire();

    // Returns when everything on its way has been delivered, and so has everything sent in answer to it.
    void settle() const;
    // Returns when the peer of a closing connection has acknowledged its end, or there is no such connection (any
    // more). False if that didn't happen within a second.
    [[nodiscard]] bool awaitAcknowledgedEnd(const Endpoint &local, const Endpoint &peer, int device) const;
    // Whether a connecting socket has been left without answer: only a SYN repeated after a second could change that.
    // Waits for the repetition that follows at once upon the reset of an old connection with the same ends.
    [[nodiscard]] bool isLeftWaiting(int fd, const Endpoint &local, const Endpoint &peer, int device) const;

private:
    void passMarker() const;

    Descriptor m_marker;
    DiagSocket m_diag;
};

} // namespace quay::judge
