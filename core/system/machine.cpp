// SPDX-License-Identifier: MIT
#include "system/machine.h"

#include "system/netlink.h"
#include "system/proctext.h"

#include <QNetworkInterface>

#include <algorithm>

namespace quay::system
{

namespace
{

constexpr int capNetBindService = 10; // linux/capability.h

std::vector<Interface> readInterfaces()
{
    std::vector<Interface> interfaces;
    for (const QNetworkInterface &found : QNetworkInterface::allInterfaces()) {
        Interface added;
        added.index = static_cast<quint32>(std::max(found.index(), 0));
        added.name = found.name();
        added.isUp = found.flags().testFlag(QNetworkInterface::IsUp);
        added.isLoopback = found.flags().testFlag(QNetworkInterface::IsLoopBack);
        for (const QNetworkAddressEntry &entry : found.addressEntries()) {
            QHostAddress ip = entry.ip();
            ip.setScopeId(QString());
            if (const auto address = Address::parse(ip.toString()))
                added.addresses.push_back({*address, static_cast<quint8>(std::clamp(entry.prefixLength(), 0, 128))});
        }
        interfaces.push_back(std::move(added));
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
