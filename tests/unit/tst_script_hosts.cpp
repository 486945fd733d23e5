// SPDX-License-Identifier: MIT
#include "script/parser.h"
#include "script/predictor.h"

#include <QTest>

#include <array>

using namespace quay;
using namespace quay::script;

namespace
{

std::vector<KnownHost> hosts()
{
    return {{QStringLiteral("blue"), true}, {QStringLiteral("red"), true}, {QStringLiteral("pi"), false}};
}

Predictor predictor() { return {Hosts(rules::State(), hosts()), Names({QStringLiteral("lo")}, hosts()), {}, {}}; }

std::vector<PredictedStep> predicted(const QByteArray &text)
{
    const auto scripts = parse(text, {{}, true, hosts()});
    if (!scripts) {
        qWarning("line %d column %d", scripts.error().front().line, scripts.error().front().column);
        return {};
    }
    Predictor model = predictor();
    std::vector<PredictedStep> steps;
    for (const Step &step : scripts->front().steps)
        steps.push_back(model.step(step.statement));
    return steps;
}

// What the last steps come to: "ok", "ECONNREFUSED", "unknown".
QStringList outcomes(const QByteArray &text, qsizetype last)
{
    QStringList result;
    for (const PredictedStep &step : predicted(text)) {
        const bool isOk = step.prediction.outcome == rules::Outcome::Ok;
        result += step.prediction.outcome == rules::Outcome::Unknown ? QStringLiteral("unknown")
                  : isOk                                             ? QStringLiteral("ok")
                                                                     : step.outcome.error;
    }
    return result.mid(result.size() - last);
}

QStringList receiversOf(const PredictedStep &step)
{
    QStringList names;
    for (const Delivery &delivery : step.outcome.deliveries)
        names.append(delivery.receiver);
    return names;
}

const QByteArray joined = "host@blue: interfaces v0 v1@red\n"
                          "host@blue: address 10.0.0.1/24 on v0\n"
                          "host@red: address 10.0.0.2/24 on v1\n";
const QByteArray door = joined + "web@blue: listen tcp 10.0.0.1:80 as door\n"
                                 "alice@red: connect tcp 10.0.0.1:80 as a\n";

} // namespace

class TestScriptHosts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onePortIsToBeHadOnceInEachHost();
    void idsOfTwoHostsNeverCollide();
    void aPairLeadsFromOneHostToTheOther_data();
    void aPairLeadsFromOneHostToTheOther();
    void connectionsAreReadAtBothEnds();
    void textWaitsForAListenerElsewhere();
    void whoClosesFirstIsToldElsewhere();
    void aProgramThatEndsClosesItsConnections();
    void aBroadcastIsHeardInBothHosts();
    void portsOfSocketsElsewhereAreKnown();
    void nothingIsKnownOfAHostBehindACommand();
    void followsWhatIsSeenAcross();
};

void TestScriptHosts::onePortIsToBeHadOnceInEachHost()
{
    QCOMPARE(
        outcomes("a@blue: listen tcp *:80\nb@red: listen tcp *:80\nc: listen tcp *:80\nd@blue: bind tcp *:80\n", 4),
        QStringLiteral("ok ok ok EADDRINUSE").split(u' '));
}

void TestScriptHosts::idsOfTwoHostsNeverCollide()
{
    const std::vector<PredictedStep> steps =
        predicted("a: listen tcp *:80 as x\na: connect tcp 127.0.0.1:80 as c\n"
                  "b@red: listen tcp *:80 as y\nb: connect tcp 127.0.0.1:80 as d\nb: send d \"t\"\na: send c \"t\"\n");
    QCOMPARE(steps.size(), 6U);
    QCOMPARE(receiversOf(steps[3]), QStringList{QStringLiteral("y")});
    QCOMPARE(receiversOf(steps[4]), QStringList{QStringLiteral("y#1")});
    QCOMPARE(receiversOf(steps[5]), QStringList{QStringLiteral("x#1")});
    QVERIFY(steps[4].prediction.receivers.front() != steps[5].prediction.receivers.front());
    QCOMPARE(steps[4].hostName, QStringLiteral("red"));
    QVERIFY(steps[5].hostName.isEmpty());
}

void TestScriptHosts::aPairLeadsFromOneHostToTheOther_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<QString>("receivers");
    QTest::newRow("connected") << QByteArray("x@red: connect tcp 10.0.0.1:80") << "ok"
                               << "door";
    QTest::newRow("nobody listens") << QByteArray("x@red: connect tcp 10.0.0.1:81") << "ECONNREFUSED"
                                    << "";
    QTest::newRow("its own address is another") << QByteArray("x@red: connect tcp 10.0.0.2:80") << "ECONNREFUSED"
                                                << "";
    QTest::newRow("not joined") << QByteArray("x: connect tcp 10.0.0.1:80") << "ENETUNREACH"
                                << "";
    QTest::newRow("loopback stays") << QByteArray("x@red: connect tcp 127.0.0.1:80") << "ECONNREFUSED"
                                    << "";
    QTest::newRow("nobody has the address") << QByteArray("x@red: connect tcp 10.0.0.9:80") << "unknown"
                                            << "";
    QTest::newRow("datagram") << QByteArray("x@red: bind udp *:0 as u\nx: send u \"q\" to 10.0.0.1:53") << "ok"
                              << "dns";
    QTest::newRow("datagram to nobody") << QByteArray("x@red: bind udp *:0 as u\nx: send u \"q\" to 10.0.0.1:54")
                                        << "ok"
                                        << "";
    QTest::newRow("told to a connected one")
        << QByteArray("x@red: connect udp 10.0.0.1:54 as u\nx: send u \"q\"\nx: send u \"q\"") << "ECONNREFUSED"
        << "";
}

void TestScriptHosts::aPairLeadsFromOneHostToTheOther()
{
    QFETCH(QByteArray, lines);
    const QByteArray text =
        joined + "web@blue: listen tcp 10.0.0.1:80 as door\nd@blue: bind udp 10.0.0.1:53 as dns\n" + lines;
    QTEST(outcomes(text, 1).front(), "outcome");
    QTEST(receiversOf(predicted(text).back()).join(u' '), "receivers");
}

void TestScriptHosts::connectionsAreReadAtBothEnds()
{
    const std::vector<PredictedStep> steps = predicted(door + "alice: send a \"hi\" => door#1 receives \"hi\"\n"
                                                              "web: send door#1 \"ho\" => a receives \"ho\"\n");
    QVERIFY(steps[5].met == true);
    QVERIFY(steps[6].met == true);
}

void TestScriptHosts::textWaitsForAListenerElsewhere()
{
    const std::vector<PredictedStep> steps =
        predicted(joined + "web@blue: listen tcp 10.0.0.1:80 as door\nweb: pause door\n"
                           "alice@red: connect tcp 10.0.0.1:80 as a\nalice: send a \"hi\" => nobody receives\n"
                           "web: resume door => door#1 receives \"hi\"\n");
    QCOMPARE(steps.size(), 8U);
    QVERIFY(steps[6].met == true);
    QVERIFY(steps[7].met == true);
}

void TestScriptHosts::whoClosesFirstIsToldElsewhere()
{
    QCOMPARE(outcomes(door + "alice: close a\nweb: send door#1 \"x\"\nweb: send door#1 \"y\"\n", 3),
             QStringLiteral("ok ok EPIPE").split(u' '));
    QCOMPARE(outcomes(door + "alice: reset a\nweb: send door#1 \"x\"\n", 2),
             QStringLiteral("ok ECONNRESET").split(u' '));
    QCOMPARE(outcomes(door + "web: shutdown door#1\nalice: send a \"x\"\nalice: close a\nweb: close door#1\n", 4),
             QStringLiteral("ok ok ok ok").split(u' '));
}

void TestScriptHosts::aProgramThatEndsClosesItsConnections()
{
    QCOMPARE(outcomes(door + "web: kill\nalice: send a \"x\"\nalice: send a \"y\"\n", 3),
             QStringLiteral("ok ok EPIPE").split(u' '));
}

void TestScriptHosts::aBroadcastIsHeardInBothHosts()
{
    const std::vector<PredictedStep> steps =
        predicted(joined + "a@blue: bind udp *:99 broadcast as here\nb@red: bind udp *:99 as there\n"
                           "a: send here \"x\" to 10.0.0.255:99\n");
    QCOMPARE(receiversOf(steps.back()), QStringLiteral("here there").split(u' '));
}

void TestScriptHosts::portsOfSocketsElsewhereAreKnown()
{
    QCOMPARE(receiversOf(predicted(joined + "d@blue: bind udp 10.0.0.1:5353 as dns\nx@red: bind udp *:0 as u\n"
                                            "x: send u \"q\" to 10.0.0.1:$dns\n")
                             .back()),
             QStringList{QStringLiteral("dns")});
}

void TestScriptHosts::nothingIsKnownOfAHostBehindACommand()
{
    const std::vector<PredictedStep> steps =
        predicted("far@pi: bind tcp *:80 as x\nfar: bind tcp *:80 as y\nfar: listen x\nfar: connect tcp 127.0.0.1:80\n"
                  "near: bind tcp *:80\nnear: bind udp *:80\n");
    QCOMPARE(steps.size(), 6U);
    QVERIFY(steps[0].prediction.outcome == rules::Outcome::Unknown);
    QVERIFY(steps[0].prediction.rule == rules::Rule::HostNotKnown);
    QCOMPARE(steps[1].outcome.error, QStringLiteral("EADDRINUSE")); // its own socket is in the way
    QVERIFY(steps[2].prediction.outcome == rules::Outcome::Ok);
    QVERIFY(steps[3].prediction.outcome == rules::Outcome::Unknown);
    // The command may lead to this computer.
    QVERIFY(steps[4].prediction.rule == rules::Rule::HostNotKnown);
    QVERIFY(steps[5].prediction.outcome == rules::Outcome::Ok);
}

// A connect that was refused against the prediction joins nothing.
void TestScriptHosts::followsWhatIsSeenAcross()
{
    const auto scripts = parse(door + "alice: send a \"x\"\n", {{}, true, hosts()});
    QVERIFY(scripts);
    Predictor model = predictor();
    const std::vector<Step> &steps = scripts->front().steps;
    for (std::size_t i = 0; i < 4; ++i)
        static_cast<void>(model.step(steps[i].statement));
    const PredictedStep connect = model.foresee(steps[4].statement);
    QVERIFY(connect.prediction.outcome == rules::Outcome::Ok);
    const rules::Observation created{rules::Errno::None, {}, false, {}};
    const rules::Observation refused{rules::Errno::EConnRefused, {}, false, {}};
    model.goOn(steps[4].statement, connect, std::array{created, refused});
    const rules::SocketId listener = model.names().socket(QStringLiteral("door"));
    QVERIFY(!model.session(listener, 1));
    QVERIFY(model.step(steps[5].statement).prediction.outcome == rules::Outcome::Fails);
}

QTEST_GUILESS_MAIN(TestScriptHosts)
#include "tst_script_hosts.moc"
