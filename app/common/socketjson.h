// SPDX-License-Identifier: MIT
#pragma once

#include "common/servicenames.h"
#include "common/textcache.h"
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

    // Adds the socket's object to a text.
    void append(std::string &text, const system::SocketRecord &socket);
    [[nodiscard]] QByteArray object(const system::SocketRecord &socket);
    // pid, process, uid, user, since, command, unit, container
    [[nodiscard]] static QByteArray object(const system::Process &process);

private:
    void appendLocal(std::string &text, const system::SocketRecord &socket);
    static void appendPeer(std::string &text, const system::SocketRecord &socket);
    // Quoted; each valid until the next call.
    [[nodiscard]] std::string_view name(const system::Process *process);
    [[nodiscard]] std::string_view user(quint32 uid);
    [[nodiscard]] std::string_view service(const system::SocketRecord &socket);

    const system::Machine &m_machine;
    const system::ServiceEnds &m_ends;
    ServiceNames &m_services;
    system::UserNames &m_users;
    TextCache<const system::Process *> m_names;
    TextCache<quint32> m_userTexts;
    TextCache<quint64> m_serviceTexts;
};

} // namespace quay
