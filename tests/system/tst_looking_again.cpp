// SPDX-License-Identifier: MIT
// What comes and goes between two looks at this computer's sockets is found by the second, in a network of its own:
// much of what the kernel need not be asked again is not asked again.
#include "base/uniquefd.h"
#include "ownnetwork.h"
#include "system/linuxsource.h"

#include <QCoreApplication>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <memory>

#include <netinet/in.h>
#include <sys/socket.h>

using namespace quay;
using namespace quay::system;

namespace
{

// All but listeners whose local port it is.
std::vector<SocketRecord> socketsAt(LinuxSource &source, quint16 port)
{
    Snapshot snapshot = source.take().value_or(Snapshot());
    std::erase_if(snapshot.sockets, [port](const SocketRecord &socket) {
        return number(socket.local.port) != port || socket.state == State::Listen;
    });
    return snapshot.sockets;
}

// Until what was found is thought to rest.
void rest(LinuxSource &source)
{
    for (int look = 0; look < 3; ++look)
        static_cast<void>(source.take());
}

} // namespace

class TestLookingAgain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rawSocketsComeAndGo();
    void connectionsComeChangeAndGo();
    void listenersComeAndGo();
};

void TestLookingAgain::rawSocketsComeAndGo()
{
    LinuxSource source;
    const auto count = [&source] {
        const Snapshot snapshot = source.take().value_or(Snapshot());
        return std::count_if(snapshot.sockets.begin(), snapshot.sockets.end(),
                             [](const SocketRecord &socket) { return socket.protocol == Protocol::Raw; });
    };
    QCOMPARE(count(), 0);
    UniqueFd raw(::socket(AF_INET, SOCK_RAW | SOCK_CLOEXEC, IPPROTO_ICMP));
    QVERIFY(raw.isOpen());
    QCOMPARE(count(), 1);
    const UniqueFd second(::socket(AF_INET6, SOCK_RAW | SOCK_CLOEXEC, IPPROTO_ICMPV6));
    QCOMPARE(count(), 2);
    raw = UniqueFd();
    QCOMPARE(count(), 1);
}

void TestLookingAgain::connectionsComeChangeAndGo()
{
    LinuxSource source;
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const quint16 port = server.serverPort();
    rest(source);
    QCOMPARE(socketsAt(source, port).size(), 0U);
    QTcpSocket client;
    client.connectToHost(QHostAddress::LocalHost, port);
    QVERIFY(client.waitForConnected());
    QVERIFY(server.waitForNewConnection(5000));
    std::unique_ptr<QTcpSocket> session(server.nextPendingConnection());
    QCOMPARE(socketsAt(source, port).size(), 1U);
    rest(source);
    const std::vector<SocketRecord> resting = socketsAt(source, port);
    QCOMPARE(resting.size(), 1U);
    QCOMPARE(resting.front().receiveQueue, 0U);
    QCOMPARE(resting.front().processes().size(), 1U); // whose it is is known of what rests, too
    client.write("hello");
    QVERIFY(client.waitForBytesWritten());
    QCOMPARE(socketsAt(source, port).front().receiveQueue, 5U);
    rest(source);
    session.reset(); // with something unread: a reset, and nothing is left
    QCOMPARE(socketsAt(source, port).size(), 0U);
}

// Without a segment.
void TestLookingAgain::listenersComeAndGo()
{
    LinuxSource source;
    const auto count = [&source] {
        const Snapshot snapshot = source.take().value_or(Snapshot());
        return std::count_if(snapshot.sockets.begin(), snapshot.sockets.end(),
                             [](const SocketRecord &socket) { return socket.state == State::Listen; });
    };
    rest(source);
    QCOMPARE(count(), 0);
    auto server = std::make_unique<QTcpServer>();
    QVERIFY(server->listen(QHostAddress::LocalHost));
    QCOMPARE(count(), 1);
    rest(source);
    server.reset();
    QCOMPARE(count(), 0);
}

int main(int argc, char **argv)
{
    if (const auto refused = judge::enterOwnNetwork()) {
        std::printf("FAILED: no network of its own here, so nothing can be looked at. %s\n", qPrintable(*refused));
        return 1;
    }
    const QCoreApplication application(argc, argv);
    TestLookingAgain test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_looking_again.moc"
