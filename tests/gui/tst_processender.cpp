// SPDX-License-Identifier: MIT
// A process is ended after a question, by its name and pid, and never another one that got its pid.
#include "boxes.h"
#include "computer/processender.h"
#include "fakesockets.h"
#include "support.h"
#include "system/processreader.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace quay;
using namespace quay::system;

class TestProcessEnder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsTheProcessThatWasConfirmed();
    void killsOnlyAtTheSecondTime();
    void asksOnceAboutWhatStays();
    void leavesAnotherProcessWithTheSamePidAlone();
};

namespace
{

// A process that does nothing until it is ended.
class Sleeper final
{
public:
    Sleeper()
    {
        m_process.start(u"sleep"_s, {u"600"_s});
        m_process.waitForStarted();
    }
    ~Sleeper()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    [[nodiscard]] ProcessRef described(quint64 extraTicks = 0) const
    {
        const ProcFolder proc;
        const ProcessFolder folder = proc.open(Pid(static_cast<qint32>(m_process.processId())));
        Process process = ProcessReader(proc).read(folder).value_or(Process());
        process.startTicks += extraTicks;
        return std::make_shared<const Process>(process);
    }
    [[nodiscard]] bool isRunning() { return m_process.state() == QProcess::Running; }

private:
    QProcess m_process;
};

// Answers the question of the ender: clicks the button with this text.
bool answer(const QWidget &window, const QString &button, QString *asked = nullptr)
{
    QMessageBox *box = window.findChild<QMessageBox *>();
    if (!box)
        return false;
    if (asked)
        *asked = box->text();
    for (QAbstractButton *one : box->buttons()) {
        if (QString(one->text()).remove(u'&') == button) {
            one->click();
            QCoreApplication::sendPostedEvents(box, QEvent::DeferredDelete);
            return true;
        }
    }
    return false;
}

} // namespace

void TestProcessEnder::endsTheProcessThatWasConfirmed()
{
    Sleeper sleeper;
    QWidget window;
    ProcessEnder ender(&window);
    const QSignalSpy ended(&ender, &ProcessEnder::ended);
    ender.request(sleeper.described());
    QString asked;
    QVERIFY(answer(window, u"Cancel"_s, &asked));
    QCOMPARE(asked, u"End sleep (pid %1)?"_s.arg(number(sleeper.described()->pid)));
    QCOMPARE(ended.count(), 0);
    QVERIFY(sleeper.isRunning());
    ender.request(sleeper.described());
    QVERIFY(answer(window, u"End"_s));
    QCOMPARE(ended.count(), 1);
    QTRY_VERIFY(!sleeper.isRunning());
}

void TestProcessEnder::killsOnlyAtTheSecondTime()
{
    QWidget window;
    std::vector<EndSignal> sent;
    ProcessEnder ender(&window, [&sent](const Process &, EndSignal signal) -> Result<void, EndError> {
        sent.push_back(signal);
        return {};
    });
    const ProcessRef java = makeProcess(4711, u"java"_s);
    ender.request(java);
    QVERIFY(answer(window, u"End"_s));
    ender.request(makeProcess(4712, u"java"_s)); // another one
    QVERIFY(answer(window, u"End"_s));
    ender.request(java);
    QString asked;
    QVERIFY(answer(window, u"Kill"_s, &asked));
    QCOMPARE(asked, u"Kill java (pid 4711)?"_s);
    QCOMPARE(sent, (std::vector{EndSignal::Terminate, EndSignal::Terminate, EndSignal::Kill}));
}

void TestProcessEnder::asksOnceAboutWhatStays()
{
    QWidget window;
    int sent = 0;
    ProcessEnder ender(&window, [&sent](const Process &, EndSignal) -> Result<void, EndError> {
        ++sent;
        return {};
    });
    const ProcessRef java = makeProcess(4711, u"java"_s);
    const auto snapshot = makeSnapshot({makeSocket(1, 8080, java)});
    ender.request(java);
    QVERIFY(answer(window, u"End"_s));
    ender.lookAfter(*snapshot);
    QVERIFY(!window.findChild<QMessageBox *>()); // it has time to put things in order
    ender.setPatience(std::chrono::milliseconds(0));
    ender.lookAfter(*snapshot);
    QString asked;
    QVERIFY(answer(window, u"Cancel"_s, &asked));
    QCOMPARE(asked, u"Kill java (pid 4711)?"_s);
    ender.lookAfter(*snapshot);
    QVERIFY(!window.findChild<QMessageBox *>());
    QCOMPARE(sent, 1);
}

void TestProcessEnder::leavesAnotherProcessWithTheSamePidAlone()
{
    Sleeper sleeper;
    const ProcessRef before = sleeper.described(7); // started at another time: the pid was another's
    QCOMPARE(endProcess(*before, EndSignal::Kill).error(), (EndError{EndProblem::Another, 0}));
    QVERIFY(sleeper.isRunning());
    Process gone = *before;
    gone.pid = Pid{0x3fffffff}; // above what the kernel gives
    QCOMPARE(endProcess(gone, EndSignal::Kill).error().problem, EndProblem::Gone);
    Process first = *before;
    first.pid = Pid{1};
    QCOMPARE(endProcess(first, EndSignal::Kill).error().problem, EndProblem::Never);
}

QTEST_MAIN(TestProcessEnder)
#include "tst_processender.moc"
