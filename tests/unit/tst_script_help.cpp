// SPDX-License-Identifier: MIT
#include "script/parser.h"
#include "script/predictor.h"

#include <QFile>
#include <QTest>

#include <set>

using namespace quay::script;

// The examples of the language's reference are a script, from the first to the last: they are read and do what they
// say.
class TestScriptHelp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyExampleDoesWhatItSays();
    void everyCommandHasAnExample();
    void theGermanHasTheSameExamples();

private:
    static std::vector<KnownHost> hosts()
    {
        return {{QStringLiteral("blue"), true}, {QStringLiteral("red"), true}, {QStringLiteral("pi"), false}};
    }
    // The indented lines; the head's example is a script of its own, as are those below the second heading.
    static QByteArray examples()
    {
        QFile file(QStringLiteral(QUAYSIDE_HELP "lab-script.md"));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        QByteArray text;
        for (const QByteArray &line : file.readAll().split('\n')) {
            if (line.startsWith("## Addresses") || line.startsWith("## Other hosts"))
                text += "---\n";
            const qsizetype colon = line.indexOf(": ");
            if (line.startsWith("    ") && colon > 4 && !line.sliced(4, colon - 4).contains('.') &&
                !line.contains("65536"))
                text += line + '\n';
        }
        return text;
    }
};

void TestScriptHelp::everyExampleDoesWhatItSays()
{
    const auto scripts = parse(examples(), {{}, true, hosts()});
    QVERIFY(scripts);
    QCOMPARE(scripts->size(), 3U);
    for (const Script &script : *scripts) {
        QVERIFY(script.steps.size() >= 6);
        Predictor predictor(Hosts(quay::rules::State(), hosts()), Names({QStringLiteral("lo")}, hosts()), {}, {});
        for (const Step &step : script.steps) {
            const PredictedStep predicted = predictor.step(step.statement);
            const bool asItSays =
                step.statement.expectation ? predicted.met == true : predicted.outcome.error.isEmpty();
            QVERIFY2(asItSays, qPrintable(QStringLiteral("line %1").arg(step.line)));
        }
    }
}

void TestScriptHelp::everyCommandHasAnExample()
{
    const auto scripts = parse(examples(), {{}, true, hosts()});
    QVERIFY(scripts);
    std::set<std::size_t> commands;
    for (const Step &step : scripts->at(1).steps)
        commands.insert(step.statement.command.index());
    QCOMPARE(commands.size(), std::variant_size_v<Command>);
}

// Lines of code without their comments.
static QByteArrayList statementsOf(const QString &name)
{
    QFile file(QStringLiteral(QUAYSIDE_HELP) + name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArrayList lines;
    for (QByteArray line : file.readAll().split('\n')) {
        if (const qsizetype comment = line.indexOf('#'); comment == 4 || (comment > 4 && line[comment - 1] == ' '))
            line.truncate(comment);
        if (line.startsWith("    ") && !line.trimmed().isEmpty())
            lines.append(line.trimmed());
    }
    return lines;
}

void TestScriptHelp::theGermanHasTheSameExamples()
{
    const QByteArrayList english = statementsOf(QStringLiteral("lab-script.md"));
    QVERIFY(english.size() > 50);
    QCOMPARE(statementsOf(QStringLiteral("lab-script.de.md")), english);
}

QTEST_GUILESS_MAIN(TestScriptHelp)
#include "tst_script_help.moc"
