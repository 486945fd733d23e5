// SPDX-License-Identifier: MIT
#include "script/parser.h"
#include "script/printer.h"
#include "script/renaming.h"
#include "scriptgenerator.h"

#include <QTest>

#include <set>

using namespace quay::script;
using Of = Renaming::Of;

class TestScriptRenaming final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void renamesEveryUseAndNothingElse_data();
    void renamesEveryUseAndNothingElse();
    void anyScriptStaysTheSameScript();
};

void TestScriptRenaming::renamesEveryUseAndNothingElse_data()
{
    QTest::addColumn<int>("what");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, Of what, const QByteArray &before, const QByteArray &after) {
        QTest::newRow(name) << int(what) << before << after;
    };
    row("a program", Of::Program, "old: exit\nold2: exit", "new: exit\nold2: exit");
    row("its sockets without a name", Of::Program, "old: listen tcp *:1\nold: close old.1#2",
        "new: listen tcp *:1\nnew: close new.1#2");
    row("a socket called like a program", Of::Program, "old: bind udp *:1 as old\nold: close old",
        "new: bind udp *:1 as old\nnew: close old");
    row("a program called like a socket", Of::Socket, "old: bind udp *:1 as old\nold: close old",
        "old: bind udp *:1 as new\nold: close new");
    row("a session", Of::Socket, "p: close old#12", "p: close new#12");
    row("a port", Of::Socket, "p: connect tcp 127.0.0.1:$old as a", "p: connect tcp 127.0.0.1:$new as a");
    row("expected receivers", Of::Socket, "p: send a \"old\" => old receives \"old\" and old#1 receives \"x\"",
        "p: send a \"old\" => new receives \"old\" and new#1 receives \"x\"");
    row("comments and blanks", Of::Socket, "  p:\tclose   old  # old\r\n# old: close old\n",
        "  p:\tclose   new  # old\r\n# old: close old\n");
    row("a line that can't be read", Of::Socket, "p: close old \"\np: close old", "p: close old \"\np: close new");
    row("words of the language", Of::Socket, "old: send x \"y\" to 127.0.0.1:9 times 3",
        "old: send x \"y\" to 127.0.0.1:9 times 3");
}

void TestScriptRenaming::renamesEveryUseAndNothingElse()
{
    QFETCH(int, what);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QCOMPARE(renamed(before, {Of(what), QStringLiteral("old"), QStringLiteral("new")}), after);
}

// A use that was forgotten would be a socket that nobody made, or one of another program; one too many would not come
// back.
void TestScriptRenaming::anyScriptStaysTheSameScript()
{
    const QString fresh = QStringLiteral("quite-new");
    for (quint32 seed = 0; seed < 300; ++seed) {
        const Script script = Generator(seed).script(20);
        const QByteArray text = print(script).toUtf8();
        std::set<std::pair<Of, QString>> names;
        for (const Step &step : script.steps) {
            if (step.statement.program != u"host")
                names.emplace(Of::Program, step.statement.program);
            std::visit(
                [&names](const auto &command) {
                    if constexpr (requires { command.socket.as; }) {
                        if (!command.socket.as.isEmpty())
                            names.emplace(Of::Socket, command.socket.as);
                    }
                    if constexpr (requires { command.as; }) {
                        if (!command.as.isEmpty())
                            names.emplace(Of::Socket, command.as);
                    }
                },
                step.statement.command);
        }
        for (const auto &[what, name] : names) {
            const QByteArray now = renamed(text, {what, name, fresh});
            QVERIFY(now != text);
            QVERIFY2(parse(now, {{}, true, Generator::hosts()}), now.constData());
            QVERIFY(!isNamed(now, what, name));
            QCOMPARE(renamed(now, {what, fresh, name}), text);
        }
    }
}

QTEST_GUILESS_MAIN(TestScriptRenaming)
#include "tst_script_renaming.moc"
