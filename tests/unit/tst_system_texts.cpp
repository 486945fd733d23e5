// SPDX-License-Identifier: MIT
// Reading the texts of /proc: tables of sockets, and what processes say of themselves.
#include "system/procfolder.h"
#include "system/procnet.h"
#include "system/proctext.h"

#include <QtEndian>
#include <QTest>

#include <array>

using namespace quay;
using namespace quay::system;

namespace
{

const QByteArray tcpHead =
    "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";

// An IPv4 address, or a quarter of an IPv6 one, as the kernel of this machine prints it: a word in its byte order.
QByteArray word(const std::array<quint8, 4> &bytes)
{
    const auto number = qFromUnaligned<quint32>(bytes.data());
    return QByteArray::number(number, 16).toUpper().rightJustified(8, '0');
}

const QByteArray loopback = word({127, 0, 0, 1});
const QByteArray listenerLine = "   0: " + loopback +
                                ":1F90 00000000:0000 0A 00000000:00000002 00:00000000 00000000  1000     "
                                "   0 4711 1 0 100 0 0 10 0\n";

} // namespace

class TestSystemTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsATableOfTcp();
    void readsATableOfTcpOverIpv6();
    void readsRawSockets();
    void idsStayAndDiffer();
    void linesThatAreNoneAreLeftOut_data();
    void linesThatAreNoneAreLeftOut();
    void namesWithParenthesesHideNoNumbers_data();
    void namesWithParenthesesHideNoNumbers();
    void namesAreTakenAsTheyAre();
    void commandLinesEndWhereTheirArgumentsDo();
    void cgroupsNameUnitsAndContainers_data();
    void cgroupsNameUnitsAndContainers();
    void reservedPortsAreIntervals();
    void linksLeadToSockets();
    void numbersOfTheMachine();
};

void TestSystemTexts::readsATableOfTcp()
{
    const NetTable table = parseNetTable(tcpHead + listenerLine + "   4: " + loopback + ":A0C4 " + loopback +
                                             ":1F90 06 00000000:00000000 03:0000176F 00000000     0        0 0 3 0\n",
                                         Protocol::Tcp, Family::V4);
    QVERIFY(!table.isDamaged);
    QCOMPARE(table.sockets.size(), std::size_t{2});
    const SocketRecord &listener = table.sockets[0];
    QCOMPARE(listener.local.toString(), QStringLiteral("127.0.0.1:8080"));
    QVERIFY(listener.state == State::Listen && !listener.hasPeer());
    QCOMPARE(listener.receiveQueue, 2U);
    QVERIFY(!listener.sendQueue.has_value()); // the backlog is not in the table
    QCOMPARE(listener.uid, 1000U);
    QCOMPARE(listener.inode, 4711U);
    const SocketRecord &waiting = table.sockets[1];
    QCOMPARE(waiting.peer.toString(), QStringLiteral("127.0.0.1:8080"));
    QVERIFY(waiting.state == State::TimeWait && waiting.inode == 0);
    QCOMPARE(waiting.timer, (Timer{TimerKind::TimeWait, 0, 59990}));
}

void TestSystemTexts::readsATableOfTcpOverIpv6()
{
    const NetTable table =
        parseNetTable(tcpHead + "   2: " + word({}) + word({}) + word({0, 0, 0xff, 0xff}) + loopback + ":1F91 " +
                          word({0x20, 0x01, 0x0d, 0xb8}) + word({}) + word({}) + word({0xaa, 0, 0, 1}) +
                          ":D2AA 01 00000005:00000000 02:00000064 00000001     0        0 9 3 0\n",
                      Protocol::Tcp, Family::V6);
    QCOMPARE(table.sockets.size(), std::size_t{1});
    QCOMPARE(table.sockets[0].local.toString(), QStringLiteral("[::ffff:127.0.0.1]:8081"));
    QCOMPARE(table.sockets[0].peer.toString(), QStringLiteral("[2001:db8::aa00:1]:53930"));
    QCOMPARE(table.sockets[0].sendQueue, std::optional<quint32>(5));
    QCOMPARE(table.sockets[0].timer, (Timer{TimerKind::KeepAlive, 1, 1000}));
}

void TestSystemTexts::readsRawSockets()
{
    const NetTable table = parseNetTable(
        tcpHead +
            "  49: 00000000:0001 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 77 2 0 0\n",
        Protocol::Raw, Family::V4);
    QCOMPARE(table.sockets.size(), std::size_t{1});
    QCOMPARE(int(table.sockets[0].ipProtocol), 1);
    QCOMPARE(table.sockets[0].local.port, Port{});
    QCOMPARE(table.sockets[0].state, State::Unconnected);
}

void TestSystemTexts::idsStayAndDiffer()
{
    const QByteArray other = QByteArray(listenerLine).replace("4711", "4712");
    const NetTable once = parseNetTable(tcpHead + listenerLine + other + other, Protocol::Tcp, Family::V4);
    const NetTable again = parseNetTable(tcpHead + listenerLine, Protocol::Tcp, Family::V4);
    QCOMPARE(once.sockets[0].id, again.sockets[0].id);
    QVERIFY(once.sockets[0].id != once.sockets[1].id);
    QVERIFY(once.sockets[1].id != once.sockets[2].id);
}

void TestSystemTexts::linesThatAreNoneAreLeftOut_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("text") << QByteArray("nothing of the kind\n");
    QTest::newRow("cut off in the middle") << listenerLine.first(40);
    QTest::newRow("port too large") << QByteArray(listenerLine).replace("1F90", "11F90");
    QTest::newRow("address too short") << QByteArray(listenerLine).replace(loopback, loopback.sliced(1));
    QTest::newRow("address too long") << QByteArray(listenerLine).replace(loopback, '0' + loopback);
    QTest::newRow("negative") << QByteArray(listenerLine).replace("1000  ", "-1000  ");
    QTest::newRow("zero bytes") << QByteArray(150, '\0');
}

void TestSystemTexts::linesThatAreNoneAreLeftOut()
{
    QFETCH(QByteArray, line);
    const NetTable table = parseNetTable(tcpHead + line, Protocol::Tcp, Family::V4);
    QVERIFY(table.isDamaged);
    QVERIFY(table.sockets.empty());
    QVERIFY(!parseNetTable(tcpHead + "\n", Protocol::Tcp, Family::V4).isDamaged);
    QVERIFY(parseNetTable(line, Protocol::Tcp, Family::V4).sockets.empty()); // it stands where the head should
}

void TestSystemTexts::namesWithParenthesesHideNoNumbers_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {"sshd", "a) S 1 2", "((", "))", "a b\nc", ") S 9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 1 ("})
        QTest::newRow(name) << QByteArray(name);
}

void TestSystemTexts::namesWithParenthesesHideNoNumbers()
{
    QFETCH(QByteArray, name);
    const QByteArray stat = "812 (" + name + ") S 1 812 812 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 4242 1 1\n";
    QCOMPARE(startTicksOf(stat), std::optional<quint64>(4242));
    for (qsizetype length = 0; length < stat.size(); ++length)
        (void)startTicksOf(stat.first(length)); // reads nothing beyond the end
    QVERIFY(!startTicksOf(QByteArrayView("812 sshd S 1 1")).has_value());
    QVERIFY(!startTicksOf(QByteArrayView("812 (sshd) S 1 1")).has_value());
}

void TestSystemTexts::namesAreTakenAsTheyAre()
{
    QCOMPARE(nameOf("sshd\n"), QStringLiteral("sshd"));
    QCOMPARE(nameOf("two\nlines\n"), QStringLiteral("two\nlines"));
    QCOMPARE(nameOf("\x1b[31mred\n"), QStringLiteral("\x1b[31mred"));
    QCOMPARE(nameOf("\xff\n"), QString(QChar(QChar::ReplacementCharacter)));
    QCOMPARE(nameOf(""), QString());
}

void TestSystemTexts::commandLinesEndWhereTheirArgumentsDo()
{
    using namespace std::string_view_literals;
    QCOMPARE(commandLineOf("java\0-jar\0a b.jar\0"sv),
             QStringList({QStringLiteral("java"), QStringLiteral("-jar"), QStringLiteral("a b.jar")}));
    QCOMPARE(commandLineOf("sshd: ann\0\0\0\0"sv), QStringList({QStringLiteral("sshd: ann")}));
    QCOMPARE(commandLineOf("a\0\0b\0"sv), QStringList({QStringLiteral("a"), QString(), QStringLiteral("b")}));
    QCOMPARE(commandLineOf("without end"), QStringList({QStringLiteral("without end")}));
    QCOMPARE(commandLineOf(""), QStringList());
}

void TestSystemTexts::cgroupsNameUnitsAndContainers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<QString>("container");
    const QByteArray id = QByteArray("0123456789abcdef").repeated(4);
    const QString shortId = QStringLiteral("0123456789ab");
    const auto row = [](const char *name, const QByteArray &text, const char *unit, const QString &container = {}) {
        QTest::newRow(name) << text << QString::fromLatin1(unit) << container;
    };
    row("service", "0::/system.slice/ssh.service\n", "ssh.service");
    row("version 1", "9:name=systemd:/system.slice/ssh.service\n8:pids:/\n0::/\n", "ssh.service");
    row("none", "0::/\n", "");
    row("empty", "", "");
    row("no cgroup at all", "nonsense\n::\n:", "");
    row("an application of a user's", "0::/user.slice/user@1000.service/app.slice/app-my\\x2dapp.scope\n",
        "app-my-app.scope");
    row("Docker with systemd", "0::/system.slice/docker-" + id + ".scope\n", ("docker-" + id + ".scope").constData(),
        shortId);
    row("Docker without", "12:pids:/docker/" + id + "\n", "", shortId);
    row("Podman", "0::/user.slice/libpod-" + id + ".scope/container\n", ("libpod-" + id + ".scope").constData(),
        shortId);
    row("Kubernetes", "0::/kubepods.slice/cri-containerd-" + id + ".scope\n",
        ("cri-containerd-" + id + ".scope").constData(), shortId);
    row("LXC", "0::/lxc.payload.web/system.slice/ssh.service\n", "ssh.service", QStringLiteral("web"));
    row("LXC, older", "4:memory:/lxc/web\n", "", QStringLiteral("web"));
    row("systemd-nspawn", "0::/machine.slice/systemd-nspawn@web.service/payload\n", "systemd-nspawn@web.service",
        QStringLiteral("web"));
    row("an escape cut off", "0::/a\\x2.service\n", "a\\x2.service");
    row("a path that ends in slashes", "0::/system.slice/ssh.service///\n", "ssh.service");
}

void TestSystemTexts::cgroupsNameUnitsAndContainers()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, unit);
    QFETCH(QString, container);
    const Cgroup cgroup = cgroupOf(text);
    QCOMPARE(cgroup.unit, unit);
    QCOMPARE(cgroup.container, container);
}

void TestSystemTexts::reservedPortsAreIntervals()
{
    const auto ports = reservedPortsOf("8080,9000-9100\n");
    QCOMPARE(ports.size(), std::size_t{2});
    QCOMPARE(ports[0], (PortInterval{Port{8080}, Port{8080}}));
    QCOMPARE(ports[1], (PortInterval{Port{9000}, Port{9100}}));
    QVERIFY(reservedPortsOf("\n").empty());
    QVERIFY(reservedPortsOf("70000,5-4,-,a,1-,\n").empty());
}

void TestSystemTexts::linksLeadToSockets()
{
    QCOMPARE(inodeOfLink("socket:[4294967295]"), 4294967295U);
    for (const char *other : {"socket:[]", "socket:[1", "socket:[4294967296]", "socket:[-1]", "pipe:[12]",
                              "/tmp/socket:[1]", "anon_inode:[eventpoll]", "", "socket:["})
        QCOMPARE(inodeOfLink(other), 0U);
}

void TestSystemTexts::numbersOfTheMachine()
{
    QCOMPARE(portRangeOf("32768\t60999\n"), std::optional(PortInterval{Port{32768}, Port{60999}}));
    QVERIFY(!portRangeOf("60999 32768").has_value());
    QVERIFY(!portRangeOf("1").has_value());
    QCOMPARE(uptimeOf("12.50 3.00\n"), std::optional(12.5));
    QVERIFY(!uptimeOf("soon").has_value());
    const QByteArrayView status = "Name:\tquay\nUid:\t1000\t1001\t1000\t1000\nCapEff:\t0000000000000400\n";
    QCOMPARE(statusField(status, "CapEff"), std::optional<QByteArrayView>("0000000000000400"));
    QVERIFY(!statusField(status, "Cap").has_value());
    QVERIFY(!statusField("Uid", "Uid").has_value());
}

QTEST_APPLESS_MAIN(TestSystemTexts)
#include "tst_system_texts.moc"
