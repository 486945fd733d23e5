// SPDX-License-Identifier: MIT
#include "system/machine.h"

#include "system/netlink.h"
#include "system/proctext.h"

#include <QFile>
#include <QtEndian>

#include <algorithm>
#include <bit>
#include <cstring>
#include <ifaddrs.h>
#include <memory>
#include <numeric>

#include <net/if.h>
#include <netinet/in.h>

namespace quay::system
{

namespace
{

constexpr int capNetBindService = 10; // linux/capability.h

struct FreeInterfaces {
    void operator()(ifaddrs *list) const { ::freeifaddrs(list); }
};

// Nothing for an address that is neither IPv4 nor IPv6.
std::optional<Address> addressOf(const sockaddr *from)
{
    if (from && from->sa_family == AF_INET) {
        sockaddr_in v4{};
        std::memcpy(&v4, from, sizeof v4);
        const quint32 bits = qFromBigEndian(v4.sin_addr.s_addr);
        return Address::v4(static_cast<quint8>(bits >> 24), static_cast<quint8>(bits >> 16),
                           static_cast<quint8>(bits >> 8), static_cast<quint8>(bits));
    }
    if (from && from->sa_family == AF_INET6) {
        sockaddr_in6 v6{};
        std::memcpy(&v6, from, sizeof v6);
        return Address::v6(std::to_array(v6.sin6_addr.s6_addr));
    }
    return std::nullopt;
}

quint8 prefixLength(const sockaddr *mask)
{
    const auto bits = addressOf(mask);
    if (!bits)
        return 0;
    const auto &bytes = bits->bytes();
    return static_cast<quint8>(
        std::accumulate(bytes.begin(), bytes.end(), 0, [](int sum, quint8 byte) { return sum + std::popcount(byte); }));
}

Interface &interfaceNamed(std::vector<Interface> &interfaces, const ifaddrs &entry)
{
    const QString name = QFile::decodeName(entry.ifa_name);
    const auto known = std::find_if(interfaces.begin(), interfaces.end(),
                                    [&](const Interface &candidate) { return candidate.name == name; });
    if (known != interfaces.end())
        return *known;
    return interfaces.emplace_back(Interface{::if_nametoindex(entry.ifa_name),
                                             name,
                                             (entry.ifa_flags & IFF_UP) != 0,
                                             (entry.ifa_flags & IFF_LOOPBACK) != 0,
                                             {}});
}

// getifaddrs(3) instead of QNetworkInterface: Qt's network library would make every start of quay a third slower.
std::vector<Interface> readInterfaces()
{
    std::vector<Interface> interfaces;
    ifaddrs *list = nullptr;
    if (::getifaddrs(&list) != 0)
        return interfaces;
    const std::unique_ptr<ifaddrs, FreeInterfaces> owner(list);
    for (const ifaddrs *entry = list; entry; entry = entry->ifa_next) {
        Interface &found = interfaceNamed(interfaces, *entry);
        if (const auto address = addressOf(entry->ifa_addr))
            found.addresses.push_back({*address, prefixLength(entry->ifa_netmask)});
    }
    return interfaces;
}

void readPrivileges(Machine &machine, const ProcFolder &proc)
{
    const QByteArray status = proc.read("self/status").value_or(QByteArray());
    const QList<QByteArray> uids = statusField(status, "Uid").value_or(QByteArrayView()).toByteArray().split('\t');
    if (uids.size() > 1)
        machine.uid = uids[1].toUInt(); // real, effective, saved, file system
    const QByteArray capabilities = statusField(status, "CapEff").value_or(QByteArrayView()).toByteArray();
    const bool isCapable = (capabilities.toULongLong(nullptr, 16) >> capNetBindService & 1) != 0;
    machine.mayBindPrivileged = isCapable && networkObeysUs(proc.openFile("self/ns/net"));
}

} // namespace

bool Machine::isReserved(Port port) const
{
    return std::any_of(reserved.begin(), reserved.end(),
                       [port](const PortInterval &interval) { return interval.contains(port); });
}

QString Machine::interfaceName(quint32 index) const
{
    const auto found = std::find_if(interfaces.begin(), interfaces.end(),
                                    [index](const Interface &interface) { return interface.index == index; });
    return found == interfaces.end() ? QString() : found->name;
}

Machine readMachine(const ProcFolder &proc)
{
    Machine machine;
    const auto text = [&proc](const char *path) { return proc.read(path).value_or(QByteArray()); };
    machine.ephemeral = portRangeOf(text("sys/net/ipv4/ip_local_port_range")).value_or(machine.ephemeral);
    bool isNumber = false;
    const quint32 start = text("sys/net/ipv4/ip_unprivileged_port_start").trimmed().toUInt(&isNumber);
    machine.unprivilegedStart = isNumber ? start : machine.unprivilegedStart;
    machine.reserved = reservedPortsOf(text("sys/net/ipv4/ip_local_reserved_ports"));
    machine.interfaces = readInterfaces();
    readPrivileges(machine, proc);
    return machine;
}

} // namespace quay::system
