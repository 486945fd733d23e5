// SPDX-License-Identifier: MIT
#pragma once

#include "net/port.h"
#include "system/socketrecord.h"

#include <array>
#include <bitset>
#include <optional>
#include <span>

namespace quay::system
{

// Which end of a socket's conversation is the service: the near one where this computer serves, the far one where a
// program here is the client.
class ServiceEnds final
{
public:
    // All sockets of the computer, and the range from which the kernel takes ports for clients.
    ServiceEnds(std::span<const SocketRecord> sockets, PortInterval ephemeral);

    // The port that may tell what the socket is for, and the one to ask for if that port has no service. Nothing for
    // raw sockets.
    struct Ports {
        std::optional<Port> first;
        std::optional<Port> second;
        friend bool operator==(const Ports &, const Ports &) = default;
    };
    [[nodiscard]] Ports portsOf(const SocketRecord &socket) const;

private:
    std::array<std::bitset<portCount>, allProtocols.size()> m_listening;
    PortInterval m_ephemeral;
};

} // namespace quay::system
