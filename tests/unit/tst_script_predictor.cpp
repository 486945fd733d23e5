// SPDX-License-Identifier: MIT
#include "script/parser.h"
#include "script/predictor.h"

#include <QTest>

using namespace quay;
using namespace quay::script;

namespace
{

std::optional<Port> service(QStringView name, Transport)
{
    return name == u"http" ? std::optional(Port{80}) : std::nullopt;
}

std::vector<PredictedStep> predicted(const QByteArray &text)
{
    const auto scripts = parse(text, {service, true});
    if (!scripts) {
        qWarning("line %d column %d", scripts.error().front().line, scripts.error().front().column);
        return {};
    }
    Predictor predictor(rules::State(), Names(), service);
    std::vector<PredictedStep> steps;
    for (const Step &step : scripts->front().steps)
        steps.push_back(predictor.step(step.statement));
    return steps;
}

QStringList receiversOf(const PredictedStep &step)
{
    QStringList names;
    for (const Delivery &delivery : step.outcome.deliveries)
        names.append(delivery.receiver);
    return names;
}

const QByteArray twoWantOnePort = "web: listen tcp 127.0.0.1:8080 as door\n"
                                  "rival: listen tcp 127.0.0.1:8080 => fails EADDRINUSE\n"
                                  "rival: listen tcp 127.0.0.2:8080 => ok\n"
                                  "alice: connect tcp 127.0.0.1:8080 as a\n"
                                  "alice: send a \"hello\" => door#1 receives \"hello\"\n"
                                  "web: close door\n";

} // namespace

class TestScriptPredictor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void foldsTheExampleOfTwoProgramsAndOnePort();
    void stopsAStepAtItsFirstFailingCall();
    void judgesExpectations_data();
    void judgesExpectations();
    void tellsThePortThatASocketHas_data();
    void tellsThePortThatASocketHas();
    void textThatWaitedIsReadOnResume();
    void aSessionThatIsntThereIsABadDescriptor();
    void namesTheGroupWhereAHashChooses();
    void saysNothingOfSessionsThatDependOnTheHash();
    void namesASessionAfterWhoeverAccepted();
    void anUnknownInterfaceIsNoDevice();
    void servicesAndPortsOfSocketsAreLookedUp();
};

void TestScriptPredictor::foldsTheExampleOfTwoProgramsAndOnePort()
{
    const std::vector<PredictedStep> steps = predicted(twoWantOnePort);
    QCOMPARE(steps.size(), 6U);
    QVERIFY(steps[0].prediction.outcome == rules::Outcome::Ok);
    QCOMPARE(steps[1].outcome.error, QStringLiteral("EADDRINUSE"));
    QCOMPARE(steps[1].with, QStringList{QStringLiteral("door")});
    QVERIFY(steps[1].met == true);
    QVERIFY(steps[2].met == true);
    QCOMPARE(receiversOf(steps[3]), QStringList{QStringLiteral("door")});
    QCOMPARE(receiversOf(steps[4]), QStringList{QStringLiteral("door#1")});
    QVERIFY(steps[4].met == true);
    QVERIFY(!steps[5].met.has_value());
}

void TestScriptPredictor::stopsAStepAtItsFirstFailingCall()
{
    const std::vector<PredictedStep> steps = predicted("a: listen tcp *:1 device nowhere\n"
                                                       "a: listen tcp 10.9.8.7:1\n"
                                                       "a: listen udp *:1\n");
    QCOMPARE(steps[0].calls.size(), 2U);
    QVERIFY(std::holds_alternative<rules::SetDevice>(steps[0].calls.back().operation));
    QVERIFY(std::holds_alternative<rules::Bind>(steps[1].calls.back().operation));
    QVERIFY(std::holds_alternative<rules::Listen>(steps[2].calls.back().operation));
    QCOMPARE(steps[2].outcome.error, QStringLiteral("EOPNOTSUPP"));
}

void TestScriptPredictor::judgesExpectations_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("met");
    const auto row = [](const char *line, bool met) { QTest::newRow(line) << QByteArray(line) << met; };
    row("alice: send a \"hello\" => door#1 receives \"hello\"", true);
    row("alice: send a \"hello\" => door#1 receives \"hell\"", false);
    row("alice: send a \"hello\" => door#1 receives \"hello!\"", false);
    row("alice: send a \"hello\" => u receives \"hello\"", false);
    row("alice: send a \"hello\" => door#1 receives \"hello\" and u receives \"hello\"", false);
    row("alice: send a \"hello\" => nobody receives", false);
    row("alice: send a \"hello\" => ok", true);
    row("alice: send a \"hello\" => fails EPIPE", false);
    row("alice: send a \"ab\" times 3 => door#1 receives \"ababab\"", true);
    row("alice: send a \"ab\" times 3 => door#1 receives \"ab\"", true);
    row("alice: send a \"ab\" times 3 => door#1 receives \"abab\"", false);
    row("alice: send a hex \"41 42\" => door#1 receives \"AB\"", true);
    row("alice: send a 3 bytes => door#1 receives \"xxx\"", true);
    row("alice: send a 3 bytes => door#1 receives \"xxy\"", false);
    row("alice: send a 3 bytes => door#1 receives \"xxxx\"", false);
    row("alice: send a 0 bytes times 1000000 => ok", true);
    row("web: send u \"x\" to 127.0.0.1:9 => nobody receives", true);
    row("web: send u \"x\" to 127.0.0.1:5300 => u receives \"x\"", true);
    row("web: send u \"x\" => fails EDESTADDRREQ", true);
    row("web: send u \"x\" => nobody receives", true);
    row("rival: bind tcp 127.0.0.1:8080 => ok", false);
    row("rival: bind tcp 127.0.0.1:8080 => fails EACCES", false);
    row("rival: bind tcp 127.0.0.1:8080 => fails EADDRINUSE", true);
}

void TestScriptPredictor::judgesExpectations()
{
    QFETCH(QByteArray, line);
    const std::vector<PredictedStep> steps = predicted("web: listen tcp 127.0.0.1:8080 as door\n"
                                                       "web: bind udp 127.0.0.1:5300 as u\n"
                                                       "alice: connect tcp 127.0.0.1:8080 as a\n" +
                                                       line);
    QVERIFY(!steps.empty() && steps.back().met.has_value());
    QTEST(*steps.back().met, "met");
}

void TestScriptPredictor::tellsThePortThatASocketHas_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<PredictedPort::Kind>("kind");
    QTest::addColumn<int>("port");
    const auto row = [](const char *text, PredictedPort::Kind kind, int port = 0) {
        QTest::newRow(text) << QByteArray(text) << kind << port;
    };
    row("a: bind tcp *:7", PredictedPort::Kind::Number, 7);
    row("a: bind tcp *:0", PredictedPort::Kind::Ephemeral);
    row("a: bind tcp *:0 noport", PredictedPort::Kind::None);
    row("a: bind tcp 10.9.8.7:7", PredictedPort::Kind::None);
    row("a: bind tcp *:7 as x\na: set x reuseaddr", PredictedPort::Kind::Number, 7);
    row("a: bind tcp *:7 as x\na: close x", PredictedPort::Kind::None);
    row("a: bind tcp *:7 as x\na: exit", PredictedPort::Kind::None);
    row("host: ephemeral 40000-40000\na: bind tcp *:0", PredictedPort::Kind::Number, 40000);
    row("a: bind tcp 127.0.0.1:0 as l\nb: bind tcp 127.0.0.2:$l", PredictedPort::Kind::Ephemeral);
    row("a: listen tcp *:0 as l\nb: connect tcp 127.0.0.1:$l as c\na: send l#1 \"x\"", PredictedPort::Kind::Ephemeral);
    // Which of the two is left is not known, though only one is.
    row("host: ephemeral 40000-40001\na: bind udp *:0\na: bind udp *:0", PredictedPort::Kind::Ephemeral);
    row("a: wait 1 ms", PredictedPort::Kind::None);
}

void TestScriptPredictor::tellsThePortThatASocketHas()
{
    QFETCH(QByteArray, text);
    const std::vector<PredictedStep> steps = predicted(text);
    QVERIFY(!steps.empty());
    QTEST(steps.back().port.kind, "kind");
    QTEST(int(number(steps.back().port.port)), "port");
}

void TestScriptPredictor::textThatWaitedIsReadOnResume()
{
    const std::vector<PredictedStep> steps = predicted("w: listen tcp *:80 backlog 0 as d\n"
                                                       "w: pause d\n"
                                                       "c: connect tcp 127.0.0.1:80 as x\n"
                                                       "c: send x \"one \" => nobody receives\n"
                                                       "c: send x \"two\" times 2\n"
                                                       "c: connect tcp 127.0.0.1:80\n"
                                                       "w: resume d => d#1 receives \"one twotwo\"\n");
    QVERIFY(steps[3].met == true);
    QVERIFY(steps[5].prediction.outcome == rules::Outcome::Pending);
    QVERIFY(steps[6].met == true);
}

void TestScriptPredictor::aSessionThatIsntThereIsABadDescriptor()
{
    const std::vector<PredictedStep> steps = predicted("w: listen tcp *:80 as d\nw: close d#1 => fails EBADF\n");
    QVERIFY(steps[1].met == true);
    QVERIFY(steps[1].calls.empty());
}

const QByteArray group = "a: listen tcp *:80 reuseport as l1\n"
                         "b: listen tcp *:80 reuseport as l2\n"
                         "c: connect tcp 127.0.0.1:80 as t\n";

void TestScriptPredictor::namesTheGroupWhereAHashChooses()
{
    const std::vector<PredictedStep> steps =
        predicted(group + "c: send t \"x\" => l1#1 receives \"x\"\n"
                          "c: send t \"x\" => l1#2 receives \"x\"\n"
                          "c: send t \"x\" => l1#1 receives \"x\" and l2#1 receives \"x\"\n");
    QVERIFY(steps[2].outcome.anyOf);
    QCOMPARE(receiversOf(steps[2]), (QStringList{QStringLiteral("l1"), QStringLiteral("l2")}));
    QVERIFY(steps[3].outcome.anyOf);
    QCOMPARE(receiversOf(steps[3]), (QStringList{QStringLiteral("l1#1"), QStringLiteral("l2#1")}));
    QVERIFY(!steps[3].met.has_value());
    QVERIFY(steps[4].met == false);
    QVERIFY(steps[5].met == false);
}

void TestScriptPredictor::saysNothingOfSessionsThatDependOnTheHash()
{
    const std::vector<PredictedStep> steps = predicted(group + "a: send l1#1 \"x\" => t receives \"x\"\n"
                                                               "b: send l2#1 \"x\" => ok\n"
                                                               "b: send l2#2 \"x\" => fails EBADF\n");
    for (const std::size_t step : {3U, 4U}) {
        QVERIFY(steps[step].prediction.outcome == rules::Outcome::Unknown);
        QVERIFY(steps[step].prediction.rule == rules::Rule::ChanceOfHash);
        QVERIFY(!steps[step].met.has_value());
    }
    QVERIFY(steps[5].met == true);
}

void TestScriptPredictor::namesASessionAfterWhoeverAccepted()
{
    const std::vector<PredictedStep> steps = predicted("w: listen tcp 127.0.0.1:80 as d\n"
                                                       "h: inherit d => ok\n"
                                                       "c: connect tcp 127.0.0.1:80 as t\n"
                                                       "c: send t \"x\"\n"
                                                       "h: close h.1#1\n"
                                                       "w: pause d\n"
                                                       "c: connect tcp 127.0.0.1:80 as u\n"
                                                       "w: exit\n"
                                                       "c: connect tcp 127.0.0.1:80 as v => ok\n"
                                                       "w: listen d => fails EBADF\n");
    QVERIFY(steps[1].met == true);
    QCOMPARE(int(number(steps[1].port.port)), 80);
    QVERIFY(steps[2].outcome.anyOf);
    QCOMPARE(receiversOf(steps[2]), (QStringList{QStringLiteral("d"), QStringLiteral("h.1")}));
    QCOMPARE(receiversOf(steps[3]), (QStringList{QStringLiteral("d#1"), QStringLiteral("h.1#1")}));
    QVERIFY(steps[4].prediction.rule == rules::Rule::ChanceOfAccept);
    QCOMPARE(receiversOf(steps[6]), QStringList{QStringLiteral("h.1")});
    QCOMPARE(steps[7].with, QStringList{QStringLiteral("h.1")});
    QVERIFY(steps[8].met == true);
    QVERIFY(steps[9].met == true);
}

void TestScriptPredictor::anUnknownInterfaceIsNoDevice()
{
    const std::vector<PredictedStep> steps = predicted("a: bind tcp *:1 device v0 => fails ENODEV\n"
                                                       "host: interfaces v0 v1\n"
                                                       "a: bind tcp *:2 device v0 => ok\n");
    QVERIFY(steps[0].met == true);
    QVERIFY(steps[2].met == true);
}

void TestScriptPredictor::servicesAndPortsOfSocketsAreLookedUp()
{
    const std::vector<PredictedStep> steps = predicted("a: listen tcp 127.0.0.1:http as l\n"
                                                       "b: connect tcp 127.0.0.1:$l as c => ok\n"
                                                       "a: bind udp 127.0.0.1:0 as u\n"
                                                       "b: bind udp 127.0.0.2:0 as v\n"
                                                       "b: send v \"x\" to 127.0.0.1:$u => u receives \"x\"\n");
    QCOMPARE(int(number(steps[0].port.port)), 80);
    QVERIFY(steps[1].met == true);
    QVERIFY(steps[4].met == true);
}

QTEST_GUILESS_MAIN(TestScriptPredictor)
#include "tst_script_predictor.moc"
