// SPDX-License-Identifier: MIT
#include "window/shotsockets.h"

#include <map>

namespace quay
{

using namespace system;

namespace
{

struct Staged {
    const char *local;
    quint16 localPort;
    const char *peer; // empty: none
    quint16 peerPort;
    Protocol protocol;
    State state;
    const char *program; // empty: the kernel
    int pid;
    const char *user;
    quint32 receiveQueue;
    quint32 sendQueue;
};

constexpr auto tcp = Protocol::Tcp;
constexpr auto udp = Protocol::Udp;

const std::array staged{
    Staged{"0.0.0.0", 22, "", 0, tcp, State::Listen, "sshd", 702, "root", 0, 128},
    Staged{"192.168.1.20", 22, "192.168.1.44", 50122, tcp, State::Established, "sshd", 2210, "root", 0, 0},
    Staged{"127.0.0.53", 53, "", 0, udp, State::Unconnected, "systemd-resolve", 512, "systemd-resolve", 0, 0},
    Staged{"0.0.0.0", 80, "", 0, tcp, State::Listen, "nginx", 812, "www-data", 0, 511},
    Staged{"::", 443, "", 0, tcp, State::Listen, "nginx", 812, "www-data", 0, 511},
    Staged{"192.168.1.20", 443, "192.168.1.31", 41822, tcp, State::Established, "nginx", 813, "www-data", 0, 0},
    Staged{"192.168.1.20", 443, "192.168.1.31", 41840, tcp, State::TimeWait, "", 0, "", 0, 0},
    Staged{"::1", 631, "", 0, tcp, State::Listen, "cupsd", 655, "root", 0, 128},
    Staged{"0.0.0.0", 5353, "", 0, udp, State::Unconnected, "avahi-daemon", 489, "avahi", 0, 0},
    Staged{"127.0.0.1", 5432, "", 0, tcp, State::Listen, "postgres", 930, "postgres", 0, 200},
    Staged{"127.0.0.1", 5432, "127.0.0.1", 48210, tcp, State::Established, "postgres", 4120, "postgres", 0, 0},
    Staged{"127.0.0.1", 48210, "127.0.0.1", 5432, tcp, State::Established, "java", 4711, "ada", 0, 0},
    Staged{"0.0.0.0", 8080, "", 0, tcp, State::Listen, "java", 4711, "ada", 3, 100},
    Staged{"192.168.1.20", 50412, "203.0.113.7", 443, tcp, State::Established, "firefox", 3310, "ada", 0, 0},
    Staged{"192.168.1.20", 50418, "203.0.113.7", 443, tcp, State::CloseWait, "firefox", 3310, "ada", 24, 0},
    Staged{"192.168.1.20", 41200, "203.0.113.9", 443, udp, State::Established, "firefox", 3310, "ada", 0, 0},
};

Endpoint endOf(const char *address, quint16 port)
{
    return {Address::parse(QString::fromLatin1(address)).value_or(Address()), Port{port}};
}

std::shared_ptr<const Holders> holdersOf(const Staged &one)
{
    Process process;
    process.pid = Pid{one.pid};
    process.name = QString::fromLatin1(one.program);
    process.user = QString::fromLatin1(one.user);
    process.uid = process.user == u"root" ? 0 : 1000;
    process.started = QDateTime(QDate(2026, 11, 22), QTime(8, 3, 12));
    process.commandLine = {QStringLiteral("/usr/bin/") + process.name};
    process.unit = process.user == u"ada" ? QString() : process.name + QStringLiteral(".service");
    return std::make_shared<const Holders>(Holders{std::make_shared<const Process>(process)});
}

SocketRecord recordOf(const Staged &one, quint64 id)
{
    SocketRecord record;
    record.id = SocketId{id};
    record.local = endOf(one.local, one.localPort);
    if (one.peerPort != 0)
        record.peer = endOf(one.peer, one.peerPort);
    record.protocol = one.protocol;
    record.state = one.state;
    record.receiveQueue = one.receiveQueue;
    record.sendQueue = one.sendQueue;
    record.holding = one.pid == 0 ? Holding::Kernel : Holding::Processes;
    if (one.pid == 0) {
        record.timer = {TimerKind::TimeWait, 0, 42000};
        return record;
    }
    record.inode = static_cast<quint32>(id);
    record.holders = holdersOf(one);
    record.uid = record.holders->front()->uid;
    return record;
}

} // namespace

Result<Snapshot, SourceError> ShotSockets::take()
{
    Snapshot snapshot;
    snapshot.taken = QDateTime(QDate(2026, 11, 22), QTime(9, 30)).addSecs(m_taken);
    for (std::size_t i = 0; i < staged.size(); ++i) {
        const bool isLate = i == 12; // comes while one watches
        if (!isLate || m_taken > 0)
            snapshot.sockets.push_back(recordOf(staged[i], i + 1));
    }
    ++m_taken;
    return snapshot;
}

} // namespace quay
