// SPDX-License-Identifier: MIT
#include "common/fill.h"
#include "common/scripttext.h"
#include "script/parser.h"

#include <QTest>

using namespace quay;

class TestScriptText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheLineAndACaret_data();
    void showsTheLineAndACaret();
    void hasASentenceForEveryMistake();
    void hasWordsForEverythingExpected();
    void letsNothingThroughThatActsOnATerminal();
    void whatIsFilledInIsNotFilledAgain();
};

namespace
{

QString reportOf(const QByteArray &text)
{
    const auto scripts = script::parse(text);
    return scripts ? QString() : ScriptText::report(scripts.error().front(), text, QStringLiteral("f"));
}

} // namespace

void TestScriptText::showsTheLineAndACaret_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("caret");
    const auto row = [](const char *name, const QByteArray &text, const char *place, const char *line,
                        const char *caret) {
        QTest::newRow(name) << text << QString::fromUtf8(place) << QString::fromUtf8(line) << QString::fromUtf8(caret);
    };
    row("a port", "\nw: bind tcp *:65536 # c\r\n", "f:2:15: ", "    w: bind tcp *:65536 # c",
        "                  ^~~~~");
    row("the end of the line", "w: bind", "f:1:8: ", "    w: bind", "           ^");
    row("tabs are one cell", "\tw:\tbindd", "f:1:5: ", "     w: bindd", "        ^~~~~");
    row("a byte order mark", "\xef\xbb\xbfw; exit", "f:1:1: ", "    w; exit", "    ^~");
    row("wide characters before", "w: send \"\xe6\xb8\xaf\" x", "f:1:9: ", "    w: send \"\xe6\xb8\xaf\" x",
        "            ^~~~");
    row("wide characters under", "w: \xe6\xb8\xaf\xe5\x8f\xa3", "f:1:4: ", "    w: \xe6\xb8\xaf\xe5\x8f\xa3",
        "       ^~~~");
    row("a long line", "w: send x \"" + QByteArray(200, 'y') + "\" oops #" + QByteArray(500, 'z'),
        "f:1:9: ", ("    w: send x \"" + QByteArray(89, 'y')).constData(), "            ^");
}

void TestScriptText::showsTheLineAndACaret()
{
    QFETCH(QByteArray, text);
    const QStringList lines = reportOf(text).split(u'\n');
    QCOMPARE(lines.size(), 4);
    QFETCH(QString, place);
    QVERIFY2(lines[0].startsWith(place), qPrintable(lines[0]));
    QTEST(lines[1], "line");
    QTEST(lines[2], "caret");
}

void TestScriptText::hasASentenceForEveryMistake()
{
    for (int mistake = 0; mistake <= int(script::Mistake::HostByCommand); ++mistake) {
        script::Diagnostic diagnostic;
        diagnostic.mistake = script::Mistake(mistake);
        diagnostic.found = QStringLiteral("this");
        diagnostic.expected = {script::Expected::Endpoint};
        diagnostic.suggestion = QStringLiteral("that");
        const QString sentence = ScriptText::sentence(diagnostic);
        QVERIFY2(sentence.endsWith(QStringLiteral("Did you mean “that”?")), qPrintable(sentence));
        QVERIFY2(!sentence.contains(u'{') && sentence.size() > 40, qPrintable(sentence));
    }
}

void TestScriptText::hasWordsForEverythingExpected()
{
    for (int expected = 0; expected <= int(script::Expected::EndOfLine); ++expected) {
        script::Diagnostic diagnostic;
        diagnostic.mistake = script::Mistake::Unexpected;
        diagnostic.expected = {script::Expected(expected)};
        const QString sentence = ScriptText::sentence(diagnostic);
        QVERIFY2(sentence.startsWith(QStringLiteral("The line ends where")) && sentence.size() > 46,
                 qPrintable(sentence));
    }
}

void TestScriptText::letsNothingThroughThatActsOnATerminal()
{
    const QString report = reportOf("w: \x1b[2Jexit \xe2\x80\xae");
    for (const QChar c : report)
        QVERIFY(c == u'\n' || c.category() != QChar::Other_Control);
    QVERIFY(!reportOf("w: ex\xe2\x80\xaeit").contains(QChar(0x202e)));
}

void TestScriptText::whatIsFilledInIsNotFilledAgain()
{
    const std::array blanks{Blank{QLatin1StringView("a"), QStringLiteral("{b}")},
                            Blank{QLatin1StringView("b"), QStringLiteral("B")}};
    QCOMPARE(fill(QStringLiteral("{a} {b} {c} {"), blanks), QStringLiteral("{b} B  {"));
}

QTEST_GUILESS_MAIN(TestScriptText)
#include "tst_script_text.moc"
