// SPDX-License-Identifier: MIT
#pragma once

#include "registry/registry.h"
#include "system/whohas.h"

#include <QCoreApplication>
#include <QStringList>

namespace quay
{

// The answer to "who has port N?" in sentences of the user's language.
class WhoText final
{
    Q_DECLARE_TR_FUNCTIONS(WhoText)

public:
    // Both must outlive the object.
    WhoText(const system::PortAnswer &answer, const system::Snapshot &snapshot) : m_answer(answer), m_snapshot(snapshot)
    {
    }

    // One sentence for each transport on which something has the port; one in all where nothing has.
    [[nodiscard]] QStringList answer() const;
    // What the number means on this computer: reserved, ephemeral, privileged.
    [[nodiscard]] QStringList remarks(const system::Machine &machine) const;
    // What IANA's registry, or common use, has it for.
    [[nodiscard]] QString registration(const registry::Registry &registry) const;
    // Whether the programs that hold it are those that one expects there; none where nothing can be said.
    [[nodiscard]] QStringList fits(const system::Machine &machine, const registry::Registry &registry) const;
    // The command that shows the same in a terminal.
    [[nodiscard]] QString command() const;

private:
    [[nodiscard]] QString sentence(const system::TransportUse &use) const;
    [[nodiscard]] QString held(const system::TransportUse &use, const QString &transport) const;
    [[nodiscard]] QString hidden(const system::TransportUse &use, const QString &transport) const;
    [[nodiscard]] QString waiting(const system::TransportUse &use, const QString &transport) const;
    [[nodiscard]] QString addresses(const system::TransportUse &use) const;
    [[nodiscard]] QString services(const registry::Registry &registry, registry::Origin origin) const;
    [[nodiscard]] QString port() const { return QString::number(number(m_answer.port)); }

    const system::PortAnswer &m_answer;
    const system::Snapshot &m_snapshot;
};

} // namespace quay
