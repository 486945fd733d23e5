// SPDX-License-Identifier: MIT
// Sockets of every kind and state, held by several processes, until standard input ends.
// Prints "ready" once all of them are as they will stay.
#include "ownnetwork.h"
#include "zoosocket.h"

#include <array>
#include <cstdio>
#include <cstdlib>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace quay;
using namespace quay::zoo;

namespace
{

struct Pair {
    int client = -1;
    int server = -1;
};

Pair connected(int listener, const Endpoint &server)
{
    Pair pair;
    pair.client = zoo::open(server.address.family(), Kind::Stream);
    zoo::connect(pair.client, server);
    pair.server = zoo::accept(listener);
    return pair;
}

// A child that does its work, reports, and stays.
void inChild(void (*work)())
{
    std::array<int, 2> report{};
    must(::pipe(report.data()) == 0, "pipe");
    const pid_t parent = ::getpid();
    const pid_t child = ::fork();
    must(child >= 0, "fork");
    char byte = 'r';
    if (child == 0) {
        work();
        ::prctl(PR_SET_PDEATHSIG, SIGKILL); // after the work: setuid(2) takes it away
        must(::getppid() == parent, "the parent");
        must(::write(report[1], &byte, 1) == 1, "write");
        for (;;)
            ::pause();
    }
    ::close(report[1]);
    must(::read(report[0], &byte, 1) == 1, "a child");
    ::close(report[0]);
}

void listeners()
{
    for (int i = 0; i < 100; ++i) {
        const auto port = static_cast<quint16>(2000 + i);
        (void)listening(at("127.0.0.1", port), i + 1);
        (void)listening(at("::1", port), i + 1);
    }
    (void)listening(at("0.0.0.0", 2200));
    (void)listening(at("::", 2201)); // dual-stack
    const int only = zoo::open(Family::V6, Kind::Stream);
    set(only, IPPROTO_IPV6, IPV6_V6ONLY, 1);
    zoo::bind(only, at("::", 2202));
    must(::listen(only, 5) == 0, "listen");
    const int device = zoo::open(Family::V4, Kind::Stream);
    must(::setsockopt(device, SOL_SOCKET, SO_BINDTODEVICE, "lo", 3) == 0, "SO_BINDTODEVICE");
    zoo::bind(device, at("127.0.0.1", 2203));
    must(::listen(device, 5) == 0, "listen");
    constexpr int multipath = 262; // IPPROTO_MPTCP: what Go's servers listen with
    if (const int fd = ::socket(AF_INET, SOCK_STREAM, multipath); fd >= 0) {
        zoo::bind(fd, at("127.0.0.1", 2204));
        must(::listen(fd, 5) == 0, "listen");
    }
    (void)bound(Kind::Stream, at("127.0.0.1", 2205)); // neither listens nor connects
}

void sessions()
{
    const Endpoint server = at("127.0.0.1", 3000);
    const int listener = listening(server);
    for (int i = 0; i < 50; ++i)
        (void)connected(listener, server);
    const Pair talking = connected(listener, server);
    zoo::send(talking.client, 100); // not read
    awaitInput(talking.server);
    const Pair full = connected(listener, server);
    fill(full.client);
    const Endpoint six = at("::1", 3001);
    (void)connected(listening(six), six);
    const int dual = listening(at("::", 3002));
    (void)connected(dual, at("127.0.0.1", 3002)); // the server's end has a v4-mapped address
    const int pending = listening(at("127.0.0.1", 3003), 10);
    for (int i = 0; i < 4; ++i) { // nobody accepts them
        const int client = zoo::open(Family::V4, Kind::Stream);
        zoo::connect(client, at("127.0.0.1", 3003));
    }
    awaitInput(pending);
}

void endings()
{
    const Endpoint server = at("127.0.0.1", 4000);
    const int listener = listening(server);
    for (int i = 0; i < 30; ++i) { // TIME_WAIT at the client's end
        const Pair pair = connected(listener, server);
        ::close(pair.client);
        awaitInput(pair.server);
        ::close(pair.server);
    }
    for (int i = 0; i < 10; ++i) { // CLOSE_WAIT at the server's, FIN_WAIT2 at the client's, which is still open
        const Pair pair = connected(listener, server);
        must(::shutdown(pair.client, SHUT_WR) == 0, "shutdown");
        awaitInput(pair.server);
    }
    for (int i = 0; i < 10; ++i) { // the same, with a client that no program has open
        const Pair pair = connected(listener, server);
        ::close(pair.client);
        awaitInput(pair.server);
    }
    const Pair stuck = connected(listener, server); // FIN_WAIT1: the FIN waits behind data that nobody reads
    fill(stuck.client);
    must(::shutdown(stuck.client, SHUT_WR) == 0, "shutdown");
}

void beginnings()
{
    const int deferring = zoo::open(Family::V4, Kind::Stream); // SYN_RECV until data comes
    set(deferring, IPPROTO_TCP, TCP_DEFER_ACCEPT, 600);
    zoo::bind(deferring, at("127.0.0.1", 5000));
    must(::listen(deferring, 5) == 0, "listen");
    const int silent = zoo::open(Family::V4, Kind::Stream);
    zoo::connect(silent, at("127.0.0.1", 5000));
    (void)listening(at("127.0.0.1", 5001), 0); // room for one
    const int taken = zoo::open(Family::V4, Kind::Stream);
    zoo::connect(taken, at("127.0.0.1", 5001));
    const int waiting = zoo::open(Family::V4, Kind::Stream); // SYN_SENT
    beginConnecting(waiting, at("127.0.0.1", 5001));
}

void datagrams()
{
    for (int i = 0; i < 100; ++i)
        (void)bound(Kind::Datagram, at(i % 2 == 0 ? "127.0.0.1" : "::1", static_cast<quint16>(6000 + i)));
    (void)bound(Kind::Datagram, at("0.0.0.0", 6200));
    (void)bound(Kind::Datagram, at("::", 6201));
    const int only = zoo::open(Family::V6, Kind::Datagram);
    set(only, IPPROTO_IPV6, IPV6_V6ONLY, 1);
    zoo::bind(only, at("::", 6202));
    for (int i = 0; i < 20; ++i) { // unread, from senders that have a peer
        const int sender = zoo::open(Family::V4, Kind::Datagram);
        zoo::connect(sender, at("127.0.0.1", 6000));
        zoo::send(sender, 100);
    }
    const int mapped = zoo::open(Family::V6, Kind::Datagram);
    zoo::connect(mapped, at("::ffff:127.0.0.1", 6000));
}

void memberOfGroups()
{
    for (const Kind kind : {Kind::Stream, Kind::Datagram}) {
        const int fd = zoo::open(Family::V4, kind);
        set(fd, SOL_SOCKET, SO_REUSEPORT, 1);
        zoo::bind(fd, at("127.0.0.1", 7000));
        must(kind == Kind::Datagram || ::listen(fd, 5) == 0, "listen");
    }
}

void stay() {}

void asNobody()
{
    constexpr uid_t nobody = 65534;
    must(::setgid(nobody) == 0 && ::setuid(nobody) == 0, "setuid");
    (void)listening(at("127.0.0.1", 8000));
    (void)bound(Kind::Datagram, at("127.0.0.1", 8000));
}

} // namespace

int main()
{
    judge::raiseDescriptorLimit(8192);
    listeners();
    sessions();
    endings();
    beginnings();
    datagrams();
    for (int i = 0; i < 5; ++i)
        inChild(memberOfGroups);
    for (int i = 0; i < 3; ++i)
        inChild(stay); // with all that is open by now
    if (::geteuid() == 0)
        inChild(asNobody);
    std::puts("ready");
    std::fflush(stdout);
    char byte = 0;
    while (::read(STDIN_FILENO, &byte, 1) > 0) {
    }
}
