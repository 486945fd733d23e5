// SPDX-License-Identifier: MIT
#pragma once

#include "rules/predict.h"

namespace quay::rules
{

// One socket, descriptors in several programs. A descriptor that a program has inherited has an id and a Socket of its
// own, which says whose it is, whether it is open and whether its program accepts; all else it shares with the socket
// that `Socket::description` names, and shows as that one has it. That socket stays until its last descriptor is
// closed.

// The socket behind a descriptor: itself, unless it was inherited.
[[nodiscard]] constexpr SocketId descriptionOf(const Socket &descriptor)
{
    return descriptor.description == Socket::none ? descriptor.id : descriptor.description;
}
// Null unless the program that the id is of has this very descriptor open.
[[nodiscard]] const Socket *openDescriptor(const State &state, SocketId id);
// Every open descriptor of a socket, the first program's first.
[[nodiscard]] std::vector<SocketId> holders(const State &state, SocketId description);
// Of a listener: the descriptors whose program accepts.
[[nodiscard]] std::vector<SocketId> acceptors(const State &state, SocketId description);

// close(2), with `reset` after SO_LINGER {1, 0}: the socket itself goes with its last descriptor.
void closeDescriptor(State &state, SocketId id, bool reset);
// Connections that `accepting` would take from the queue, and what was sent to them already.
void takeQueue(const State &state, const Socket &accepting, Prediction &prediction);

// -- what predict() and apply() do around the rules, which know only sockets
// The operation on the socket behind the descriptor; absent: it is not open.
[[nodiscard]] std::optional<Operation> onDescription(const State &state, const Operation &operation);
// The prediction in terms of descriptors, before the state has moved on.
[[nodiscard]] Prediction onDescriptors(const State &state, const Operation &operation, Prediction prediction);
// Inherited descriptors show what has become of their sockets.
void refreshInherited(State &state);

} // namespace quay::rules
