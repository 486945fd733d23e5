// SPDX-License-Identifier: MIT
#include "lab/message.h"
#include "lab/operationjson.h"

#include <QJsonDocument>
#include <QTest>

using namespace quay;
using namespace quay::lab;

class ProtocolTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyOperationIsReadAsItWasWritten_data();
    void everyOperationIsReadAsItWasWritten();
    void everyAnswerIsReadAsItWasWritten_data();
    void everyAnswerIsReadAsItWasWritten();
    void whatIsNoCommandIsRefused_data();
    void whatIsNoCommandIsRefused();
    void lineThatIsTooLongIsRefused();
};

namespace
{

QByteArray callName(const rules::Operation &operation)
{
    return toJson(operation).value(QLatin1StringView("call")).toString().toLatin1();
}

} // namespace

void ProtocolTest::everyOperationIsReadAsItWasWritten_data()
{
    using namespace rules;
    QTest::addColumn<QByteArray>("line");
    const Endpoint v4{Address::v4(127, 0, 0, 1), Port{80}};
    const Endpoint v6{Address::loopback(Family::V6), Port{65535}};
    const std::vector<Operation> operations{
        CreateSocket{SocketId{3}, ProgramId{1}, Family::V6, Transport::Udp},
        SetFlag{SocketId{3}, Flag::NoDelay, false},
        SetDevice{SocketId{3}, InterfaceId{2}},
        SetPortRange{SocketId{3}, 0, 65535},
        SetTuning{SocketId{3}, Tuning::TimeToLive, -1},
        Bind{SocketId{3}, v6, InterfaceId{1}, SocketId{9}},
        Listen{SocketId{3}, -5},
        Connect{SocketId{0xC0000001}, v4},
        Send{SocketId{3}, v6, 16 * 1024 * 1024, 1000000},
        Send{SocketId{3}, {}, 0, 1},
        SetAccepting{SocketId{3}, false},
        rules::Disconnect{SocketId{3}},
        SetMembership{SocketId{3}, Address::v4(224, 0, 0, 251), InterfaceId{0}, false},
        Inherit{SocketId{3}, ProgramId{1}, SocketId{0xC0000001}},
        End{SocketId{3}, Ending::Reset},
        EndProgram{ProgramId{7}, true},
        Wait{60000},
        SetEphemeralRange{{Port{40000}, Port{40003}}},
        SetPrivilegedBelow{65536},
        AddAddress{Address::v4(10, 0, 0, 1), 24, InterfaceId{1}},
        AddInterfacePair{InterfaceId{1}, InterfaceId{2}},
    };
    for (const Operation &operation : operations) {
        const QByteArray line = toLine(Command(Do{1, {{operation, "a\0b"}}}));
        QTest::addRow("%s", callName(operation).constData()) << line;
    }
}

void ProtocolTest::everyOperationIsReadAsItWasWritten()
{
    QFETCH(QByteArray, line);
    const std::optional<Command> command = commandFromLine(QByteArrayView(line).chopped(1));
    QVERIFY(command);
    QCOMPARE(toLine(*command), line);
    QCOMPARE(std::get<Do>(*command).calls.size(), std::size_t(1));
}

void ProtocolTest::everyAnswerIsReadAsItWasWritten_data()
{
    QTest::addColumn<QByteArray>("line");
    const rules::SocketId socket{5};
    const Endpoint end{Address::v4(127, 0, 0, 1), Port{80}};
    SocketFacts facts;
    facts.socket = socket;
    facts.local = end;
    facts.tcp = TcpState::TimeWait;
    facts.dropped = 1ULL << 40;
    facts.options = {{QStringLiteral("ttl"), 64}};
    SocketOpened opened{socket, {}, QStringLiteral("door#1"), Family::V4, Transport::Tcp, 7, 4711, rules::SocketId{1}};
    opened.ordinal = 1;
    CallResult closed;
    closed.local = closed.peer = end;
    closed.remains = TcpState::FinWait2;
    CallResult refused;
    refused.error = 98;
    refused.port = Port{80};
    refused.pending = true;
    refused.sent = 4;
    const auto add = [](const char *name, const Answer &answer) { QTest::addRow("%s", name) << toLine(answer); };
    add("greeting", Greeting{protocolVersion, 4711, 1});
    add("done", Done{3, {refused, closed}});
    add("synced", Synced{3});
    add("awaits", Awaits{socket, QStringLiteral("0a1b2")});
    add("started", Happening(ProgramStarted{rules::ProgramId{2}, QStringLiteral("web"), {}, 4711}));
    add("ended", Happening(ProgramEnded{rules::ProgramId{2}, ProgramEnded::How::Silent, 9, true}));
    add("opened", Happening(opened));
    add("facts", Happening(facts));
    add("closed", Happening(SocketClosed{socket, true}));
    add("gone", Happening(SocketGone{socket}));
    add("called", Happening(CallMade{rules::Listen{socket, 5}, 98, Port{80}, false}));
    add("connected", Happening(Connected{socket, rules::SocketId{6}}));
    add("sent", Happening(Sent{socket, end, 2, 20, "\xff\0"}));
    add("received", Happening(Received{socket, end, {}, 2, 20, "hello", false}));
    add("peerclosed", Happening(PeerClosed{socket}));
    add("trouble", Happening(Trouble{socket, 104}));
    add("leftout", Happening(LeftOut{1000}));
}

void ProtocolTest::everyAnswerIsReadAsItWasWritten()
{
    QFETCH(QByteArray, line);
    const std::optional<Answer> answer = answerFromLine(QByteArrayView(line).chopped(1));
    QVERIFY(answer);
    QCOMPARE(toLine(*answer), line);
}

void ProtocolTest::whatIsNoCommandIsRefused_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("listen tcp");
    QTest::newRow("no object") << QByteArray("[1]");
    QTest::newRow("unknown") << QByteArray(R"({"launch":1})");
    QTest::newRow("no calls") << QByteArray(R"({"do":1})");
    QTest::newRow("unknown call") << QByteArray(R"({"do":1,"calls":[{"call":"exec"}]})");
    QTest::newRow("no number") << QByteArray(R"({"do":"1","calls":[]})");
    QTest::newRow("half a number") << QByteArray(R"({"do":1.5,"calls":[]})");
    QTest::newRow("member missing") << QByteArray(R"({"do":1,"calls":[{"call":"listen","socket":1}]})");
    QTest::newRow("port too high") << QByteArray(
        R"({"do":1,"calls":[{"call":"bind","socket":1,"local":"1.2.3.4:65536"}]})");
    QTest::newRow("no such flag") << QByteArray(R"({"do":1,"calls":[{"call":"flag","socket":1,"flag":99,"on":true}]})");
    QTest::newRow("payload no base64") << QByteArray(
        R"({"do":1,"calls":[{"call":"send","socket":1,"size":1,"count":1,"payload":"*"}]})");
}

void ProtocolTest::whatIsNoCommandIsRefused()
{
    QFETCH(QByteArray, line);
    QVERIFY(!commandFromLine(line));
    QVERIFY(!answerFromLine(line));
}

void ProtocolTest::lineThatIsTooLongIsRefused()
{
    const QByteArray padding(maxLineLength, ' ');
    QVERIFY(commandFromLine(R"({"sync":1})"));
    QVERIFY(!commandFromLine(R"({"sync":1})" + padding));
    QVERIFY(!answerFromLine(R"({"synced":1})" + padding));
}

QTEST_GUILESS_MAIN(ProtocolTest)
#include "tst_lab_protocol.moc"
