// SPDX-License-Identifier: MIT
#pragma once

#include "system/machine.h"
#include "system/snapshot.h"

namespace quay::system
{

// Who has a port on one transport: the first of these that is true.
enum class PortUse : quint8 {
    Held,      // processes hold sockets with it
    Hidden,    // a process that cannot be seen does
    NoProcess, // a socket is there, and no process that could be: the kernel's own, or of another pid namespace
    Waiting,   // only what is left of ended connections: TIME_WAIT and the states before it
    Free,
};

struct TransportUse {
    Transport transport{};
    PortUse use = PortUse::Free;
    // Into Snapshot::sockets: all that have this local port; those that listen, or only have it bound, first.
    std::vector<quint32> sockets;
    Holders holders; // each once, in order of pid
    // Waiting: until the last of them is over, if the kernel's timers tell.
    std::optional<quint32> milliseconds;
};

struct PortAnswer {
    Port port{};
    std::vector<TransportUse> transports; // TCP and UDP; SCTP and DCCP only if something has the port there
    bool isEphemeral = false;             // the kernel may give it to any connection
    bool isReserved = false;              // by ip_local_reserved_ports: it does not
    bool needsPrivilege = false;

    [[nodiscard]] bool isFree() const;
};

[[nodiscard]] PortAnswer whoHas(Port port, const Snapshot &snapshot, const Machine &machine);

} // namespace quay::system
