// SPDX-License-Identifier: MIT
// Thousands of connections to one port, and what they say.
#include "labbench.h"

#include <QTcpServer>

#include <array>

#include <signal.h>
#include <sys/epoll.h>
#include <sys/wait.h>
#include <unistd.h>

namespace quay
{

namespace
{

double connectAll(Port port, int count, std::vector<UniqueFd> &clients, const std::function<void()> &untilAccepted)
{
    const auto begin = Clock::now();
    for (int i = 0; i < count; ++i) {
        UniqueFd fd(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0));
        const sockaddr_in to = loopback(port);
        ::connect(fd.get(), reinterpret_cast<const sockaddr *>(&to), sizeof to);
        clients.push_back(std::move(fd));
    }
    untilAccepted();
    return microseconds(Clock::now() - begin) / 1000;
}

struct Accepted {
    int connections = 0;
    double milliseconds = 0; // until the last of them
};

// Until all have been accepted, or none for ten seconds: a SYN that found the queue full is repeated after 1, 3, 7
// seconds. The time of giving up is not counted.
Accepted acceptWithQt(int count, int backlog)
{
    QTcpServer server;
    if (backlog > 0)
        server.setListenBacklogSize(backlog);
    server.listen(QHostAddress::LocalHost);
    Accepted accepted;
    QEventLoop loop;
    QTimer giveUp;
    QObject::connect(&giveUp, &QTimer::timeout, &loop, &QEventLoop::quit);
    const auto begin = Clock::now();
    QObject::connect(&server, &QTcpServer::newConnection, &loop, [&] {
        while (server.nextPendingConnection() != nullptr)
            ++accepted.connections;
        accepted.milliseconds = microseconds(Clock::now() - begin) / 1000;
        if (accepted.connections == count)
            loop.quit();
        giveUp.start(10000);
    });
    std::vector<UniqueFd> clients;
    connectAll(Port{server.serverPort()}, count, clients, [&] { loop.exec(); });
    return accepted;
}

void benchConnects(const QString &quay, int count)
{
    double ours = 0;
    {
        std::vector<UniqueFd> clients;
        Lab lab(quay);
        const Port port = lab.listen();
        ours = connectAll(port, count, clients,
                          [&] { lab.until([&] { return lab.sessions.size() == std::size_t(count); }); });
    }
    const Accepted deep = acceptWithQt(count, 4096);
    print("connections at once, until all are told", ours, deep.milliseconds, "ms", "ms QTcpServer, 4096");
    const Accepted usual = acceptWithQt(count, 0);
    print("", ours, usual.milliseconds, "ms", "ms QTcpServer as it is");
    std::printf("    %d connections; accepted by a QTcpServer with a backlog of 4096: %d, as it is: %d\n", count,
                deep.connections, usual.connections);
}

// -- every session hears something and answers

constexpr std::array<char, 32> word{"said by everybody at once"};

// Every client sends its word, and has it back. Until the last one.
double converse(const std::vector<UniqueFd> &clients, const std::function<void()> &answer)
{
    const UniqueFd set(::epoll_create1(0));
    for (std::size_t i = 0; i < clients.size(); ++i) {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u64 = i;
        ::epoll_ctl(set.get(), EPOLL_CTL_ADD, clients[i].get(), &event);
    }
    const auto begin = Clock::now();
    for (const UniqueFd &client : clients)
        ::send(client.get(), word.data(), word.size(), MSG_NOSIGNAL);
    answer();
    std::array<epoll_event, 256> events{};
    std::array<char, 64> bytes{};
    for (std::size_t back = 0; back < clients.size() * word.size();) {
        const int count = ::epoll_wait(set.get(), events.data(), int(events.size()), 10000);
        if (count <= 0)
            return 0;
        for (int i = 0; i < count; ++i) {
            const int fd = clients[events[std::size_t(i)].data.u64].get();
            back += std::size_t(std::max<ssize_t>(0, ::recv(fd, bytes.data(), bytes.size(), 0)));
        }
    }
    return microseconds(Clock::now() - begin) / 1000;
}

// The same without a lab: one epoll set in a process of its own.
[[noreturn]] void echoForever(int listener, int count)
{
    const UniqueFd set(::epoll_create1(0));
    std::array<epoll_event, 256> events{};
    std::array<char, 2048> bytes{};
    for (int i = 0; i < count; ++i) {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.fd = ::accept4(listener, nullptr, nullptr, SOCK_NONBLOCK);
        ::epoll_ctl(set.get(), EPOLL_CTL_ADD, event.data.fd, &event);
    }
    for (;;) {
        const int ready = ::epoll_wait(set.get(), events.data(), int(events.size()), -1);
        for (int i = 0; i < ready; ++i) {
            const int fd = events[std::size_t(i)].data.fd;
            const ssize_t got = ::recv(fd, bytes.data(), bytes.size(), 0);
            if (got <= 0 || ::send(fd, bytes.data(), std::size_t(got), MSG_NOSIGNAL) != got)
                ::_exit(0);
        }
    }
}

double echoRaw(int count)
{
    const UniqueFd listener(::socket(AF_INET, SOCK_STREAM, 0));
    sockaddr_in address = loopback(Port{0});
    socklen_t length = sizeof address;
    ::bind(listener.get(), reinterpret_cast<sockaddr *>(&address), length);
    ::listen(listener.get(), 4096);
    ::getsockname(listener.get(), reinterpret_cast<sockaddr *>(&address), &length);
    const pid_t child = ::fork();
    if (child == 0)
        echoForever(listener.get(), count);
    std::vector<UniqueFd> clients;
    connectAll(Port{ntohs(address.sin_port)}, count, clients, [] {});
    std::vector<double> times;
    for (int i = 0; i < 5; ++i)
        times.push_back(converse(clients, [] {}));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    return median(std::move(times));
}

// What everybody has said is told to the engine, which has every session answer.
double echoInLab(const QString &quay, int count)
{
    constexpr std::size_t callsAtOnce = 500;
    Lab lab(quay);
    std::vector<UniqueFd> clients;
    const auto bytes = quint64(word.size());
    connectAll(lab.listen(), count, clients,
               [&] { lab.until([&] { return lab.sessions.size() == std::size_t(count); }); });
    std::vector<double> times;
    for (int i = 0; i < 5; ++i) {
        lab.received = 0;
        times.push_back(converse(clients, [&] {
            while (lab.received < bytes * quint64(count))
                lab.sync(); // as every step of a script asks what has arrived
            std::vector<lab::Call> calls;
            for (const rules::SocketId session : lab.sessions) {
                calls.push_back({rules::Send{session, {}, quint32(bytes), 1}, {word.data(), qsizetype(bytes)}});
                if (calls.size() == callsAtOnce)
                    lab.perform(std::exchange(calls, {}));
            }
            if (!calls.empty())
                lab.perform(std::move(calls));
        }));
    }
    return median(std::move(times));
}

void benchEcho(const QString &quay, int count)
{
    const double ours = echoInLab(quay, count);
    print("every session answers what it heard", ours, echoRaw(count), "ms", "ms epoll loop");
    std::printf("    %d sessions; in the lab each word is told to the engine, and each answer is a call of its own\n",
                count);
}

} // namespace

void benchCrowd(const QString &quay, int count)
{
    benchConnects(quay, count);
    benchEcho(quay, count);
}

} // namespace quay
