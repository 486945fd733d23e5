// SPDX-License-Identifier: MIT
#include "common/portsinuse.h"

#include "common/whotext.h"
#include "system/whohas.h"

namespace quay
{

using namespace system;

PortsInUse::PortsInUse() : m_sets(std::make_shared<const Sets>()) {}

PortsInUse::PortsInUse(std::shared_ptr<const Snapshot> snapshot, std::shared_ptr<const Machine> machine)
    : m_snapshot(std::move(snapshot)), m_machine(std::move(machine))
{
    auto sets = std::make_shared<Sets>();
    for (const SocketRecord &socket : m_snapshot->sockets) {
        const auto transport = transportOf(socket.protocol);
        if (transport && socket.local.port != Port{})
            sets->byTransport[static_cast<std::size_t>(*transport)].set(number(socket.local.port));
    }
    m_sets = std::move(sets);
}

const PortsInUse::PortSet &PortsInUse::on(Transport transport) const
{
    return m_sets->byTransport[static_cast<std::size_t>(transport)];
}

PortsInUse::PortSet PortsInUse::all() const
{
    PortSet ports;
    for (const PortSet &some : m_sets->byTransport)
        ports |= some;
    return ports;
}

bool PortsInUse::hasSamePorts(const PortsInUse &other) const
{
    return m_sets->byTransport == other.m_sets->byTransport;
}

QStringList PortsInUse::holders(Port port) const
{
    if (!m_snapshot)
        return {};
    const PortAnswer answer = whoHas(port, *m_snapshot, *m_machine);
    return answer.isFree() ? QStringList() : WhoText(answer, *m_snapshot).answer();
}

} // namespace quay
