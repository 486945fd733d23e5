// SPDX-License-Identifier: MIT
#include "script/parser.h"
#include "script/printer.h"

#include <QTest>

using namespace quay;
using namespace quay::script;

namespace
{

std::vector<Script> parsed(QByteArrayView text)
{
    const auto scripts = parse(text);
    if (scripts)
        return *scripts;
    const Diagnostic &first = scripts.error().front();
    qWarning("line %d column %d: mistake %d", first.line, first.column, int(first.mistake));
    return {};
}

Statement lastStatement(QByteArrayView text)
{
    const std::vector<Script> scripts = parsed(text);
    return scripts.empty() || scripts.back().steps.empty() ? Statement() : scripts.back().steps.back().statement;
}

} // namespace

class TestScriptLanguage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printsEachLineAsItWasWritten_data();
    void printsEachLineAsItWasWritten();
    void printsOtherSpellingsInOneForm_data();
    void printsOtherSpellingsInOneForm();
    void readsTheExampleOfTwoProgramsAndOnePort();
    void keepsTheLineOfEachStep();
    void numbersUnnamedSocketsOfEachProgram();
    void threeDashesBeginAnotherScript();
    void aCommentEndsBeforeNoQuote();
    void readsEscapesAndHex();
    void asksForServicesByTransport();
    void acceptsWhatOnlyTheKernelRefuses_data();
    void acceptsWhatOnlyTheKernelRefuses();
};

// Sockets for the lines below: of web, of alice, and one each of TCP and UDP.
const QByteArray prelude = "web: listen tcp 127.0.0.1:8080 as door\n"
                           "web: bind udp 127.0.0.1:5300 as mail\n"
                           "alice: connect tcp 127.0.0.1:8080 as a\n"
                           "alice: bind udp [::1]:0 as u\n";

void TestScriptLanguage::printsEachLineAsItWasWritten_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line : {
             "web: bind tcp 127.0.0.1:80",
             "web: bind udp 127.0.0.1:80 as x",
             "web: bind tcp [::1]:80",
             "web: bind tcp *:80",
             "web: bind tcp 0.0.0.0:80",
             "web: bind tcp [::]:0",
             "web: bind tcp [::ffff:127.0.0.1]:65535",
             "web: bind udp [fe80::1%v0]:80",
             "web: bind udp 10.0.0.1%v0:80",
             "web: bind tcp 127.0.0.1:http",
             "web: bind tcp 127.0.0.1:$door",
             "web: bind tcp 127.0.0.1:$a",
             "web: bind tcp 127.0.0.1:$door#2",
             "web: bind tcp *:80 reuseaddr reuseport v6only dualstack broadcast device v0 freebind noport "
             "range 40000-40003 rcvbuf 4096 sndbuf 8192 ttl 64 nodelay as x",
             "web: bind mail 127.0.0.1:81",
             "web: listen door",
             "web: listen door backlog 0",
             "web: listen tcp 127.0.0.1:80",
             "web: listen tcp 127.0.0.1:80 reuseaddr backlog 5 as x",
             "web: listen udp 127.0.0.1:80",
             "web: connect tcp 127.0.0.1:80",
             "web: connect udp 127.0.0.1:80 as x",
             "web: connect tcp 127.0.0.1:80 from 127.0.0.2:9000 reuseaddr noport as x",
             "web: connect mail 127.0.0.1:53",
             "web: send mail \"hello\"",
             "web: send mail \"\"",
             "web: send mail hex \"00 ff\"",
             "web: send mail hex \"\"",
             "web: send mail 1400 bytes",
             "web: send mail 0 bytes to 127.0.0.1:53",
             "web: send mail \"x\" to 127.0.0.1:domain times 3",
             "web: send door#1 \"welcome\" times 2",
             "web: set door reuseaddr",
             "web: set door reuseaddr off",
             "web: set door v6only",
             "web: set door dualstack off",
             "web: set door device lo",
             "web: set door range 1-2",
             "web: set door ttl 1",
             "web: pause door",
             "web: resume door",
             "web: disconnect mail",
             "web: join mail 224.0.0.251",
             "web: join mail 224.0.0.251%v0",
             "alice: join u [ff02::fb%v0]",
             "alice: leave u [ff02::fb%v0]",
             "web: shutdown door#1",
             "web: close door",
             "web: reset door#12",
             "web: exit",
             "web: kill",
             "web: wait 0 ms",
             "web: wait 60000 ms",
             "host: ephemeral 40000-40003",
             "host: privileged 80",
             "host: address 10.0.0.1/24 on v0",
             "host: address [fd00::1]/64 on v0",
             "host: interfaces v0 v1",
             "web: exit => ok",
             "web: close door => fails EBADF",
             "web: send mail \"x\" => mail receives \"x\"",
             "web: send mail \"x\" => mail receives \"x\" and u receives \"x\\\"\" and door#1 receives \"\"",
             "web: send mail \"x\" => nobody receives",
         })
        QTest::newRow(line) << QByteArray(line);
}

void TestScriptLanguage::printsEachLineAsItWasWritten()
{
    QFETCH(QByteArray, line);
    QCOMPARE(print(lastStatement(prelude + line)).toUtf8(), line);
}

void TestScriptLanguage::printsOtherSpellingsInOneForm_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("canonical");
    const auto row = [](const char *name, const char *line, const char *canonical) {
        QTest::newRow(name) << QByteArray(line) << QByteArray(canonical);
    };
    row("blanks", "\t web :\t bind  tcp\t127.0.0.1:80  ", "web: bind tcp 127.0.0.1:80");
    row("no blank after the colon", "web:bind tcp *:80=>ok", "web: bind tcp *:80 => ok");
    row("carriage return", "web: exit\r", "web: exit");
    row("comment", "web: exit # and good night", "web: exit");
    row("comment without blank", "web: exit=>ok#good night", "web: exit => ok");
    row("comment with a quote", "web: exit # it's \"over", "web: exit");
    row("long form of IPv6", "web: bind tcp [0:0::0:1]:80", "web: bind tcp [::1]:80");
    row("leading zeros", "web: bind tcp *:0000080", "web: bind tcp *:80");
    row("backlog before the options", "web: listen tcp *:80 backlog 1 reuseaddr",
        "web: listen tcp *:80 reuseaddr backlog 1");
    row("on is what set does", "web: set door reuseaddr on", "web: set door reuseaddr");
    row("once", "web: send mail \"x\" times 1", "web: send mail \"x\"");
    row("escapes", "web: send mail \"\\x41\\x0a\\xff\\xc3\\xa9\"", "web: send mail \"A\\n\\xff\xc3\xa9\"");
    row("hex without blanks", "web: send mail hex \"00FFa0\"", "web: send mail hex \"00 ff a0\"");
    row("interface behind the brackets", "web: bind udp [fe80::1]%v0:80", "web: bind udp [fe80::1%v0]:80");
    row("another name of an errno", "web: exit => fails EWOULDBLOCK", "web: exit => fails EAGAIN");
}

void TestScriptLanguage::printsOtherSpellingsInOneForm()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, canonical);
    const Statement statement = lastStatement(prelude + line);
    QCOMPARE(print(statement).toUtf8(), canonical);
    QVERIFY(lastStatement(prelude + canonical) == statement);
}

void TestScriptLanguage::readsTheExampleOfTwoProgramsAndOnePort()
{
    const std::vector<Script> scripts =
        parsed("# Two programs want the same port.\n"
               "web:    listen tcp 127.0.0.1:8080 as door\n"
               "rival:  listen tcp 127.0.0.1:8080           => fails EADDRINUSE\n"
               "rival:  listen tcp 127.0.0.2:8080           => ok\n"
               "alice:  connect tcp 127.0.0.1:8080 as a\n"
               "alice:  send a \"hello\"                      => door#1 receives \"hello\"\n"
               "web:    close door\n");
    QCOMPARE(scripts.size(), 1U);
    QCOMPARE(scripts[0].steps.size(), 6U);
    const Statement &listen = scripts[0].steps[0].statement;
    QVERIFY(listen.command ==
            Command(ListenNew{NewSocket{Transport::Tcp, {}, QStringLiteral("door")},
                              EndpointName{{Address::v4(127, 0, 0, 1), {}, false}, Port{8080}}, std::nullopt}));
    QVERIFY(!listen.expectation);
    const Statement &send = scripts[0].steps[4].statement;
    QVERIFY(send.expectation == Expectation(ExpectReceipts{{Receipt{{QStringLiteral("door"), 1}, "hello"}}}));
}

void TestScriptLanguage::keepsTheLineOfEachStep()
{
    const std::vector<Script> scripts = parsed("\n# one\nweb: exit\n\n---\nweb: exit");
    QCOMPARE(scripts.size(), 2U);
    QCOMPARE(scripts[0].steps.at(0).line, 3);
    QCOMPARE(scripts[1].steps.at(0).line, 6);
}

void TestScriptLanguage::numbersUnnamedSocketsOfEachProgram()
{
    QVERIFY(!parsed("web: bind tcp *:1\n"
                    "mail: bind tcp *:2\n"
                    "web: bind tcp *:3 as named\n"
                    "web: bind tcp *:4\n"
                    "web: close web.1\n"
                    "web: close web.2\n"
                    "mail: close mail.1\n"
                    "mail: bind tcp *:$web.2\n")
                 .empty());
    QVERIFY(!parse("web: bind tcp *:1 as named\nweb: close web.1"));
}

void TestScriptLanguage::threeDashesBeginAnotherScript()
{
    QCOMPARE(parsed("").size(), 1U);
    QCOMPARE(parsed("---\n---").size(), 3U);
    const QByteArray text = "web: bind tcp *:1 as x\n---\nweb: bind tcp *:1 as x\n";
    const std::vector<Script> scripts = parsed(text);
    QCOMPARE(scripts.size(), 2U);
    QVERIFY(scripts[0] == scripts[1]);
    QCOMPARE(print(scripts).toUtf8(), text);
    QVERIFY(!parse("web: bind tcp *:1 as x\n---\nweb: close x\n"));
}

void TestScriptLanguage::aCommentEndsBeforeNoQuote()
{
    const Statement statement = lastStatement(prelude + "web: send mail \"# 1 => \\\" 2\" # 3");
    QCOMPARE(std::get<Text>(std::get<SendMessage>(statement.command).payload).bytes, QByteArray("# 1 => \" 2"));
}

void TestScriptLanguage::readsEscapesAndHex()
{
    const Statement text = lastStatement(prelude + "web: send mail \"\\\"\\\\\\n\\r\\t\\x00\\xFf\"");
    QCOMPARE(std::get<Text>(std::get<SendMessage>(text.command).payload).bytes, QByteArray("\"\\\n\r\t\0\xff", 7));
    const Statement hex = lastStatement(prelude + "web: send mail hex \"00ff 7F\"");
    QCOMPARE(std::get<Hex>(std::get<SendMessage>(hex.command).payload).bytes, QByteArray("\0\xff\x7f", 3));
}

void TestScriptLanguage::asksForServicesByTransport()
{
    std::vector<std::pair<QString, Transport>> asked;
    ParseSettings settings;
    settings.service = [&asked](QStringView name, Transport transport) {
        asked.emplace_back(name.toString(), transport);
        return std::optional(Port{1});
    };
    QVERIFY(parse("web: bind udp *:snmp as x\nweb: connect x 127.0.0.1:domain\nweb: listen tcp *:http\n", settings));
    const std::vector<std::pair<QString, Transport>> expected{{QStringLiteral("snmp"), Transport::Udp},
                                                              {QStringLiteral("domain"), Transport::Udp},
                                                              {QStringLiteral("http"), Transport::Tcp}};
    QVERIFY(asked == expected);
}

void TestScriptLanguage::acceptsWhatOnlyTheKernelRefuses_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("a second bind") << QByteArray("web: bind door 127.0.0.1:81");
    QTest::newRow("an address of the other family") << QByteArray("web: bind door [::1]:81");
    QTest::newRow("a source of the other family") << QByteArray("web: connect tcp [::1]:1 from 127.0.0.1:0");
    QTest::newRow("an interface that isn't there") << QByteArray("web: bind udp *:1 device nowhere0");
    QTest::newRow("listen for UDP") << QByteArray("web: listen mail");
    QTest::newRow("a socket that is closed") << QByteArray("web: close door\nweb: close door");
    QTest::newRow("a program that has ended") << QByteArray("web: exit\nweb: close door");
    QTest::newRow("a session that never comes") << QByteArray("web: close door#99");
    QTest::newRow("an IPv6 option on IPv4") << QByteArray("web: set door v6only");
    QTest::newRow("a group that is none") << QByteArray("web: join mail 127.0.0.1");
    QTest::newRow("a range reversed") << QByteArray("web: set door range 9-1");
    QTest::newRow("a port of a socket without one") << QByteArray("web: connect tcp 127.0.0.1:$u");
}

void TestScriptLanguage::acceptsWhatOnlyTheKernelRefuses()
{
    QFETCH(QByteArray, line);
    QVERIFY(!parsed(prelude + line).empty());
}

QTEST_GUILESS_MAIN(TestScriptLanguage)
#include "tst_script_language.moc"
