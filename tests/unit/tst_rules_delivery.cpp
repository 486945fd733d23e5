// SPDX-License-Identifier: MIT
// Who gets the packet: the last line of each row is the send or connect that is judged.
#include "rulescene.h"

#include <QTest>

#include <algorithm>

using namespace quay;
using namespace quay::rules;

class TestRulesDelivery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reaches_data();
    void reaches();
    void tellsTheSender_data();
    void tellsTheSender();
    void showsTheCandidatesInOrder();
    void anyMemberOfAGroup();
    void severalCpusMakeItUncertain();
    void aConnectionCutOffFromItsInterfaceIsNotPredicted();
};

static void row(const char *name, const char *lines, const char *receivers)
{
    QTest::newRow(name) << QString::fromLatin1(lines) << QString::fromLatin1(receivers);
}

void TestRulesDelivery::reaches_data()
{
    QTest::addColumn<QString>("lines");
    QTest::addColumn<QString>("receivers");
    const char *const sender = "bind udp 127.0.0.1:6000 as s; ";
    const auto udp = [&](const char *name, const char *lines, const char *receivers) {
        row(name, QByteArray(QByteArray(sender) + lines).constData(), receivers);
    };
    udp("D6 exact address before wildcard",
        "bind udp *:5000 reuseaddr as w; bind udp 127.0.0.1:5000 reuseaddr as e; send s to 127.0.0.1:5000", "e");
    udp("D6 wildcard if no exact one", "bind udp *:5000 as w; send s to 127.0.0.2:5000", "w");
    udp("D6 the last bound takes all, F27",
        "bind udp *:5000 reuseaddr as a; bind udp *:5000 reuseaddr as b; send s to 127.0.0.1:5000", "b");
    udp("D6 the one before it, when it closes, F27",
        "bind udp *:5000 reuseaddr as a; bind udp *:5000 reuseaddr as b; close b; send s to 127.0.0.1:5000", "a");
    udp("a failed connect misleads what is sent to the old peer, but for the first",
        "bind udp *:5000 as w; bind udp 127.0.0.1:5001 as p; connect s 127.0.0.1:5001; connect s 192.0.2.1:5000; "
        "send s; send s",
        "w");
    udp("the first still finds the old peer",
        "bind udp *:5000 as w; bind udp 127.0.0.1:5001 as p; connect s 127.0.0.1:5001; connect s 192.0.2.1:5000; "
        "send s",
        "p");
    udp("D6 AF_INET scores more",
        "bind udp *:5000 reuseaddr as a; bind udp [::]:5000 reuseaddr as b; send s to 127.0.0.1:5000", "a");
    udp("D6 dual stack takes IPv4", "bind udp [::]:5000 as a; send s to 127.0.0.1:5000", "a");
    udp("D6 v6only doesn't", "bind udp [::]:5000 v6only as a; send s to 127.0.0.1:5000", "");
    udp("D6 a connected socket hears its peer first",
        "bind udp 127.0.0.1:5000 reuseaddr as a; connect a 127.0.0.1:6000; bind udp 127.0.0.1:5000 reuseaddr as b; "
        "send s to 127.0.0.1:5000",
        "a");
    udp("D6 and only its peer, F33", "bind udp 127.0.0.1:5000 as a; connect a 127.0.0.1:7000; send s to 127.0.0.1:5000",
        "");
    udp("D6 a group met first ends the search, F37",
        "pair; bind udp *:5000 reuseport reuseaddr device=0 as d; bind udp *:5000 reuseport reuseaddr as a; "
        "send s to 127.0.0.1:5000",
        "a");
    udp("D6 the receipt counts while connected, F53",
        "bind udp [::]:5000 reuseaddr as a; connect a [::ffff:127.0.0.1]:6000; send s to 127.0.0.1:5000; disconnect a; "
        "bind udp *:5000 reuseaddr as b; bind udp [::]:5001 as x; send s to 127.0.0.1:5000",
        "b");
    udp("D7 the entry of the first connect isn't renewed",
        "bind udp 127.0.0.1:5000 reuseaddr reuseport as a; connect a 127.0.0.1:7000; connect a 127.0.0.1:6000; "
        "bind udp 127.0.0.1:5000 reuseaddr reuseport as g; send s to 127.0.0.1:5000",
        "g");
    udp("D7 but a device renews it",
        "bind udp 127.0.0.1:5000 reuseaddr reuseport as a; connect a 127.0.0.1:7000; connect a 127.0.0.1:6000; "
        "bind udp 127.0.0.1:5000 reuseaddr reuseport as g; set a device=0; send s to 127.0.0.1:5000",
        "a");
    udp("a device takes a socket out of its group, which ends the search no longer",
        "bind udp 127.0.0.1:5000 reuseport as a; bind udp 127.0.0.1:5000 reuseport as b; set b device=0; "
        "send s to 127.0.0.1:5000",
        "b");
    udp("... and the others stay in it",
        "bind udp 127.0.0.1:5000 reuseport as a; bind udp 127.0.0.1:5000 reuseport as b; set a device=0; "
        "send s to 127.0.0.1:5000",
        "b");
    udp("D9 the old peer's shadow, F47",
        "bind udp [::]:5000 as a; connect a [::1]:7000; disconnect a; bind udp [::1]:6001 as t; send t to [::1]:5000",
        "a");
    udp("D9 IPv4 is fine", "bind udp [::]:5000 as a; connect a [::1]:7000; disconnect a; send s to 127.0.0.1:5000",
        "a");
    udp("M1 everybody on the wildcard",
        "bind udp *:5000 reuseaddr as a; bind udp *:5000 reuseaddr as b; join a 239.1.2.3; send s to 239.1.2.3:5000",
        "a b");
    udp("M1 not on 127.0.0.1, F41", "bind udp 127.0.0.1:5000 as a; join a 239.1.2.3; send s to 239.1.2.3:5000", "");
    udp("M1 bound to the group", "bind udp 239.1.2.3:5000 as a; join a 239.1.2.3; send s to 239.1.2.3:5000", "a");
    udp("M2 somebody must have joined", "bind udp *:5000 as a; send s to 239.1.2.3:5000", "");
    udp("M2 224.0.0.1 always is", "bind udp *:5000 as a; send s to 224.0.0.1:5000", "a");
    udp("M3 a dual socket hears what it joined, F40",
        "bind udp *:5000 reuseaddr as a; bind udp [::]:5000 reuseaddr as b; join a 239.1.2.3; send s to 239.1.2.3:5000",
        "a");
    udp("M3 once it has", "bind udp [::]:5000 as b; join b 239.1.2.3; send s to 239.1.2.3:5000", "b");
    row("broadcast", "bind udp 127.0.0.1:6000 broadcast as s; bind udp *:5000 as a; send s to 127.255.255.255:5000",
        "a");
    row("D2 TCP: exact before wildcard",
        "bind tcp 127.0.0.1:5000 reuseport as e; listen e; bind tcp [::]:5001 as w; listen w; connect tcp "
        "127.0.0.1:5000",
        "e");
    row("D3 TCP: the AF_INET listener",
        "bind tcp [::]:5000 reuseport as w; listen w; bind tcp *:5000 reuseport as v; listen v; "
        "connect tcp 127.0.0.1:5000",
        "v");
    row("D3 TCP: devices",
        "pair; bind tcp *:5000 device=1 as a; listen a; bind tcp *:5000 device=0 as b; listen b; "
        "connect tcp 127.0.0.1:5000",
        "b");
    row("TCP: the session's other end",
        "bind tcp *:5000 as a; listen a; connect tcp 127.0.0.1:5000 as c; connect tcp 127.0.0.1:5000 as d; send d",
        "a#2");
    row("TCP: back", "bind tcp *:5000 as a; listen a; connect tcp 127.0.0.1:5000 as c; send a#1", "c");
    row("TCP: half-open still hears",
        "bind tcp *:5000 as a; listen a; connect tcp 127.0.0.1:5000 as c; shutdown c; send a#1", "c");
    row("resume reads what waited, in order",
        "bind tcp *:5000 as a; listen a; pause a; connect tcp 127.0.0.1:5000 as c; connect tcp 127.0.0.1:5000 as d; "
        "send d; send c; resume a",
        "a#1 a#2");
}

void TestRulesDelivery::reaches()
{
    QFETCH(QString, lines);
    QFETCH(QString, receivers);
    Scene scene;
    const Prediction prediction = scene.runAll(lines);
    QCOMPARE(outcomeText(prediction), QStringLiteral("ok"));
    QStringList names;
    for (const SocketId id : prediction.receivers)
        names << scene.nameOf(id);
    names.sort();
    QCOMPARE(names.join(u' '), receivers);
    QVERIFY(!prediction.anyOf);
}

void TestRulesDelivery::tellsTheSender_data()
{
    QTest::addColumn<QString>("lines");
    QTest::addColumn<QString>("outcome");
    const auto told = [](const char *name, const char *lines, const char *outcome) {
        QTest::newRow(name) << QString::fromLatin1(lines) << QString::fromLatin1(outcome);
    };
    told("D4 nobody listens", "connect tcp 127.0.0.1:5000", "fails ECONNREFUSED");
    told("D4 bound is not listening, F44", "bind tcp *:5000 as a; connect tcp 127.0.0.1:5000", "fails ECONNREFUSED");
    told("port 0, F20", "connect tcp 127.0.0.1:0", "fails ECONNREFUSED");
    told("D8 connected learns at the next send, F35", "connect udp 127.0.0.1:5000 as a; send a; send a",
         "fails ECONNREFUSED");
    told("D8 once", "connect udp 127.0.0.1:5000 as a; send a; send a; send a", "ok");
    told("D8 unconnected never", "bind udp *:6000 as a; send a to 127.0.0.1:5000; send a to 127.0.0.1:5000", "ok");
    told("no destination", "bind udp *:6000 as a; send a", "fails EDESTADDRREQ");
    told("to port 0", "bind udp *:6000 as a; send a to 127.0.0.1:0", "fails EINVAL");
    told("broadcast without the option", "bind udp *:6000 as a; send a to 127.255.255.255:9", "fails EACCES");
    told("group without a way", "bind udp *:6000 as a; send a to 239.1.2.3:9", "fails ENETUNREACH");
    told("v6only to IPv4, F50", "connect tcp [::ffff:127.0.0.1]:5000 v6only", "fails ENETUNREACH");
    told("mapped to IPv6, F50", "bind tcp [::ffff:127.0.0.1]:6000 as a; connect a [::1]:5000", "fails EAFNOSUPPORT");
    told("TCP to a group", "connect tcp 224.0.0.5:5000", "fails ENETUNREACH");
    told("connected already",
         "bind tcp *:5000 as a; listen a; connect tcp 127.0.0.1:5000 as c; connect c 127.0.0.1:5000", "fails EISCONN");
    told("a listener", "bind tcp *:5000 as a; listen a; connect a 127.0.0.1:5001", "fails EISCONN");
    told("to itself, F19", "bind tcp 127.0.0.1:5000 as a; connect a 127.0.0.1:5000", "ok");
    told("four-tuple alive, F21",
         "bind tcp *:5000 as a; listen a; bind tcp 127.0.0.1:6000 reuseaddr as b; connect b 127.0.0.1:5000; "
         "bind tcp 127.0.0.1:6000 reuseaddr as c; connect c 127.0.0.1:5000",
         "fails EADDRNOTAVAIL");
    told("four-tuple in TIME_WAIT, F52",
         "bind tcp *:5000 as a; listen a; bind tcp 127.0.0.1:6000 reuseaddr as b; connect b 127.0.0.1:5000; close b; "
         "close a#1; bind tcp 127.0.0.1:6000 reuseaddr as c; connect c 127.0.0.1:5000",
         "ok");
    told("D5 queue of N+1, F42",
         "bind tcp *:5000 as a; listen a 1; pause a; connect tcp 127.0.0.1:5000; connect tcp 127.0.0.1:5000; "
         "connect tcp 127.0.0.1:5000",
         "pending");
    told("D5 backlog 0 holds one, F43", "bind tcp *:5000 as a; listen a 0; pause a; connect tcp 127.0.0.1:5000", "ok");
    told("connecting still",
         "bind tcp *:5000 as a; listen a 0; pause a; connect tcp 127.0.0.1:5000; connect tcp 127.0.0.1:5000 as c; "
         "connect c 127.0.0.1:5000",
         "fails EALREADY");
    told("D5 closing resets the queue, F45",
         "bind tcp *:5000 as a; listen a; pause a; connect tcp 127.0.0.1:5000 as c; close a; send c",
         "fails ECONNRESET");
    told("reset by the other side",
         "bind tcp *:5000 as a; listen a; connect tcp 127.0.0.1:5000 as c; reset a#1; send c", "fails ECONNRESET");
    told("told once", "bind tcp *:5000 as a; listen a; connect tcp 127.0.0.1:5000 as c; reset a#1; send c; send c",
         "fails EPIPE");
    told("closed by the other side: the first is taken",
         "bind tcp *:5000 as a; listen a; connect tcp 127.0.0.1:5000 as c; close a#1; send c", "ok");
    told("closed by the other side: the second isn't",
         "bind tcp *:5000 as a; listen a; connect tcp 127.0.0.1:5000 as c; close a#1; send c; send c", "fails EPIPE");
    told("after shutdown", "bind tcp *:5000 as a; listen a; connect tcp 127.0.0.1:5000 as c; shutdown c; send c",
         "fails EPIPE");
    told("shutdown of nothing", "bind tcp *:5000 as a; shutdown a", "fails ENOTCONN");
    told("shut down, and connects",
         "bind tcp *:5000 as a; listen a; bind tcp *:6000 as c; shutdown c; "
         "connect c 127.0.0.1:5000; send c",
         "fails EPIPE");
    told("shut down, and connects to itself", "bind tcp 127.0.0.1:6000 as c; shutdown c; connect c 127.0.0.1:6000",
         "fails ECONNABORTED");
    told("shut down, and listens",
         "bind tcp *:5000 as a; shutdown a; listen a; connect tcp 127.0.0.1:5000 as c; send a#1", "fails EPIPE");
    told("the program is gone", "s: bind tcp *:5000 as a; listen a; s: exit; connect tcp 127.0.0.1:5000",
         "fails ECONNREFUSED");
    told("join twice", "bind udp *:5000 as a; join a 239.1.2.3; join a 239.1.2.3", "fails EADDRINUSE");
    told("leave what one isn't in", "bind udp *:5000 as a; leave a 239.1.2.3", "fails EADDRNOTAVAIL");
}

void TestRulesDelivery::tellsTheSender()
{
    QFETCH(QString, lines);
    QFETCH(QString, outcome);
    Scene scene;
    QCOMPARE(outcomeText(scene.runAll(lines)), outcome);
}

void TestRulesDelivery::showsTheCandidatesInOrder()
{
    Scene scene;
    const Prediction prediction =
        scene.runAll(QStringLiteral("bind udp *:5000 reuseaddr as w; bind udp 127.0.0.1:5000 reuseaddr as e; bind udp "
                                    "127.0.0.2:5000 reuseaddr as o; "
                                    "bind udp 127.0.0.1:6000 as s; send s to 127.0.0.1:5000"));
    QCOMPARE(prediction.candidates.size(), std::size_t(3));
    QVERIFY(prediction.candidates[0].socket == scene.id(QStringLiteral("e")));
    QVERIFY(prediction.candidates[0].fate == Fate::Wins && prediction.candidates[0].score.total() == 2);
    QVERIFY(prediction.candidates[1].fate == Fate::StageNotReached);
    QVERIFY(prediction.candidates[2].fate == Fate::OtherAddress);
}

void TestRulesDelivery::anyMemberOfAGroup()
{
    Scene scene;
    scene.runAll(QStringLiteral("bind tcp *:5000 reuseport as a; listen a; bind tcp *:5000 reuseport as b; listen b; "
                                "bind tcp [::]:5000 reuseport as c; listen c"));
    const Operation connect = scene.prepare(QStringLiteral("connect tcp 127.0.0.1:5000 as d"));
    Observation observed;
    observed.receiver = scene.id(QStringLiteral("b"));
    const Prediction prediction = apply(scene.state(), connect, observed);
    QVERIFY(prediction.anyOf);
    QCOMPARE(prediction.receivers.size(), std::size_t(2));
    QVERIFY(scene.state().session(scene.id(QStringLiteral("b")), 1).has_value());
}

void TestRulesDelivery::severalCpusMakeItUncertain()
{
    Host host = Host::isolated();
    host.oneCpu = false;
    Scene scene(host);
    const Prediction prediction = scene.runAll(QStringLiteral(
        "bind udp 127.0.0.1:6000 as s; bind udp 127.0.0.1:5000 reuseaddr as a; connect a 127.0.0.1:6000; "
        "send s to 127.0.0.1:5000; disconnect a; bind udp 127.0.0.1:5000 reuseaddr as b; send s to 127.0.0.1:5000"));
    QVERIFY(prediction.outcome == Outcome::Unknown);
    QVERIFY(prediction.missing.what == Missing::Cpu);
}

void TestRulesDelivery::aConnectionCutOffFromItsInterfaceIsNotPredicted()
{
    const QString connected = QStringLiteral("pair; address 10.9.0.1 1; bind tcp *:5000 as a; listen a; "
                                             "connect tcp 10.9.0.1:5000 as c");
    const auto tie = [](Scene &scene, InterfaceId device) {
        return outcomeText(apply(scene.state(), SetDevice{scene.id(QStringLiteral("c")), device}));
    };
    Scene itsOwn;
    itsOwn.runAll(connected);
    QCOMPARE(tie(itsOwn, InterfaceId{1}), QStringLiteral("ok"));
    QCOMPARE(outcomeText(itsOwn.run(QStringLiteral("send c"))), QStringLiteral("ok"));
    for (const char *next : {"send c", "send a#1", "shutdown c", "close a#1"}) {
        Scene another;
        another.runAll(connected);
        QCOMPARE(tie(another, loopbackInterface), QStringLiteral("unknown"));
        QCOMPARE(outcomeText(another.run(QLatin1StringView(next))), QStringLiteral("unknown"));
    }
}

QTEST_GUILESS_MAIN(TestRulesDelivery)
#include "tst_rules_delivery.moc"
