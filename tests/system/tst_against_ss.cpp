// SPDX-License-Identifier: MIT
// This computer's sockets beside what ss says of them, in a network of its own full of sockets of every kind.
#include "helper.h"
#include "ownnetwork.h"
#include "ssline.h"
#include "system/linuxsource.h"
#include "system/machine.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QSysInfo>
#include <QTest>
#include <QVersionNumber>

#include <cstdio>
#include <set>

using namespace quay;
using namespace quay::judge;
using namespace quay::system;

namespace
{

QByteArray outputOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    return process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit
               ? process.readAllStandardOutput()
               : QByteArray();
}

QStringList ssLines()
{
    QStringList lines;
    const QString output = QString::fromUtf8(outputOf(QStringLiteral("ss"), {QStringLiteral("-tuanpH")}));
    for (const QString &line : output.split(u'\n', Qt::SkipEmptyParts)) {
        if (const auto read = lineOfSs(line))
            lines += *read;
    }
    lines.sort();
    return lines;
}

bool isOfSs(const SocketRecord &socket) // what ss -tuan lists
{
    return (socket.protocol == Protocol::Tcp || socket.protocol == Protocol::Udp) && socket.state != State::Bound;
}

QStringList linesOf(const Snapshot &snapshot)
{
    QStringList lines;
    for (const SocketRecord &socket : snapshot.sockets) {
        if (isOfSs(socket))
            lines += lineOf(socket);
    }
    lines.sort();
    return lines;
}

QStringList without(const QStringList &all, const QStringList &others)
{
    std::multiset<QString> left(all.begin(), all.end());
    for (const QString &other : others) {
        if (const auto found = left.find(other); found != left.end())
            left.erase(found);
    }
    return {left.begin(), left.end()};
}

void say(const char *who, const QStringList &lines)
{
    for (const QString &line : lines)
        std::printf("    only %s: %s\n", who, qPrintable(line));
}

// What one of the two says and the other does not, at a time when nothing changed.
struct Comparison {
    QStringList ours;
    QStringList theirs;
    QStringList onlyOurs;
    QStringList onlyTheirs;
};

// Timers run out: what is compared must be the same before ss ran and after it.
Comparison compare(LinuxSource &source)
{
    Comparison comparison;
    QStringList after;
    for (int attempt = 0; attempt < 50; ++attempt) {
        const auto first = source.take();
        comparison.theirs = ssLines();
        const auto second = source.take();
        comparison.ours = first ? linesOf(*first) : QStringList();
        after = second ? linesOf(*second) : QStringList();
        if (comparison.ours == after)
            break;
    }
    comparison.onlyOurs = without(comparison.ours, comparison.theirs);
    comparison.onlyTheirs = without(comparison.theirs, comparison.ours);
    say("ours", comparison.onlyOurs);
    say("ss's", comparison.onlyTheirs);
    return comparison;
}

// The pid that a socket of the churn carries in its address; 0: it is none of these.
int pidIn(const Address &address)
{
    const auto &bytes = address.bytes();
    if (address.family() != Family::V4 || bytes[0] != 127 || bytes[1] < 64)
        return 0;
    return (bytes[1] - 64) << 16 | bytes[2] << 8 | bytes[3];
}

struct Named {
    int right = 0;
    int wrong = 0;
    int unnamed = 0;
};

Named checkNames(const Snapshot &snapshot)
{
    Named named;
    for (const SocketRecord &socket : snapshot.sockets) {
        const int pid = pidIn(socket.local.address);
        if (pid == 0 || socket.inode == 0)
            continue;
        if (socket.processes().empty())
            ++named.unnamed;
        else if (socket.processes().size() == 1 && number(socket.processes().front()->pid) == pid)
            ++named.right;
        else
            ++named.wrong;
    }
    return named;
}

} // namespace

class TestAgainstSs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void listsWhatSsLists();
    void listsItAgainAndAgain();
    void theZooHasEveryState();
    void knowsWhatSsDoesNot();
    void procNetTellsTheSame();
    void quaySocketsListsIt();
    void noWrongPidWhileSocketsComeAndGo();

private:
    std::unique_ptr<Helper> m_zoo;
};

void TestAgainstSs::initTestCase()
{
    m_zoo = std::make_unique<Helper>(QUAYSIDE_ZOO);
    QVERIFY(m_zoo->isReady());
    QVERIFY2(!ssLines().isEmpty(), "ss (package iproute2) is needed");
}

void TestAgainstSs::listsWhatSsLists()
{
    LinuxSource source;
    const Comparison found = compare(source);
    QVERIFY(found.theirs.size() > 500);
    QCOMPARE(found.onlyOurs, QStringList());
    QCOMPARE(found.onlyTheirs, QStringList());
}

void TestAgainstSs::listsItAgainAndAgain()
{
    LinuxSource source;
    for (int round = 0; round < 20; ++round)
        QVERIFY(source.take().has_value());
    const Comparison found = compare(source);
    QCOMPARE(found.onlyOurs, QStringList());
    QCOMPARE(found.onlyTheirs, QStringList());
}

void TestAgainstSs::theZooHasEveryState()
{
    LinuxSource source;
    const auto snapshot = source.take();
    QVERIFY(snapshot.has_value());
    std::set<State> states;
    for (const SocketRecord &socket : snapshot->sockets)
        states.insert(socket.state);
    for (const State state : {State::Listen, State::SynSent, State::SynReceived, State::Established, State::FinWait1,
                              State::FinWait2, State::CloseWait, State::TimeWait, State::Unconnected})
        QVERIFY2(states.contains(state), qPrintable(QString(stateName(state))));
}

void TestAgainstSs::knowsWhatSsDoesNot()
{
    LinuxSource source;
    const auto snapshot = source.take();
    QVERIFY(snapshot.has_value());
    int bound = 0;
    for (const SocketRecord &socket : snapshot->sockets) {
        if (socket.local.port == Port{2201} || socket.local.port == Port{6201})
            QCOMPARE(socket.isV6Only, std::optional(false));
        if (socket.local.port == Port{2202} || socket.local.port == Port{6202})
            QCOMPARE(socket.isV6Only, std::optional(true));
        bound += socket.state == State::Bound ? 1 : 0;
    }
    // Linux lists TCP sockets that are only bound since 6.8.
    QCOMPARE(bound, QVersionNumber::fromString(QSysInfo::kernelVersion()) >= QVersionNumber(6, 8) ? 1 : 0);
}

void TestAgainstSs::procNetTellsTheSame()
{
    LinuxSource netlink;
    LinuxSource text(ProcFolder(), LinuxSource::Tables::ProcNetOnly);
    QStringList ours;
    QStringList fallback;
    const auto comparable = [](Snapshot snapshot) { // a backlog and a bound interface are not in /proc/net
        for (SocketRecord &socket : snapshot.sockets) {
            socket.interfaceIndex = 0;
            if (socket.state == State::Listen)
                socket.sendQueue.reset();
        }
        return linesOf(snapshot);
    };
    for (int attempt = 0; attempt < 50; ++attempt) { // a connection may run out of time in between
        const auto first = netlink.take();
        const auto second = text.take();
        QVERIFY(first.has_value() && second.has_value());
        QCOMPARE(second->origin, Snapshot::Origin::ProcNet);
        ours = comparable(*first);
        fallback = comparable(*second);
        if (ours == fallback)
            break;
    }
    say("netlink's", without(ours, fallback));
    say("/proc/net's", without(fallback, ours));
    QCOMPARE(fallback, ours);
}

void TestAgainstSs::quaySocketsListsIt()
{
    QStringList theirs;
    QStringList ours;
    const auto differs = [&] {
        if (theirs.size() != ours.size())
            return true;
        for (qsizetype i = 0; i < ours.size(); ++i) {
            if (!isSameWithOneProcess(theirs[i], ours[i]))
                return true;
        }
        return false;
    };
    for (int attempt = 0; attempt < 50; ++attempt) {
        theirs = ssLines();
        ours.clear();
        const QByteArray output =
            outputOf(QStringLiteral(QUAY_PROGRAM), {QStringLiteral("sockets"), QStringLiteral("--json")});
        for (const QJsonValue &socket : QJsonDocument::fromJson(output).array()) {
            const QString protocol = socket[QStringLiteral("protocol")].toString();
            if ((protocol == u"tcp" || protocol == u"udp") && socket[QStringLiteral("state")].toString() != u"BOUND")
                ours += lineOfJson(socket.toObject());
        }
        ours.sort();
        if (!differs())
            break;
    }
    QVERIFY(ours.size() > 500);
    QVERIFY(!differs());
}

void TestAgainstSs::noWrongPidWhileSocketsComeAndGo()
{
    Helper churn(QUAYSIDE_CHURN);
    QVERIFY(churn.isReady());
    LinuxSource live;
    std::set<SocketId> seen;
    Named all;
    constexpr std::size_t enough = 5000;
    for (int sample = 0; sample < 200 || seen.size() < enough; ++sample) {
        LinuxSource fresh;
        const auto snapshot = sample % 10 == 0 ? fresh.take() : live.take();
        QVERIFY(snapshot.has_value());
        const Named named = checkNames(*snapshot);
        QCOMPARE(named.wrong, 0);
        all.right += named.right;
        all.unnamed += named.unnamed;
        for (const SocketRecord &socket : snapshot->sockets) {
            if (pidIn(socket.local.address) != 0)
                seen.insert(socket.id);
        }
    }
    std::printf("    %zu sockets seen; named rightly %d times, not named %d times\n", seen.size(), all.right,
                all.unnamed);
    QVERIFY(all.right > all.unnamed); // those that had ended when their holder was looked for
    QVERIFY(churn.ask('s', "stopped"));
    Named still{0, 0, 1};
    for (int round = 0; round < 200 && still.unnamed > 0; ++round)
        still = checkNames(live.take().value_or(Snapshot()));
    QCOMPARE(still.unnamed, 0);
    QCOMPARE(still.wrong, 0);
    QVERIFY(still.right >= 200);
}

int main(int argc, char **argv)
{
    if (const auto refused = enterOwnNetwork()) {
        std::printf("FAILED: no network of its own here, so nothing can be compared. %s\n", qPrintable(*refused));
        return 1;
    }
    raiseDescriptorLimit(8192);
    QCoreApplication application(argc, argv);
    TestAgainstSs test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_against_ss.moc"
