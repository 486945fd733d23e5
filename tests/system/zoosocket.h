// SPDX-License-Identifier: MIT
#pragma once

#include "net/endpoint.h"

// Sockets as a program makes them, for the zoo. What must work and does not ends the process with a message.
// Descriptors stay open until the process ends.
namespace quay::zoo
{

enum class Kind : quint8 { Stream, Datagram };

void must(bool holds, const char *step);

[[nodiscard]] Endpoint at(const char *address, quint16 port);
[[nodiscard]] int open(Family family, Kind kind);
void set(int fd, int level, int option, int value);
[[nodiscard]] bool tryBind(int fd, const Endpoint &local);
void bind(int fd, const Endpoint &local);
[[nodiscard]] int bound(Kind kind, const Endpoint &local);
[[nodiscard]] int listening(const Endpoint &local, int backlog = 64);
void connect(int fd, const Endpoint &peer);
void beginConnecting(int fd, const Endpoint &peer); // without waiting for the answer
[[nodiscard]] int accept(int listener);
void send(int fd, int bytes);
// Sends until neither end can take more.
void fill(int fd);
// Until there is something to read: data, a connection, or the end.
void awaitInput(int fd);
[[nodiscard]] Endpoint localEnd(int fd);

} // namespace quay::zoo
