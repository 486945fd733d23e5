// SPDX-License-Identifier: MIT
// Who gets the port: each row tells what happened before and the call that is judged, the last one.
#include "rulescene.h"

#include <QTest>

using namespace quay;
using namespace quay::rules;

class TestRulesBind : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void checksTheCallInOrder_data();
    void checksTheCallInOrder();
    void sharesTcpPorts_data() { sharingTcp(); }
    void sharesTcpPorts() { judge(); }
    void sharesUdpPorts_data() { sharingUdp(); }
    void sharesUdpPorts() { judge(); }
    void namesWhoIsInTheWay();
    void saysHowLongTimeWaitLasts();
    void doesNotKnowOtherProgramsFlags_data();
    void doesNotKnowOtherProgramsFlags();

private:
    static void columns();
    static void row(const char *name, const char *lines, const char *outcome, Rule rule);
    static void sharingTcp();
    static void sharingUdp();
    static void judge();
};

void TestRulesBind::columns()
{
    QTest::addColumn<QString>("lines");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<QString>("rule");
}

void TestRulesBind::row(const char *name, const char *lines, const char *outcome, Rule rule)
{
    QTest::newRow(name) << QString::fromLatin1(lines) << QString::fromLatin1(outcome) << QString(ruleName(rule));
}

// Programs named "o" belong to user 1000 without privileges; all others to root.
static Host hostWithUsers()
{
    Host host = Host::isolated();
    host.programs = {{ProgramId(u'o'), 1000, false, false}};
    return host;
}

void TestRulesBind::judge()
{
    QFETCH(QString, lines);
    QFETCH(QString, outcome);
    QFETCH(QString, rule);
    Scene scene(hostWithUsers());
    const Prediction prediction = scene.runAll(lines);
    QCOMPARE(outcomeText(prediction), outcome);
    QCOMPARE(QString(ruleName(prediction.rule)), rule);
}

void TestRulesBind::checksTheCallInOrder_data()
{
    columns();
    row("address of nobody", "bind tcp 9.9.9.9:5000", "fails EADDRNOTAVAIL", Rule::AddressNotOfThisHost);
    row("freebind", "bind tcp 9.9.9.9:5000 freebind", "ok", Rule::PortFree);
    row("address before privilege", "o: bind tcp 9.9.9.9:80", "fails EADDRNOTAVAIL", Rule::AddressNotOfThisHost);
    row("privileged", "o: bind tcp 127.0.0.1:80", "fails EACCES", Rule::PrivilegedPort);
    row("root may", "bind tcp 127.0.0.1:80", "ok", Rule::PortFree);
    row("just above", "o: bind tcp 127.0.0.1:1024", "ok", Rule::PortFree);
    row("lowered start", "privileged 80; o: bind tcp 127.0.0.1:80", "ok", Rule::PortFree);
    row("privilege before a second bind", "o: bind tcp 127.0.0.1:5000 as a; bind a 127.0.0.1:80", "fails EACCES",
        Rule::PrivilegedPort);
    row("second bind", "bind tcp 127.0.0.1:5000 as a; bind a 127.0.0.1:5001", "fails EINVAL", Rule::AlreadyBound);
    row("all of 127/8 is local", "bind tcp 127.9.8.7:5000", "ok", Rule::PortFree);
    row("TCP on a group, F18", "bind tcp 224.0.0.5:5000", "ok", Rule::PortFree);
    row("TCP on broadcast", "bind tcp 255.255.255.255:5000", "ok", Rule::PortFree);
    row("TCP on an IPv6 group", "bind tcp [ff02::1]:5000", "fails EINVAL", Rule::MulticastForTcp);
    row("UDP on an IPv6 group of the link", "bind udp [ff02::1]:5000", "fails EINVAL", Rule::LinkLocalNeedsScope);
    row("UDP on a wide IPv6 group", "bind udp [ff0e::7]:5000", "ok", Rule::PortFree);
    row("link-local without scope", "bind tcp [fe80::1]:5000", "fails EINVAL", Rule::LinkLocalNeedsScope);
    row("mapped on v6only", "bind tcp [::ffff:127.0.0.1]:5000 v6only", "fails EINVAL", Rule::MappedOnV6Only);
    row("mapped address of nobody", "bind tcp [::ffff:9.9.9.9]:5000", "fails EADDRNOTAVAIL",
        Rule::AddressNotOfThisHost);
    row("IPv6 address of nobody", "bind udp [2001:db8::1]:5000", "fails EADDRNOTAVAIL", Rule::AddressNotOfThisHost);
    row("IPv4 address, IPv6 socket", "socket tcp [::] as a; bind a 127.0.0.1:5000", "fails EINVAL",
        Rule::WrongAddressFamily);
    row("IPv6 address, IPv4 socket", "socket tcp 0.0.0.0 as a; bind a [::1]:5000", "fails EAFNOSUPPORT",
        Rule::WrongAddressFamily);
    row("::1 through another device", "pair; bind tcp [::1]:5000 device=1", "fails EADDRNOTAVAIL",
        Rule::LoopbackOtherDevice);
    row("only the address, F51", "bind tcp 127.0.0.1:0 noport", "ok", Rule::OnlyAddressKept);
    row("bind after noport", "bind tcp 127.0.0.1:0 noport as a; bind a 127.0.0.1:5000", "ok", Rule::PortFree);
    row("v6only after bind", "bind tcp [::]:5000 as a; set a v6only", "fails EINVAL", Rule::V6OnlyAfterBind);
    row("closed", "bind tcp 127.0.0.1:5000 as a; close a; bind a 127.0.0.1:5001", "fails EBADF", Rule::NotAnOpenSocket);
}

void TestRulesBind::checksTheCallInOrder() { judge(); }

void TestRulesBind::sharingTcp()
{
    columns();
    row("same address", "bind tcp 127.0.0.1:5000; bind tcp 127.0.0.1:5000", "fails EADDRINUSE", Rule::InUseNoReuse);
    row("other transport, F07", "bind udp 127.0.0.1:5000; bind tcp 127.0.0.1:5000", "ok", Rule::PortFree);
    row("other address, F07", "bind tcp 127.0.0.1:5000; bind tcp 127.0.0.2:5000", "ok", Rule::NoOverlap);
    row("wildcard covers", "bind tcp *:5000; bind tcp 127.0.0.1:5000", "fails EADDRINUSE", Rule::InUseNoReuse);
    row("dual wildcard covers IPv4", "bind tcp [::]:5000; bind tcp *:5000", "fails EADDRINUSE", Rule::InUseNoReuse);
    row("v6only wildcard doesn't", "bind tcp [::]:5000 v6only; bind tcp *:5000", "ok", Rule::NoOverlap);
    row("mapped wildcard is not [::], F05", "bind tcp [::ffff:0.0.0.0]:5000; bind tcp [::1]:5000", "ok",
        Rule::NoOverlap);
    row("::1 turns v6only on, F06", "bind tcp [::1]:5000; bind tcp *:5000", "ok", Rule::NoOverlap);
    row("T2a both reuseaddr", "bind tcp *:5000 reuseaddr; bind tcp *:5000 reuseaddr", "ok", Rule::SharedByReuseAddress);
    row("T2a only the new one", "bind tcp *:5000; bind tcp *:5000 reuseaddr", "fails EADDRINUSE",
        Rule::InUseNotReuseThere);
    row("T2a only the old one", "bind tcp *:5000 reuseaddr; bind tcp *:5000", "fails EADDRINUSE",
        Rule::InUseNotReuseHere);
    row("one each", "bind tcp *:5000 reuseaddr; bind tcp *:5000 reuseport", "fails EADDRINUSE",
        Rule::InUseDifferentOptions);
    row("T3 a listener blocks, F03", "bind tcp *:5000 reuseaddr as a; listen a; bind tcp 127.0.0.1:5000 reuseaddr",
        "fails EADDRINUSE", Rule::InUseListening);
    row("T3 the second listen, F01",
        "bind tcp *:5000 reuseaddr as a; bind tcp *:5000 reuseaddr as b; listen a; listen b", "fails EADDRINUSE",
        Rule::InUseListening);
    row("T2b both reuseport", "bind tcp *:5000 reuseport as a; listen a; bind tcp *:5000 reuseport", "ok",
        Rule::SharedByReusePort);
    row("T2b other user, F08", "bind tcp *:5000 reuseport; o: bind tcp *:5000 reuseport", "fails EADDRINUSE",
        Rule::InUseOtherOwner);
    row("T1 devices, F39", "pair; bind tcp *:5000 device=1; bind tcp *:5000 device=2", "ok", Rule::OtherDevices);
    row("T1 one without device", "pair; bind tcp *:5000 device=1; bind tcp *:5000", "fails EADDRINUSE",
        Rule::InUseNoReuse);
    row("flags are read live, F10", "bind tcp *:5000 as a; set a reuseaddr; bind tcp *:5000 reuseaddr", "ok",
        Rule::SharedByReuseAddress);
    row("flags are read live: off", "bind tcp *:5000 reuseaddr as a; unset a reuseaddr; bind tcp *:5000 reuseaddr",
        "fails EADDRINUSE", Rule::InUseNotReuseThere);
    row("T4 TIME_WAIT of a server without, F11",
        "bind tcp *:5000 as a; listen a; connect tcp 127.0.0.1:5000 as c; close a#1; close c; close a; "
        "bind tcp *:5000 reuseaddr",
        "fails EADDRINUSE", Rule::InUseTimeWait);
    row("T4 TIME_WAIT of a server with",
        "bind tcp *:5000 reuseaddr as a; listen a; connect tcp 127.0.0.1:5000 as c; close a#1; close c; close a; "
        "bind tcp *:5000 reuseaddr",
        "ok", Rule::SharedByReuseAddress);
    row("T4 the client closed first, F13",
        "bind tcp *:5000 as a; listen a; connect tcp 127.0.0.1:5000 as c; close c; close a#1; close a; bind tcp *:5000",
        "ok", Rule::PortFree);
    row("T4 half-closed counts as TIME_WAIT",
        "bind tcp *:5000 as a; listen a; connect tcp 127.0.0.1:5000 as c; close a#1; close a; bind tcp *:5000 "
        "reuseaddr",
        "fails EADDRINUSE", Rule::InUseTimeWait);
    row("T4 TIME_WAIT is about to end",
        "bind tcp *:5000 as a; listen a; connect tcp 127.0.0.1:5000 as c; close a#1; close c; close a; wait 60000; "
        "bind tcp *:5000",
        "unknown", Rule::RaceWithTimer);
    row("T4 TIME_WAIT has ended",
        "bind tcp *:5000 as a; listen a; connect tcp 127.0.0.1:5000 as c; close a#1; close c; close a; wait 60000; "
        "wait 1500; bind tcp *:5000",
        "ok", Rule::PortFree);
    row("T2b TIME_WAIT of another user",
        "bind tcp *:5000 reuseport as a; listen a; connect tcp 127.0.0.1:5000 as c; close a#1; close c; close a; "
        "o: bind tcp 127.0.0.1:5000 reuseport",
        "ok", Rule::TimeWaitReusePort);
    row("a session blocks its own address only, F15",
        "bind tcp *:5000 as a; listen a; connect tcp 127.0.0.1:5000 as c; close a; bind tcp 127.0.0.2:5000", "ok",
        Rule::NoOverlap);
    row("a session blocks its own address, F15",
        "bind tcp *:5000 as a; listen a; connect tcp 127.0.0.1:5000 as c; close a; bind tcp 127.0.0.1:5000",
        "fails EADDRINUSE", Rule::InUseNoReuse);
    row("hidden 127.0.0.6, F16",
        "bind tcp [::]:5000 as a; listen a; connect tcp [::1]:5000 as c; close a; bind tcp *:5000", "fails EADDRINUSE",
        Rule::InUseHiddenAddress);
    row("hidden 127.0.0.6 itself is free for TCP",
        "bind tcp [::]:5000 as a; listen a; connect tcp [::1]:5000 as c; close a; bind tcp 127.0.0.6:5000", "ok",
        Rule::NoOverlap);
    row("T5 passes a plain listener, F31",
        "bind tcp 127.0.0.1:5000 reuseaddr as p; bind tcp *:5000 reuseaddr reuseport as a; listen a; "
        "bind tcp *:5000 reuseport",
        "ok", Rule::RememberedReusePort);
    row("T5 a dual wildcard after 0.0.0.0, F32",
        "bind tcp [::1]:5000 as p; bind tcp *:5000 reuseport as a; bind tcp [::]:5000 reuseport", "ok",
        Rule::RememberedReusePort);
    row("who ends closes the latest descriptor first",
        "bind tcp *:5000 as a; listen a; connect tcp 127.0.0.1:5000 as c; exit; bind tcp *:5000", "fails EADDRINUSE",
        Rule::InUseTimeWait);
    row("a session that got the number of a closed one",
        "bind udp *:1 as u; bind tcp *:5000 as a; listen a; pause a; connect tcp 127.0.0.1:5000 as c; close u; "
        "resume a; exit; bind tcp *:5000",
        "ok", Rule::PortFree);
    row("the listener before its sessions",
        "bind tcp *:5000 as a; listen a; connect tcp 127.0.0.1:5000 as c; set a reuseport; bind tcp *:5000 reuseaddr",
        "fails EADDRINUSE", Rule::InUseListening);
    row("T5 not for another user",
        "bind tcp [::1]:5000 as p; bind tcp *:5000 reuseport as a; o: bind tcp [::]:5000 reuseport", "fails EADDRINUSE",
        Rule::InUseOtherOwner);
    row("T5 erased by a plain socket",
        "bind tcp *:5000 reuseport as a; bind tcp [::1]:5000 as p; bind tcp [::]:5000 reuseport", "fails EADDRINUSE",
        Rule::InUseNotReuseThere);
    row("listen twice", "bind tcp *:5000 as a; listen a; listen a 5", "ok", Rule::BacklogChanged);
    row("listen on UDP", "bind udp *:5000 as a; listen a", "fails EOPNOTSUPP", Rule::ListenNotSupported);
    row("a narrowed client frees the rest, F34",
        "bind tcp *:5000 as a; listen a; bind tcp *:6000 as c; connect c 127.0.0.1:5000; bind tcp 127.0.0.2:6000", "ok",
        Rule::NoOverlap);
    row("a refused client is wide again", "bind tcp *:6000 as c; connect c 127.0.0.1:5000; bind tcp 127.0.0.2:6000",
        "fails EADDRINUSE", Rule::InUseNoReuse);
}

void TestRulesBind::sharingUdp()
{
    columns();
    row("same address", "bind udp *:5000; bind udp 127.0.0.1:5000", "fails EADDRINUSE", Rule::InUseNoReuse);
    row("U1 both reuseaddr", "bind udp *:5000 reuseaddr; bind udp *:5000 reuseaddr", "ok", Rule::SharedByReuseAddress);
    row("U1 both reuseport", "bind udp *:5000 reuseport; bind udp *:5000 reuseport", "ok", Rule::SharedByReusePort);
    row("U1 other user", "bind udp *:5000 reuseport; o: bind udp *:5000 reuseport", "fails EADDRINUSE",
        Rule::InUseOtherOwner);
    row("U1 devices", "pair; bind udp *:5000 device=1; bind udp *:5000 device=2", "ok", Rule::OtherDevices);
    row("U2 the first clash permits, F29",
        "bind udp *:5000 reuseaddr; bind udp *:5000 reuseaddr reuseport; bind udp *:5000 reuseport", "ok",
        Rule::FirstClashPermits);
    row("U2 the other way round forbids, F30",
        "bind udp *:5000 reuseaddr reuseport; bind udp *:5000 reuseaddr; bind udp *:5000 reuseport", "fails EADDRINUSE",
        Rule::InUseDifferentOptions);
    row("U2 IPv6 with reuseport goes to the end",
        "bind udp *:5000 reuseaddr; bind udp [::]:5000 reuseaddr reuseport; bind udp *:5000 reuseport",
        "fails EADDRINUSE", Rule::InUseDifferentOptions);
    row("free at once", "bind udp *:5000 as a; close a; bind udp *:5000", "ok", Rule::PortFree);
    row("connected still blocks", "bind udp *:5000 as a; connect a 127.0.0.1:9; bind udp 127.0.0.1:5000",
        "fails EADDRINUSE", Rule::InUseNoReuse);
    row("connected frees the rest, F34", "bind udp *:5000 as a; connect a 127.0.0.1:9; bind udp 127.0.0.2:5000", "ok",
        Rule::NoOverlap);
    row("disconnected is wide again",
        "bind udp *:5000 as a; connect a 127.0.0.1:9; disconnect a; bind udp 127.0.0.2:5000", "fails EADDRINUSE",
        Rule::InUseNoReuse);
    row("hidden 127.0.0.6 itself, F16", "bind udp [::]:5000 as a; connect a [::1]:9; bind udp 127.0.0.6:5000",
        "fails EADDRINUSE", Rule::InUseHiddenAddress);
}

void TestRulesBind::namesWhoIsInTheWay()
{
    Scene scene;
    scene.runAll(QStringLiteral("bind tcp 127.0.0.2:5000 as other; bind tcp 127.0.0.1:5000 as a"));
    const Prediction prediction = scene.run(QStringLiteral("bind tcp 127.0.0.1:5000"));
    QCOMPARE(prediction.with, std::vector{scene.id(QStringLiteral("a"))});
    QVERIFY(!prediction.waitMilliseconds);
}

void TestRulesBind::saysHowLongTimeWaitLasts()
{
    Scene scene;
    scene.runAll(QStringLiteral("bind tcp *:5000 as a; listen a; connect tcp 127.0.0.1:5000 as c; close a#1; close c; "
                                "close a; wait 18000"));
    QCOMPARE(scene.run(QStringLiteral("bind tcp *:5000")).waitMilliseconds, std::optional<quint32>(43500));
}

void TestRulesBind::doesNotKnowOtherProgramsFlags_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("outcome");
    QTest::newRow("no option here: certain") << "bind tcp 127.0.0.1:5000"
                                             << "fails EADDRINUSE";
    QTest::newRow("reuseaddr: depends") << "bind tcp 127.0.0.1:5000 reuseaddr"
                                        << "unknown";
    QTest::newRow("reuseport: depends") << "bind tcp 127.0.0.1:5000 reuseport"
                                        << "unknown";
    QTest::newRow("reuseport, other user: certain") << "o: bind tcp 127.0.0.1:5000 reuseport"
                                                    << "fails EADDRINUSE";
    QTest::newRow("other address: certain") << "bind tcp 127.0.0.2:5000"
                                            << "ok";
}

void TestRulesBind::doesNotKnowOtherProgramsFlags()
{
    QFETCH(QString, line);
    QFETCH(QString, outcome);
    Scene scene(hostWithUsers());
    ForeignSocket foreign;
    foreign.transport = Transport::Tcp;
    foreign.local = {Address::v4(127, 0, 0, 1), Port{5000}};
    const SocketId id = scene.state().addForeign(foreign);
    const Prediction prediction = scene.run(line);
    QCOMPARE(outcomeText(prediction), outcome);
    if (prediction.outcome != Outcome::Unknown)
        return;
    QCOMPARE(prediction.missing.socket, std::optional(id));
    QVERIFY(prediction.missing.ifSo == Outcome::Ok && prediction.missing.otherwise == Outcome::Fails);
}

QTEST_GUILESS_MAIN(TestRulesBind)
#include "tst_rules_bind.moc"
