// SPDX-License-Identifier: MIT
// What the lab costs, each beside the bare thing.
//   bench_lab QUAY [--smoke]
#include "labbench.h"

#include <QCoreApplication>
#include <QFile>

#include <array>
#include <cstdio>

#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace quay;

namespace
{

// CPU time of a process, microseconds.
double cpuOf(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/schedstat").arg(pid));
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(0).toDouble() / 1000 : 0;
}

double echoThroughPipes(int count)
{
    std::array<int, 2> to{};
    std::array<int, 2> from{};
    if (::pipe(to.data()) != 0 || ::pipe(from.data()) != 0)
        return 0;
    const pid_t child = ::fork();
    std::array<char, 256> line{};
    if (child == 0) {
        ::close(to[1]);
        for (ssize_t got = 0; (got = ::read(to[0], line.data(), line.size())) > 0;) {
            if (::write(from[1], line.data(), std::size_t(got)) != got)
                break;
        }
        ::_exit(0);
    }
    std::vector<double> times;
    for (int i = 0; i < count; ++i) {
        const auto begin = Clock::now();
        if (::write(to[1], line.data(), 120) != 120 || ::read(from[0], line.data(), line.size()) <= 0)
            break;
        times.push_back(microseconds(Clock::now() - begin));
    }
    ::close(to[1]);
    ::waitpid(child, nullptr, 0);
    return median(std::move(times));
}

void benchCommand(const QString &quay, int count)
{
    Lab lab(quay);
    std::vector<double> times;
    const rules::SocketId first{0};
    lab.perform({{rules::CreateSocket{first, {}, Family::V4, Transport::Udp}, {}}});
    for (int i = 0; i < count; ++i) {
        const rules::SocketId id{quint32(i + 1)};
        const auto begin = Clock::now();
        lab.perform({{rules::CreateSocket{id, {}, Family::V4, Transport::Udp}, {}},
                     {rules::Bind{id, {Address::loopback(Family::V4), Port{}}}, {}}});
        times.push_back(microseconds(Clock::now() - begin));
        lab.perform({{rules::End{id, rules::Ending::Close}, {}}});
    }
    print("socket and bind, there and back", median(times), echoThroughPipes(count), "us", "us bare pipes");
}

void benchStart(const QString &quay, const QString &self, int count)
{
    std::vector<double> ours;
    std::vector<double> bare;
    for (int i = 0; i < count; ++i) {
        auto begin = Clock::now();
        {
            QProcess agent;
            agent.start(quay, {QStringLiteral("agent")});
            agent.waitForReadyRead();
            ours.push_back(microseconds(Clock::now() - begin));
            agent.closeWriteChannel();
            agent.waitForFinished();
        }
        begin = Clock::now();
        QProcess empty;
        empty.start(self, {QStringLiteral("--empty")});
        empty.waitForReadyRead();
        bare.push_back(microseconds(Clock::now() - begin));
        empty.waitForFinished();
    }
    print("an agent, until its first word", median(ours), median(bare), "us", "us QCoreApplication");
}

// A process that sends at full speed to a port for so long; how many it sent.
quint64 flood(Port port, std::chrono::milliseconds time, const std::function<void()> &meanwhile)
{
    std::array<int, 2> report{};
    if (::pipe(report.data()) != 0)
        return 0;
    const pid_t child = ::fork();
    if (child == 0) {
        const int fd = ::socket(AF_INET, SOCK_DGRAM, 0);
        const sockaddr_in to = loopback(port);
        ::connect(fd, reinterpret_cast<const sockaddr *>(&to), sizeof to);
        const std::array<char, 64> bytes{};
        quint64 sent = 0;
        for (const auto end = Clock::now() + time; Clock::now() < end;) {
            for (int i = 0; i < 64; ++i)
                sent += ::send(fd, bytes.data(), bytes.size(), 0) == qsizetype(bytes.size()) ? 1U : 0U;
        }
        ::_exit(::write(report[1], &sent, sizeof sent) == sizeof sent ? 0 : 1);
    }
    ::close(report[1]);
    meanwhile();
    quint64 sent = 0;
    if (::read(report[0], &sent, sizeof sent) != sizeof sent)
        sent = 0;
    ::close(report[0]);
    ::waitpid(child, nullptr, 0);
    return sent;
}

// CPU a datagram of a plain recvfrom loop.
double rawReceiver(std::chrono::milliseconds time)
{
    const UniqueFd fd(::socket(AF_INET, SOCK_DGRAM, 0));
    sockaddr_in address = loopback(Port{0});
    socklen_t length = sizeof address;
    ::bind(fd.get(), reinterpret_cast<sockaddr *>(&address), length);
    ::getsockname(fd.get(), reinterpret_cast<sockaddr *>(&address), &length);
    const timeval patience{0, 300000};
    ::setsockopt(fd.get(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    quint64 received = 0;
    rusage before{};
    rusage after{};
    const auto used = [](const rusage &r) {
        return double(r.ru_utime.tv_sec + r.ru_stime.tv_sec) * 1e6 + double(r.ru_utime.tv_usec + r.ru_stime.tv_usec);
    };
    flood(Port{ntohs(address.sin_port)}, time, [&] {
        ::getrusage(RUSAGE_SELF, &before);
        std::array<char, 2048> bytes{};
        sockaddr_storage from{};
        socklen_t size = sizeof from;
        while (::recvfrom(fd.get(), bytes.data(), bytes.size(), 0, reinterpret_cast<sockaddr *>(&from), &size) >= 0)
            ++received;
        ::getrusage(RUSAGE_SELF, &after);
    });
    return (used(after) - used(before)) / double(std::max<quint64>(received, 1));
}

void benchFlood(const QString &quay, std::chrono::milliseconds time)
{
    Lab lab(quay);
    const rules::SocketId box{0};
    const auto results = lab.perform({{rules::CreateSocket{box, {}, Family::V4, Transport::Udp}, {}},
                                      {rules::Bind{box, {Address::loopback(Family::V4), Port{}}}, {}}});
    const double before = cpuOf(lab.pid);
    const quint64 sent = flood(results.back().port.value_or(Port{}), time, [&] {
        QEventLoop loop; // the engine goes on meanwhile
        QTimer::singleShot(time + std::chrono::milliseconds(200), &loop, &QEventLoop::quit);
        loop.exec();
    });
    lab.sync();
    const double cpu = (cpuOf(lab.pid) - before) / double(std::max<quint64>(lab.facts.datagrams, 1));
    print("CPU a datagram of 64 bytes", cpu, rawReceiver(time), "us", "us recvfrom");
    std::printf("    sent %llu, counted %llu, dropped %llu: %s\n", sent, lab.facts.datagrams, lab.facts.dropped,
                sent == lab.facts.datagrams + lab.facts.dropped ? "exact" : "NOT EXACT");
}

void timeRun(const QString &quay, const char *what, const QByteArray &script, int count)
{
    QProcess run;
    const auto begin = Clock::now();
    run.start(quay, {QStringLiteral("run"), QStringLiteral("-"), QStringLiteral("--json")});
    run.write(script);
    run.closeWriteChannel();
    run.waitForFinished(600000);
    const double seconds = microseconds(Clock::now() - begin) / 1e6;
    std::printf("%-44s %10.0f statements a second (%d, exit status %d)\n", what, count / seconds, count,
                run.exitCode());
}

// Each leaves two sockets more.
void benchConnections(const QString &quay, int count)
{
    QByteArray script = "web: listen tcp 127.0.0.1:0 as door\n";
    for (int i = 1; i < count; ++i)
        script += "alice: connect tcp 127.0.0.1:$door as c" + QByteArray::number(i) + '\n';
    timeRun(quay, "quay run, connections", script, count);
}

// Each leaves a TIME_WAIT.
void benchClosings(const QString &quay, int count)
{
    QByteArray script = "web: listen tcp 127.0.0.1:0 as door\n";
    for (int i = 1; i <= count; ++i) {
        const QByteArray n = QByteArray::number(i);
        script +=
            "alice: connect tcp 127.0.0.1:$door as c" + n + "\nalice: close c" + n + "\nweb: close door#" + n + '\n';
    }
    timeRun(quay, "quay run, connections opened and closed", script, 1 + 3 * count);
}

void benchStatements(const QString &quay, int count)
{
    QByteArray script = "web: listen tcp 127.0.0.1:0 as door\n"
                        "alice: connect tcp 127.0.0.1:$door as a\n"
                        "peer: bind udp 127.0.0.1:0 as box\n"
                        "alice: connect udp 127.0.0.1:$box as q\n";
    const QByteArrayList day{"alice: send a \"hello\" => door#1 receives \"hello\"\n", "alice: send q \"hello\"\n",
                             "web: set door reuseport\n", "web: set door reuseport off\n",
                             "alice: send q \"there\" => box receives \"there\"\n"};
    for (int i = 4; i < count; ++i)
        script += day[i % day.size()];
    timeRun(quay, "quay run", script, count);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc > 1 && qstrcmp(argv[1], "--empty") == 0)
        return std::puts("here") < 0 ? 1 : 0;
    // Beside this build's bench/ lies its bin/.
    const QString quay = argc > 1 ? QString::fromLocal8Bit(argv[1])
                                  : QCoreApplication::applicationDirPath() + QStringLiteral("/../bin/quay");
    const bool isSmoke = argc > 2;
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    std::printf("%-44s %14s %27s\n", "", "the lab", "beside it");
    benchStart(quay, QCoreApplication::applicationFilePath(), isSmoke ? 2 : 50);
    benchCommand(quay, isSmoke ? 10 : 2000);
    benchFlood(quay, isSmoke ? std::chrono::milliseconds(50) : std::chrono::seconds(3));
    benchCrowd(quay, isSmoke ? 50 : 5000);
    benchStatements(quay, isSmoke ? 20 : 10000);
    benchConnections(quay, isSmoke ? 20 : 3000);
    benchClosings(quay, isSmoke ? 20 : 3000);
    return 0;
}
