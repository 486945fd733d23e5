// SPDX-License-Identifier: MIT
// Listing the sockets of this computer with their processes, beside ss and lsof, in a network of its own.
//   bench_system [PATH OF quay [SOCKETS ...]]     ../bin/quay beside it, 10000 and 50000 unless told otherwise
#include "base/uniquefd.h"
#include "kernelpart.h"
#include "ownnetwork.h"
#include "system/diff.h"
#include "system/linuxsource.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <optional>
#include <spawn.h>
#include <string>

#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace quay;

namespace
{

constexpr int holderProcesses = 20;
constexpr int runs = 7;

double milliseconds(const std::function<void()> &work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

double median(std::vector<double> times)
{
    std::nth_element(times.begin(), times.begin() + std::ssize(times) / 2, times.end());
    return times[times.size() / 2];
}

sockaddr_in at(quint32 host, quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(0x7f000000U + host);
    address.sin_port = htons(port);
    return address;
}

void must(bool holds, const char *step)
{
    if (holds)
        return;
    std::perror(step);
    std::exit(1);
}

int bound(int type, const sockaddr_in &address)
{
    const int fd = ::socket(AF_INET, type, 0);
    must(fd >= 0 && ::bind(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0, "bind");
    return fd;
}

// A process with its share of the sockets: half UDP, half connections that it has with itself. It reports when it is
// ready, and at each byte on its input replaces `replaced` of its UDP sockets.
class Holder final
{
public:
    Holder(int index, int sockets, int replaced)
    {
        std::array<int, 2> orders{};
        std::array<int, 2> reports{};
        must(::pipe(orders.data()) == 0 && ::pipe(reports.data()) == 0, "pipe");
        m_pid = ::fork();
        must(m_pid >= 0, "fork");
        if (m_pid == 0) {
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            ::close(orders[1]);
            serve(index, sockets, replaced, orders[0], reports[1]);
        }
        ::close(orders[0]);
        ::close(reports[1]);
        m_orders = UniqueFd(orders[1]);
        m_reports = UniqueFd(reports[0]);
        awaitReport();
    }
    ~Holder()
    {
        if (m_pid > 0 && ::kill(m_pid, SIGKILL) == 0)
            ::waitpid(m_pid, nullptr, 0);
    }
    Holder(Holder &&other) noexcept
        : m_orders(std::move(other.m_orders)), m_reports(std::move(other.m_reports)),
          m_pid(std::exchange(other.m_pid, 0))
    {
    }
    Holder &operator=(Holder &&) = delete;

    void replaceSome()
    {
        must(::write(m_orders.get(), "r", 1) == 1, "write");
        awaitReport();
    }

private:
    void awaitReport()
    {
        char byte = 0;
        must(::read(m_reports.get(), &byte, 1) == 1, "read");
    }
    [[noreturn]] static void serve(int index, int sockets, int replaced, int orders, int reports)
    {
        const auto host = static_cast<quint32>(index + 1);
        std::vector<int> datagrams;
        for (int i = 0; i < sockets / 2; ++i)
            datagrams.push_back(bound(SOCK_DGRAM, at(host, static_cast<quint16>(1024 + i))));
        const int listener = bound(SOCK_STREAM, at(host, 1000));
        must(::listen(listener, 64) == 0, "listen");
        for (int i = 0; i < sockets / 4; ++i) {
            const int client = bound(SOCK_STREAM, at(host, static_cast<quint16>(1024 + i)));
            const sockaddr_in server = at(host, 1000);
            must(::connect(client, reinterpret_cast<const sockaddr *>(&server), sizeof server) == 0, "connect");
            must(::accept(listener, nullptr, nullptr) >= 0, "accept");
        }
        std::size_t next = 0;
        char byte = 'r';
        while (::write(reports, &byte, 1) == 1 && ::read(orders, &byte, 1) == 1) {
            for (int i = 0; i < replaced; ++i, next = (next + 1) % datagrams.size()) {
                ::close(datagrams[next]);
                datagrams[next] = bound(SOCK_DGRAM, at(host, static_cast<quint16>(1024 + next)));
            }
        }
        ::_exit(0);
    }

    UniqueFd m_orders;
    UniqueFd m_reports;
    pid_t m_pid = 0;
};

// Milliseconds of a whole process, its output thrown away; nothing where it could not be run. No shell in between: its
// own start would count on both sides.
std::optional<double> command(std::vector<std::string> words)
{
    std::vector<char *> arguments;
    for (std::string &word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    must(::posix_spawn_file_actions_init(&actions) == 0, "posix_spawn_file_actions_init");
    for (const int stream : {STDOUT_FILENO, STDERR_FILENO})
        must(::posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0) == 0, "addopen");
    pid_t pid = 0;
    bool wasFound = false;
    const double time = milliseconds([&] {
        wasFound = ::posix_spawnp(&pid, arguments.front(), &actions, nullptr, arguments.data(), environ) == 0;
        if (wasFound)
            ::waitpid(pid, nullptr, 0);
    });
    ::posix_spawn_file_actions_destroy(&actions);
    return wasFound ? std::optional(time) : std::nullopt;
}

void row(const char *what, const std::vector<double> &times, const char *baseline, const std::vector<double> &beside,
         std::optional<double> wanted = {})
{
    if (times.empty())
        return;
    const double time = median(times);
    std::printf("  %-44s %9.2f", what, time);
    if (beside.empty()) {
        std::printf("   %-18s  not here\n", baseline);
        return;
    }
    const double ratio = median(beside) / time;
    std::printf("   %-18s %9.2f   %6.1fx", baseline, median(beside), ratio);
    if (wanted)
        std::printf("   (wanted: %.0fx)%s", *wanted, ratio < *wanted ? "  MISSED" : "");
    std::puts("");
}

std::size_t takeOne(system::SocketSource &source)
{
    const auto snapshot = source.take();
    must(snapshot.has_value(), "take");
    return snapshot->sockets.size();
}

struct Times {
    std::vector<double> ss, lsof, first, quiet, replaced, difference, quay, json, kernel, kernelShared;
};

void measureOnce(Times &times, system::SocketSource &live, std::vector<Holder> &holders, const std::string &quay)
{
    const auto note = [](std::vector<double> &into, std::optional<double> time) {
        if (time)
            into.push_back(*time);
    };
    note(times.ss, command({"ss", "-tuanp"}));
    note(times.lsof, command({"lsof", "-nP", "-i"}));
    times.first.push_back(milliseconds([] { takeOne(*system::systemSockets()); }));
    times.quiet.push_back(milliseconds([&] { takeOne(live); }));
    const auto before = live.take();
    for (Holder &holder : holders)
        holder.replaceSome();
    times.replaced.push_back(milliseconds([&] { takeOne(live); }));
    const auto after = live.take();
    must(before && after, "take");
    std::size_t begun = 0;
    times.difference.push_back(
        milliseconds([&] { begun = system::difference(before->sockets, after->sockets).begun.size(); }));
    must(begun > 0, "difference");
    note(times.quay, command({quay, "sockets"}));
    note(times.json, command({quay, "sockets", "--json"}));
    times.kernel.push_back(milliseconds([] { doTheKernelsPart(1); }));
    times.kernelShared.push_back(milliseconds([] { doTheKernelsPart(2); }));
}

void measure(int sockets, const std::string &quay)
{
    static int nextHost = 0; // ports of the sockets that were measured before may still be in TIME_WAIT
    std::vector<Holder> holders;
    for (int i = 0; i < holderProcesses; ++i)
        holders.emplace_back(nextHost++, sockets / holderProcesses, std::max(1, 50 / holderProcesses));
    const auto live = system::systemSockets();
    const std::size_t found = takeOne(*live);
    Times times;
    for (int run = 0; run < runs; ++run)
        measureOnce(times, *live, holders, quay);
    std::printf("\n%zu sockets in %d processes; milliseconds, medians of %d alternating runs\n", found, holderProcesses,
                runs);
    row("refresh with owners, nothing changed", times.quiet, "ss -tuanp", times.ss, 10);
    row("refresh with owners, 40 sockets replaced", times.replaced, "ss -tuanp", times.ss, 10);
    row("refresh with owners, 40 sockets replaced", times.replaced, "lsof -nP -i", times.lsof, 10);
    row("first snapshot with owners", times.first, "ss -tuanp", times.ss, 2);
    row("quay sockets, the whole process", times.quay, "ss -tuanp", times.ss, 2);
    row("quay sockets --json, the whole process", times.json, "ss -tuanp", times.ss, 2);
    row("quay sockets, the whole process", times.quay, "lsof -nP -i", times.lsof, 10);
    // No list with owners takes less: what is left of the ratio to lsof when a program does nothing of its own.
    row("the kernel's part of it, one thread", times.kernel, "lsof -nP -i", times.lsof);
    row("the kernel's part of it, two threads", times.kernelShared, "lsof -nP -i", times.lsof);
    std::printf("  %-44s %9.2f\n", "difference of two snapshots", median(times.difference));
}

} // namespace

int main(int argc, char **argv)
{
    std::setvbuf(stdout, nullptr, _IOLBF, 0); // children begin with nothing left to print
    if (const auto refused = judge::enterOwnNetwork()) {
        std::printf("No network of its own here: %s\n", qPrintable(*refused));
        return 1;
    }
    judge::raiseDescriptorLimit(20000);
    const std::string quay = argc > 1 ? argv[1] : std::filesystem::path(argv[0]).parent_path() / "../bin/quay";
    std::vector<int> counts;
    for (int i = 2; i < argc; ++i)
        counts.push_back(std::atoi(argv[i]));
    for (const int sockets : counts.empty() ? std::vector{10000, 50000} : counts)
        measure(sockets, quay);
}
