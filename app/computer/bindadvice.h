// SPDX-License-Identifier: MIT
#pragma once

#include "net/port.h"
#include "net/transport.h"
#include "system/machine.h"
#include "system/snapshot.h"

#include <QCoreApplication>
#include <QStringList>

namespace quay
{

// What the rules say to a program that would bind a port of this computer now.
class BindAdvice final
{
    Q_DECLARE_TR_FUNCTIONS(BindAdvice)

public:
    // A new socket, bound to all IPv4 addresses. The transport is TCP or UDP.
    BindAdvice(Port port, Transport transport, const system::Snapshot &snapshot, const system::Machine &machine);

    // Why the bind would fail; empty: it would not.
    [[nodiscard]] QString reason() const { return m_reason; }
    // What would help, nearest at hand first.
    [[nodiscard]] QStringList ways() const { return m_ways; }

private:
    QString m_reason;
    QStringList m_ways;
};

} // namespace quay
