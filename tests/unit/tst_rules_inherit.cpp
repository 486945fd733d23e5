// SPDX-License-Identifier: MIT
// One socket with descriptors in several programs.
#include "rules/resolve.h"
#include "rulescene.h"

#include <QTest>

#include <algorithm>

using namespace quay;
using namespace quay::rules;

class TestRulesInherit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesTo_data();
    void comesTo();
    void everybodyMustCloseWhatIsInTheWay();
    void anHeirShowsWhatHasBecomeOfTheSocket();
    void aResetIsKeptForTheLastClose();
    void theCapabilitiesAreTheCallers();
};

void TestRulesInherit::comesTo_data()
{
    QTest::addColumn<QString>("lines");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("receivers"); // of several, one
    const auto row = [](const char *name, const QString &lines, const char *outcome, const char *rule,
                        const char *receivers = "") {
        QTest::newRow(name) << lines << QString::fromLatin1(outcome) << QString::fromLatin1(rule)
                            << QString::fromLatin1(receivers);
    };
    const QString two = QStringLiteral("w: bind tcp *:5000 as d; w: listen d; h: inherit d as e; ");
    const QString connect = QStringLiteral("connect tcp 127.0.0.1:5000 as c");
    row("the descriptor", QStringLiteral("w: bind tcp *:5000 as d; h: inherit d as e"), "ok", "DescriptorInherited");
    row("of one that is closed", QStringLiteral("w: bind tcp *:5000 as d; w: close d; h: inherit d as e"),
        "fails EBADF", "NotAnOpenSocket");
    row("who accepts first", two + connect, "ok", "FirstToAccept", "d e");
    row("one of three", two + QStringLiteral("k: inherit e as f; ") + connect, "ok", "FirstToAccept", "d e f");
    row("the other has paused", two + QStringLiteral("pause d; ") + connect, "ok", "Connected", "e");
    row("the heir has paused", two + QStringLiteral("pause e; ") + connect, "ok", "Connected", "d");
    row("the first has closed", two + QStringLiteral("close d; ") + connect, "ok", "Connected", "e");
    row("the heir has closed", two + QStringLiteral("close e; ") + connect, "ok", "Connected", "d");
    row("the first program has ended", two + QStringLiteral("w: exit; ") + connect, "ok", "Connected", "e");
    row("closing one", two + QStringLiteral("close d"), "ok", "HeldByOthers");
    row("ending one program", two + QStringLiteral("h: exit"), "ok", "HeldByOthers");
    row("closing both", two + QStringLiteral("close d; close e"), "ok", "Closed");
    row("nobody has it any more", two + QStringLiteral("close d; close e; ") + connect, "fails ECONNREFUSED",
        "NobodyListens");
    row("a descriptor is closed once", two + QStringLiteral("close d; close d"), "fails EBADF", "NotAnOpenSocket");
    row("a closed descriptor is none", two + QStringLiteral("close d; listen d"), "fails EBADF", "NotAnOpenSocket");
    row("nor is a closed heir's", two + QStringLiteral("close e; set e reuseport"), "fails EBADF", "NotAnOpenSocket");
    row("the port is taken by the heir", two + QStringLiteral("close d; bind tcp *:5000"), "fails EADDRINUSE",
        "InUseNoReuse");
    row("an option of both",
        QStringLiteral("w: bind tcp *:5000 as d; h: inherit d as e; set e reuseaddr; "
                       "bind tcp *:5000 reuseaddr"),
        "ok", "SharedByReuseAddress");
    row("the heir lets it listen", QStringLiteral("w: bind tcp *:5000 as d; h: inherit d as e; listen e; ") + connect,
        "ok", "FirstToAccept", "d e");
    row("the heir takes the queue",
        QStringLiteral("w: bind tcp *:5000 as d; w: listen d; pause d; ") + connect +
            QStringLiteral("; send c; h: inherit d as e"),
        "ok", "Accepted", "e#1");
    row("all have paused, and the queue is full",
        QStringLiteral("w: bind tcp *:5000 as d; w: listen d 0; h: inherit d as e; pause d; pause e; ") + connect +
            QStringLiteral("; connect tcp 127.0.0.1:5000"),
        "pending", "AcceptQueueFull");
    row("one has not paused, and it can't be",
        QStringLiteral("w: bind tcp *:5000 as d; w: listen d 0; h: inherit d as e; pause d; ") + connect +
            QStringLiteral("; connect tcp 127.0.0.1:5000"),
        "ok", "Connected", "e");
    const QString session =
        QStringLiteral("w: bind tcp *:5000 as d; w: listen d; ") + connect + QStringLiteral("; h: inherit d#1 as s; ");
    row("who reads first", session + QStringLiteral("send c"), "ok", "FirstToRead", "d#1 s");
    row("one reads on", session + QStringLiteral("close d#1; send c"), "ok", "TupleMatch", "s");
    row("both send", session + QStringLiteral("send s"), "ok", "TupleMatch", "c");
    row("one says that nothing more comes", session + QStringLiteral("shutdown s; send d#1"), "fails EPIPE",
        "PeerClosed");
    row("UDP",
        QStringLiteral("w: bind udp *:5000 as u; h: inherit u as v; bind udp *:6000 as s; "
                       "send s to 127.0.0.1:5000"),
        "ok", "FirstToRead", "u v");
    row("who reads takes the waiting error along",
        QStringLiteral("w: bind udp *:5000 as u; connect u 127.0.0.1:7; send u; h: inherit u as v; disconnect u; "
                       "bind udp *:6000 as s; send s to 127.0.0.1:5000; send u to 127.0.0.1:6000"),
        "unknown", "ChanceOfRead", "s");
    row("a group of which one is shared",
        QStringLiteral("w: bind tcp *:5000 reuseport as d; listen d; w: bind tcp *:5000 reuseport as g; listen g; "
                       "h: inherit d as e; ") +
            connect,
        "ok", "Connected", "d e g");
}

void TestRulesInherit::comesTo()
{
    QFETCH(QString, lines);
    QFETCH(QString, outcome);
    QFETCH(QString, rule);
    QFETCH(QString, receivers);
    Scene scene;
    const Prediction prediction = scene.runAll(lines);
    QCOMPARE(outcomeText(prediction), outcome);
    QCOMPARE(QString(ruleName(prediction.rule)), rule);
    QStringList names;
    for (const SocketId id : prediction.receivers)
        names << scene.nameOf(id);
    names.sort();
    QCOMPARE(names.join(u' '), receivers);
    QCOMPARE(prediction.anyOf, names.size() > 1);
}

void TestRulesInherit::everybodyMustCloseWhatIsInTheWay()
{
    Scene scene;
    scene.runAll(QStringLiteral("w: bind tcp *:5000 as d; w: listen d; h: inherit d as e"));
    const std::vector<Resolution> ways =
        resolutions(scene.state(), scene.prepare(QStringLiteral("x: bind tcp 127.0.0.1:5000")));
    const auto close =
        std::find_if(ways.begin(), ways.end(), [](const Resolution &one) { return one.remedy == Remedy::CloseSocket; });
    QVERIFY(close != ways.end());
    QCOMPARE(close->sockets, (std::vector{scene.id(QStringLiteral("d")), scene.id(QStringLiteral("e"))}));
    QVERIFY(
        std::none_of(ways.begin(), ways.end(), [](const Resolution &one) { return one.remedy == Remedy::EndProgram; }));
}

void TestRulesInherit::anHeirShowsWhatHasBecomeOfTheSocket()
{
    Scene scene;
    scene.runAll(QStringLiteral("w: socket tcp 127.0.0.1 as d; h: inherit d as e; bind d 127.0.0.1:5000; listen d"));
    const Socket *heir = scene.state().find(scene.id(QStringLiteral("e")));
    QVERIFY(heir != nullptr && heir->state == SocketState::Listening);
    QCOMPARE(heir->local, (Endpoint{Address::v4(127, 0, 0, 1), Port{5000}}));
    QVERIFY(heir->program == ProgramId{u'h'});
    scene.run(QStringLiteral("close e"));
    QVERIFY(!scene.state().find(scene.id(QStringLiteral("e")))->open);
    QVERIFY(scene.state().find(scene.id(QStringLiteral("d")))->open);
}

void TestRulesInherit::aResetIsKeptForTheLastClose()
{
    Scene scene;
    const Prediction first = scene.runAll(QStringLiteral(
        "w: bind tcp *:5000 as d; w: listen d; connect tcp 127.0.0.1:5000 as c; h: inherit d#1 as s; reset d#1"));
    QVERIFY(first.resets.empty());
    const Prediction last = scene.run(QStringLiteral("close s"));
    QCOMPARE(last.resets, std::vector{scene.id(QStringLiteral("c"))});
    QCOMPARE(outcomeText(scene.run(QStringLiteral("send c"))), QStringLiteral("fails ECONNRESET"));
}

void TestRulesInherit::theCapabilitiesAreTheCallers()
{
    Host host = Host::isolated();
    Program weak;
    weak.id = ProgramId{u'w'};
    weak.user = 1000;
    weak.mayBindPrivileged = weak.mayUseRaw = false;
    host.programs.push_back(weak);
    Scene scene(host);
    const QString denied = QStringLiteral("fails EACCES");
    QCOMPARE(outcomeText(scene.runAll(QStringLiteral("r: socket tcp 127.0.0.1 as a; w: inherit a as b; bind b *:80"))),
             denied);
    QCOMPARE(outcomeText(scene.run(QStringLiteral("bind a *:80"))), QStringLiteral("ok"));
    QCOMPARE(outcomeText(scene.runAll(QStringLiteral("w: socket tcp ::1 as f; r: inherit f as g; bind f [::]:81"))),
             denied);
    QCOMPARE(outcomeText(scene.run(QStringLiteral("bind g [::]:81"))), QStringLiteral("ok"));
    const auto tie = [&scene](const char *name) {
        return outcomeText(apply(scene.state(), SetDevice{scene.id(QLatin1StringView(name)), loopbackInterface}));
    };
    QCOMPARE(tie("f"), QStringLiteral("ok")); // the first time it is anybody's
    QCOMPARE(tie("f"), QStringLiteral("fails EPERM"));
    QCOMPARE(tie("g"), QStringLiteral("ok"));
}

QTEST_GUILESS_MAIN(TestRulesInherit)
#include "tst_rules_inherit.moc"
