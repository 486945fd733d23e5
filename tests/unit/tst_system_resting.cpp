// SPDX-License-Identifier: MIT
// What is kept of the TCP sockets stands only while nothing tells that it has changed.
#include "system/restingtcp.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace quay;
using namespace quay::system;

namespace
{

// The files that tell of TCP, with numbers of the test's own.
class FakeNet final
{
public:
    FakeNet()
    {
        QDir(m_root.path()).mkpath(QStringLiteral("net"));
        write(100, 2);
    }
    void write(int segments, int sockets)
    {
        put("net/snmp", "Ip: InReceives\nIp: " + QByteArray::number(segments * 2) + "\nTcp: InSegs OutSegs\nTcp: " +
                            QByteArray::number(segments) + " 90\nUdp: InDatagrams\nUdp: 5\n");
        put("net/sockstat", "sockets: used 20\nTCP: inuse " + QByteArray::number(sockets) + " orphan 0 tw 0 alloc 9\n");
        put("net/sockstat6", "TCP6: inuse 0\n");
    }
    void remove(const char *name) { QFile::remove(m_root.filePath(QLatin1StringView(name))); }
    void put(const char *name, const QByteArray &text)
    {
        QFile file(m_root.filePath(QLatin1StringView(name)));
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
    }
    [[nodiscard]] ProcFolder folder() const { return ProcFolder(QFile::encodeName(m_root.path())); }

private:
    QTemporaryDir m_root;
};

SocketRecord connection(Timer timer = {})
{
    SocketRecord socket;
    socket.id = SocketId{7};
    socket.state = State::Established;
    socket.timer = timer;
    return socket;
}

// One that has looked, and was given what it is to keep.
RestingTcp fed(const FakeNet &net, const std::vector<SocketRecord> &sockets)
{
    RestingTcp resting;
    static_cast<void>(resting.sockets(net.folder()));
    resting.keep(sockets);
    return resting;
}

} // namespace

class TestSystemResting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beginsWithNothing();
    void standsWhileNothingHappens();
    void anySegmentEndsIt();
    void aSocketThatEndsWithoutASegmentEndsIt();
    void isLookedAtAnewAfterAWhile();
    void timersGoOnUntilTheyRunOut();
    void needsTheFilesThatTell();
};

void TestSystemResting::beginsWithNothing()
{
    const FakeNet net;
    RestingTcp resting;
    QVERIFY(!resting.sockets(net.folder()));
    QVERIFY(!resting.sockets(net.folder())); // nothing was kept
}

void TestSystemResting::standsWhileNothingHappens()
{
    FakeNet net;
    RestingTcp resting = fed(net, {connection()});
    net.put("net/sockstat6", "TCP6: inuse 0\nUDP6: inuse 12\n");                        // which is not about TCP
    net.put("net/sockstat", "sockets: used 21\nTCP: inuse 2 orphan 0 tw 0 alloc 10\n"); // nor are those of this network
    const auto sockets = resting.sockets(net.folder());
    QVERIFY(sockets.has_value());
    QCOMPARE(sockets->size(), 1U);
    QCOMPARE(sockets->front().id, SocketId{7});
}

void TestSystemResting::anySegmentEndsIt()
{
    FakeNet net;
    RestingTcp resting = fed(net, {connection()});
    net.write(101, 2);
    QVERIFY(!resting.sockets(net.folder()));
    QVERIFY(!resting.sockets(net.folder())); // what was kept is gone
    resting.keep(std::vector{connection()});
    QVERIFY(resting.sockets(net.folder()));
}

void TestSystemResting::aSocketThatEndsWithoutASegmentEndsIt()
{
    FakeNet net;
    RestingTcp resting = fed(net, {connection()});
    net.write(100, 1);
    QVERIFY(!resting.sockets(net.folder()));
}

void TestSystemResting::isLookedAtAnewAfterAWhile()
{
    const FakeNet net;
    RestingTcp resting = fed(net, {connection()});
    int looks = 0;
    while (looks < 100 && resting.sockets(net.folder()))
        ++looks;
    QVERIFY(looks > 0 && looks < 10);
}

void TestSystemResting::timersGoOnUntilTheyRunOut()
{
    const FakeNet net;
    RestingTcp resting = fed(net, {connection({TimerKind::KeepAlive, 0, 7'000'000})});
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < 2) { // the clock goes on by itself
    }
    const auto sockets = resting.sockets(net.folder());
    QVERIFY(sockets.has_value());
    QCOMPARE(sockets->front().timer.kind, TimerKind::KeepAlive);
    QVERIFY(sockets->front().timer.milliseconds < 7'000'000);
    RestingTcp over = fed(net, {connection({TimerKind::TimeWait, 0, 0})});
    QVERIFY(!over.sockets(net.folder()));
}

void TestSystemResting::needsTheFilesThatTell()
{
    FakeNet net;
    RestingTcp resting = fed(net, {connection()});
    net.remove("net/snmp");
    QVERIFY(!resting.sockets(net.folder()));
    resting.keep(std::vector{connection()});
    QVERIFY(!resting.sockets(net.folder()));
}

QTEST_GUILESS_MAIN(TestSystemResting)

#include "tst_system_resting.moc"
