// SPDX-License-Identifier: MIT
#pragma once

#include "net/endpoint.h"

#include <netinet/in.h>
#include <sys/socket.h>

namespace quay::lab
{

// An endpoint as the system calls take it.
struct SocketAddress {
    sockaddr_storage storage{};
    socklen_t length = 0;

    [[nodiscard]] const sockaddr *get() const { return reinterpret_cast<const sockaddr *>(&storage); }
    [[nodiscard]] sockaddr *get() { return reinterpret_cast<sockaddr *>(&storage); }
};

// scopeId: the index of an interface, for link-local IPv6 addresses; 0: none.
[[nodiscard]] SocketAddress toSocketAddress(const Endpoint &endpoint, int scopeId);
[[nodiscard]] Endpoint toEndpoint(const SocketAddress &address);

// getsockname(2), getpeername(2); an endpoint of zeros when there is none.
[[nodiscard]] Endpoint localEndpoint(int fd);
[[nodiscard]] Endpoint peerEndpoint(int fd);

} // namespace quay::lab
