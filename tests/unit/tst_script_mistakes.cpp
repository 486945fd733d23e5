// SPDX-License-Identifier: MIT
#include "script/parser.h"

#include <QTest>

using namespace quay;
using namespace quay::script;

class TestScriptMistakes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pointsAtTheMistake_data();
    void pointsAtTheMistake();
    void saysWhatWasExpected_data();
    void saysWhatWasExpected();
    void oneMistakeIsReportedOnce();
    void collectsTheMistakesOfAllLines();
    void namesTheOwnerAndTheEarlierLine();
    void refusesHostStatementsOutsideIsolation();
    void knowsTheHostsOfTheSettingsOnly_data();
    void knowsTheHostsOfTheSettingsOnly();
    void namesTheLineThatHasPutAProgramElsewhere();
    void suggestsAHost();
    void declaresTheSocketsOfAnUnknownHost();
    void refusesUnknownServices();
    void countsCharactersNotBytes();
};

namespace
{

// The mistakes are on the line after these.
const QByteArray prelude = "web: listen tcp 127.0.0.1:8080 as door\n"
                           "web: bind udp 127.0.0.1:5300 as mail\n"
                           "alice: connect tcp 127.0.0.1:8080 as a\n";

std::vector<KnownHost> hosts()
{
    return {{QStringLiteral("blue"), true}, {QStringLiteral("red"), true}, {QStringLiteral("pi"), false}};
}

std::vector<Diagnostic> mistakesOf(const QByteArray &text, const ParseSettings &settings = {})
{
    const auto scripts = parse(text, settings);
    return scripts ? std::vector<Diagnostic>() : scripts.error();
}

} // namespace

void TestScriptMistakes::pointsAtTheMistake_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<Mistake>("mistake");
    QTest::addColumn<int>("column");
    QTest::addColumn<int>("length");
    QTest::addColumn<QString>("suggestion");
    const auto row = [](const char *line, Mistake mistake, int column, int length, const char *suggestion = "") {
        QTest::newRow(line) << QByteArray(line) << mistake << column << length << QString::fromUtf8(suggestion);
    };
    // characters
    row("web: send mail \"a\nweb: exit", Mistake::QuoteLeftOpen, 16, 2);
    row("web: send mail \"a\\\"", Mistake::QuoteLeftOpen, 16, 4);
    row("web: send mail \"a\\q\"", Mistake::UnknownEscape, 18, 2);
    row("web: send mail \"\\x4\"", Mistake::UnknownEscape, 17, 2);
    row("web: send mail \"\\\xc3\xa9\"", Mistake::UnknownEscape, 17, 2);
    row("web: bind\x01tcp *:80", Mistake::ControlCharacter, 10, 1);
    row("web: exit\r\r", Mistake::ControlCharacter, 10, 1);
    row("web: send mail \"\xc3\xa9\xff\"", Mistake::NotUtf8, 18, 1);
    row("# \xed\xa0\x80", Mistake::NotUtf8, 3, 1);
    row("# \xc0\xaf", Mistake::NotUtf8, 3, 1);
    row("# \xf4\x90\x80\x80", Mistake::NotUtf8, 3, 1);
    // a descriptor of another program's socket
    row("web: inherit door as again", Mistake::OwnSocket, 14, 4);
    row("alice: inherit dor", Mistake::UnknownSocket, 16, 3, "door");
    row("alice: inherit door again", Mistake::Unexpected, 21, 5);
    row("alice: inherit door as mail", Mistake::SocketNameTaken, 24, 4);
    row("alice: inherit mail#1", Mistake::SessionOfUdp, 16, 6);
    // the beginning of a line
    row("web listen tcp *:80", Mistake::Unexpected, 5, 6);
    row("web", Mistake::Unexpected, 4, 0);
    row(": exit", Mistake::Unexpected, 1, 1);
    row("\"web\": exit", Mistake::Unexpected, 1, 5);
    row("8080: exit", Mistake::BadName, 1, 4);
    row("w\xc3\xa9"
        "b: exit",
        Mistake::BadName, 1, 3);
    row("web:", Mistake::Unexpected, 5, 0);
    row("web: => ok", Mistake::Unexpected, 6, 2);
    row("web: lisen tcp *:80 as door9", Mistake::UnknownCommand, 6, 5, "listen");
    row("web: CONNECT tcp *:80", Mistake::UnknownCommand, 6, 7, "connect");
    row("web: frobnicate", Mistake::UnknownCommand, 6, 10);
    row("host: bind tcp *:80", Mistake::UnknownHostCommand, 7, 4);
    row("host: ephemerals 1-2", Mistake::UnknownHostCommand, 7, 10, "ephemeral");
    // transports, addresses, ports
    row("web: bind TCP *:80", Mistake::UnknownTransport, 11, 3, "tcp");
    row("web: bind sctp *:80", Mistake::UnknownTransport, 11, 4);
    row("web: bind", Mistake::Unexpected, 10, 0);
    row("web: bind tcp", Mistake::Unexpected, 14, 0);
    row("web: bind tcp => ok", Mistake::Unexpected, 15, 2);
    row("web: bind tcp *:65536", Mistake::PortOutOfRange, 17, 5);
    row("web: bind tcp *:-1", Mistake::PortOutOfRange, 17, 2);
    row("web: bind tcp *:99999999999999999999", Mistake::PortOutOfRange, 17, 20);
    row("web: bind tcp *", Mistake::PortMissing, 15, 1);
    row("web: bind tcp *:", Mistake::PortMissing, 15, 2);
    row("web: bind tcp [::1]", Mistake::PortMissing, 15, 5);
    row("web: bind tcp *:80!", Mistake::BadName, 17, 3);
    row("web: bind tcp 127.0.0.256:80", Mistake::NotAnAddress, 15, 11);
    row("web: bind tcp 127.1:80", Mistake::NotAnAddress, 15, 5);
    row("web: bind tcp [::g]:80", Mistake::NotAnAddress, 15, 5);
    row("web: bind tcp [127.0.0.1]:80", Mistake::NotAnAddress, 15, 11);
    row("web: bind tcp [::1:80", Mistake::NotAnAddress, 15, 7);
    row("web: bind tcp [::1]80", Mistake::NotAnAddress, 15, 7);
    row("web: bind tcp ::1:80", Mistake::BracketsMissing, 15, 6);
    row("web: bind tcp localhost:80", Mistake::HostNameGiven, 15, 9);
    row("web: bind tcp [fe80::1%]:80", Mistake::BadName, 24, 0);
    row("web: bind tcp [fe80::1%a/b]:80", Mistake::BadName, 24, 3);
    row("web: bind tcp *:$nobody1", Mistake::UnknownSocket, 18, 7);
    row("web: bind tcp *:$dor", Mistake::UnknownSocket, 18, 3, "door");
    row("web: bind tcp *:$", Mistake::BadName, 18, 0);
    // options
    row("web: bind tcp *:80 reuseadr", Mistake::UnknownOption, 20, 8, "reuseaddr");
    row("web: bind tcp *:80 for ever", Mistake::UnknownOption, 20, 3);
    row("web: bind tcp *:80 backlog 5", Mistake::UnknownOption, 20, 7);
    row("web: bind tcp *:80 \"as\" x", Mistake::Unexpected, 20, 4);
    row("web: bind tcp *:80 ttl", Mistake::Unexpected, 23, 0);
    row("web: bind tcp *:80 ttl x", Mistake::Unexpected, 24, 1);
    row("web: bind tcp *:80 ttl -1", Mistake::NumberOutOfRange, 24, 2);
    row("web: bind tcp *:80 rcvbuf 2147483648", Mistake::NumberOutOfRange, 27, 10);
    row("web: bind tcp *:80 range 40000", Mistake::Unexpected, 26, 5);
    row("web: bind tcp *:80 range 1-70000", Mistake::PortOutOfRange, 28, 5);
    row("web: bind tcp *:80 device", Mistake::Unexpected, 26, 0);
    row("web: bind tcp *:80 device abcdefghijklmnop", Mistake::BadName, 27, 16);
    row("web: listen tcp *:80 backlog 1 backlog 2", Mistake::UnknownOption, 32, 7);
    row("web: connect tcp *:80 from", Mistake::Unexpected, 27, 0);
    // names
    row("web: bind tcp *:80 as", Mistake::Unexpected, 22, 0);
    row("web: bind tcp *:80 as 1st", Mistake::BadName, 23, 3);
    row("web: bind tcp *:80 as tcp", Mistake::ReservedName, 23, 3);
    row("web: bind tcp *:80 as door", Mistake::SocketNameTaken, 23, 4);
    row("web: bind tcp *:80 as x reuseaddr", Mistake::Unexpected, 25, 9);
    row("web: close dor", Mistake::UnknownSocket, 12, 3, "door");
    row("web: close web.1", Mistake::UnknownSocket, 12, 5);
    row("web: close door#0", Mistake::BadName, 12, 6);
    row("web: close door#1#1", Mistake::BadName, 12, 8);
    row("web: close a", Mistake::ForeignSocket, 12, 1);
    row("web: close", Mistake::Unexpected, 11, 0);
    row("web: close door door", Mistake::Unexpected, 17, 4);
    // sending
    row("web: send mail", Mistake::Unexpected, 15, 0);
    row("web: send mail hello", Mistake::Unexpected, 16, 5);
    row("web: send mail 5", Mistake::Unexpected, 17, 0);
    row("web: send mail 5 byte", Mistake::Unexpected, 18, 4);
    row("web: send mail 16777217 bytes", Mistake::NumberOutOfRange, 16, 8);
    row("web: send mail hex \"0\"", Mistake::NotHex, 20, 3);
    row("web: send mail hex \"0g\"", Mistake::NotHex, 20, 4);
    row("web: send mail \"x\" two", Mistake::Unexpected, 20, 3);
    row("web: send mail \"x\" times 0", Mistake::NumberOutOfRange, 26, 1);
    row("web: send mail \"x\" times 1000001", Mistake::NumberOutOfRange, 26, 7);
    row("web: send mail \"x\" to", Mistake::Unexpected, 22, 0);
    row("web: send mail \"x\" times 2 to *:1", Mistake::Unexpected, 28, 2);
    row("alice: send a \"x\" to 127.0.0.1:80", Mistake::SendToOnTcp, 19, 2);
    // the other commands
    row("web: set door", Mistake::Unexpected, 14, 0);
    row("web: set door reuse", Mistake::UnknownOption, 15, 5);
    row("web: set door reuseaddr maybe", Mistake::Unexpected, 25, 5);
    row("web: set door ttl 5 on", Mistake::Unexpected, 21, 2);
    row("web: pause mail", Mistake::PauseOnUdp, 12, 4);
    row("web: close mail#1", Mistake::SessionOfUdp, 12, 6);
    row("web: disconnect door", Mistake::DisconnectOnTcp, 17, 4);
    row("web: join mail", Mistake::Unexpected, 15, 0);
    row("web: join mail everybody", Mistake::HostNameGiven, 16, 9);
    row("web: wait 60001 ms", Mistake::NumberOutOfRange, 11, 5);
    row("web: wait 5", Mistake::Unexpected, 12, 0);
    row("web: wait 5 s", Mistake::Unexpected, 13, 1);
    row("web: exit now", Mistake::Unexpected, 11, 3);
    row("host: ephemeral 5-4", Mistake::RangeReversed, 17, 3);
    row("host: privileged 65536", Mistake::NumberOutOfRange, 18, 5);
    row("host: address 10.0.0.1 on v0", Mistake::Unexpected, 15, 8);
    row("host: address 10.0.0.1/33 on v0", Mistake::NumberOutOfRange, 15, 11);
    row("host: address 10.0.0.1/24 v0", Mistake::Unexpected, 27, 2);
    row("host: address fd00::1/64 on v0", Mistake::BracketsMissing, 15, 7);
    row("host: interfaces v0", Mistake::Unexpected, 20, 0);
    row("host: interfaces v0 v0", Mistake::InterfaceTaken, 21, 2);
    row("host: interfaces lo v0", Mistake::InterfaceTaken, 18, 2);
    row("host:", Mistake::Unexpected, 6, 0);
    // expectations
    row("web: exit =>", Mistake::Unexpected, 13, 0);
    row("web: exit => fine", Mistake::Unexpected, 14, 4);
    row("web: exit => fail EBADF", Mistake::Unexpected, 14, 4, "fails");
    row("web: exit => fails", Mistake::Unexpected, 19, 0);
    row("web: exit => fails EADDRINUS", Mistake::UnknownErrno, 20, 9, "EADDRINUSE");
    row("web: exit => fails 98", Mistake::UnknownErrno, 20, 2);
    row("web: exit => ok ok", Mistake::Unexpected, 17, 2);
    row("web: exit => nobody", Mistake::Unexpected, 20, 0);
    row("web: exit => door#1 receives", Mistake::Unexpected, 29, 0);
    row("web: exit => doar receives \"x\"", Mistake::UnknownSocket, 14, 4, "door");
    row("web: exit => a receives \"x\" and", Mistake::Unexpected, 32, 0);
    row("web: exit => ok => ok", Mistake::Unexpected, 17, 2);
    row("---- ", Mistake::BadName, 1, 4);
}

void TestScriptMistakes::pointsAtTheMistake()
{
    QFETCH(QByteArray, line);
    QFETCH(Mistake, mistake);
    QFETCH(int, column);
    QFETCH(int, length);
    QFETCH(QString, suggestion);
    const std::vector<Diagnostic> mistakes = mistakesOf(prelude + line + "\n");
    QCOMPARE(mistakes.size(), 1U);
    QCOMPARE(int(mistakes[0].mistake), int(mistake));
    QCOMPARE(mistakes[0].line, 4);
    QCOMPARE(mistakes[0].column, column);
    QCOMPARE(mistakes[0].length, length);
    QCOMPARE(mistakes[0].suggestion, suggestion);
}

void TestScriptMistakes::saysWhatWasExpected_data()
{
    using List = std::vector<Expected>;
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<List>("expected");
    QTest::newRow("program") << QByteArray(": exit") << List{Expected::Program};
    QTest::newRow("colon") << QByteArray("web exit") << List{Expected::Colon};
    QTest::newRow("command") << QByteArray("web:") << List{Expected::CommandName};
    QTest::newRow("host command") << QByteArray("host:") << List{Expected::HostCommand};
    QTest::newRow("bind") << QByteArray("web: bind") << List{Expected::TransportOrSocket};
    QTest::newRow("endpoint") << QByteArray("web: bind tcp") << List{Expected::Endpoint};
    QTest::newRow("after listen") << QByteArray("web: listen tcp *:1 +")
                                  << List{Expected::WordBacklog, Expected::WordAs, Expected::Arrow, Expected::EndOfLine,
                                          Expected::OptionName};
    QTest::newRow("after connect") << QByteArray("web: connect tcp *:1 +")
                                   << List{Expected::WordFrom, Expected::WordAs, Expected::Arrow, Expected::EndOfLine,
                                           Expected::OptionName};
    QTest::newRow("payload") << QByteArray("web: send mail") << List{Expected::WhatToSend};
    QTest::newRow("after send") << QByteArray("web: send mail 1 bytes x")
                                << List{Expected::WordTo, Expected::WordTimes, Expected::Arrow, Expected::EndOfLine};
    QTest::newRow("expectation") << QByteArray("web: exit =>") << List{Expected::WhatToExpect};
}

void TestScriptMistakes::saysWhatWasExpected()
{
    QFETCH(QByteArray, line);
    QFETCH(std::vector<Expected>, expected);
    const std::vector<Diagnostic> mistakes = mistakesOf(prelude + line);
    QCOMPARE(mistakes.size(), 1U);
    QVERIFY(mistakes[0].expected == expected);
}

// The sockets of a line that has a mistake are known to the lines after it all the same.
void TestScriptMistakes::oneMistakeIsReportedOnce()
{
    const std::vector<Diagnostic> mistakes = mistakesOf("web: listen tcp *:65536 as door\n"
                                                        "web: lissten tcp *:1\n"
                                                        "web: close door\n"
                                                        "web: close web.1\n");
    QCOMPARE(mistakes.size(), 2U);
    QCOMPARE(int(mistakes[0].mistake), int(Mistake::PortOutOfRange));
    QCOMPARE(int(mistakes[1].mistake), int(Mistake::UnknownCommand));
}

void TestScriptMistakes::collectsTheMistakesOfAllLines()
{
    const std::vector<Diagnostic> mistakes = mistakesOf("a: x\n\nb: exit\n---\na: y\n");
    QCOMPARE(mistakes.size(), 2U);
    QCOMPARE(mistakes[0].line, 1);
    QCOMPARE(mistakes[1].line, 5);
}

void TestScriptMistakes::namesTheOwnerAndTheEarlierLine()
{
    const std::vector<Diagnostic> mistakes = mistakesOf(prelude + "alice: close door\nalice: bind tcp *:1 as mail\n");
    QCOMPARE(mistakes.size(), 2U);
    QCOMPARE(mistakes[0].owner, QStringLiteral("web"));
    QCOMPARE(mistakes[1].otherLine, 2);
}

void TestScriptMistakes::refusesHostStatementsOutsideIsolation()
{
    ParseSettings settings;
    settings.hostStatements = false;
    const std::vector<Diagnostic> mistakes = mistakesOf("host: privileged 80", settings);
    QCOMPARE(mistakes.size(), 1U);
    QCOMPARE(int(mistakes[0].mistake), int(Mistake::HostNotIsolated));
    QCOMPARE(mistakes[0].column, 1);
}

void TestScriptMistakes::knowsTheHostsOfTheSettingsOnly_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Mistake>("mistake");
    QTest::addColumn<QString>("found");
    QTest::addColumn<int>("column");
    QTest::newRow("unknown") << QByteArray("web@green: bind tcp *:1") << Mistake::UnknownHost << "green" << 5;
    QTest::newRow("empty") << QByteArray("web@: bind tcp *:1") << Mistake::BadName << "" << 5;
    QTest::newRow("two") << QByteArray("web@blue@red: bind tcp *:1") << Mistake::BadName << "blue@red" << 5;
    QTest::newRow("no program") << QByteArray("@blue: bind tcp *:1") << Mistake::BadName << "" << 1;
    QTest::newRow("moved") << QByteArray("web@blue: bind tcp *:1\nweb@red: exit") << Mistake::OtherHost << "red" << 5;
    QTest::newRow("moved later") << QByteArray("web: bind tcp *:1\nweb@red: exit") << Mistake::OtherHost << "red" << 5;
    QTest::newRow("by command") << QByteArray("host@pi: privileged 80") << Mistake::HostByCommand << "pi" << 6;
    QTest::newRow("pair to a command") << QByteArray("host@blue: interfaces v0 v1@pi") << Mistake::HostByCommand << "pi"
                                       << 29;
    QTest::newRow("pair to nowhere") << QByteArray("host@blue: interfaces v0 v1@rde") << Mistake::UnknownHost << "rde"
                                     << 29;
    QTest::newRow("interface twice") << QByteArray("host@blue: interfaces v0 v1\nhost@red: interfaces v0 v1@blue")
                                     << Mistake::InterfaceTaken << "v1" << 25;
    QTest::newRow("descriptor of another host")
        << QByteArray("web@blue: bind tcp *:1 as a\nheir@red: inherit a") << Mistake::InheritFromHost << "a" << 19;
    QTest::newRow("own host") << QByteArray("host: interfaces v0 v1@red") << Mistake::HostNotIsolated << "host" << 1;
}

void TestScriptMistakes::knowsTheHostsOfTheSettingsOnly()
{
    QFETCH(QByteArray, text);
    const ParseSettings settings{{}, false, hosts()};
    const std::vector<Diagnostic> mistakes = mistakesOf(text, settings);
    QCOMPARE(mistakes.size(), 1U);
    QTEST(mistakes[0].mistake, "mistake");
    QTEST(mistakes[0].found, "found");
    QTEST(mistakes[0].column, "column");
}

void TestScriptMistakes::namesTheLineThatHasPutAProgramElsewhere()
{
    const std::vector<Diagnostic> mistakes =
        mistakesOf("\nweb@blue: bind tcp *:1 as a\nweb: close a\nweb@red: exit", {{}, true, hosts()});
    QCOMPARE(mistakes.size(), 1U);
    QCOMPARE(mistakes[0].line, 4);
    QCOMPARE(mistakes[0].otherLine, 2);
    QCOMPARE(mistakes[0].owner, QStringLiteral("web"));
}

void TestScriptMistakes::suggestsAHost()
{
    const std::vector<Diagnostic> mistakes = mistakesOf("web@bleu: exit", {{}, true, hosts()});
    QCOMPARE(mistakes.size(), 1U);
    QCOMPARE(mistakes[0].suggestion, QStringLiteral("blue"));
}

// One mistake isn't told again by every line that builds on it.
void TestScriptMistakes::declaresTheSocketsOfAnUnknownHost()
{
    QCOMPARE(mistakesOf("web@green: bind tcp *:1 as a\nweb: close a").size(), 1U);
}

void TestScriptMistakes::refusesUnknownServices()
{
    ParseSettings settings;
    settings.service = [](QStringView, Transport) { return std::optional<Port>(); };
    const std::vector<Diagnostic> mistakes = mistakesOf("web: bind tcp *:htp", settings);
    QCOMPARE(mistakes.size(), 1U);
    QCOMPARE(int(mistakes[0].mistake), int(Mistake::UnknownService));
    QCOMPARE(mistakes[0].column, 17);
    QCOMPARE(mistakes[0].found, QStringLiteral("htp"));
}

void TestScriptMistakes::countsCharactersNotBytes()
{
    // Two characters of two and four bytes before the mistake.
    const std::vector<Diagnostic> mistakes = mistakesOf(prelude + "web: send mail \"\xc3\xa9\xf0\x9f\x9a\xa2\" oops");
    QCOMPARE(mistakes.size(), 1U);
    QCOMPARE(mistakes[0].column, 21);
    QCOMPARE(mistakes[0].found, QStringLiteral("oops"));
}

QTEST_GUILESS_MAIN(TestScriptMistakes)
#include "tst_script_mistakes.moc"
