// SPDX-License-Identifier: MIT
#pragma once

#include "dice.h"
#include "net/endpoint.h"
#include "net/transport.h"

#include <vector>

namespace quay::judge
{

// What a random scenario is about: few addresses, few ports and strong inclinations make sockets meet.
struct Theme {
    std::vector<Address> local;       // to bind to
    std::vector<Address> destination; // to connect and send to
    std::vector<Address> groups;      // to join and send to
    std::vector<Port> ports;
    std::vector<quint32> users; // of the programs
    PortInterval ephemeral{};   // a range of few ports; first 0: as it is
    bool pair = false;          // v0 and v1, with addresses
    quint32 steps = 3;
    // In percent:
    quint32 udp = 50;
    quint32 reuseAddress = 30;
    quint32 reusePort = 30;
    quint32 v6Only = 10;
    quint32 device = 0;
    quint32 portZero = 5;
    quint32 range = 0;    // IP_LOCAL_PORT_RANGE
    quint32 rarities = 3; // each of the options and calls that hardly matter
    quint32 backlogs = 5; // small accept queues, and pausing
};

// users: how many can be played.
[[nodiscard]] Theme chooseTheme(Dice &dice, int users);

} // namespace quay::judge
