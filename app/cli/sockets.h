// SPDX-License-Identifier: MIT
#pragma once

#include "cli/command.h"
#include "system/snapshot.h"

#include <QCoreApplication>

namespace quay::cli
{

// quay sockets [--listening] [--port N] [--protocol P] [--json]
class SocketsCommand final
{
    Q_DECLARE_TR_FUNCTIONS(SocketsCommand)

public:
    [[nodiscard]] static Exit run(const QStringList &arguments);

private:
    struct Filter {
        bool isListening = false;
        std::optional<Port> port;
        std::optional<system::Protocol> protocol;
        [[nodiscard]] bool lets(const system::SocketRecord &socket) const;
        [[nodiscard]] bool isSet() const { return isListening || port || protocol; }
    };
    struct Shown { // a socket of the snapshot
        explicit Shown(const system::SocketRecord &one);
        bool operator<(const Shown &other) const; // by protocol, port and address
        quint64 key = 0;                          // what mostly decides, in one number
        const system::SocketRecord *socket;
    };
    using Sockets = std::vector<Shown>;

    [[nodiscard]] static QString help();
    [[nodiscard]] static Exit show(const system::Snapshot &snapshot, const Filter &filter, bool isJson);
    static void printLines(const Output &output, const system::Snapshot &snapshot, const Sockets &shown);
    static void printTable(const Output &output, const system::Snapshot &snapshot, const Sockets &shown);
    static void printJson(const Output &output, const system::Snapshot &snapshot, const Sockets &shown);
};

// A port as an argument: a number from 0 to 65535. The error is the sentence that says why it is none.
[[nodiscard]] Result<Port, QString> portArgument(const QString &text);

} // namespace quay::cli
