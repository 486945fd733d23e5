// SPDX-License-Identifier: MIT
// What quay says of itself, and that its manual and its completions know all of it.
#include "quayprocess.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

class TestQuayHelp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void lookupTeachesItsQueries();
    void withoutACommandItIsAMistakeHelpedOutOf();
    void everyCommandIsExplained_data() { namedByCommand(); }
    void everyCommandIsExplained();
    void everyCommandSpeaksGerman_data() { namedByCommand(); }
    void everyCommandSpeaksGerman();
    void everyCommandIsInTheManualAndTheCompletions_data() { namedByCommand(); }
    void everyCommandIsInTheManualAndTheCompletions();

private:
    void namedByCommand() const;
    [[nodiscard]] static QStringList found(const QByteArray &text, const char *pattern);

    Quay m_quay;
    Quay m_german;
    QStringList m_commands;
};

// What the pattern's group catches, each once.
QStringList TestQuayHelp::found(const QByteArray &text, const char *pattern)
{
    QStringList words;
    const QRegularExpression expression(QString::fromLatin1(pattern), QRegularExpression::MultilineOption);
    for (auto matches = expression.globalMatch(QString::fromUtf8(text)); matches.hasNext();)
        words += matches.next().captured(1);
    words.removeDuplicates();
    return words;
}

void TestQuayHelp::initTestCase()
{
    m_german.set(QStringLiteral("LC_ALL"), QStringLiteral("de_DE.UTF-8"));
    m_commands = found(m_quay.run({QStringLiteral("--help")}).out, "^  ([a-z]+)   ");
    QVERIFY(m_commands.size() >= 5);
}

void TestQuayHelp::namedByCommand() const
{
    QTest::addColumn<QString>("command");
    for (const QString &command : m_commands)
        QTest::addRow("%s", qPrintable(command)) << command;
}

void TestQuayHelp::lookupTeachesItsQueries()
{
    const auto help = m_quay.run({QStringLiteral("lookup"), QStringLiteral("--help")});
    QVERIFY(help.out.startsWith("Usage: quay lookup [options] QUERY ...\n"));
    for (const char *word : {"--json", "--protocol", "--all", "quay lookup 443", "name:http", "80-90", "is:notable"})
        QVERIFY2(help.out.contains(word), word);
}

void TestQuayHelp::withoutACommandItIsAMistakeHelpedOutOf()
{
    const auto nothing = m_quay.run({});
    QCOMPARE(nothing.exit, 2);
    QVERIFY(nothing.out.isEmpty());
    const auto help = m_quay.run({QStringLiteral("--help")});
    QCOMPARE(help.exit, 0);
    QCOMPARE(help.out, nothing.error);
    QVERIFY(m_quay.run({QStringLiteral("--version")}).out.startsWith("quay "));
}

void TestQuayHelp::everyCommandIsExplained()
{
    QFETCH(QString, command);
    const auto help = m_quay.run({command, QStringLiteral("--help")});
    QCOMPARE(help.exit, 0);
    QVERIFY(help.error.isEmpty());
    QVERIFY(help.out.startsWith("Usage: quay " + command.toLatin1() + ' '));
    QVERIFY2(help.out.contains("\n  quay " + command.toLatin1()), "no example");
    QVERIFY(!help.out.contains("--help-all"));
}

void TestQuayHelp::everyCommandSpeaksGerman()
{
    QFETCH(QString, command);
    for (const auto &help :
         {m_german.run({command, QStringLiteral("--help")}), m_german.run({QStringLiteral("--help")})}) {
        QCOMPARE(help.exit, 0);
        QVERIFY(help.out.startsWith("Aufruf: quay "));
        for (const char *english : {"Usage", "options", " the ", " of ", "Print", "QUERY", "FILE", "COMMAND"})
            QVERIFY2(!help.out.contains(english), english);
    }
}

void TestQuayHelp::everyCommandIsInTheManualAndTheCompletions()
{
    QFETCH(QString, command);
    const QStringList options = found(m_quay.run({command, QStringLiteral("--help")}).out, "--([a-z]+)");
    QVERIFY(options.contains(u"help"));
    for (const char *name : {"man/quay.1", "completions/quay.bash", "completions/quay.zsh", "completions/quay.fish"}) {
        QFile file(QStringLiteral(PACKAGING "/") + QString::fromLatin1(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        for (const QString &word : QStringList(command) + options)
            QVERIFY2(text.contains(QRegularExpression(QStringLiteral("\\b%1\\b").arg(word))),
                     qPrintable(QStringLiteral("%1 is not in %2").arg(word, QString::fromLatin1(name))));
    }
}

QTEST_GUILESS_MAIN(TestQuayHelp)
#include "tst_quay_help.moc"
