// SPDX-License-Identifier: MIT
#include "common/ruletext.h"

#include <QTest>

using namespace quay;
using namespace quay::rules;

class TestRuleText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesTheOtherProgramsSocket();
    void hasASentenceForEveryRule();
    void hasASentenceForEveryFate();
    void hasASentenceForEveryRemedy();
    void hasWordsForEveryErrorStageAndFact();
    void aChosenPortIsAStar();
    void saysHowManyMoreAreInTheWay();
    void aListenerThatIsInTheWayTooHasNotEnded();

private:
    State m_state = stateWithOneListener();
    Naming m_naming{[](SocketId) { return QStringLiteral("door"); }, [](ProgramId) { return QStringLiteral("web"); },
                    [](InterfaceId) { return QStringLiteral("lo"); },
                    [](SocketId) { return RuleText::socketOfProgram(QStringLiteral("web"), QStringLiteral("door")); }};

    static State stateWithOneListener()
    {
        State state;
        apply(state, CreateSocket{SocketId{0}, ProgramId{0}, Family::V4, Transport::Tcp});
        apply(state, Bind{SocketId{0}, {Address::loopback(Family::V4), Port{8080}}});
        apply(state, Listen{SocketId{0}});
        apply(state, CreateSocket{SocketId{1}, ProgramId{1}, Family::V4, Transport::Tcp});
        return state;
    }
};

void TestRuleText::namesTheOtherProgramsSocket()
{
    const Bind bind{SocketId{1}, {Address::loopback(Family::V4), Port{8080}}};
    const QString reason = RuleText(m_state, m_naming).reason(predict(m_state, bind), bind);
    QCOMPARE(reason, QStringLiteral("web's socket door already listens on 127.0.0.1:8080, and neither socket has an "
                                    "option for sharing."));
}

void TestRuleText::hasASentenceForEveryRule()
{
    for (int rule = 0; rule <= int(Rule::OutsideTheModel); ++rule) {
        Prediction prediction;
        prediction.rule = Rule(rule);
        prediction.with = {SocketId{0}};
        const QString sentence =
            RuleText(m_state, m_naming).reason(prediction, Bind{SocketId{1}, {Address(), Port{80}}});
        const QByteArray name = ruleName(Rule(rule)).data();
        QVERIFY2(sentence.size() > 15 && sentence.endsWith(u'.') && !sentence.contains(u'{'), name.constData());
    }
}

void TestRuleText::hasASentenceForEveryFate()
{
    for (int fate = 0; fate <= int(Fate::StepsAside); ++fate) {
        const QString sentence =
            RuleText(m_state, m_naming).candidate({SocketId{0}, Stage::Wildcard, Score(), Fate(fate)});
        QVERIFY2(sentence.startsWith(QStringLiteral("web's socket door")), qPrintable(sentence));
    }
}

void TestRuleText::hasASentenceForEveryRemedy()
{
    for (int remedy = 0; remedy <= int(Remedy::WidenRange); ++remedy) {
        Resolution resolution;
        resolution.remedy = Remedy(remedy);
        resolution.flag = Flag::ReusePort;
        resolution.sockets = {SocketId{0}};
        resolution.endpoint = Endpoint{Address(), Port{81}};
        const QString sentence = RuleText(m_state, m_naming).remedy(resolution);
        QVERIFY2(sentence.size() > 10 && sentence.endsWith(u'.') && !sentence.contains(u'{'), qPrintable(sentence));
    }
    Resolution wait;
    wait.remedy = Remedy::WaitForTimeWait;
    wait.milliseconds = 41'001;
    QCOMPARE(RuleText(m_state, m_naming).remedy(wait), QStringLiteral("Wait 42 seconds, until TIME_WAIT has ended."));
}

void TestRuleText::hasWordsForEveryErrorStageAndFact()
{
    for (int error = 0; error <= int(Errno::ETimedOut); ++error)
        QVERIFY(!RuleText::meaning(Errno(error)).isEmpty());
    for (int stage = 0; stage <= int(Stage::EveryMember); ++stage)
        QVERIFY(!RuleText::stage(Stage(stage)).isEmpty());
    for (int told = 0; told <= int(Told::IcmpPortUnreachable); ++told)
        QVERIFY(!RuleText::told(Told(told)).isEmpty());
    for (int missing = 0; missing <= int(Missing::NotModelled); ++missing)
        QVERIFY(!RuleText::missing(Missing(missing)).isEmpty());
}

void TestRuleText::aChosenPortIsAStar()
{
    State state;
    apply(state, CreateSocket{SocketId{0}, ProgramId{0}, Family::V4, Transport::Udp});
    apply(state, Bind{SocketId{0}, {Address::loopback(Family::V4), Port{0}}});
    apply(state, CreateSocket{SocketId{1}, ProgramId{1}, Family::V4, Transport::Udp});
    const Connect connect{SocketId{1}, {Address::loopback(Family::V4), Port{0}}, std::nullopt, SocketId{0}};
    const Prediction prediction = apply(state, connect);
    QVERIFY(RuleText(state, m_naming).reason(prediction, connect).contains(QStringLiteral("127.0.0.1:*")));
}

void TestRuleText::saysHowManyMoreAreInTheWay()
{
    Prediction prediction;
    prediction.outcome = Outcome::Fails;
    prediction.rule = Rule::InUseNoReuse;
    prediction.with = {SocketId{0}, SocketId{0}, SocketId{0}};
    prediction.waitMilliseconds = 2500;
    const QString sentence = RuleText(m_state, m_naming).reason(prediction, Bind{SocketId{1}, Endpoint()});
    QVERIFY2(sentence.endsWith(QStringLiteral("2 more are in the way. In 3 seconds it would succeed.")),
             qPrintable(sentence));
}

void TestRuleText::aListenerThatIsInTheWayTooHasNotEnded()
{
    const Endpoint end{Address::loopback(Family::V4), Port{8080}};
    State state;
    ForeignSocket listener;
    listener.local = end;
    listener.state = SocketState::Listening;
    ForeignSocket ended = listener;
    ended.peer = {Address::loopback(Family::V4), Port{40000}};
    ended.state = SocketState::TimeWait;
    const std::vector<SocketId> with{state.addForeign(ended), state.addForeign(listener)};
    apply(state, CreateSocket{SocketId{1}, ProgramId{1}, Family::V4, Transport::Tcp});
    Prediction prediction;
    prediction.outcome = Outcome::Fails;
    prediction.rule = Rule::InUseTimeWait;
    const auto reason = [&] { return RuleText(state, m_naming).reason(prediction, Bind{SocketId{1}, end}); };
    prediction.with = with;
    QVERIFY2(reason().contains(QStringLiteral("already listens on 127.0.0.1:8080")), qPrintable(reason()));
    prediction.with = {with.front()};
    QVERIFY2(reason().contains(QStringLiteral("waits out TIME_WAIT")), qPrintable(reason()));
}

QTEST_GUILESS_MAIN(TestRuleText)
#include "tst_ruletext.moc"
