// SPDX-License-Identifier: MIT
#pragma once

#include "common/servicenames.h"
#include "system/machine.h"
#include "system/snapshot.h"
#include "system/users.h"

namespace quay
{

// A text as JSON, in quotes; null for an empty one.
[[nodiscard]] QByteArray jsonText(const QString &text);

// Writes sockets as the objects of the contract: protocol, family, local, peer, state, pid, process, uid, user, inode,
// rx_queue, tx_queue, service; null where unknown, or where there is none. Of several processes the first is named.
// Members are written without a document tree between, which for tens of thousands of sockets would take longer than
// listing them.
class SocketJson final
{
public:
    // All must outlive the object.
    SocketJson(const system::Machine &machine, const system::ServiceEnds &ends, ServiceNames &services,
               system::UserNames &users)
        : m_machine(machine), m_ends(ends), m_services(services), m_users(users)
    {
    }

    [[nodiscard]] QByteArray object(const system::SocketRecord &socket);
    // pid, process, uid, user, since, command, unit, container
    [[nodiscard]] static QByteArray object(const system::Process &process);

private:
    // The same few texts come again and again.
    [[nodiscard]] const QByteArray &quoted(const QString &text);

    const system::Machine &m_machine;
    const system::ServiceEnds &m_ends;
    ServiceNames &m_services;
    system::UserNames &m_users;
    QHash<QString, QByteArray> m_quoted;
};

} // namespace quay
