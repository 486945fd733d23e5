// SPDX-License-Identifier: MIT
#include "script/limits.h"
#include "script/parser.h"

#include <QTest>

using namespace quay;
using namespace quay::script;

namespace
{

// The first mistake; absent if there is none.
std::optional<Diagnostic> firstMistake(const QByteArray &text)
{
    const auto scripts = parse(text);
    return scripts ? std::nullopt : std::optional(scripts.error().front());
}

bool isMistake(const QByteArray &text, Mistake mistake, int line)
{
    const std::optional<Diagnostic> first = firstMistake(text);
    return first && first->mistake == mistake && first->line == line;
}

} // namespace

class TestScriptLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLineHasAtMost64Kibibytes();
    void aScriptHasAtMostOneMebibyte();
    void eachScriptOfAFileHasItsOwnMebibyte();
    void aFileHasAtMost64Scripts();
    void aScriptHasAtMost256Programs();
    void aScriptHasAtMost4096Sockets();
    void survivesAMillionStatements();
    void survivesTwoMebibytesOf_data();
    void survivesTwoMebibytesOf();
    void survivesAnyByteAnywhere();
    void listsAHundredMistakes();
    void readsNothingAsAnEmptyScript();
};

void TestScriptLimits::aLineHasAtMost64Kibibytes()
{
    const QByteArray statement = "web: exit #";
    const QByteArray longest = statement + QByteArray(maxLineBytes - statement.size(), 'x');
    QVERIFY(!firstMistake(longest));
    QVERIFY(!firstMistake(longest + "\r\n"));
    QVERIFY(isMistake("\n" + longest + "x", Mistake::LineTooLong, 2));
    QCOMPARE(firstMistake(longest + "x")->highest, maxLineBytes);
}

void TestScriptLimits::aScriptHasAtMostOneMebibyte()
{
    const QByteArray line = "# " + QByteArray(1021, 'x') + "\n";
    QVERIFY(!firstMistake(line.repeated(1024)));
    QVERIFY(isMistake(line.repeated(1024) + "\n", Mistake::ScriptTooLong, 1025));
}

void TestScriptLimits::eachScriptOfAFileHasItsOwnMebibyte()
{
    const QByteArray script = ("# " + QByteArray(1021, 'x') + "\n").repeated(1024);
    QVERIFY(!firstMistake(script + "---\n" + script));
}

void TestScriptLimits::aFileHasAtMost64Scripts()
{
    QVERIFY(isMistake(QByteArray(maxFileBytes + 1, '\n'), Mistake::FileTooLong, 1));
}

void TestScriptLimits::aScriptHasAtMost256Programs()
{
    QByteArray text = "host: privileged 1\n";
    for (int i = 0; i < maxPrograms; ++i)
        text += "p" + QByteArray::number(i) + ": exit\n";
    text += "p0: exit\n";
    QVERIFY(!firstMistake(text));
    QVERIFY(isMistake(text + "q: exit\n", Mistake::TooManyPrograms, 259));
    QVERIFY(!firstMistake(text + "---\nq: exit\n"));
}

void TestScriptLimits::aScriptHasAtMost4096Sockets()
{
    const QByteArray text = QByteArray("p: bind tcp *:0\n").repeated(maxSockets) + "p: close p.4096\n";
    QVERIFY(!firstMistake(text));
    QVERIFY(isMistake(text + "p: bind tcp *:0\n", Mistake::TooManySockets, 4098));
}

void TestScriptLimits::survivesAMillionStatements()
{
    const std::optional<Diagnostic> first = firstMistake(QByteArray("p: exit\n").repeated(1'000'000));
    QVERIFY(first);
    QCOMPARE(int(first->mistake), int(Mistake::ScriptTooLong));
    QCOMPARE(first->line, 1024 * 1024 / 8 + 1);
}

void TestScriptLimits::survivesTwoMebibytesOf_data()
{
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("NUL") << QByteArray(1, '\0');
    QTest::newRow("quotes") << QByteArray("\"");
    QTest::newRow("backslashes in a quote") << QByteArray("\"\\");
    QTest::newRow("line feeds") << QByteArray("\n");
    QTest::newRow("carriage returns") << QByteArray("\r");
    QTest::newRow("blanks") << QByteArray(" ");
    QTest::newRow("colons") << QByteArray(":");
    QTest::newRow("arrows") << QByteArray("=>");
    QTest::newRow("continuation bytes") << QByteArray("\x80");
    QTest::newRow("separators") << QByteArray("---\n");
    QTest::newRow("open quotes") << QByteArray("p: send x \"\n");
    QTest::newRow("unknown sockets") << QByteArray("p: close x\n");
    QTest::newRow("options") << QByteArray("p: bind tcp *:0 ") + QByteArray("reuseaddr ").repeated(6000) + "\n";
    QTest::newRow("receivers") << QByteArray("p: exit => ") + QByteArray("x receives \"\" and ").repeated(3000) + "\n";
}

// Two mebibytes are twice too long, whatever they are; empty lines and separators may end earlier in another mistake.
void TestScriptLimits::survivesTwoMebibytesOf()
{
    QFETCH(QByteArray, part);
    const QByteArray text = part.repeated(2 * maxScriptBytes / part.size());
    const auto scripts = parse(text);
    if (part != "---\n")
        QVERIFY(!scripts);
    else
        QCOMPARE(scripts->size(), std::size_t(text.size() / 4 + 1));
}

void TestScriptLimits::survivesAnyByteAnywhere()
{
    const QByteArray text = "web: listen tcp [::1%lo]:80 range 1-2 backlog 5 as d => d#1 receives \"\\x41\" # c\n";
    for (qsizetype at = 0; at < text.size(); ++at) {
        for (int byte = 0; byte < 256; ++byte) {
            QByteArray changed = text;
            changed[at] = static_cast<char>(byte);
            const auto scripts = parse(changed);
            if (byte == 0)
                QVERIFY(!scripts);
            if (!scripts)
                QVERIFY(scripts.error().front().column >= 1 && scripts.error().front().column <= text.size() + 1);
        }
    }
}

void TestScriptLimits::listsAHundredMistakes()
{
    const auto scripts = parse(QByteArray("oops\n").repeated(1000));
    QVERIFY(!scripts);
    QCOMPARE(scripts.error().size(), std::size_t(maxDiagnostics) + 1);
    QCOMPARE(int(scripts.error().back().mistake), int(Mistake::TooManyMistakes));
}

void TestScriptLimits::readsNothingAsAnEmptyScript()
{
    QCOMPARE(parse({})->size(), 1U);
    QCOMPARE(parse("\xef\xbb\xbfweb: exit")->at(0).steps.size(), 1U);
    QVERIFY(parse("web: exit\n# no line feed at the end"));
}

QTEST_GUILESS_MAIN(TestScriptLimits)
#include "tst_script_limits.moc"
