// SPDX-License-Identifier: MIT
#include "lab/agent/sockaddress.h"

#include <array>
#include <cstring>

namespace quay::lab
{

SocketAddress toSocketAddress(const Endpoint &endpoint, int scopeId)
{
    SocketAddress result;
    if (endpoint.address.family() == Family::V4) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(number(endpoint.port));
        std::memcpy(&address.sin_addr, endpoint.address.bytes().data(), sizeof address.sin_addr);
        std::memcpy(&result.storage, &address, sizeof address);
        result.length = sizeof address;
        return result;
    }
    sockaddr_in6 address{};
    address.sin6_family = AF_INET6;
    address.sin6_port = htons(number(endpoint.port));
    address.sin6_scope_id = static_cast<quint32>(scopeId);
    std::memcpy(&address.sin6_addr, endpoint.address.bytes().data(), sizeof address.sin6_addr);
    std::memcpy(&result.storage, &address, sizeof address);
    result.length = sizeof address;
    return result;
}

Endpoint toEndpoint(const SocketAddress &address)
{
    if (address.storage.ss_family == AF_INET) {
        sockaddr_in v4{};
        std::memcpy(&v4, &address.storage, sizeof v4);
        std::array<quint8, 4> bytes{};
        std::memcpy(bytes.data(), &v4.sin_addr, bytes.size());
        return {Address::v4(bytes[0], bytes[1], bytes[2], bytes[3]), Port{ntohs(v4.sin_port)}};
    }
    sockaddr_in6 v6{};
    std::memcpy(&v6, &address.storage, sizeof v6);
    std::array<quint8, 16> bytes{};
    std::memcpy(bytes.data(), &v6.sin6_addr, bytes.size());
    return {Address::v6(bytes), Port{ntohs(v6.sin6_port)}};
}

namespace
{

template <typename Call>
[[nodiscard]] Endpoint askedEndpoint(int fd, Call call)
{
    SocketAddress address;
    address.length = sizeof address.storage;
    return call(fd, address.get(), &address.length) == 0 ? toEndpoint(address) : Endpoint{};
}

} // namespace

Endpoint localEndpoint(int fd) { return askedEndpoint(fd, ::getsockname); }

Endpoint peerEndpoint(int fd) { return askedEndpoint(fd, ::getpeername); }

} // namespace quay::lab
