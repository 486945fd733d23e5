// SPDX-License-Identifier: MIT
#pragma once

#include "rules/operation.h"

#include <utility>
#include <vector>

namespace quay::rules
{

// Who makes the calls. Programs that are not listed in the host are as `Host::defaultProgram`.
struct Program {
    ProgramId id{};
    quint32 user = 0;              // the effective user id with which it creates sockets
    bool mayBindPrivileged = true; // CAP_NET_BIND_SERVICE
    bool mayUseRaw = true;         // CAP_NET_RAW: may change SO_BINDTODEVICE once it is set
};

struct HostAddress {
    Address address;
    quint8 prefixLength = 0;
    InterfaceId interface {
    };
};

// The sysctls that decide about ports (ip(7), ipv6(7), tcp(7), Documentation/networking/ip-sysctl.rst).
struct Settings {
    PortInterval ephemeral{Port{32768}, Port{60999}}; // ip_local_port_range
    std::vector<PortInterval> reserved;               // ip_local_reserved_ports
    quint32 privilegedBelow = 1024;                   // ip_unprivileged_port_start, 0 to 65536
    int maximumBacklog = 4096;                        // somaxconn
    bool v6Only = false;                              // bindv6only
    bool nonlocalBindV4 = false;                      // net.ipv4.ip_nonlocal_bind
    bool nonlocalBindV6 = false;                      // net.ipv6.ip_nonlocal_bind
    bool autobindReuse = false;                       // ip_autobind_reuse
    enum class TimeWaitReuse : quint8 { Off, Always, Loopback };
    TimeWaitReuse timeWaitReuse = TimeWaitReuse::Loopback; // tcp_tw_reuse
    // Linux 6.18: a port serves connect(2) again as soon as those have gone that bind(2) or listen(2) had put there.
    // Before, not until nobody at all was left on it.
    bool portsReturnToConnect = true;
};

// A computer, apart from its sockets.
struct Host {
    std::vector<Program> programs;
    Program defaultProgram;
    std::vector<HostAddress> addresses;
    quint16 interfaceCount = 1; // ids 0 (lo) to interfaceCount - 1
    // Ids in the order of the kernel's own numbers, where that isn't the order of the ids.
    std::vector<InterfaceId> interfaceOrder;
    std::vector<std::pair<InterfaceId, InterfaceId>> pairs; // what leaves by one of a pair comes in by the other
    bool defaultRouteV4 = false;
    bool defaultRouteV6 = false;
    // Everything of the experiment runs on one CPU. On several, equal UDP sockets are told apart by the CPU.
    bool oneCpu = false;
    Settings settings;

    // A fresh network namespace: lo with 127.0.0.1/8 and ::1, the kernel's default sysctls, root, nothing else.
    [[nodiscard]] static Host isolated();

    [[nodiscard]] const Program &program(ProgramId id) const;
    // Whether bind(2) may use it as one of this host's own. All of 127.0.0.0/8 is local on Linux.
    [[nodiscard]] bool isLocal(const Address &address) const;
    // The limited broadcast address, or the highest one of an IPv4 prefix of an interface.
    [[nodiscard]] bool isBroadcast(const Address &address) const;
    // Of a pair, the other one.
    [[nodiscard]] std::optional<InterfaceId> otherEnd(InterfaceId interface) const;
    [[nodiscard]] bool comesBefore(InterfaceId a, InterfaceId b) const;
    // The interface that has the address, for local addresses.
    [[nodiscard]] std::optional<InterfaceId> interfaceOf(const Address &address) const;
    // Several interfaces may have the same link-local address.
    [[nodiscard]] bool isOn(const Address &address, InterfaceId interface) const;
};

} // namespace quay::rules
