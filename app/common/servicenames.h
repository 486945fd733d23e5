// SPDX-License-Identifier: MIT
#pragma once

#include "registry/registry.h"
#include "system/conversation.h"

#include <QHash>

namespace quay
{

// What ports are registered for, in one word each; looked up once.
class ServiceNames final
{
public:
    // The registry must outlive the object.
    explicit ServiceNames(const registry::Registry &registry) : m_registry(registry) {}

    // IANA's name for the port, or that of a common use; empty if it has neither.
    [[nodiscard]] QString nameOf(Port port, Transport transport);
    // What the socket is for, by the port that tells.
    [[nodiscard]] QString nameOf(const system::SocketRecord &socket, const system::ServiceEnds &ends);
    // Equal only for sockets of which nameOf() says the same.
    [[nodiscard]] static quint64 keyOf(const system::SocketRecord &socket, const system::ServiceEnds &ends);

private:
    const registry::Registry &m_registry;
    QHash<quint32, QString> m_names;
};

} // namespace quay
