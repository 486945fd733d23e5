// SPDX-License-Identifier: MIT
#pragma once

#include "net/address.h"
#include "net/port.h"
#include "system/procfolder.h"

#include <QString>

#include <vector>

namespace quay::system
{

struct InterfaceAddress {
    Address address;
    quint8 prefixLength = 0;
    friend bool operator==(const InterfaceAddress &, const InterfaceAddress &) = default;
};

struct Interface {
    quint32 index = 0; // from 1, as the kernel numbers them; SocketRecord::interfaceIndex
    QString name;
    bool isUp = false;
    bool isLoopback = false;
    std::vector<InterfaceAddress> addresses;
    friend bool operator==(const Interface &, const Interface &) = default;
};

// The machine's own numbers, for the network namespace of this process; where it does not tell, the kernel's defaults.
struct Machine {
    // net.ipv4.ip_local_port_range: where ports for connections, and for bind to 0, are taken from; also for IPv6.
    PortInterval ephemeral{Port{32768}, Port{60999}};
    // net.ipv4.ip_unprivileged_port_start: binding below needs CAP_NET_BIND_SERVICE. 0 to 65536.
    quint32 unprivilegedStart = 1024;
    // net.ipv4.ip_local_reserved_ports: within the ephemeral range, but given only to those that ask for them by
    // number.
    std::vector<PortInterval> reserved;
    std::vector<Interface> interfaces;
    quint32 uid = 0;                // of this process, effective
    bool mayBindPrivileged = false; // CAP_NET_BIND_SERVICE, and it counts in this network

    [[nodiscard]] bool isReserved(Port port) const;
    [[nodiscard]] bool isEphemeral(Port port) const { return ephemeral.contains(port); }
    // Binding it needs a privilege, whoever asks.
    [[nodiscard]] bool isPrivileged(Port port) const { return number(port) < unprivilegedStart; }
    // Empty for an index that there is not.
    [[nodiscard]] QString interfaceName(quint32 index) const;
};

[[nodiscard]] Machine readMachine(const ProcFolder &proc = ProcFolder());

} // namespace quay::system
