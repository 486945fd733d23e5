// SPDX-License-Identifier: MIT
// quay sockets and quay who as processes, about sockets of this test.
#include "quayprocess.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSysInfo>
#include <QTest>
#include <QVersionNumber>

#include <array>
#include <cstdio>

#include <netinet/in.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace
{

// A socket on 127.0.0.1 and a port that was free, or this one; not bound if it was not free.
class Bound final
{
public:
    explicit Bound(int type, quint16 port = 0)
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(port);
        socklen_t size = sizeof address;
        m_fd = ::socket(AF_INET, type | SOCK_CLOEXEC, 0);
        if (::bind(m_fd, reinterpret_cast<const sockaddr *>(&address), size) == 0 &&
            ::getsockname(m_fd, reinterpret_cast<sockaddr *>(&address), &size) == 0)
            m_port = ntohs(address.sin_port);
    }
    ~Bound() { close(); }
    Bound(Bound &&other) noexcept : m_fd(std::exchange(other.m_fd, -1)), m_port(other.m_port) {}
    Bound &operator=(Bound &&) = delete;

    [[nodiscard]] QString port() const { return QString::number(m_port); }
    [[nodiscard]] bool isBound() const { return m_port != 0; }
    [[nodiscard]] bool listen(int backlog) const { return m_port != 0 && ::listen(m_fd, backlog) == 0; }
    [[nodiscard]] bool connect(const Bound &to) const
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(static_cast<quint16>(to.m_port));
        return ::connect(m_fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    }
    void close()
    {
        if (m_fd >= 0)
            ::close(m_fd);
        m_fd = -1;
    }

private:
    int m_fd = -1;
    int m_port = 0;
};

// A registered port that nobody here has.
Bound onFreeRegisteredPort()
{
    constexpr std::array<quint16, 10> candidates{5432, 3306, 6379, 1883, 5672, 11211, 27017, 9418, 6667, 3128};
    for (const quint16 port : candidates) {
        Bound bound(SOCK_STREAM, port);
        if (bound.isBound())
            return bound;
    }
    return Bound(SOCK_STREAM);
}

// This process under another name, as the kernel has it.
class Renamed final
{
public:
    explicit Renamed(const char *name)
    {
        ::prctl(PR_GET_NAME, m_before.data());
        ::prctl(PR_SET_NAME, name);
    }
    ~Renamed() { ::prctl(PR_SET_NAME, m_before.data()); }
    Q_DISABLE_COPY_MOVE(Renamed)

private:
    std::array<char, 16> m_before{};
};

QStringList words(const char *text) { return QString::fromLatin1(text).split(u' '); }

} // namespace

class TestQuaySockets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsASocketAsJson();
    void listsASocketAsATable();
    void namesBothEndsOfAConnection();
    void filters();
    void whatIsBoundAndDoesNotListenIsListed();
    void saysWhoHasAPort();
    void saysItAsJson();
    void saysWhichProgramIsUnusualForItsPort();
    void namesThatWouldMoveTheCursorDoNot();
    void norDoTheyInJson();
    void saysWhatAPortIsFor_data();
    void saysWhatAPortIsFor();
    void whatIsNoPortIsSaid_data();
    void whatIsNoPortIsSaid();

private:
    [[nodiscard]] QJsonArray sockets(const QStringList &options) const
    {
        const auto outcome = m_quay.run(QStringList{QStringLiteral("sockets"), QStringLiteral("--json")} + options);
        return QJsonDocument::fromJson(outcome.out).array();
    }

    Quay m_quay;
};

void TestQuaySockets::listsASocketAsJson()
{
    const Bound door(SOCK_STREAM);
    QVERIFY(door.listen(17));
    const QJsonArray found = sockets({QStringLiteral("--port"), door.port()});
    QCOMPARE(found.size(), 1);
    const QJsonObject socket = found[0].toObject();
    QCOMPARE(socket.keys(),
             words("family inode local peer pid process protocol rx_queue service state tx_queue uid user"));
    QCOMPARE(socket[QStringLiteral("protocol")], QJsonValue(QStringLiteral("tcp")));
    QCOMPARE(socket[QStringLiteral("family")], QJsonValue(QStringLiteral("ipv4")));
    QCOMPARE(socket[QStringLiteral("state")], QJsonValue(QStringLiteral("LISTEN")));
    QCOMPARE(socket[QStringLiteral("local")].toObject(),
             (QJsonObject{{QStringLiteral("address"), QStringLiteral("127.0.0.1")},
                          {QStringLiteral("port"), door.port().toInt()}}));
    QVERIFY(socket[QStringLiteral("peer")][QStringLiteral("address")].isNull());
    QCOMPARE(socket[QStringLiteral("pid")].toInt(), int(::getpid()));
    QCOMPARE(socket[QStringLiteral("process")].toString(), QStringLiteral("tst_quay_socket")); // 15 bytes of it
    QCOMPARE(socket[QStringLiteral("uid")].toInt(), int(::getuid()));
    QVERIFY(socket[QStringLiteral("inode")].toInteger() > 0);
    QCOMPARE(socket[QStringLiteral("rx_queue")].toInt(-1), 0);
    QCOMPARE(socket[QStringLiteral("tx_queue")].toInt(-1), 17);
}

void TestQuaySockets::listsASocketAsATable()
{
    const Bound door(SOCK_STREAM);
    QVERIFY(door.listen(17));
    const auto outcome = m_quay.run({QStringLiteral("sockets"), QStringLiteral("--port"), door.port()});
    QCOMPARE(outcome.exit, 0);
    const QByteArrayList cells = outcome.out.trimmed().split('\t');
    QCOMPARE(cells.size(), 9);
    QCOMPARE(cells.first(6).join(' '), "tcp 127.0.0.1:" + door.port().toLatin1() + " - LISTEN 0 17");
    QCOMPARE(cells.last(), "tst_quay_socket (" + QByteArray::number(::getpid()) + ')');
}

// And of the end that nobody has accepted yet it says that the kernel holds it, and no user.
void TestQuaySockets::namesBothEndsOfAConnection()
{
    const Bound door(SOCK_STREAM);
    const Bound client(SOCK_STREAM);
    QVERIFY(door.listen(1) && client.connect(door));
    const QByteArray far = "127.0.0.1:" + door.port().toLatin1();
    const QByteArray near = "127.0.0.1:" + client.port().toLatin1();
    const auto rows = [this](const QString &port) {
        return m_quay.run({QStringLiteral("sockets"), QStringLiteral("--port"), port}).out.trimmed().split('\n');
    };
    QCOMPARE(rows(client.port()).size(), 1);
    QVERIFY(rows(client.port())[0].startsWith("tcp\t" + near + '\t' + far + "\tESTABLISHED\t0\t0\t"));
    const QByteArrayList atTheDoor = rows(door.port());
    QCOMPARE(atTheDoor.size(), 2);
    QVERIFY(atTheDoor[0].startsWith("tcp\t" + far + "\t-\tLISTEN\t1\t1\t"));
    const QByteArrayList waiting = atTheDoor[1].split('\t');
    QCOMPARE(waiting.first(7).join(' '), "tcp " + far + ' ' + near + " ESTABLISHED 0 0 -");
    QCOMPARE(waiting.last(), "(kernel)");
    const QJsonArray json = sockets({QStringLiteral("--port"), door.port()});
    QCOMPARE(json[1][QStringLiteral("peer")][QStringLiteral("port")].toInt(), client.port().toInt());
    QVERIFY(json[1][QStringLiteral("uid")].isNull() && json[1][QStringLiteral("inode")].isNull());
    QVERIFY(json[1][QStringLiteral("pid")].isNull() && json[1][QStringLiteral("process")].isNull());
}

void TestQuaySockets::filters()
{
    const Bound door(SOCK_STREAM);
    const Bound datagrams(SOCK_DGRAM);
    QVERIFY(door.listen(1));
    const QStringList port{QStringLiteral("--port"), datagrams.port()};
    QCOMPARE(sockets(port + words("--protocol udp")).size(), 1);
    QCOMPARE(sockets(port + words("--protocol UDP --listening")).size(), 1);
    QCOMPARE(sockets(port + words("--protocol sctp")).size(), 0);
    QVERIFY(sockets({}).size() >= 2);
    const auto none = m_quay.run(QStringList{QStringLiteral("sockets")} + port + words("--protocol dccp"));
    QCOMPARE(none.exit, 1);
    QVERIFY(none.out.isEmpty() && !none.error.isEmpty());
}

void TestQuaySockets::whatIsBoundAndDoesNotListenIsListed()
{
    const Bound door(SOCK_STREAM);
    const QJsonArray found = sockets({QStringLiteral("--port"), door.port()});
    // Linux lists TCP sockets that are only bound since 6.8.
    const bool isListed = QVersionNumber::fromString(QSysInfo::kernelVersion()) >= QVersionNumber(6, 8);
    QCOMPARE(found.size(), isListed ? 1 : 0);
    if (!isListed)
        return;
    QCOMPARE(found[0][QStringLiteral("state")], QJsonValue(QStringLiteral("BOUND")));
    QCOMPARE(found[0][QStringLiteral("pid")].toInt(), int(::getpid()));
}

void TestQuaySockets::saysWhoHasAPort()
{
    Bound door(SOCK_STREAM);
    QVERIFY(door.listen(1));
    auto outcome = m_quay.run({QStringLiteral("who"), door.port()});
    QCOMPARE(outcome.exit, 0);
    QVERIFY(outcome.out.startsWith("TCP port " + door.port().toLatin1() +
                                   " (127.0.0.1) is held by tst_quay_socket (pid " + QByteArray::number(::getpid())));
    QVERIFY(outcome.out.contains("ephemeral range"));
    door.close();
    outcome = m_quay.run({QStringLiteral("who"), door.port()});
    QCOMPARE(outcome.exit, 1);
    QVERIFY(outcome.out.startsWith("Port " + door.port().toLatin1() + " is free"));
}

void TestQuaySockets::saysItAsJson()
{
    const Bound door(SOCK_STREAM);
    QVERIFY(door.listen(1));
    const auto outcome = m_quay.run({QStringLiteral("who"), door.port(), QStringLiteral("--json")});
    const QJsonObject answer = QJsonDocument::fromJson(outcome.out).object();
    QCOMPARE(answer[QStringLiteral("answer")], QJsonValue(QStringLiteral("held")));
    const QJsonObject tcp = answer[QStringLiteral("transports")][0].toObject();
    QCOMPARE(tcp[QStringLiteral("protocol")], QJsonValue(QStringLiteral("tcp")));
    QCOMPARE(tcp[QStringLiteral("processes")][0][QStringLiteral("pid")].toInt(), int(::getpid()));
    QCOMPARE(tcp[QStringLiteral("sockets")].toArray().size(), 1);
    QCOMPARE(answer[QStringLiteral("transports")][1][QStringLiteral("answer")], QJsonValue(QStringLiteral("free")));
    QVERIFY(answer[QStringLiteral("ephemeral")].toBool());
    QVERIFY(answer[QStringLiteral("command")].toString().contains(door.port()));
}

void TestQuaySockets::saysWhichProgramIsUnusualForItsPort()
{
    const Bound door = onFreeRegisteredPort();
    QVERIFY(door.isBound() && door.listen(1));
    const QStringList ask{QStringLiteral("who"), door.port()};
    const auto fit = [&] {
        const auto json = m_quay.run(ask + QStringList(QStringLiteral("--json")));
        return QJsonDocument::fromJson(json.out)[QStringLiteral("transports")][0][QStringLiteral("fit")];
    };
    QVERIFY(!m_quay.run(ask).out.contains("nusual") && fit().isNull()); // of this program nobody knows anything
    const Renamed sshd("sshd");
    const auto who = m_quay.run(ask);
    QVERIFY2(who.out.contains("Unusual: TCP " + door.port().toLatin1() + " is known for "), who.out.constData());
    QVERIFY2(who.out.contains("and sshd usually has TCP 22."), who.out.constData());
    QCOMPARE(fit(), QJsonValue(QStringLiteral("unusual")));
}

void TestQuaySockets::namesThatWouldMoveTheCursorDoNot()
{
    const Bound door(SOCK_STREAM);
    QVERIFY(door.listen(1));
    std::array<char, 17> before{};
    QCOMPARE(::prctl(PR_GET_NAME, before.data()), 0);
    QCOMPARE(::prctl(PR_SET_NAME, "a\n(b)\x1b[2J\t\xff"), 0);
    const auto table = m_quay.run({QStringLiteral("sockets"), QStringLiteral("--port"), door.port()});
    const QJsonArray json = sockets({QStringLiteral("--port"), door.port()});
    const auto who = m_quay.run({QStringLiteral("who"), door.port()});
    ::prctl(PR_SET_NAME, before.data());
    QCOMPARE(table.out.count('\n'), 1);
    QVERIFY(table.out.contains("a\\n(b)\\x1b[2J\\t") && !table.out.contains('\x1b'));
    QCOMPARE(json[0][QStringLiteral("process")].toString(), QString::fromUtf8("a\n(b)\x1b[2J\t\xff"));
    QVERIFY(who.out.contains("a\\n(b)\\x1b[2J\\t") && !who.out.contains('\x1b'));
}

// U+009B does for a terminal what ESC [ does, and JSON lets it stand.
void TestQuaySockets::norDoTheyInJson()
{
    const Bound door(SOCK_STREAM);
    QVERIFY(door.listen(1));
    const Renamed named("a\xc2\x9b"
                        "2J\x7f");
    const auto list = m_quay.run(words("sockets --json --port") + QStringList(door.port()));
    const auto who = m_quay.run({QStringLiteral("who"), door.port(), QStringLiteral("--json")});
    for (const QByteArray &text : {list.out, who.out}) {
        QVERIFY2(text.contains("\"a\\u009b2J\\u007f\""), text.constData());
        QVERIFY(!text.contains('\xc2') && !text.contains('\x7f'));
    }
    QCOMPARE(QJsonDocument::fromJson(list.out)[0][QStringLiteral("process")].toString(), QString::fromUtf8("a\xc2\x9b"
                                                                                                           "2J\x7f"));
}

void TestQuaySockets::saysWhatAPortIsFor_data()
{
    QTest::addColumn<QString>("port");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("registered") << QStringLiteral("443") << QByteArray("IANA has registered it for https on TCP");
    QTest::newRow("a common use only") << QStringLiteral("5173") << QByteArray("it is commonly used for Vite on TCP");
    QTest::newRow("neither") << QStringLiteral("4") << QByteArray("IANA has not registered it.");
}

void TestQuaySockets::saysWhatAPortIsFor()
{
    QFETCH(QString, port);
    QFETCH(QByteArray, said);
    const auto outcome = m_quay.run({QStringLiteral("who"), port});
    QVERIFY2(outcome.out.contains(said), outcome.out.constData());
}

void TestQuaySockets::whatIsNoPortIsSaid_data()
{
    QTest::addColumn<QStringList>("arguments");
    for (const char *line : {"who", "who 70000", "who http", "who 1 2", "sockets --port 65536", "sockets --port x",
                             "sockets --protocol icmp", "sockets 80", "sockets --nonsense"})
        QTest::newRow(line) << words(line);
}

void TestQuaySockets::whatIsNoPortIsSaid()
{
    QFETCH(QStringList, arguments);
    const auto outcome = m_quay.run(arguments);
    QCOMPARE(outcome.exit, 2);
    QVERIFY(outcome.out.isEmpty() && !outcome.error.isEmpty());
}

QTEST_GUILESS_MAIN(TestQuaySockets)
#include "tst_quay_sockets.moc"
