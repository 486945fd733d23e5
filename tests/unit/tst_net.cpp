// SPDX-License-Identifier: MIT
#include "net/endpoint.h"
#include "net/transport.h"

#include <QTest>

using namespace quay;

class TestNet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void portsAreSixteenBitDecimals_data();
    void portsAreSixteenBitDecimals();
    void rangesFollowRfc6335_data();
    void rangesFollowRfc6335();
    void addressesReadAndWriteTheSame_data();
    void addressesReadAndWriteTheSame();
    void refusesWhatIsNoAddress_data();
    void refusesWhatIsNoAddress();
    void mappedAndUnmappedAreInverse();
    void knowsLoopback();
    void transportsAreReadInAnyCase();
};

void TestNet::portsAreSixteenBitDecimals_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("value"); // -1: refused
    QTest::newRow("lowest") << "0" << 0;
    QTest::newRow("highest") << "65535" << 65535;
    QTest::newRow("one too high") << "65536" << -1;
    QTest::newRow("negative") << "-1" << -1;
    QTest::newRow("signed") << "+80" << -1;
    QTest::newRow("blank") << " 80" << -1;
    QTest::newRow("empty") << "" << -1;
    QTest::newRow("leading zero") << "00080" << 80;
    QTest::newRow("too long to overflow") << "99999999999999999999" << -1;
    QTest::newRow("Arabic-Indic digits") << QStringLiteral("\u0668\u0660") << -1;
}

void TestNet::portsAreSixteenBitDecimals()
{
    QFETCH(QString, text);
    QFETCH(int, value);
    const std::optional<Port> port = parsePort(text);
    QCOMPARE(port ? int(number(*port)) : -1, value);
}

void TestNet::rangesFollowRfc6335_data()
{
    QTest::addColumn<int>("port");
    QTest::addColumn<int>("range");
    QTest::newRow("0") << 0 << int(PortRange::System);
    QTest::newRow("1023") << 1023 << int(PortRange::System);
    QTest::newRow("1024") << 1024 << int(PortRange::User);
    QTest::newRow("49151") << 49151 << int(PortRange::User);
    QTest::newRow("49152") << 49152 << int(PortRange::Dynamic);
    QTest::newRow("65535") << 65535 << int(PortRange::Dynamic);
}

void TestNet::rangesFollowRfc6335()
{
    QFETCH(int, port);
    QFETCH(int, range);
    QCOMPARE(int(portRange(Port(port))), range);
}

void TestNet::addressesReadAndWriteTheSame_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"0.0.0.0", "127.0.0.1", "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "fe80::1",
                             "2001:db8::8:800:200c:417a"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestNet::addressesReadAndWriteTheSame()
{
    QFETCH(QString, text);
    const std::optional<Address> address = Address::parse(text);
    QVERIFY(address);
    QCOMPARE(address->toString(), text);
}

void TestNet::refusesWhatIsNoAddress_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("name") << QStringLiteral("localhost");
    QTest::newRow("short") << QStringLiteral("127.1");
    QTest::newRow("octet too large") << QStringLiteral("127.0.0.256");
    QTest::newRow("brackets") << QStringLiteral("[::1]");
    QTest::newRow("NUL inside") << QStringLiteral("127.0.0.1") + QChar(0) + QStringLiteral("x");
    QTest::newRow("endless") << QString(100000, u'1');
}

void TestNet::refusesWhatIsNoAddress()
{
    QFETCH(QString, text);
    QVERIFY(!Address::parse(text));
}

void TestNet::mappedAndUnmappedAreInverse()
{
    const Address address = Address::v4(127, 0, 0, 2);
    QVERIFY(address.mapped().isV4Mapped());
    QCOMPARE(address.mapped().toString(), QStringLiteral("::ffff:127.0.0.2"));
    QVERIFY(address.mapped().unmapped() == address);
    QVERIFY(!Address::loopback(Family::V6).isV4Mapped());
}

void TestNet::knowsLoopback()
{
    QVERIFY(Address::v4(127, 9, 8, 7).isLoopback());
    QVERIFY(Address::loopback(Family::V6).isLoopback());
    QVERIFY(!Address::any(Family::V6).isLoopback());
    QVERIFY(!Address::v4(128, 0, 0, 1).isLoopback());
}

void TestNet::transportsAreReadInAnyCase()
{
    for (const Transport transport : allTransports)
        QVERIFY(parseTransport(QString(transportName(transport)).toUpper()) == transport);
    QVERIFY(!parseTransport(u"icmp"));
}

QTEST_GUILESS_MAIN(TestNet)
#include "tst_net.moc"
