// SPDX-License-Identifier: MIT
#pragma once

#include "registry/usualports.h"
#include "system/machine.h"
#include "system/socketrecord.h"

#include <QCoreApplication>
#include <QDateTime>

#include <compare>

namespace quay
{

enum class Phase : quint8 { Steady, Begun, Ended };

// One row of the list: a socket, and what is known of it beside the kernel's record.
struct ListedSocket {
    system::SocketRecord record;
    QString service;
    QString user;
    registry::Fit fit = registry::Fit::Unknown;           // of the program with its port
    std::shared_ptr<const system::Holders> lastHolders{}; // while it is not known who has it
    QDateTime seen;                                       // when it came, if that was while the list was watching
    qint64 markUntil = 0;                                 // in milliseconds of the list's clock, unless Steady
    Phase phase = Phase::Steady;
};

// The columns of the list of sockets: what a cell says, and which row comes first.
class SocketColumns final
{
    Q_DECLARE_TR_FUNCTIONS(SocketColumns)

public:
    enum Column {
        Mark,
        Protocol,
        LocalPort,
        Program,
        Pid,
        Service,
        State,
        LocalAddress,
        Peer,
        User,
        ReceiveQueue,
        SendQueue,
        Timer,
        Seen,
        Unit,
        Container,
        Command,
        Count
    };

    [[nodiscard]] static QString title(Column column);
    // For the tool tip of the header; empty where the title says all.
    [[nodiscard]] static QString explanation(Column column);
    [[nodiscard]] static QString text(Column column, const ListedSocket &socket, const system::Machine &machine);
    [[nodiscard]] static std::strong_ordering compare(Column column, const ListedSocket &a, const ListedSocket &b);
    // Stands at the right, so that digits are under one another.
    [[nodiscard]] static bool isNumber(Column column);
};

} // namespace quay
