// SPDX-License-Identifier: MIT
#pragma once

#include "system/machine.h"
#include "system/snapshot.h"

#include <QCoreApplication>

namespace quay
{

// Sockets and processes of this computer, in words of the user's language.
class SocketText final
{
    Q_DECLARE_TR_FUNCTIONS(SocketText)

public:
    // A text that a process has chosen itself, fit to be shown: what would move a terminal's cursor, break a line or
    // turn the direction of writing is written as \n, \x1b, \u202e.
    [[nodiscard]] static QString printable(const QString &text);

    // "127.0.0.1:80", "[fe80::1%eth0]:546", "127.0.0.53%lo:53": with the interface to which the socket is bound.
    [[nodiscard]] static QString localEnd(const system::SocketRecord &socket, const system::Machine &machine);
    // Empty where there is no peer.
    [[nodiscard]] static QString peerEnd(const system::SocketRecord &socket);
    // The address without port: "fe80::1%eth0".
    [[nodiscard]] static QString localAddress(const system::SocketRecord &socket, const system::Machine &machine);

    // "nginx (812), nginx (813)", or why no process is named.
    [[nodiscard]] static QString processes(const system::SocketRecord &socket);
    // "nginx (pid 812, user www-data, since 12:03)"
    [[nodiscard]] static QString process(const system::Process &process);
    // "TIME_WAIT, 42 s": what the kernel waits for, and how long still; empty: for nothing.
    [[nodiscard]] static QString timer(const system::Timer &timer);
    // The name, or the number of a user that has none.
    [[nodiscard]] static QString user(quint32 uid, const QString &name);

    // Why there is no list at all, and what to do.
    [[nodiscard]] static QString problem(const system::SourceError &error);
    // What the list does not show, in a sentence; empty if it shows everything.
    [[nodiscard]] static QString limits(const system::Snapshot &snapshot);
};

} // namespace quay
