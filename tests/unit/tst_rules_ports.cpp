// SPDX-License-Identifier: MIT
// Ports that the kernel chooses.
#include "rulescene.h"

#include <QTest>

using namespace quay;
using namespace quay::rules;

class TestRulesPorts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choosesFrom_data();
    void choosesFrom();
    void runsOut_data();
    void runsOut();
    void theSameNumberGoesOnAsPlaceholder();
    void takesTheObservedPort();
    void chanceCountsAmongFewPorts();
    void aConnectThatFoundNoPortSentNothing();
    void connectAvoidsPortsThatWereBound();
    void connectSharesPortsAmongConnections();
    void aPortReturnsToConnect();
    void aPortNeverReturnsBeforeLinux6_18();
};

void TestRulesPorts::choosesFrom_data()
{
    QTest::addColumn<QString>("lines");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("last");
    QTest::addColumn<int>("step");
    QTest::newRow("T6 bind: odd offsets") << "range 40000 40009; bind tcp *:0" << 40001 << 40009 << 2;
    QTest::newRow("T6 reuseaddr: lower half") << "range 40000 40009; bind tcp *:0 reuseaddr" << 40001 << 40003 << 2;
    QTest::newRow("connect: even offsets")
        << "bind tcp *:5000 as a; listen a; range 40000 40009; connect tcp 127.0.0.1:5000" << 40000 << 40008 << 2;
    QTest::newRow("connect with its own range: all alike")
        << "bind tcp *:5000 as a; listen a; connect tcp 127.0.0.1:5000 range=40000-40003" << 40000 << 40003 << 1;
    QTest::newRow("UDP: any") << "range 40000 40009; bind udp *:0" << 40000 << 40009 << 1;
    QTest::newRow("own range within the host's") << "bind udp *:0 range=40000-40004" << 40000 << 40004 << 1;
    QTest::newRow("own range outside is not counted")
        << "range 40000 40009; bind udp *:0 range=30000-30004" << 40000 << 40009 << 1;
    QTest::newRow("the default") << "bind tcp *:0" << 32769 << 60999 << 2;
}

void TestRulesPorts::choosesFrom()
{
    QFETCH(QString, lines);
    QFETCH(int, first);
    QFETCH(int, last);
    QFETCH(int, step);
    Scene scene;
    const LocalPort port = scene.runAll(lines).port;
    QCOMPARE(int(number(port.candidates.first)), first);
    QCOMPARE(int(number(port.candidates.last)), last);
    QCOMPARE(int(port.step), step);
    QVERIFY(port.candidates.contains(port.port));
}

void TestRulesPorts::runsOut_data()
{
    QTest::addColumn<QString>("lines");
    QTest::addColumn<QString>("outcome");
    QTest::newRow("two ports, third bind") << "range 40000 40001; bind tcp *:0; bind tcp *:0; bind tcp *:0"
                                           << "fails EADDRINUSE";
    QTest::newRow("three ports: the third is never used, F24")
        << "range 40000 40002; bind tcp *:0; bind tcp *:0; bind tcp *:0"
        << "fails EADDRINUSE";
    QTest::newRow("one port") << "range 40000 40000; bind tcp *:0"
                              << "ok";
    QTest::newRow("reuseaddr doesn't help bind(0)")
        << "range 40000 40000; bind tcp *:0 reuseaddr; bind tcp *:0 reuseaddr"
        << "fails EADDRINUSE";
    QTest::newRow("UDP with reuseaddr shares, F26")
        << "range 40000 40000; bind udp *:0 reuseaddr; bind udp *:0 reuseaddr"
        << "ok";
    QTest::newRow("UDP bind") << "range 40000 40000; bind udp *:0; bind udp *:0"
                              << "fails EADDRINUSE";
    QTest::newRow("UDP connect, F22") << "range 40000 40000; bind udp *:0; connect udp 127.0.0.1:9"
                                      << "fails EAGAIN";
    QTest::newRow("TCP and UDP are independent") << "range 40000 40000; bind udp *:0; bind tcp *:0"
                                                 << "ok";
    QTest::newRow("listen without a port") << "range 40000 40000; bind tcp *:0; socket tcp 0.0.0.0 as b; listen b"
                                           << "fails EADDRINUSE";
    QTest::newRow("connect, F23")
        << "bind tcp *:5000 as a; listen a; range 40000 40000; bind tcp *:40000; connect tcp 127.0.0.1:5000"
        << "fails EADDRNOTAVAIL";
    // Whoever may share a port may have been given another's by chance.
    const auto three =
        QStringLiteral("range 40000 40002; bind udp *:0 reuseaddr; bind udp *:0 reuseaddr; bind udp *:0 reuseaddr; ");
    QTest::newRow("UDP, three that may share three ports: bind") << three + QStringLiteral("bind udp *:0") << "unknown";
    QTest::newRow("... connect") << three + QStringLiteral("connect udp 127.0.0.1:9") << "unknown";
    QTest::newRow("... one that may share, too") << three + QStringLiteral("bind udp *:0 reuseaddr") << "ok";
    QTest::newRow("UDP, three that may share four ports: one is left")
        << "range 40000 40003; bind udp *:0 reuseaddr; bind udp *:0 reuseaddr; bind udp *:0 reuseaddr; bind udp *:0"
        << "ok";
    QTest::newRow("UDP, three that may not share three ports")
        << "range 40000 40002; bind udp *:0; bind udp *:0; bind udp *:0; bind udp *:0"
        << "fails EADDRINUSE";
    QTest::newRow("UDP, two on different addresses, two ports")
        << "range 40000 40001; bind udp 127.0.0.1:0; bind udp 127.0.0.2:0; bind udp *:0"
        << "unknown";
    QTest::newRow("TCP, four on two addresses: they are on the odd ports, two are left")
        << "range 40000 40003; bind tcp 127.0.0.1:0; bind tcp 127.0.0.2:0; bind tcp 127.0.0.1:0; "
           "bind tcp 127.0.0.2:0; bind tcp *:0; bind tcp *:0"
        << "ok";
    QTest::newRow("TCP connect, all to one") << "bind tcp *:5000 as a; listen a; range 40000 40001; "
                                                "connect tcp 127.0.0.1:5000; connect tcp 127.0.0.1:5000; "
                                                "connect tcp 127.0.0.1:5000"
                                             << "fails EADDRNOTAVAIL";
}

void TestRulesPorts::runsOut()
{
    QFETCH(QString, lines);
    QFETCH(QString, outcome);
    Scene scene;
    QCOMPARE(outcomeText(scene.runAll(lines)), outcome);
}

void TestRulesPorts::theSameNumberGoesOnAsPlaceholder()
{
    Scene scene;
    scene.runAll(QStringLiteral("bind tcp 127.0.0.1:0 as a; listen a"));
    QCOMPARE(outcomeText(scene.run(QStringLiteral("connect tcp 127.0.0.1:$a"))), QStringLiteral("ok"));
    QCOMPARE(outcomeText(scene.run(QStringLiteral("bind tcp 127.0.0.1:$a"))), QStringLiteral("fails EADDRINUSE"));
}

void TestRulesPorts::takesTheObservedPort()
{
    Scene scene;
    const Operation bind = scene.prepare(QStringLiteral("bind tcp *:0 as a"));
    Observation observed;
    observed.port = Port{50001};
    apply(scene.state(), bind, observed);
    QCOMPARE(outcomeText(scene.run(QStringLiteral("bind tcp *:50001"))), QStringLiteral("fails EADDRINUSE"));
}

void TestRulesPorts::chanceCountsAmongFewPorts()
{
    Scene few;
    few.runAll(QStringLiteral("range 40000 40005; bind tcp 127.0.0.1:0 as a"));
    const Prediction prediction = few.run(QStringLiteral("bind tcp 127.0.0.1:40001"));
    QCOMPARE(outcomeText(prediction), QStringLiteral("unknown"));
    QVERIFY(prediction.missing.what == Missing::ChosenPort);
    QVERIFY(prediction.missing.ifSo == Outcome::Fails && prediction.missing.otherwise == Outcome::Ok);
    QCOMPARE(outcomeText(few.run(QStringLiteral("bind tcp 127.0.0.2:40001"))), QStringLiteral("ok"));
    QCOMPARE(outcomeText(few.run(QStringLiteral("bind tcp 127.0.0.1:40000"))), QStringLiteral("ok"));
    Scene many;
    many.runAll(QStringLiteral("bind tcp 127.0.0.1:0 as a"));
    QCOMPARE(outcomeText(many.run(QStringLiteral("bind tcp 127.0.0.1:40001"))), QStringLiteral("ok"));
}

// Whether the last even port is among those that are tried is chance. If it wasn't, no SYN has gone to what is left of
// an earlier connection with the ends that were assumed.
void TestRulesPorts::aConnectThatFoundNoPortSentNothing()
{
    Scene scene;
    scene.runAll(QStringLiteral("range 40000 40004; bind tcp *:40000 as a; listen a; bind tcp *:40002"));
    Observation last;
    last.error = Errno::None;
    last.port = Port{40004};
    apply(scene.state(), scene.prepare(QStringLiteral("connect tcp 127.0.0.1:40000 as c")), last);
    scene.runAll(QStringLiteral("close a#1; close a; close c; bind tcp *:40001; bind tcp *:40003"));
    QCOMPARE(outcomeText(scene.run(QStringLiteral("bind tcp *:40000"))), QStringLiteral("fails EADDRINUSE"));
    Observation none;
    none.error = Errno::EAddrNotAvail;
    const Operation again = scene.prepare(QStringLiteral("connect tcp 127.0.0.1:40000"));
    QCOMPARE(outcomeText(apply(scene.state(), again, none)), QStringLiteral("unknown"));
    QCOMPARE(outcomeText(scene.run(QStringLiteral("bind tcp *:40000"))), QStringLiteral("fails EADDRINUSE"));
}

void TestRulesPorts::connectAvoidsPortsThatWereBound()
{
    Scene scene;
    scene.runAll(QStringLiteral("bind tcp *:5000 as a; listen a; range 40000 40001; bind tcp 127.0.0.2:40000 as b"));
    QCOMPARE(number(scene.run(QStringLiteral("connect tcp 127.0.0.1:5000 as c")).port.port), quint16(40001));
    // Once the bound socket is gone the port serves again.
    scene.run(QStringLiteral("close b"));
    QCOMPARE(number(scene.run(QStringLiteral("connect tcp 127.0.0.1:5000 as d")).port.port), quint16(40000));
}

void TestRulesPorts::connectSharesPortsAmongConnections()
{
    Scene scene;
    scene.runAll(QStringLiteral("bind tcp *:5000 as a; listen a; bind tcp *:5001 as b; listen b; range 40000 40000; "
                                "connect tcp 127.0.0.1:5000 as c"));
    QCOMPARE(outcomeText(scene.run(QStringLiteral("connect tcp 127.0.0.1:5001 as d"))), QStringLiteral("ok"));
    QCOMPARE(outcomeText(scene.run(QStringLiteral("connect tcp 127.0.0.1:5000 as e"))),
             QStringLiteral("fails EADDRNOTAVAIL"));
}

// A listener came to the port of a connection and has gone; what it left behind is on the connection's address.
static QString borrowedPort()
{
    return QStringLiteral("bind tcp *:5000 as a; listen a; range 40000 40000; "
                          "connect tcp 127.0.0.1:5000 reuseport as c; bind tcp *:40000 reuseport as l; listen l; "
                          "range 40002 40002; connect tcp 127.0.0.1:40000 as d; close l; range 40000 40000");
}

void TestRulesPorts::aPortReturnsToConnect()
{
    Scene scene;
    scene.runAll(borrowedPort());
    QCOMPARE(outcomeText(scene.run(QStringLiteral("connect tcp 127.0.0.2:5000"))), QStringLiteral("ok"));
}

void TestRulesPorts::aPortNeverReturnsBeforeLinux6_18()
{
    Host host = Host::isolated();
    host.settings.portsReturnToConnect = false;
    Scene scene(host);
    scene.runAll(borrowedPort());
    QCOMPARE(outcomeText(scene.run(QStringLiteral("connect tcp 127.0.0.2:5000"))),
             QStringLiteral("fails EADDRNOTAVAIL"));
}

QTEST_GUILESS_MAIN(TestRulesPorts)
#include "tst_rules_ports.moc"
