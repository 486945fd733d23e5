// SPDX-License-Identifier: MIT
// What a prediction costs, beside asking the kernel in a fresh network namespace.
#include "isolation.h"
#include "realhost.h"
#include "rules/predict.h"
#include "scenario.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

#include <errno.h>
#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace quay;
using namespace quay::judge;

namespace
{

using Operations = std::vector<rules::Operation>;
using rules::SocketId;

constexpr const char *askOnly = "--ask"; // the program that the kernel is asked by
constexpr Address loopback = Address::v4(127, 0, 0, 1);

// Nanoseconds of one call of `work`, over as many calls as take about half a second.
template <typename Work>
[[nodiscard]] double nanosecondsOf(Work work)
{
    using Clock = std::chrono::steady_clock;
    constexpr std::chrono::milliseconds enough(500);
    std::size_t calls = 0;
    const auto begin = Clock::now();
    auto now = begin;
    for (std::size_t batch = 1; now - begin < enough; batch *= 2) {
        for (std::size_t i = 0; i < batch; ++i)
            work();
        calls += batch;
        now = Clock::now();
    }
    return std::chrono::duration<double, std::nano>(now - begin).count() / static_cast<double>(calls);
}

[[nodiscard]] Endpoint at(quint16 port) { return {loopback, Port{port}}; }

void openAndBind(Operations &operations, quint32 id, Transport transport, Endpoint local)
{
    operations.push_back(rules::CreateSocket{SocketId{id}, {}, local.address.family(), transport});
    operations.push_back(rules::Bind{SocketId{id}, local, std::nullopt, std::nullopt});
}

// A server, a rival that is refused, a client and a message: seven sockets' worth of an ordinary lesson.
[[nodiscard]] Operations lesson()
{
    Operations all;
    openAndBind(all, 0, Transport::Tcp, at(8080));
    all.push_back(rules::Listen{SocketId{0}, 16});
    openAndBind(all, 1, Transport::Tcp, at(8080));
    openAndBind(all, 2, Transport::Tcp, {Address::v4(127, 0, 0, 2), Port{8080}});
    all.push_back(rules::Listen{SocketId{2}, 16});
    all.push_back(rules::CreateSocket{SocketId{3}, {}, Family::V4, Transport::Tcp});
    all.push_back(rules::Connect{SocketId{3}, at(8080), std::nullopt, std::nullopt});
    all.push_back(rules::Send{SocketId{3}, std::nullopt, 5, 1, std::nullopt});
    openAndBind(all, 4, Transport::Udp, at(53));
    openAndBind(all, 5, Transport::Udp, {Address(), Port{5353}});
    openAndBind(all, 6, Transport::Udp, at(5000));
    all.push_back(rules::Send{SocketId{6}, at(5353), 5, 1, std::nullopt});
    all.push_back(rules::End{SocketId{0}, rules::Ending::Close});
    return all;
}

[[nodiscard]] rules::State after(const Operations &operations)
{
    rules::State state;
    for (const rules::Operation &operation : operations)
        rules::apply(state, operation);
    return state;
}

[[nodiscard]] int ask(const Operations &operations)
{
    if ((::unshare(CLONE_NEWUSER) != 0 && ::geteuid() != 0) || enterFreshNetwork() != 0)
        return 1;
    RealHost host({});
    for (const rules::Operation &operation : operations)
        host.perform(operation);
    return 0;
}

// As one asks the kernel without touching the computer's own network: a process that leaves it. With `program` it is
// a program that is started for that, as unshare(1) does it.
void askInProcessOfItsOwn(const Operations &operations, bool program)
{
    const pid_t child = ::fork();
    if (child == 0) {
        if (program)
            ::execl("/proc/self/exe", "bench_rules", askOnly, nullptr);
        ::_exit(ask(operations));
    }
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (status != 0)
        std::abort();
}

void compareWithTheKernel()
{
    const Operations operations = lesson();
    const double asked = nanosecondsOf([&] {
        if (enterFreshNetwork() != 0)
            std::abort();
        RealHost host({});
        for (const rules::Operation &operation : operations)
            host.perform(operation);
    });
    const double apart = nanosecondsOf([&] { askInProcessOfItsOwn(operations, false); });
    const double started = nanosecondsOf([&] { askInProcessOfItsOwn(operations, true); });
    const double predicted = nanosecondsOf([&] { (void)after(operations); });
    std::printf("a scenario of %zu calls, predicted: %.2f us. The kernel takes, in a fresh network\n",
                operations.size(), predicted / 1000);
    const auto row = [predicted](const char *how, double nanoseconds) {
        std::printf("  %-58s %7.0f us: %.0f times as long\n", how, nanoseconds / 1000, nanoseconds / predicted);
    };
    row("of the same process, which must be root of its namespace", asked);
    row("of a process forked for it, in a user namespace of its own", apart);
    row("of a program started for it, likewise", started);
    std::printf("predicted steps a second, states of up to 7 sockets: %.2f million\n",
                static_cast<double>(operations.size()) / predicted * 1000);
}

void measureStepsOnTenSockets()
{
    Operations operations;
    for (quint32 i = 0; i < 10; ++i)
        openAndBind(operations, i, i % 2 == 0 ? Transport::Tcp : Transport::Udp,
                    at(static_cast<quint16>(5000 + i / 4)));
    const rules::State state = after(operations);
    const rules::Operation bind = rules::Bind{SocketId{9}, at(5002), std::nullopt, std::nullopt};
    const rules::Operation send = rules::Send{SocketId{1}, at(5001), 5, 1, std::nullopt};
    const double each = nanosecondsOf([&] {
        (void)rules::predict(state, bind);
        (void)rules::predict(state, send);
    });
    std::printf("predictions a second on a state of ten sockets: %.2f million\n", 2 / each * 1000);
}

void measureBindAmong(quint32 sockets)
{
    Operations operations;
    for (quint32 i = 0; i < sockets; ++i)
        openAndBind(operations, i, Transport::Tcp, at(static_cast<quint16>(1024 + i)));
    operations.push_back(rules::CreateSocket{SocketId{sockets}, {}, Family::V4, Transport::Tcp});
    const rules::State state = after(operations);
    const rules::Operation refused = rules::Bind{SocketId{sockets}, at(1030), std::nullopt, std::nullopt};
    const rules::Operation granted = rules::Bind{SocketId{sockets}, at(60000), std::nullopt, std::nullopt};
    const double whenRefused = nanosecondsOf([&] { (void)rules::predict(state, refused); });
    const double whenGranted = nanosecondsOf([&] { (void)rules::predict(state, granted); });
    std::printf("bind among %5u sockets: refused %.0f ns, granted %.0f ns\n", sockets, whenRefused, whenGranted);
}

} // namespace

int main(int argc, char **argv)
{
    if (argc > 1 && std::strcmp(argv[1], askOnly) == 0)
        return ask(lesson());
    const Result<Isolation, int> isolation = isolateOrExplain();
    if (!isolation)
        return isolation.error();
    compareWithTheKernel();
    measureStepsOnTenSockets();
    for (const quint32 sockets : {10U, 100U, 1000U, 10000U, 50000U})
        measureBindAmong(sockets);
}
