// SPDX-License-Identifier: MIT
#pragma once

#include "common/servicenames.h"
#include "registry/usualports.h"

#include <QCoreApplication>

namespace quay
{

// Whether a port is held by a program that one expects there, as far as it can honestly be said.
class ProgramFit final
{
    Q_DECLARE_TR_FUNCTIONS(ProgramFit)

public:
    // The registry must outlive the object.
    explicit ProgramFit(const registry::Registry &registry);

    // Expected: one of the holders has this port usually. Unusual: none has, one is known for other ports, and the port
    // is known for something else. Only for sockets that wait for others, and not in the ephemeral range, where a port
    // says nothing.
    [[nodiscard]] registry::Fit of(const system::SocketRecord &socket, PortInterval ephemeral);
    // "As expected: ...", "Unusual: ..."; empty where nothing can be said.
    [[nodiscard]] QString sentence(const system::SocketRecord &socket, PortInterval ephemeral);

private:
    [[nodiscard]] QString portsOf(const QString &program) const;

    registry::UsualPorts m_known;
    ServiceNames m_services;
};

} // namespace quay
