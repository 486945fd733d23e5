// SPDX-License-Identifier: MIT
#pragma once

#include "computer/socketcolumns.h"
#include "registry/registry.h"
#include "system/snapshot.h"
#include "system/tcpfacts.h"

#include <QCoreApplication>
#include <QPalette>

#include <optional>

namespace quay
{

// What there is to say of one socket, one port, and this machine, as the HTML that a QTextDocument understands.
// Links: "port:N" in the reference, "who:N" here, "end:PID", "copy:TEXT", "lab:tcp/ADDRESS/PORT".
class InfoText final
{
    Q_DECLARE_TR_FUNCTIONS(InfoText)

public:
    // `fixedFamily`: the font family for numbers and addresses.
    InfoText(const QPalette &palette, QString fixedFamily) : m_palette(palette), m_fixedFamily(std::move(fixedFamily))
    {
    }

    [[nodiscard]] QString socket(const ListedSocket &socket, const system::Machine &machine,
                                 const std::optional<system::TcpFacts> &facts,
                                 const registry::Registry &registry) const;
    [[nodiscard]] QString port(Port port, const system::Snapshot &snapshot, const system::Machine &machine,
                               const registry::Registry &registry) const;
    // `used`: how many ports of the ephemeral range have a socket.
    [[nodiscard]] QString machine(const system::Machine &machine, int used) const;

    // The ss(8) command that shows the socket alone.
    [[nodiscard]] static QString command(const system::SocketRecord &socket);

private:
    [[nodiscard]] QString meaning(const system::SocketRecord &socket) const;
    [[nodiscard]] QString holders(const system::SocketRecord &socket) const;
    [[nodiscard]] QString process(const system::Process &process) const;
    [[nodiscard]] QString queues(const system::SocketRecord &socket) const;
    [[nodiscard]] QString tcp(const system::TcpFacts &facts) const;
    [[nodiscard]] QString ways(Port port, const system::Snapshot &snapshot, const system::Machine &machine) const;
    [[nodiscard]] QString actions(const system::SocketRecord &socket) const;
    [[nodiscard]] QString commandLine(const QString &command) const;
    [[nodiscard]] QString fixed(const QString &text) const;
    [[nodiscard]] QString faint(const QString &text) const;
    [[nodiscard]] QString row(const QString &label, const QString &html) const;
    [[nodiscard]] static QString heading(const QString &text);
    [[nodiscard]] static QString paragraph(const QString &html);

    QPalette m_palette;
    QString m_fixedFamily;
};

} // namespace quay
