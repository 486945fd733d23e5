// SPDX-License-Identifier: MIT
#include "script/parser.h"
#include "script/printer.h"
#include "scriptgenerator.h"

#include <QTest>

using namespace quay::script;

class TestScriptRoundTrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parseUndoesPrint();
    void printOfParseIsAFixedPoint();
};

// For every script s: parse(print(s)) == s. A failing seed is named with the first line that differs.
void TestScriptRoundTrip::parseUndoesPrint()
{
    for (quint32 seed = 0; seed < 2000; ++seed) {
        const Script script = Generator(seed).script(20);
        const QByteArray text = print(script).toUtf8();
        const auto again = parse(text, {{}, true, Generator::hosts()});
        if (!again) {
            const Diagnostic &first = again.error().front();
            const QByteArray line = text.split('\n').at(first.line - 1);
            QFAIL(qPrintable(QStringLiteral("seed %1, mistake %2 in: %3")
                                 .arg(seed)
                                 .arg(int(first.mistake))
                                 .arg(QString::fromUtf8(line))));
        }
        QCOMPARE(again->size(), 1U);
        for (std::size_t i = 0; i < script.steps.size(); ++i) {
            if (!(again->front().steps.at(i) == script.steps[i]))
                QFAIL(qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(print(script.steps[i].statement))));
            QCOMPARE(again->front().steps[i].line, int(i) + 1);
        }
        QCOMPARE(again->front().steps.size(), script.steps.size());
    }
}

void TestScriptRoundTrip::printOfParseIsAFixedPoint()
{
    for (quint32 seed = 5000; seed < 5200; ++seed) {
        const std::vector<Script> scripts{Generator(seed).script(5), {}, Generator(seed + 1000).script(5)};
        const QString text = print(scripts);
        const auto again = parse(text.toUtf8(), {{}, true, Generator::hosts()});
        QVERIFY(again);
        QCOMPARE(print(*again), text);
    }
}

QTEST_GUILESS_MAIN(TestScriptRoundTrip)
#include "tst_script_roundtrip.moc"
