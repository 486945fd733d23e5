// SPDX-License-Identifier: MIT
// Reading the kernel's answers about sockets: recorded ones, hand-made ones, and bytes that are none.
#include "diagmessages.h"
#include "system/diagparser.h"

#include <QFile>
#include <QTest>

using namespace quay;
using namespace quay::system;

namespace
{

std::vector<SocketRecord> parsed(const QByteArray &bytes, Protocol protocol = Protocol::Tcp)
{
    DiagParser parser(protocol, diag::sequence);
    parser.read(diag::asBytes(bytes));
    return parser.takeSockets();
}

// An answer that was recorded; its first byte is not the kernel's.
std::vector<SocketRecord> recorded(const QString &name, Protocol protocol)
{
    QFile file(QStringLiteral(QUAYSIDE_CORPUS "/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray bytes = file.readAll().sliced(1);
    DiagParser parser(protocol, 1);
    parser.read(diag::asBytes(bytes));
    return parser.isDone() && parser.error() == 0 && !parser.isDamaged() ? parser.takeSockets()
                                                                         : std::vector<SocketRecord>();
}

QString line(const SocketRecord &socket)
{
    return stateName(socket.state) + u' ' + socket.local.toString() + u' ' + socket.peer.toString();
}

QStringList lines(const std::vector<SocketRecord> &sockets)
{
    QStringList all;
    for (const SocketRecord &socket : sockets)
        all += line(socket);
    all.sort();
    return all;
}

} // namespace

class TestSystemDiag : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsARecordedDumpOfTcp();
    void readsARecordedDumpOfUdp();
    void readsEveryFieldOfAListener();
    void readsAttributes();
    void anAssociationHasItsOwnStates();
    void rawSocketsHaveAProtocolInsteadOfAPort();
    void statesAreThoseOfTheKernel_data();
    void statesAreThoseOfTheKernel();
    void timersRunOut_data();
    void timersRunOut();
    void passesOverAnswersToOtherRequests();
    void endsWithTheDump();
    void tellsWhyTheKernelRefuses();
    void keepsWhatCameEarlier();
    void bytesThatAreNoAnswerAreDamage_data();
    void bytesThatAreNoAnswerAreDamage();
    void anAnswerCutOffAnywhereIsRead();
};

void TestSystemDiag::readsARecordedDumpOfTcp()
{
    const auto sockets = recorded(QStringLiteral("tcp_both"), Protocol::Tcp);
    QCOMPARE(lines(sockets),
             QStringList({QStringLiteral("BOUND 127.0.0.2:9000 0.0.0.0:0"),
                          QStringLiteral("CLOSE_WAIT 127.0.0.1:8080 127.0.0.1:42978"),
                          QStringLiteral("ESTABLISHED 127.0.0.1:42966 127.0.0.1:8080"),
                          QStringLiteral("ESTABLISHED 127.0.0.1:8080 127.0.0.1:42966"),
                          QStringLiteral("FIN_WAIT2 127.0.0.1:42978 127.0.0.1:8080"),
                          QStringLiteral("LISTEN 127.0.0.1:8080 0.0.0.0:0"), QStringLiteral("LISTEN [::]:8081 [::]:0"),
                          QStringLiteral("LISTEN [::]:8082 [::]:0"),
                          QStringLiteral("TIME_WAIT [::ffff:127.0.0.1]:8081 [::ffff:127.0.0.1]:37816")}));
    for (const SocketRecord &socket : sockets) {
        const bool isWaiting = socket.state == State::TimeWait || socket.state == State::FinWait2;
        QCOMPARE(socket.inode == 0, isWaiting);
        QCOMPARE(socket.timer.kind == TimerKind::TimeWait, isWaiting);
        QVERIFY(!isWaiting || (socket.timer.milliseconds > 50'000 && socket.timer.milliseconds <= 60'000));
        QCOMPARE(socket.isV6Only.has_value(), socket.family() == Family::V6 && socket.state == State::Listen);
        if (socket.isV6Only)
            QCOMPARE(*socket.isV6Only, socket.local.port == Port{8082});
        if (socket.state == State::Listen)
            QCOMPARE(socket.sendQueue, std::optional<quint32>(7));
    }
}

void TestSystemDiag::readsARecordedDumpOfUdp()
{
    const auto sockets = recorded(QStringLiteral("udp4"), Protocol::Udp);
    QCOMPARE(lines(sockets), QStringList({QStringLiteral("ESTABLISHED 127.0.0.1:41442 127.0.0.1:5353"),
                                          QStringLiteral("UNCONNECTED 0.0.0.0:5353 0.0.0.0:0")}));
    for (const SocketRecord &socket : sockets)
        QCOMPARE(socket.receiveQueue > 0, socket.state == State::Unconnected);
}

void TestSystemDiag::readsEveryFieldOfAListener()
{
    inet_diag_msg message = diag::listener();
    message.id.idiag_if = 3;
    const auto sockets = parsed(diag::socketMessage(message) + diag::done());
    QCOMPARE(sockets.size(), std::size_t{1});
    const SocketRecord &socket = sockets.front();
    QCOMPARE(static_cast<quint64>(socket.id), (quint64{1} << 32) + 5);
    QCOMPARE(line(socket), QStringLiteral("LISTEN 127.0.0.1:8080 0.0.0.0:0"));
    QVERIFY(!socket.hasPeer() && socket.isListening());
    QCOMPARE(socket.interfaceIndex, 3U);
    QCOMPARE(socket.receiveQueue, 2U);
    QCOMPARE(socket.sendQueue, std::optional<quint32>(128));
    QCOMPARE(socket.uid, 1000U);
    QCOMPARE(socket.inode, 4711U);
    QVERIFY(!socket.isV6Only.has_value());
    QVERIFY(socket.holding == Holding::Unresolved && socket.processes().empty());
}

void TestSystemDiag::readsAttributes()
{
    inet_diag_msg message = diag::listener();
    message.idiag_family = 10;
    const auto only = diag::attribute(INET_DIAG_SKV6ONLY, QByteArray(1, '\1'));
    const auto unknown = diag::attribute(999, "whatever");
    const auto empty = diag::attribute(INET_DIAG_SKV6ONLY, {});
    QCOMPARE(parsed(diag::socketMessage(message, unknown + only)).front().isV6Only, std::optional(true));
    QVERIFY(!parsed(diag::socketMessage(message, empty)).front().isV6Only.has_value());
    QVERIFY(!parsed(diag::socketMessage(diag::listener(), only)).front().isV6Only.has_value());
}

void TestSystemDiag::anAssociationHasItsOwnStates()
{
    inet_diag_msg message = diag::listener();
    message.idiag_state = 3;
    QByteArray peer(128, '\0'); // sockaddr_storage
    peer[0] = 2;
    peer.replace(4, 4, QByteArray::fromHex("0a000002"));
    const auto sockets = parsed(diag::socketMessage(message, diag::attribute(INET_DIAG_PEERS, peer)), Protocol::Sctp);
    QCOMPARE(line(sockets.front()), QStringLiteral("ESTABLISHED 127.0.0.1:8080 10.0.0.2:0"));
}

void TestSystemDiag::rawSocketsHaveAProtocolInsteadOfAPort()
{
    inet_diag_msg message = diag::listener();
    message.idiag_state = 7;
    message.id.idiag_sport = qToBigEndian(quint16{1});
    const auto sockets = parsed(diag::socketMessage(message), Protocol::Raw);
    QCOMPARE(line(sockets.front()), QStringLiteral("UNCONNECTED 127.0.0.1:0 0.0.0.0:0"));
    QCOMPARE(int(sockets.front().ipProtocol), 1);
}

void TestSystemDiag::statesAreThoseOfTheKernel_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<Protocol>("protocol");
    QTest::addColumn<QString>("name");
    const QStringList names{QStringLiteral("ESTABLISHED"), QStringLiteral("SYN_SENT"),   QStringLiteral("SYN_RECV"),
                            QStringLiteral("FIN_WAIT1"),   QStringLiteral("FIN_WAIT2"),  QStringLiteral("TIME_WAIT"),
                            QStringLiteral("BOUND"),       QStringLiteral("CLOSE_WAIT"), QStringLiteral("LAST_ACK"),
                            QStringLiteral("LISTEN"),      QStringLiteral("CLOSING"),    QStringLiteral("SYN_RECV"),
                            QStringLiteral("BOUND")};
    for (int i = 0; i < names.size(); ++i)
        QTest::addRow("tcp %d", i + 1) << i + 1 << Protocol::Tcp << names[i];
    QTest::newRow("udp without peer") << 7 << Protocol::Udp << QStringLiteral("UNCONNECTED");
    QTest::newRow("udp with peer") << 1 << Protocol::Udp << QStringLiteral("ESTABLISHED");
    QTest::newRow("none") << 0 << Protocol::Tcp << QStringLiteral("UNKNOWN");
    QTest::newRow("one to come") << 14 << Protocol::Tcp << QStringLiteral("UNKNOWN");
    QTest::newRow("highest") << 255 << Protocol::Tcp << QStringLiteral("UNKNOWN");
}

void TestSystemDiag::statesAreThoseOfTheKernel()
{
    QFETCH(int, number);
    QFETCH(Protocol, protocol);
    QFETCH(QString, name);
    inet_diag_msg message = diag::listener();
    message.idiag_state = static_cast<quint8>(number);
    QCOMPARE(QString(stateName(parsed(diag::socketMessage(message), protocol).front().state)), name);
}

void TestSystemDiag::timersRunOut_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<quint32>("expires");
    QTest::addColumn<quint32>("milliseconds");
    QTest::addColumn<TimerKind>("expected");
    QTest::newRow("time-wait") << 3 << 42'000U << 42'000U << TimerKind::TimeWait;
    QTest::newRow("none, with a number all the same") << 0 << 42'000U << 0U << TimerKind::None;
    QTest::newRow("overdue") << 1 << 0xfffffffcU << 0U << TimerKind::Retransmit;
    QTest::newRow("a kind to come") << 200 << 5U << 0U << TimerKind::None;
}

void TestSystemDiag::timersRunOut()
{
    QFETCH(int, kind);
    QFETCH(quint32, expires);
    QFETCH(quint32, milliseconds);
    QFETCH(TimerKind, expected);
    inet_diag_msg message = diag::listener();
    message.idiag_timer = static_cast<quint8>(kind);
    message.idiag_expires = expires;
    const SocketRecord socket = parsed(diag::socketMessage(message)).front();
    QCOMPARE(socket.timer.kind, expected);
    QCOMPARE(socket.timer.milliseconds, milliseconds);
}

void TestSystemDiag::passesOverAnswersToOtherRequests()
{
    const QByteArray other = diag::message(SOCK_DIAG_BY_FAMILY, diag::bytesOf(diag::listener()), diag::sequence + 1);
    const QByteArray otherEnd = diag::message(NLMSG_DONE, QByteArray(4, '\0'), diag::sequence - 1);
    DiagParser parser(Protocol::Tcp, diag::sequence);
    parser.read(diag::asBytes(other + otherEnd));
    QVERIFY(!parser.isDone() && !parser.isDamaged());
    QVERIFY(parser.takeSockets().empty());
}

void TestSystemDiag::endsWithTheDump()
{
    DiagParser parser(Protocol::Tcp, diag::sequence);
    const QByteArray socket = diag::socketMessage(diag::listener());
    parser.read(diag::asBytes(socket));
    QVERIFY(!parser.isDone());
    parser.read(diag::asBytes(socket + diag::done() + socket));
    QVERIFY(parser.isDone() && parser.error() == 0);
    QCOMPARE(parser.takeSockets().size(), std::size_t{2});
}

void TestSystemDiag::tellsWhyTheKernelRefuses()
{
    for (const QByteArray &answer : {diag::done(-2), diag::message(NLMSG_ERROR, diag::bytesOf(qint32{-2}))}) {
        DiagParser parser(Protocol::Raw, diag::sequence);
        parser.read(diag::asBytes(answer));
        QVERIFY(parser.isDone());
        QCOMPARE(parser.error(), 2); // ENOENT
    }
    DiagParser nonsense(Protocol::Raw, diag::sequence);
    const QByteArray smallest = diag::done(std::numeric_limits<qint32>::min());
    nonsense.read(diag::asBytes(smallest));
    QVERIFY(nonsense.isDone() && nonsense.error() == 0);
}

void TestSystemDiag::keepsWhatCameEarlier()
{
    DiagParser parser(Protocol::Udp, diag::sequence, parsed(diag::socketMessage(diag::listener())));
    const QByteArray answer = diag::socketMessage(diag::listener()) + diag::done(-12);
    parser.read(diag::asBytes(answer));
    const auto earlier = parser.takeEarlierSockets();
    QCOMPARE(earlier.size(), std::size_t{1});
    QCOMPARE(earlier.front().protocol, Protocol::Tcp);
}

void TestSystemDiag::bytesThatAreNoAnswerAreDamage_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray good = diag::socketMessage(diag::listener());
    QTest::newRow("shorter than a header") << good.first(15);
    QTest::newRow("a length beyond the end") << good.chopped(1);
    QByteArray zero = good;
    zero.replace(0, 4, QByteArray(4, '\0'));
    QTest::newRow("length zero") << zero;
    QByteArray huge = good;
    huge.replace(0, 4, QByteArray(4, '\xff'));
    QTest::newRow("length 4 GiB") << huge;
    QTest::newRow("a socket too short") << diag::message(SOCK_DIAG_BY_FAMILY, QByteArray(71, '\2'));
    inet_diag_msg other = diag::listener();
    other.idiag_family = 1;
    QTest::newRow("a family that has no ports") << diag::socketMessage(other);
    QTest::newRow("an attribute of length zero") << diag::socketMessage(diag::listener(), QByteArray(8, '\0'));
    QTest::newRow("an attribute beyond the end") << diag::socketMessage(diag::listener(), QByteArray(8, '\xff'));
    QTest::newRow("an end without a code") << diag::message(NLMSG_DONE, QByteArray(2, '\0'));
}

void TestSystemDiag::bytesThatAreNoAnswerAreDamage()
{
    QFETCH(QByteArray, bytes);
    DiagParser parser(Protocol::Tcp, diag::sequence);
    parser.read(diag::asBytes(bytes));
    QVERIFY(parser.isDamaged());
    QVERIFY(parser.takeSockets().size() <= 1);
}

void TestSystemDiag::anAnswerCutOffAnywhereIsRead()
{
    const auto only = diag::attribute(INET_DIAG_SKV6ONLY, QByteArray(1, '\1'));
    const QByteArray whole = diag::socketMessage(diag::listener(), only) + diag::done();
    for (qsizetype length = 0; length <= whole.size(); ++length) {
        const QByteArray cut = whole.first(length); // exactly as long in memory, for AddressSanitizer
        DiagParser parser(Protocol::Tcp, diag::sequence);
        parser.read(diag::asBytes(cut));
        QCOMPARE(parser.isDone(), length == whole.size());
    }
}

QTEST_APPLESS_MAIN(TestSystemDiag)
#include "tst_system_diag.moc"
