// SPDX-License-Identifier: MIT
#include "common/servicenames.h"

namespace quay
{

using namespace registry;

namespace
{

QString lookUp(const Registry &registry, Port port, Transport transport)
{
    QString commonUse;
    for (const quint32 row : registry.rowsOf(port, transport)) {
        const Entry entry = registry.at(row);
        if (entry.origin() == Origin::Iana && entry.status() == Status::Assigned && !entry.utf8(Field::Name).isEmpty())
            return entry.text(Field::Name);
        if (entry.origin() == Origin::Quayside && commonUse.isEmpty())
            commonUse = entry.text(Field::Name);
    }
    return commonUse;
}

} // namespace

QString ServiceNames::nameOf(Port port, Transport transport)
{
    const quint32 key = static_cast<quint32>(transport) << 16 | number(port);
    const auto known = m_names.constFind(key);
    return known != m_names.constEnd() ? *known : *m_names.insert(key, lookUp(m_registry, port, transport));
}

QString ServiceNames::nameOf(const system::SocketRecord &socket, const system::ServiceEnds &ends)
{
    const auto transport = system::transportOf(socket.protocol);
    if (!transport)
        return {};
    const system::ServiceEnds::Ports ports = ends.portsOf(socket);
    QString name = ports.first ? nameOf(*ports.first, *transport) : QString();
    return name.isEmpty() && ports.second ? nameOf(*ports.second, *transport) : name;
}

quint64 ServiceNames::keyOf(const system::SocketRecord &socket, const system::ServiceEnds &ends)
{
    constexpr quint64 none = portCount;
    const system::ServiceEnds::Ports ports = ends.portsOf(socket);
    const quint64 first = ports.first ? number(*ports.first) : none;
    const quint64 second = ports.second ? number(*ports.second) : none;
    return quint64{static_cast<quint8>(socket.protocol)} << 40 | first << 20 | second;
}

} // namespace quay
