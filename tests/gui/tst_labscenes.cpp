// SPDX-License-Identifier: MIT
// The ready scenes, over the real engine: where they play, and what the stage shows of them.
#include "lab/firststeps.h"
#include "lab/scene/card.h"
#include "lab/scenes.h"
#include "labsupport.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QToolButton>

using namespace quay;

// A lab on a system that allows no host of its own.
class RefusingRunner final : public script::Runner
{
    Q_OBJECT

public:
    RefusingRunner(const Surroundings &surroundings, const script::ServiceLookup &service, QObject *parent)
        : Runner(parent), m_model(surroundings.predictor(service))
    {
    }
    void run(const script::Step &) override
    {
        Q_EMIT refused(lab::Refusal::NamespacesRefused, u"Operation not permitted"_s);
    }
    [[nodiscard]] bool isBusy() const override { return false; }
    void stop() override { QMetaObject::invokeMethod(this, &Runner::finished, Qt::QueuedConnection); }
    [[nodiscard]] const script::Predictor &model() const override { return m_model; }
    [[nodiscard]] const lab::LabState &lab() const override { return m_lab; }

private:
    script::Predictor m_model;
    lab::LabState m_lab;
};

class TestLabScenes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySceneComesOutAsForetold_data();
    void everySceneComesOutAsForetold();
    void scenesPlayOnThisComputerWhereNoOwnHostIsAllowed();
    void everySceneSaysWhatToLookAt_data();
    void everySceneSaysWhatToLookAt();
    void theEmptyStageOffersScenes();
    void aPausedSceneSaysSo();
    void theCardNamesWhoWasNotAsked();
    void aProgramsCardTellsWhatItHasNow();
    void whoPassedAListenerOnDoesNotListen();
    void aCardCallsASenderByItsPresentName();
    void allTellTheSameOfAProgramThatWasKilled();
    void threeClicksMakeThreeClients();
    void aClientThatWasWrittenStays();
};

void TestLabScenes::everySceneComesOutAsForetold_data()
{
    QTest::addColumn<QString>("name");
    for (const ReadyScene &scene : ReadyScenes::all())
        QTest::newRow(qPrintable(scene.name)) << scene.name;
}

void TestLabScenes::everySceneComesOutAsForetold()
{
    QFETCH(QString, name);
    Lab lab;
    QStringList unmet;
    connect(lab.page.session(), &LabSession::done, this, [&unmet](const script::RunStep &step) {
        if (step.actual && step.actual->met == false)
            unmet += QString::number(step.number);
    });
    QSignalSpy refusals(lab.page.session(), &LabSession::refused);
    lab.page.playScene(name);
    QTRY_VERIFY_WITH_TIMEOUT(lab.isStill(), 60'000);
    QVERIFY(refusals.isEmpty());
    QCOMPARE(unmet, QStringList());
    QCOMPARE(lab.page.log()->disagreements(), 0);
    QVERIFY(!lab.page.scriptPane()->next());
    QVERIFY(!lab.page.stage()->placed().programs().empty());
}

void TestLabScenes::scenesPlayOnThisComputerWhereNoOwnHostIsAllowed()
{
    LabSession::Ways ways = labWays(Where::OwnHost);
    const auto open = ways.open;
    ways.read = [](bool isolated) {
        Surroundings here = Surroundings::freshHost();
        here.isolated = isolated;
        return here;
    };
    bool isAsked = false;
    ways.open = [&](const Surroundings &surroundings, QObject *parent) -> script::Runner * {
        isAsked = isAsked || surroundings.isolated;
        if (surroundings.isolated)
            return new RefusingRunner(surroundings, ways.service, parent);
        static const Surroundings fresh = Surroundings::freshHost(); // its ports are free
        return open(fresh, parent);
    };
    LabPage page(ways, shipped(), {});
    page.setSpeed(100);
    QSignalSpy complaints(&page, &Page::failed);
    page.playScene(u"conflict"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!page.isPlaying() && page.log()->rowCount() == 3 && !page.session()->isBusy(), 30'000);
    QVERIFY(isAsked);
    QVERIFY(!page.session()->isIsolated());
    QCOMPARE(complaints.size(), 0);
    page.playScene(u"ephemeral"_s); // changes settings of its host: nowhere else
    QTRY_COMPARE(complaints.size(), 1);
}

void TestLabScenes::everySceneSaysWhatToLookAt_data() { everySceneComesOutAsForetold_data(); }

void TestLabScenes::everySceneSaysWhatToLookAt()
{
    QFETCH(QString, name);
    const QStringList lines = ReadyScenes::script(name).split(u'\n');
    QVERIFY(lines[0].startsWith(u"# "_s) && lines[1].startsWith(u"# "_s));
    Lab lab;
    lab.page.playScene(name);
    const auto scenes = ReadyScenes::all();
    const auto scene = std::find_if(scenes.begin(), scenes.end(), [&](const auto &one) { return one.name == name; });
    const auto isTold = [&lab, title = scene->title] {
        const auto labels = lab.page.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&title](const QLabel *label) {
            return label->isVisible() && label->text().startsWith(u"<b>"_s + title.toHtmlEscaped());
        });
    };
    QVERIFY(isTold());
    lab.page.startOver();
    QVERIFY(!isTold());
    QTRY_VERIFY(lab.isStill());
}

void TestLabScenes::theEmptyStageOffersScenes()
{
    Lab lab;
    auto *first = lab.page.findChild<FirstSteps *>();
    QVERIFY(first->isVisible());
    const auto offers = first->findChildren<QPushButton *>();
    QVERIFY(offers.size() >= 3);
    offers.front()->click();
    QTRY_VERIFY_WITH_TIMEOUT(lab.isStill() && !lab.page.scriptPane()->next(), 30'000);
    QVERIFY(!first->isVisible());
    QCOMPARE(lab.page.session()->lab().programs().size(), 2U);
    lab.page.startOver();
    QTRY_VERIFY(first->isVisible());
}

void TestLabScenes::aPausedSceneSaysSo()
{
    const auto button = [](const Lab &lab, const QString &text) {
        for (QToolButton *one : lab.page.findChildren<QToolButton *>()) {
            if (one->text() == text)
                return one;
        }
        return static_cast<QToolButton *>(nullptr);
    };
    Lab lab;
    const auto *first = lab.page.findChild<FirstSteps *>();
    const auto says = [first](const QString &text) {
        const auto labels = first->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&text](const QLabel *label) { return label->text().contains(text); });
    };
    button(lab, u"Pause"_s)->click();
    lab.page.playScene(u"conflict"_s);
    QTRY_VERIFY(!lab.page.session()->isBusy() && lab.page.isUpToDate());
    QTRY_VERIFY(says(u"Paused"_s) && says(u"Step"_s));
    QTRY_VERIFY(!says(u"No program runs"_s));
    button(lab, u"Step"_s)->click();
    QTRY_COMPARE(lab.page.log()->rowCount(), 1);
    button(lab, u"Pause"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(lab.isStill() && !lab.page.scriptPane()->next(), 30'000);
    lab.page.startOver();
    QTRY_VERIFY(says(u"No program runs"_s));
}

// A segment goes to the session with its four numbers, whoever else has the port.
void TestLabScenes::theCardNamesWhoWasNotAsked()
{
    Lab lab;
    lab.page.playScene(u"sessions"_s);
    QString text;
    connect(lab.page.session(), &LabSession::done, this, [&](const script::RunStep &step) {
        if (step.number == 5) // bob sends
            QTimer::singleShot(0, this, [&] {
                for (const scene::Card *card : lab.page.findChildren<scene::Card *>())
                    text += card->html();
            });
    });
    QTRY_VERIFY_WITH_TIMEOUT(lab.isStill() && !lab.page.scriptPane()->next(), 30'000);
    QVERIFY2(text.contains(u"has exactly these two ends"_s), qPrintable(text));
    QVERIFY2(text.contains(u"its peer is"_s), qPrintable(text));
    QVERIFY2(text.contains(u"not asked"_s), qPrintable(text));
}

// What stands on the card of a program.
static scene::Program cardOf(const Lab &lab, const QString &name)
{
    for (const scene::PlacedProgram &placed : lab.page.stage()->placed().programs()) {
        if (placed.program.name == name)
            return placed.program;
    }
    return {};
}

static void doLine(const Lab &lab, const QString &line)
{
    const int before = lab.page.log()->rowCount();
    QVERIFY2(!lab.page.session()->carryOut(line), qPrintable(line));
    QTRY_VERIFY(lab.page.log()->rowCount() > before && lab.isStill());
}

void TestLabScenes::aProgramsCardTellsWhatItHasNow()
{
    const Lab lab;
    doLine(lab, u"web: listen tcp 127.0.0.1:8080 as door"_s);
    QTRY_COMPARE(cardOf(lab, u"web"_s).standing, u"listens on port 8080"_s);
    doLine(lab, u"web: listen tcp 127.0.0.1:8081 as gate"_s);
    QTRY_COMPARE(cardOf(lab, u"web"_s).standing, u"listens on ports 8080, 8081"_s);
    doLine(lab, u"web: listen tcp 127.0.0.1:8080 as third"_s);
    QTRY_COMPARE(cardOf(lab, u"web"_s).last, u"bind failed: EADDRINUSE"_s);
    QCOMPARE(cardOf(lab, u"web"_s).standing, u"listens on ports 8080, 8081"_s);
    doLine(lab, u"web: close door"_s);
    QTRY_COMPARE(cardOf(lab, u"web"_s).standing, u"listens on port 8081"_s);
    QCOMPARE(cardOf(lab, u"web"_s).last, QString());
    doLine(lab, u"web: bind udp 127.0.0.1:9000 as box"_s);
    QTRY_COMPARE(cardOf(lab, u"web"_s).standing, u"listens on port 8081; has port 9000"_s);
    doLine(lab, u"web: kill"_s);
    QTRY_COMPARE(cardOf(lab, u"web"_s).standing, QString());
    QVERIFY(cardOf(lab, u"web"_s).ended);
}

void TestLabScenes::whoPassedAListenerOnDoesNotListen()
{
    const Lab lab;
    doLine(lab, u"web: listen tcp 127.0.0.1:8080 as door"_s);
    doLine(lab, u"heir: inherit door as spare"_s);
    QTRY_COMPARE(cardOf(lab, u"heir"_s).standing, u"listens on port 8080"_s);
    QCOMPARE(cardOf(lab, u"web"_s).standing, u"listens on port 8080"_s);
    doLine(lab, u"web: close door"_s);
    QTRY_COMPARE(cardOf(lab, u"web"_s).standing, QString());
    QCOMPARE(cardOf(lab, u"heir"_s).standing, u"listens on port 8080"_s);
}

void TestLabScenes::aCardCallsASenderByItsPresentName()
{
    Lab lab;
    doLine(lab, u"web: bind udp 127.0.0.1:9000 as box"_s);
    doLine(lab, u"ann: bind udp 127.0.0.1:9001 as a"_s);
    doLine(lab, u"ann: send a \"hello\" to 127.0.0.1:9000"_s);
    QTRY_COMPARE(cardOf(lab, u"web"_s).last, u"received “hello” from ann"_s);
    lab.page.rename({lab::Renaming::Of::Program, u"ann"_s, u"bea"_s});
    QTRY_COMPARE(cardOf(lab, u"web"_s).last, u"received “hello” from bea"_s);
    lab.page.rename({lab::Renaming::Of::Socket, u"box"_s, u"crate"_s});
    QString shown;
    for (const scene::Card *card : lab.page.findChildren<scene::Card *>())
        shown += card->isVisible() ? card->html() : QString();
    QVERIFY2(shown.contains(u"crate"_s) && !shown.contains(u">box<"_s), qPrintable(shown));
}

// The log, the card of the last message, the stage and the form.
void TestLabScenes::allTellTheSameOfAProgramThatWasKilled()
{
    const Lab lab;
    const auto because = [&lab](const QString &what) {
        for (int row = 0; row < lab.page.log()->rowCount(); ++row) {
            if (lab.page.log()->index(row, LogModel::What).data().toString() == what)
                return lab.page.log()->index(row, LogModel::Because).data().toString();
        }
        return QString();
    };
    doLine(lab, u"web: listen tcp 127.0.0.1:8080 as door"_s);
    doLine(lab, u"ann: connect tcp 127.0.0.1:8080 as a"_s);
    doLine(lab, u"web: kill"_s);
    const QString why = because(u"kill"_s);
    QVERIFY2(why.contains(u"door#1"_s), qPrintable(why));
    doLine(lab, u"ann: send a \"hello\""_s);
    QVERIFY(because(u"send a \"hello\""_s).contains(u"has closed and discards it"_s));
    QString cards;
    for (const scene::Card *card : lab.page.findChildren<scene::Card *>())
        cards += card->html();
    QVERIFY2(cards.contains(u"is closed: it discards it"_s), qPrintable(cards));
    QVERIFY2(!cards.contains(u"Nobody"_s), qPrintable(cards));
    QTRY_COMPARE(cardOf(lab, u"ann"_s).last, u"the other side has closed: RST"_s);
    lab.page.form()->setProgram(u"web"_s);
    lab.page.form()->setAction(ActionForm::Action::Send);
    const QString advice = lab.page.form()->box()->accessibleDescription();
    QVERIFY2(advice.contains(u"web has ended"_s), qPrintable(advice));
}

static void clickGo(const Lab &lab)
{
    const int before = lab.page.log()->rowCount();
    lab.page.form()->carryOut();
    QTRY_VERIFY(lab.page.log()->rowCount() > before && lab.isStill());
}

void TestLabScenes::threeClicksMakeThreeClients()
{
    const Lab lab;
    ActionForm *form = lab.page.form();
    clickGo(lab);
    form->setAction(ActionForm::Action::Connect);
    for (int i = 0; i < 3; ++i)
        clickGo(lab);
    QCOMPARE(lab.page.session()->programs(), (QStringList{u"web"_s, u"alice"_s, u"bob"_s, u"carol"_s}));
    form->setAction(ActionForm::Action::Send); // who connected last has something to say
    QCOMPARE(form->line(), u"carol: send c \"hello\""_s);
    clickGo(lab);
    form->setAction(ActionForm::Action::Connect);
    QVERIFY2(form->line().startsWith(u"dave: "_s), qPrintable(form->line()));
    form->setAction(ActionForm::Action::Listen);
    QVERIFY2(form->line().startsWith(u"web: "_s), qPrintable(form->line()));
}

void TestLabScenes::aClientThatWasWrittenStays()
{
    const Lab lab;
    ActionForm *form = lab.page.form();
    clickGo(lab);
    form->setProgram(u"zoe"_s);
    form->setAction(ActionForm::Action::Connect);
    clickGo(lab);
    QVERIFY2(form->line().startsWith(u"zoe: "_s), qPrintable(form->line()));
    form->setAction(ActionForm::Action::Send);
    QCOMPARE(form->line(), u"zoe: send z \"hello\""_s);
}

QTEST_MAIN(TestLabScenes)
#include "tst_labscenes.moc"
