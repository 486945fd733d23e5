// SPDX-License-Identifier: MIT
// What the kernel tells of one TCP connection: asked for a real one, and read from bytes that nobody sent.
#include "system/linuxsource.h"
#include "system/tcpfacts.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <random>

using namespace quay;
using namespace quay::system;

class TestTcpFacts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsOfARealConnection();
    void isSilentAboutListeners();
    void takesArbitraryBytes();
};

namespace
{

std::optional<SocketRecord> socketWith(quint16 local, quint16 peer)
{
    LinuxSource source;
    const auto snapshot = source.take();
    if (!snapshot || snapshot->origin != Snapshot::Origin::Netlink)
        return std::nullopt;
    for (const SocketRecord &socket : snapshot->sockets) {
        if (socket.protocol == Protocol::Tcp && socket.local.port == Port{local} && socket.peer.port == Port{peer})
            return socket;
    }
    return std::nullopt;
}

} // namespace

void TestTcpFacts::tellsOfARealConnection()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QTcpSocket client;
    client.connectToHost(QHostAddress::LocalHost, server.serverPort());
    QVERIFY(client.waitForConnected());
    QTRY_VERIFY(server.hasPendingConnections());
    QTcpSocket *session = server.nextPendingConnection();
    client.write(QByteArray(1000, 'x'));
    QTRY_COMPARE(session->bytesAvailable(), 1000);
    const auto socket = socketWith(server.serverPort(), client.localPort());
    QVERIFY(socket);
    const auto facts = askTcpFacts(*socket);
    QVERIFY(facts);
    QCOMPARE(facts->bytesReceived, 1000U);
    QVERIFY(facts->sendSegment > 0 && facts->congestionWindow > 0);
    QVERIFY(!facts->congestionControl.isEmpty());
    SocketRecord another = *socket; // the same ends, and not that socket
    another.id = SocketId{static_cast<quint64>(socket->id) + 1};
    QVERIFY(!askTcpFacts(another));
}

void TestTcpFacts::isSilentAboutListeners()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const auto socket = socketWith(server.serverPort(), 0);
    QVERIFY(socket);
    QVERIFY(!askTcpFacts(*socket));
}

void TestTcpFacts::takesArbitraryBytes()
{
    std::mt19937 dice(42);
    std::vector<std::byte> bytes;
    for (int round = 0; round < 20000; ++round) {
        bytes.resize(dice() % 400);
        for (std::byte &one : bytes)
            one = static_cast<std::byte>(dice());
        if (bytes.size() >= 6) { // a length and a type that look right
            bytes[0] = static_cast<std::byte>(bytes.size());
            bytes[1] = static_cast<std::byte>(bytes.size() >> 8);
            bytes[2] = bytes[3] = bytes[5] = std::byte{0};
            bytes[4] = std::byte{20};
        }
        (void)parseTcpFacts(bytes);
    }
    QVERIFY(!parseTcpFacts({}));
}

QTEST_GUILESS_MAIN(TestTcpFacts)
#include "tst_system_tcpfacts.moc"
