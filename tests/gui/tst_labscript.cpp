// SPDX-License-Identifier: MIT
// The lab's script is the user's: nothing in it is lost, and a name is the same everywhere.
#include "boxes.h"
#include "lab/scenes.h"
#include "lab/scriptedit.h"
#include "labsupport.h"

#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QToolButton>

using namespace quay;

namespace
{

const QString door = u"web: listen tcp 127.0.0.1:8080 as door"_s;

void bindByHand(const Lab &lab)
{
    lab.page.form()->carryOut();
    QTRY_COMPARE(lab.page.log()->rowCount(), 1);
    QTRY_VERIFY(lab.isStill());
}

void chooseScene(const Lab &lab, const QString &name)
{
    for (const ReadyScene &scene : ReadyScenes::all()) {
        for (const QToolButton *button : lab.page.findChildren<QToolButton *>()) {
            for (QAction *action : button->menu() == nullptr ? QList<QAction *>() : button->menu()->actions()) {
                if (scene.name == name && action->text() == scene.title)
                    action->trigger();
            }
        }
    }
}

// The user types a name into the tree and confirms it.
void typeName(const Lab &lab, const QString &name)
{
    QTest::keyClick(lab.page.tree(), Qt::Key_F2);
    auto *edit = lab.page.tree()->findChild<QLineEdit *>();
    QVERIFY(edit != nullptr);
    edit->selectAll();
    QTest::keyClicks(edit, name);
    QTest::keyClick(edit, Qt::Key_Return);
}

} // namespace

class TestLabScript final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSceneAsksBeforeItReplaces_data();
    void aSceneAsksBeforeItReplaces();
    void aSceneThatReplacesNothingAsksNothing();
    void savesBeforeItIsReplaced();
    void findsTheScriptAgain();
    void whatWasSavedIsNotAskedAboutAgain();
    void aRenamedProgramRunsOn();
    void aRenamedSocketIsRenamedEverywhere();
    void aNameThatCannotBeIsExplained_data();
    void aNameThatCannotBeIsExplained();
    void aNameThatIsRefusedStaysToBeChanged();
    void aSessionIsCalledAfterItsListener();
    void anExpectationThatIsNotMetIsMarked();
    void whatWasWrittenOverWhatRanHasNotRun();
    void whatIsDoneAfterStartingOverMakesAScriptOfItsOwn();
    void aKeptScriptIsAskedAboutBeforeOneBeginsByHand_data();
    void aKeptScriptIsAskedAboutBeforeOneBeginsByHand();
};

void TestLabScript::aSceneAsksBeforeItReplaces_data()
{
    QTest::addColumn<QMessageBox::StandardButton>("answer");
    QTest::addColumn<bool>("isReplaced");
    QTest::newRow("stay") << QMessageBox::Cancel << false;
    QTest::newRow("throw away") << QMessageBox::Discard << true;
}

void TestLabScript::aSceneAsksBeforeItReplaces()
{
    QFETCH(QMessageBox::StandardButton, answer);
    QFETCH(bool, isReplaced);
    const Lab lab;
    bindByHand(lab);
    const Answerer answerer(answer);
    chooseScene(lab, u"nobody"_s);
    QVERIFY(!answerer.asked().isEmpty());
    QCOMPARE(lab.script() == ReadyScenes::script(u"nobody"_s).trimmed(), isReplaced);
    QCOMPARE(lab.script() == door, !isReplaced);
    QTRY_VERIFY(lab.isStill());
    QCOMPARE(lab.sockets().size() == 1, !isReplaced); // what ran goes on
}

void TestLabScript::aSceneThatReplacesNothingAsksNothing()
{
    const Lab lab;
    chooseScene(lab, u"conflict"_s);
    chooseScene(lab, u"nobody"_s); // a question would wait for ever
    QCOMPARE(lab.script(), ReadyScenes::script(u"nobody"_s).trimmed());
    QTRY_VERIFY_WITH_TIMEOUT(lab.isStill(), 30'000);
}

void TestLabScript::savesBeforeItIsReplaced()
{
    const Home home;
    const QString path = home.write(u"mine.lab"_s, "# mine\n");
    const Lab lab;
    QVERIFY(lab.page.scriptPane()->openFile(path));
    QTRY_VERIFY(lab.isStill());
    bindByHand(lab);
    const Answerer answerer(QMessageBox::Save);
    chooseScene(lab, u"nobody"_s);
    QVERIFY(!answerer.asked().isEmpty());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains(door.toUtf8()));
    QCOMPARE(lab.script(), ReadyScenes::script(u"nobody"_s).trimmed());
    QCOMPARE(lab.page.scriptPane()->recent(), QStringList{path});
}

void TestLabScript::findsTheScriptAgain()
{
    const Home home;
    const QString kept = home.path(u"script.lab"_s);
    {
        const Lab lab(kept);
        bindByHand(lab);
        QTRY_VERIFY(QFile::exists(kept)); // while it runs: a crash would find it
    }
    const Lab again(kept);
    QCOMPARE(again.script(), door);
    QVERIFY(again.page.session()->lab().programs().empty()); // found again, not run
    QVERIFY(again.page.scriptPane()->isModified());
}

void TestLabScript::whatWasSavedIsNotAskedAboutAgain()
{
    const Home home;
    const QString kept = home.path(u"script.lab"_s);
    QSettings settings(home.path(u"settings.ini"_s), QSettings::IniFormat);
    const QString path = home.write(u"mine.lab"_s, door.toUtf8());
    {
        Lab lab(kept);
        QVERIFY(lab.page.scriptPane()->openFile(path));
        lab.page.finish();
        lab.page.save(settings);
    }
    Lab again(kept);
    again.page.restore(settings);
    QVERIFY(!again.page.scriptPane()->isModified());
    QCOMPARE(again.page.scriptPane()->path(), path);
    // The file is another one now: what was kept is the user's alone, and must not be written over it.
    home.write(u"mine.lab"_s, "# other\n");
    Lab third(kept);
    third.page.restore(settings);
    QVERIFY(third.page.scriptPane()->isModified());
    QVERIFY(third.page.scriptPane()->path().isEmpty());
}

void TestLabScript::aRenamedProgramRunsOn()
{
    const Lab lab;
    bindByHand(lab);
    const qint64 pid = lab.page.session()->lab().programs().begin()->second.started.pid;
    const auto items = [&lab](const QString &name) { return lab.page.tree()->findItems(name, Qt::MatchExactly); };
    QTRY_COMPARE(items(u"web"_s).size(), 1);
    lab.page.tree()->setCurrentItem(items(u"web"_s).front());
    typeName(lab, u"shop"_s);
    QTRY_COMPARE(lab.script(), u"shop: listen tcp 127.0.0.1:8080 as door"_s);
    QCOMPARE(items(u"shop"_s).size(), 1);
    QCOMPARE(lab.page.stage()->placed().programs().front().program.name, u"shop"_s);
    QCOMPARE(lab.page.session()->programs(), QStringList{u"shop"_s});
    QVERIFY(lab.page.form()->line().startsWith(u"shop: "_s));
    QVERIFY(!lab.page.session()->carryOut(u"shop: close door"_s));
    QTRY_VERIFY(lab.sockets().begin()->second.closed);
    QCOMPARE(lab.page.session()->lab().programs().size(), std::size_t(1));
    QCOMPARE(lab.page.session()->lab().programs().begin()->second.started.pid, pid);
    QCOMPARE(lab.page.log()->disagreements(), 0);
}

void TestLabScript::aRenamedSocketIsRenamedEverywhere()
{
    Lab lab;
    lab.page.scriptPane()->setScript(u"web: listen tcp 127.0.0.1:8080 as door\n"
                                     "ann: connect tcp 127.0.0.1:$door as a\n"
                                     "ann: send a \"door\" => door#1 receives \"door\"\n"
                                     "web: close door#1 # door\n"_s);
    lab.page.runNextLine();
    QTRY_COMPARE(lab.sockets().size(), std::size_t(1));
    QTRY_VERIFY(lab.isStill());
    lab.page.rename({lab::Renaming::Of::Socket, u"door"_s, u"gate"_s});
    QCOMPARE(lab.script(), u"web: listen tcp 127.0.0.1:8080 as gate\n"
                           "ann: connect tcp 127.0.0.1:$gate as a\n"
                           "ann: send a \"door\" => gate#1 receives \"door\"\n"
                           "web: close gate#1 # door"_s);
    QVERIFY(!lab.page.scriptPane()->isChangedAbove());
    for (int line = 2; line <= 4; ++line) {
        lab.page.runNextLine();
        QTRY_COMPARE(lab.page.log()->rowCount(), line);
        QTRY_VERIFY(lab.isStill());
    }
    QCOMPARE(lab.page.log()->disagreements(), 0);
    QCOMPARE(lab.sockets().begin()->second.opened.name, u"gate"_s);
    QVERIFY(!lab.page.scriptPane()->next());
}

void TestLabScript::aNameThatCannotBeIsExplained_data()
{
    QTest::addColumn<bool>("isProgram");
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << true << QString();
    QTest::newRow("begins with a digit") << true << u"1st"_s;
    QTest::newRow("two words") << true << u"my web"_s;
    QTest::newRow("a colon") << true << u"a: exit"_s;
    QTest::newRow("a comment") << true << u"a #"_s;
    QTest::newRow("the computer") << true << u"host"_s;
    QTest::newRow("another program") << true << u"ann"_s;
    QTest::newRow("too long") << true << QString(200, u'x');
    QTest::newRow("a word of the language") << false << u"tcp"_s;
    QTest::newRow("an option behind it") << false << u"gate reuseaddr"_s;
    QTest::newRow("another socket") << false << u"a"_s;
    QTest::newRow("a session") << false << u"door#1"_s;
}

void TestLabScript::aNameThatCannotBeIsExplained()
{
    QFETCH(bool, isProgram);
    QFETCH(QString, name);
    Lab lab;
    bindByHand(lab);
    QVERIFY(!lab.page.session()->carryOut(u"ann: connect tcp 127.0.0.1:8080 as a"_s));
    QTRY_VERIFY(lab.isStill() && lab.sockets().size() == 3);
    const QString before = lab.script();
    QSignalSpy told(&lab.page, &Page::failed);
    using Of = lab::Renaming::Of;
    lab.page.rename({isProgram ? Of::Program : Of::Socket, isProgram ? u"web"_s : u"door"_s, name});
    QCOMPARE(told.size(), 1);
    QVERIFY(told.front().front().toString().endsWith(u'.'));
    QCOMPARE(lab.script(), before);
    QCOMPARE(lab.page.session()->programs(), (QStringList{u"web"_s, u"ann"_s}));
}

void TestLabScript::aNameThatIsRefusedStaysToBeChanged()
{
    const Lab lab;
    bindByHand(lab);
    QTRY_VERIFY(lab.page.tree()->topLevelItemCount() == 1);
    lab.page.tree()->setCurrentItem(lab.page.tree()->topLevelItem(0));
    const QSignalSpy told(&lab.page, &Page::failed);
    typeName(lab, u"my web"_s);
    QTRY_COMPARE(told.size(), 1);
    const auto typed = [&lab] {
        QWidget *editor = lab.page.tree()->indexWidget(lab.page.tree()->currentIndex().siblingAtColumn(0));
        return qobject_cast<QLineEdit *>(editor);
    };
    QTRY_VERIFY(typed() != nullptr && typed()->text() == u"my web"_s);
    typed()->setText(u"shop"_s);
    QTest::keyClick(typed(), Qt::Key_Return);
    QTRY_COMPARE(lab.page.session()->programs(), QStringList{u"shop"_s});
}

void TestLabScript::aSessionIsCalledAfterItsListener()
{
    const Lab lab;
    bindByHand(lab);
    QVERIFY(!lab.page.session()->carryOut(u"ann: connect tcp 127.0.0.1:8080 as a"_s));
    QTRY_VERIFY(lab.isStill() && lab.sockets().size() == 3);
    const auto items = [&lab](const QString &name) {
        return lab.page.tree()->findItems(name, Qt::MatchExactly | Qt::MatchRecursive);
    };
    QTRY_COMPARE(items(u"door#1"_s).size(), 1);
    lab.page.tree()->setCurrentItem(items(u"door#1"_s).front());
    lab.page.tree()->editName();
    QVERIFY(lab.page.tree()->findChild<QLineEdit *>() == nullptr);
    lab.page.tree()->setCurrentItem(items(u"door"_s).front());
    typeName(lab, u"gate"_s);
    QTRY_COMPARE(items(u"gate#1"_s).size(), 1);
    QVERIFY(items(u"door#1"_s).empty());
}

// The lines that stand on a ground of their own, and the colours of those.
static QMap<int, QColor> grounds(const Lab &lab)
{
    QMap<int, QColor> found;
    for (const QTextEdit::ExtraSelection &one : lab.page.scriptPane()->findChild<ScriptEdit *>()->extraSelections()) {
        if (one.format.hasProperty(QTextFormat::BackgroundBrush))
            found[one.cursor.blockNumber() + 1] = one.format.background().color();
    }
    return found;
}

void TestLabScript::anExpectationThatIsNotMetIsMarked()
{
    Lab lab;
    lab.page.scriptPane()->setScript(u"# a comment\n"
                                     "web: listen tcp 127.0.0.1:7600 => fails EADDRINUSE\n"
                                     "web: listen tcp 127.0.0.1:7601 => ok\n"_s);
    lab.page.runWhole();
    QTRY_COMPARE(lab.page.log()->rowCount(), 2);
    QTRY_VERIFY(lab.isStill());
    QCOMPARE(lab.page.log()->unmet(), 1);
    QCOMPARE(lab.page.log()->disagreements(), 0);
    const QString because = lab.page.log()->index(0, LogModel::Because).data().toString();
    QVERIFY2(because.startsWith(u"✗ Expected: fails EADDRINUSE."_s), qPrintable(because));
    QVERIFY(lab.page.log()->index(1, LogModel::Because).data().toString().startsWith(u"✓"_s));
    const auto says = [&lab](const QString &text) {
        const auto labels = lab.page.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&text](const QLabel *label) { return label->text().contains(text); });
    };
    QVERIFY(says(u"1 expectation"_s));
    QVERIFY(says(u"Line 2 expected: fails EADDRINUSE. What happened: ok."_s));
    const auto colours = grounds(lab);
    QCOMPARE(colours.size(), 3);
    QVERIFY(colours[2] != colours[3]);
    QCOMPARE(colours[1], colours[3]);
    lab.page.startOver();
    QVERIFY(grounds(lab).empty());
    QTRY_VERIFY(lab.isStill());
    QVERIFY(!says(u"1 expectation"_s));
}

void TestLabScript::whatWasWrittenOverWhatRanHasNotRun()
{
    Lab lab;
    lab.page.scriptPane()->setScript(u"web: listen tcp 127.0.0.1:7600\n"
                                     "web: listen tcp 127.0.0.1:7601\n"_s);
    lab.page.runWhole();
    QTRY_COMPARE(lab.page.log()->rowCount(), 2);
    QTRY_VERIFY(lab.isStill());
    QCOMPARE(grounds(lab).keys(), (QList<int>{1, 2}));
    auto *edit = lab.page.scriptPane()->findChild<ScriptEdit *>();
    QTextCursor cursor(edit->document()->findBlockByNumber(1));
    cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
    cursor.insertText(u"web: nonsense"_s);
    QCOMPARE(grounds(lab).keys(), QList<int>{1});
    edit->undo();
    QCOMPARE(grounds(lab).keys(), (QList<int>{1, 2}));
}

void TestLabScript::whatIsDoneAfterStartingOverMakesAScriptOfItsOwn()
{
    Lab lab;
    bindByHand(lab);
    QVERIFY(!lab.page.session()->carryOut(u"ann: connect tcp 127.0.0.1:8080 as a"_s));
    QTRY_VERIFY(lab.isStill() && lab.sockets().size() == 3);
    const QString before = lab.script();
    lab.page.startOver();
    QTRY_VERIFY(lab.isStill() && lab.sockets().empty());
    QCOMPARE(lab.script(), before); // to be run again, as long as nothing else is done
    bindByHand(lab);
    QCOMPARE(lab.script(), door);
    QVERIFY(!lab.page.scriptPane()->hasMistakes());
    auto *edit = lab.page.scriptPane()->findChild<ScriptEdit *>();
    edit->undo();
    QCOMPARE(lab.script(), before);
    edit->redo();
    QCOMPARE(lab.script(), door);
}

void TestLabScript::aKeptScriptIsAskedAboutBeforeOneBeginsByHand_data()
{
    QTest::addColumn<QMessageBox::StandardButton>("answer");
    QTest::addColumn<bool>("isDone");
    QTest::newRow("stay") << QMessageBox::Cancel << false;
    QTest::newRow("throw away") << QMessageBox::Discard << true;
}

void TestLabScript::aKeptScriptIsAskedAboutBeforeOneBeginsByHand()
{
    QFETCH(QMessageBox::StandardButton, answer);
    QFETCH(bool, isDone);
    const Home home;
    const QString kept = home.write(u"script.lab"_s, "shop: listen tcp 127.0.0.1:7600 as door\n");
    const Lab lab(kept);
    const Answerer answerer(answer);
    lab.page.form()->carryOut();
    QVERIFY(!answerer.asked().isEmpty());
    QTRY_VERIFY(lab.isStill());
    QTRY_COMPARE(lab.page.log()->rowCount(), isDone ? 1 : 0);
    QCOMPARE(lab.script(), isDone ? door : u"shop: listen tcp 127.0.0.1:7600 as door"_s);
}

QTEST_MAIN(TestLabScript)
#include "tst_labscript.moc"
