// SPDX-License-Identifier: MIT
#pragma once

#include "system/machine.h"
#include "system/snapshot.h"

#include <QStringList>

#include <array>
#include <bitset>
#include <memory>

namespace quay
{

// Which ports have a socket on this computer, and who holds them.
class PortsInUse final
{
public:
    using PortSet = std::bitset<portCount>;

    // Nothing is in use, because nobody has looked.
    PortsInUse();
    // Ends of ended connections (TIME_WAIT) count too: they are in the way of a bind.
    PortsInUse(std::shared_ptr<const system::Snapshot> snapshot, std::shared_ptr<const system::Machine> machine);

    [[nodiscard]] bool isKnown() const { return m_snapshot != nullptr; }
    [[nodiscard]] const PortSet &on(Transport transport) const;
    // On any transport.
    [[nodiscard]] PortSet all() const;
    // Whether the same ports are in use; by whom may differ.
    [[nodiscard]] bool hasSamePorts(const PortsInUse &other) const;
    // Who holds the port, in sentences; none where nobody does, or nobody has looked.
    [[nodiscard]] QStringList holders(Port port) const;

private:
    struct Sets {
        std::array<PortSet, 4> byTransport;
    };

    std::shared_ptr<const Sets> m_sets;
    std::shared_ptr<const system::Snapshot> m_snapshot;
    std::shared_ptr<const system::Machine> m_machine;
};

} // namespace quay
