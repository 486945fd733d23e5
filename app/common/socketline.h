// SPDX-License-Identifier: MIT
#pragma once

#include "common/servicenames.h"
#include "common/textcache.h"
#include "system/machine.h"
#include "system/snapshot.h"
#include "system/users.h"

namespace quay
{

// Writes sockets as lines of a table, in UTF-8. Straight into the text and without strings between, which for tens of
// thousands would take longer than listing them; what comes again and again is made once.
class SocketLine final
{
public:
    static constexpr char separator = '\t'; // is in no cell

    // All must outlive the object.
    SocketLine(const system::Machine &machine, const system::ServiceEnds &ends, ServiceNames &services,
               system::UserNames &users)
        : m_machine(machine), m_ends(ends), m_services(services), m_users(users)
    {
    }

    // Adds a line without its end: protocol, local end, peer, state, receive and send queue, user, service, processes;
    // "-" where there is nothing to say.
    void append(std::string &text, const system::SocketRecord &socket);

private:
    // Each valid until the next call.
    [[nodiscard]] std::string_view user(quint32 uid);
    [[nodiscard]] std::string_view service(const system::SocketRecord &socket);
    [[nodiscard]] std::string_view processes(const system::SocketRecord &socket);

    const system::Machine &m_machine;
    const system::ServiceEnds &m_ends;
    ServiceNames &m_services;
    system::UserNames &m_users;
    TextCache<quint32> m_userTexts;
    TextCache<quint64> m_serviceTexts;
    TextCache<const system::Holders *> m_processTexts;
    std::string m_unheld;
};

} // namespace quay
