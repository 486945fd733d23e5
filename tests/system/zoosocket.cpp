// SPDX-License-Identifier: MIT
#include "zoosocket.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace quay::zoo
{

namespace
{

struct Raw {
    sockaddr_storage storage{};
    socklen_t size = 0;
    [[nodiscard]] const sockaddr *address() const { return reinterpret_cast<const sockaddr *>(&storage); }
};

Raw rawOf(const Endpoint &endpoint)
{
    Raw raw;
    const auto &bytes = endpoint.address.bytes();
    if (endpoint.address.family() == Family::V4) {
        sockaddr_in in{};
        in.sin_family = AF_INET;
        in.sin_port = htons(number(endpoint.port));
        std::memcpy(&in.sin_addr, bytes.data(), sizeof in.sin_addr);
        raw.size = sizeof in;
        std::memcpy(&raw.storage, &in, sizeof in);
    } else {
        sockaddr_in6 in{};
        in.sin6_family = AF_INET6;
        in.sin6_port = htons(number(endpoint.port));
        std::memcpy(&in.sin6_addr, bytes.data(), sizeof in.sin6_addr);
        raw.size = sizeof in;
        std::memcpy(&raw.storage, &in, sizeof in);
    }
    return raw;
}

} // namespace

void must(bool holds, const char *step)
{
    if (holds)
        return;
    std::perror(step);
    std::exit(1);
}

Endpoint at(const char *address, quint16 port)
{
    const auto parsed = Address::parse(QString::fromLatin1(address));
    must(parsed.has_value(), address);
    return {parsed.value_or(Address()), Port{port}};
}

int open(Family family, Kind kind)
{
    const int fd = ::socket(family == Family::V4 ? AF_INET : AF_INET6,
                            (kind == Kind::Stream ? SOCK_STREAM : SOCK_DGRAM) | SOCK_CLOEXEC, 0);
    must(fd >= 0, "socket");
    return fd;
}

void set(int fd, int level, int option, int value)
{
    must(::setsockopt(fd, level, option, &value, sizeof value) == 0, "setsockopt");
}

bool tryBind(int fd, const Endpoint &local)
{
    const Raw raw = rawOf(local);
    return ::bind(fd, raw.address(), raw.size) == 0;
}

void bind(int fd, const Endpoint &local) { must(tryBind(fd, local), "bind"); }

int bound(Kind kind, const Endpoint &local)
{
    const int fd = open(local.address.family(), kind);
    bind(fd, local);
    return fd;
}

int listening(const Endpoint &local, int backlog)
{
    const int fd = bound(Kind::Stream, local);
    must(::listen(fd, backlog) == 0, "listen");
    return fd;
}

void connect(int fd, const Endpoint &peer)
{
    const Raw raw = rawOf(peer);
    must(::connect(fd, raw.address(), raw.size) == 0, "connect");
}

void beginConnecting(int fd, const Endpoint &peer)
{
    const Raw raw = rawOf(peer);
    must(::fcntl(fd, F_SETFL, O_NONBLOCK) == 0, "fcntl");
    must(::connect(fd, raw.address(), raw.size) == 0 || errno == EINPROGRESS, "connect");
}

int accept(int listener)
{
    const int fd = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
    must(fd >= 0, "accept");
    return fd;
}

void send(int fd, int bytes)
{
    const std::vector<char> data(static_cast<std::size_t>(bytes), 'x');
    must(::send(fd, data.data(), data.size(), 0) == bytes, "send");
}

void fill(int fd)
{
    const std::vector<char> data(64 * 1024, 'x');
    ssize_t sent = 0;
    while ((sent = ::send(fd, data.data(), data.size(), MSG_DONTWAIT)) > 0) {
    }
    must(errno == EAGAIN, "send until full");
}

void awaitInput(int fd)
{
    pollfd waiting{fd, POLLIN, 0};
    must(::poll(&waiting, 1, -1) == 1, "poll");
}

Endpoint localEnd(int fd)
{
    sockaddr_in in{};
    socklen_t size = sizeof in;
    must(::getsockname(fd, reinterpret_cast<sockaddr *>(&in), &size) == 0 && in.sin_family == AF_INET, "getsockname");
    const quint32 address = ntohl(in.sin_addr.s_addr);
    return {Address::v4(static_cast<quint8>(address >> 24), static_cast<quint8>(address >> 16),
                        static_cast<quint8>(address >> 8), static_cast<quint8>(address)),
            Port{ntohs(in.sin_port)}};
}

} // namespace quay::zoo
