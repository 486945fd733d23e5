// SPDX-License-Identifier: MIT
// What happened in the lab can be written down, and seen again on the page without any program.
#include "boxes.h"
#include "lab/scenes.h"
#include "labsupport.h"

#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace quay;

namespace
{

struct Shown {
    QStringList sockets;
    QStringList outcomes;
};

// What a reader of the page sees of it: the boxes of the stage, and the rows of the log.
Shown shownBy(const Lab &lab)
{
    Shown shown;
    for (const scene::PlacedBox &placed : lab.page.stage()->placed().boxes())
        shown.sockets += placed.box.title + u' ' + placed.box.caption;
    const LogModel *log = lab.page.log();
    for (int row = 0; row < log->rowCount(); ++row)
        shown.outcomes += log->index(row, 2).data().toString() + u' ' + log->index(row, 4).data().toString();
    return shown;
}

} // namespace

class TestLabRecording final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsAgainWhatWasRecorded();
    void theScriptOfARecordingStandsInThePane();
    void aReplayOpensNoSocketAndTakesNothingByHand();
    void startingOverLeavesTheRecording();
    void damagedFilesAreRefusedInASentence_data();
    void damagedFilesAreRefusedInASentence();
    void saysWhereNothingCanBeWritten();
    void theLabRunsOnWhenTheRecordingIsStopped();
    void asksBeforeProgramsAreEndedToRecord();

private:
    [[nodiscard]] QString recorded(const QString &scene);

    QTemporaryDir m_folder;
    Shown m_then;
};

// Records a scene, and ends that lab.
QString TestLabRecording::recorded(const QString &scene)
{
    const QString path = m_folder.filePath(scene + u".recording"_s);
    Lab lab;
    lab.page.scriptPane()->setScript(ReadyScenes::script(scene));
    lab.page.record(path);
    [&] { QTRY_VERIFY_WITH_TIMEOUT(lab.isStill() && !lab.page.scriptPane()->next(), 30'000); }();
    m_then = shownBy(lab);
    return path;
}

void TestLabRecording::showsAgainWhatWasRecorded()
{
    const QString path = recorded(u"sessions"_s);
    QVERIFY(m_then.sockets.size() >= 7);
    Lab lab;
    lab.page.replay(path);
    QTRY_VERIFY_WITH_TIMEOUT(lab.isStill() && !lab.page.scriptPane()->next(), 30'000);
    QCOMPARE(shownBy(lab).sockets, m_then.sockets);
    QCOMPARE(shownBy(lab).outcomes, m_then.outcomes);
    QCOMPARE(lab.page.log()->disagreements(), 0);
}

void TestLabRecording::theScriptOfARecordingStandsInThePane()
{
    Lab lab;
    lab.page.replay(recorded(u"conflict"_s));
    QVERIFY(lab.script().startsWith(u"web: listen tcp 127.0.0.1:8080 as door"_s));
    QVERIFY(lab.script().contains(u"=> fails EADDRINUSE"_s));
}

void TestLabRecording::aReplayOpensNoSocketAndTakesNothingByHand()
{
    Lab lab;
    lab.page.replay(recorded(u"conflict"_s));
    QTRY_VERIFY_WITH_TIMEOUT(lab.isStill() && !lab.page.scriptPane()->next(), 30'000);
    QCOMPARE(lab.page.session()->lab().programs().size(), 2U);
    for (const auto &[id, program] : lab.page.session()->lab().programs())
        QCOMPARE(::kill(pid_t(program.started.pid), 0), -1); // as they ended with the lab that was recorded
    QVERIFY(!lab.page.form()->isEnabled());
    QVERIFY(lab.page.scriptPane()->findChild<QPlainTextEdit *>()->isReadOnly());
    QVERIFY(lab.page.session()->undoable().isEmpty());
    QSignalSpy refusals(&lab.page, &Page::failed);
    Q_EMIT lab.page.tree()->asked(u"web: close door"_s);
    QCOMPARE(refusals.size(), 1);
    QCOMPARE(lab.page.log()->rowCount(), 3);
}

void TestLabRecording::startingOverLeavesTheRecording()
{
    Lab lab;
    lab.page.replay(recorded(u"conflict"_s));
    QTRY_VERIFY_WITH_TIMEOUT(lab.isStill() && !lab.page.scriptPane()->next(), 30'000);
    lab.page.startOver();
    QTRY_VERIFY(lab.isStill() && lab.page.log()->rowCount() == 0);
    QVERIFY(!lab.page.session()->isReplay());
    QVERIFY(lab.page.form()->isEnabled());
    QVERIFY(!lab.page.scriptPane()->findChild<QPlainTextEdit *>()->isReadOnly());
    lab.page.form()->carryOut();
    QTRY_COMPARE(lab.page.session()->lab().sockets().size(), 1U);
    QTRY_VERIFY(lab.isStill());
}

void TestLabRecording::damagedFilesAreRefusedInASentence_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("a script") << QByteArray("web: listen tcp 127.0.0.1:8080\n");
    QTest::newRow("nonsense") << QByteArray("{\"quayside-recording\":1}\n{\"step\":7}\n");
    QTest::newRow("of tomorrow") << QByteArray("{\"quayside-recording\":999}\n");
}

void TestLabRecording::damagedFilesAreRefusedInASentence()
{
    QFETCH(QByteArray, content);
    const QString path = m_folder.filePath(u"damaged.recording"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    file.close();
    Lab lab;
    lab.page.scriptPane()->setScript(ReadyScenes::script(u"conflict"_s));
    QSignalSpy refusals(&lab.page, &Page::failed);
    lab.page.replay(path);
    QCOMPARE(refusals.size(), 1);
    QVERIFY(refusals[0][0].toString().startsWith(u"damaged.recording: "_s));
    QVERIFY(!lab.page.session()->isReplay());
    QVERIFY(lab.script().contains(u"rival"_s)); // nothing is lost
}

void TestLabRecording::saysWhereNothingCanBeWritten()
{
    Lab lab;
    QSignalSpy refusals(&lab.page, &Page::failed);
    lab.page.record(m_folder.filePath(u"no such folder/x.recording"_s));
    QCOMPARE(refusals.size(), 1);
    QVERIFY(!lab.page.session()->isRecording());
}

void TestLabRecording::theLabRunsOnWhenTheRecordingIsStopped()
{
    const QString path = m_folder.filePath(u"stopped.recording"_s);
    Lab lab;
    lab.page.record(path);
    QTRY_VERIFY(lab.page.session()->isRecording() && lab.isStill());
    lab.page.form()->carryOut();
    QTRY_VERIFY(lab.page.log()->rowCount() == 1 && lab.isStill());
    lab.page.stopRecording();
    QVERIFY(!lab.page.session()->isRecording());
    QVERIFY(!lab.page.session()->carryOut(u"web: listen tcp 127.0.0.1:8081"_s));
    QTRY_VERIFY(lab.page.log()->rowCount() == 2 && lab.isStill());
    QCOMPARE(lab.sockets().size(), 2U);
    Lab again;
    again.page.replay(path);
    QTRY_VERIFY_WITH_TIMEOUT(again.isStill() && !again.page.scriptPane()->next(), 30'000);
    QCOMPARE(again.page.log()->rowCount(), 1);
}

void TestLabRecording::asksBeforeProgramsAreEndedToRecord()
{
    Lab lab;
    lab.page.form()->carryOut();
    QTRY_VERIFY(lab.sockets().size() == 1 && lab.isStill());
    const Answerer answerer(QMessageBox::Cancel);
    lab.page.startRecording();
    QVERIFY(!answerer.asked().isEmpty());
    QVERIFY(!lab.page.session()->isRecording());
    QCOMPARE(lab.page.session()->programs(), QStringList{u"web"_s});
}

QTEST_MAIN(TestLabRecording)
#include "tst_labrecording.moc"
