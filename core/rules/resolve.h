// SPDX-License-Identifier: MIT
#pragma once

#include "rules/predict.h"

namespace quay::rules
{

// The smallest changes that make a failing bind, listen or connect succeed.
enum class Remedy : quint8 {
    OtherAddress,    // `endpoint`: another local address, same port
    OtherPort,       // `endpoint`: the nearest free port
    AnyPort,         // port 0: let the kernel choose
    OtherTransport,  // TCP instead of UDP or the reverse
    FlagHere,        // set (or clear) `flag` on this socket
    FlagOnBoth,      // set `flag` on this socket and on all those in the way
    FlagThere,       // set (or clear) `flag` on the sockets in the way
    DeviceHere,      // SO_BINDTODEVICE `device`
    CloseSocket,     // close `socket`
    EndProgram,      // end `program`, and with it everything it holds; none: the ones outside that hold `sockets`
    WaitForTimeWait, // wait `milliseconds`
    LowerPrivileged, // ip_unprivileged_port_start = `value`
    AsPrivileged,    // run it with CAP_NET_BIND_SERVICE
    SameUser,        // run it as the user that owns the other socket
    FreshSocket,     // the same call on a new socket
    WithoutPort,     // leave out the local port; connect(2) chooses
    ListenThere,     // somebody must listen at the destination
    ResumeAccepting, // the listener must accept
    WidenRange,      // a larger ip_local_port_range
};

struct Resolution {
    Remedy remedy{};
    std::optional<Endpoint> endpoint = std::nullopt;
    std::optional<Flag> flag = std::nullopt;
    bool flagOn = true;
    std::vector<SocketId> sockets; // the others that must change or go
    std::optional<ProgramId> program = std::nullopt;
    std::optional<InterfaceId> device = std::nullopt;
    quint32 milliseconds = 0;
    quint32 value = 0;
};

// Every resolution of a failing Bind, Listen or Connect, nearest at hand first; each was verified by predict() on the
// changed state. Empty if `operation` doesn't fail, or is none of the three.
[[nodiscard]] std::vector<Resolution> resolutions(const State &state, const Operation &operation);

} // namespace quay::rules
