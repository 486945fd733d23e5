// SPDX-License-Identifier: MIT
#include "lab/labstate.h"

#include <QTest>

using namespace quay;
using namespace quay::lab;

class LabStateTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void socketGoesFromOpenToGone();
    void factsKeepTheOptionsThatWereTold();
    void bytesOfAConnectionAreSummedUpFromItsMessages();
    void programThatStartsAgainIsANewOne();
    void whatIsToldOfAnUnknownSocketIsPassedOver();
};

namespace
{

constexpr rules::SocketId door{0};
constexpr rules::ProgramId web{0};

SocketFacts factsWith(TcpState state)
{
    SocketFacts facts;
    facts.socket = door;
    facts.tcp = state;
    return facts;
}

LabState after(const std::vector<Event> &events)
{
    LabState state;
    for (const Event &event : events)
        state.apply(event);
    return state;
}

} // namespace

void LabStateTest::socketGoesFromOpenToGone()
{
    const SocketOpened opened{door, web, QStringLiteral("door"), Family::V4, Transport::Tcp, 7, 4711, {}};
    std::vector<Event> events{{1, opened},
                              {2, factsWith(TcpState::Established)},
                              {3, factsWith(TcpState::Established)},
                              {4, factsWith(TcpState::FinWait2)}};
    QCOMPARE(after(events).find(door)->path, (std::vector{TcpState::Established, TcpState::FinWait2}));
    QVERIFY(!after(events).find(door)->closed);
    events.push_back({5, SocketClosed{door}});
    QVERIFY(after(events).find(door)->closed && !after(events).find(door)->gone);
    events.push_back({6, SocketGone{door}});
    QVERIFY(after(events).find(door)->gone);
    QCOMPARE(after(events).now(), 6);
}

void LabStateTest::factsKeepTheOptionsThatWereTold()
{
    SocketFacts first = factsWith(TcpState::Listen);
    first.options = {{QStringLiteral("ttl"), 64}};
    const LabState state =
        after({{1, SocketOpened{door, web, {}, {}, {}, 0, 0, {}}}, {2, first}, {3, factsWith(TcpState::Listen)}});
    QCOMPARE(state.find(door)->facts.options, first.options);
}

void LabStateTest::bytesOfAConnectionAreSummedUpFromItsMessages()
{
    const SocketOpened opened{door, web, {}, Family::V4, Transport::Tcp, 7, 4711, {}};
    Received received;
    received.socket = door;
    received.bytes = 20;
    std::vector<Event> events{{1, opened}, {2, received}, {3, received}, {4, Sent{door, {}, 1, 3, {}}}};
    QCOMPARE(after(events).find(door)->facts.received, quint64(40));
    QCOMPARE(after(events).find(door)->facts.sent, quint64(3));
    SocketFacts sums = factsWith(TcpState::CloseWait);
    sums.received = 45;
    events.push_back({5, sums});
    QCOMPARE(after(events).find(door)->facts.received, quint64(45));
}

void LabStateTest::programThatStartsAgainIsANewOne()
{
    const LabState state = after({{1, ProgramStarted{web, QStringLiteral("web"), {}, 10}},
                                  {2, ProgramEnded{web, ProgramEnded::How::Signaled, 9}},
                                  {3, ProgramStarted{web, QStringLiteral("web"), {}, 11}}});
    QCOMPARE(state.find(web)->started.pid, 11);
    QVERIFY(!state.find(web)->ended);
}

void LabStateTest::whatIsToldOfAnUnknownSocketIsPassedOver()
{
    const LabState state = after({{1, factsWith(TcpState::Listen)}, {2, SocketGone{door}}, {3, LeftOut{5}}});
    QVERIFY(state.sockets().empty());
    QCOMPARE(state.leftOut(), 5U);
}

QTEST_APPLESS_MAIN(LabStateTest)
#include "tst_lab_state.moc"
