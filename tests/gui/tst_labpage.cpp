// SPDX-License-Identifier: MIT
// The lab's page over the real engine: programs are processes, sockets are the kernel's, in hosts of their own.
#include "boxes.h"
#include "lab/logview.h"
#include "lab/scene/card.h"
#include "lab/scenes.h"
#include "labsupport.h"

#include <QAccessible>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include <memory>

using namespace quay;

class TestLabPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void foretellsAConflictAndKnowsTheWayOut();
    void whyTellsWhatIsAskedInItsOrder();
    void whyTellsOfOtherSystems();
    void everythingByHandIsALineOfTheScript();
    void undoClosesWhatWasMade();
    void startsAgainFromNothing();
    void keyboardAloneDoesAScene();
    void cardsCoverNothing_data();
    void cardsCoverNothing();
    void theLogFitsItsRoomUntilAColumnIsDragged();
    void everySocketIsAChildForAScreenReader();
    void drawsNothingWhenIdle();
    void saysWhatIsWrongInTheForm();
    void programsOfTwoHostsAreToldApart();
    void returnDoesNotOpenTheLabToTheNetwork();
    void theLineOfTheFormShowsItsPort();
    void aListenerIsPausedOrResumed();
};

void TestLabPage::foretellsAConflictAndKnowsTheWayOut()
{
    Lab lab;
    ActionForm *form = lab.page.form();
    QCOMPARE(form->box()->verdict().kind, Verdict::Kind::Good);
    form->carryOut();
    QTRY_VERIFY(lab.isStill() && lab.page.session()->lab().sockets().size() == 1);
    QTRY_COMPARE(form->box()->verdict().kind, Verdict::Kind::Bad);
    QCOMPARE(form->box()->verdict().error, u"EADDRINUSE"_s);
    QVERIFY(form->box()->verdict().sentence.contains(u"127.0.0.1:8080"_s));
    for (QToolButton *button : form->box()->findChildren<QToolButton *>()) {
        if (button->text().contains(u"8081"_s))
            button->click();
    }
    QTRY_VERIFY(lab.isStill() && lab.page.session()->lab().sockets().size() == 2);
    QTRY_VERIFY(lab.page.session()->lab().sockets().rbegin()->second.facts.listening);
    QCOMPARE(lab.page.session()->lab().sockets().rbegin()->second.facts.local->port, Port(8081));
    QCOMPARE(lab.page.log()->disagreements(), 0);
}

// What "Why?" opens, once read and gone again.
static QString whyOf(const VerdictBox *box)
{
    for (QToolButton *button : box->findChildren<QToolButton *>()) {
        if (button->text() == u"Why?"_s)
            button->click();
    }
    QString text;
    for (QFrame *frame : box->findChildren<QFrame *>()) {
        if (frame->windowType() != Qt::Popup || !frame->isVisible())
            continue;
        text = frame->findChild<QLabel *>()->text();
        frame->close();
    }
    return text;
}

void TestLabPage::whyTellsWhatIsAskedInItsOrder()
{
    Lab lab;
    ActionForm *form = lab.page.form();
    form->carryOut();
    QTRY_VERIFY(lab.isStill() && form->box()->verdict().kind == Verdict::Kind::Bad);
    const QStringList why = form->box()->verdict().why;
    QCOMPARE(why.size(), 5);
    QCOMPARE(why[0], u"127.0.0.1 is an address of this computer."_s);
    QCOMPARE(why[1], u"Port 8080 is free for every user: it is not below 1024."_s);
    QCOMPARE(why[2], u"The socket has no port yet."_s);
    QCOMPARE(why[3], u"web's socket door listens on 127.0.0.1:8080, and the two addresses overlap. "
                     "SO_REUSEADDR is not set here. SO_REUSEPORT is not set here."_s);
    QVERIFY(why[4].startsWith(u"bind(): EADDRINUSE."_s));
    form->setEnd({Address::v4(203, 0, 113, 7), Port(8080)}); // nobody's: RFC 5737
    QTRY_COMPARE(form->box()->verdict().error, u"EADDRNOTAVAIL"_s);
    QCOMPARE(form->box()->verdict().why.size(), 1); // nothing else is asked
}

// "And on my Mac?"
void TestLabPage::whyTellsOfOtherSystems()
{
    Lab lab;
    ActionForm *form = lab.page.form();
    form->carryOut();
    QTRY_VERIFY(lab.isStill() && form->box()->verdict().kind == Verdict::Kind::Bad);
    const QString inUse = whyOf(form->box());
    QVERIFY2(inUse.contains(u"On other systems"_s), qPrintable(inUse));
    for (const QString &system : {u"Windows"_s, u"macOS"_s, u"FreeBSD"_s}) {
        QVERIFY2(inUse.contains(system + u": fails, address in use."_s), qPrintable(inUse));
        QVERIFY2(inUse.contains(system + u": documented, not verified here"_s), qPrintable(inUse));
    }
    QVERIFY(!inUse.contains(u"Differs from Linux."_s));
    form->setEnd({Address::v4(127, 0, 0, 2), Port(8080)});
    QTRY_COMPARE(form->box()->verdict().kind, Verdict::Kind::Good);
    const QString other = whyOf(form->box());
    QCOMPARE(other.count(u"Differs from Linux."_s), 2);
    QVERIFY2(other.contains(u"Windows: succeeds.<"_s), qPrintable(other));
    QVERIFY2(other.contains(u"macOS: fails, no such address"_s), qPrintable(other));
    form->setEnd({Address::loopback(Family::V4), Port(8080)});
    form->setAction(ActionForm::Action::Connect);
    QTRY_VERIFY(form->box()->verdict().elsewhere.empty());
    QVERIFY(!whyOf(form->box()).contains(u"On other systems"_s));
}

void TestLabPage::everythingByHandIsALineOfTheScript()
{
    Lab lab;
    lab.page.form()->carryOut();
    QTRY_VERIFY(lab.isStill() && lab.page.log()->rowCount() == 1);
    QCOMPARE(lab.page.scriptPane()->script().trimmed(), u"web: listen tcp 127.0.0.1:8080 as door"_s);
    QVERIFY(!lab.page.scriptPane()->next());
}

void TestLabPage::undoClosesWhatWasMade()
{
    Lab lab;
    lab.page.form()->carryOut();
    QTRY_VERIFY(lab.isStill() && !lab.page.session()->undoable().isEmpty());
    lab.page.undo();
    QTRY_VERIFY(lab.page.session()->lab().sockets().begin()->second.closed);
    QVERIFY(lab.page.session()->undoable().isEmpty());
}

void TestLabPage::startsAgainFromNothing()
{
    Lab lab;
    lab.page.form()->carryOut();
    QTRY_VERIFY(lab.isStill() && lab.page.log()->rowCount() == 1);
    lab.page.startOver();
    QTRY_VERIFY(lab.page.session()->lab().programs().empty() && !lab.page.session()->isBusy());
    QTRY_COMPARE(lab.page.form()->box()->verdict().kind, Verdict::Kind::Good);
    QVERIFY(lab.page.scriptPane()->next()); // the script stays, to be run again
    lab.page.runWhole();
    QTRY_VERIFY(lab.isStill() && lab.page.session()->lab().sockets().size() == 1);
}

// The scene "conflict" and a little more: bind, be refused, take the way out, connect, send.
void TestLabPage::keyboardAloneDoesAScene()
{
    Lab lab;
    lab.page.activateWindow();
    lab.page.takeFocus();
    QTRY_VERIFY(QApplication::focusWidget() != nullptr);
    const auto press = [](Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); };
    const auto tabTo = [&](auto isThere) {
        for (int i = 0; i < 80; ++i) {
            if (isThere(QApplication::focusWidget()))
                return true;
            press(Qt::Key_Tab);
        }
        return false;
    };
    const auto button = [](const QString &text) {
        return [text](QWidget *widget) {
            const auto *found = qobject_cast<QAbstractButton *>(widget);
            return found != nullptr && found->text() == text;
        };
    };
    const auto programField = [](QWidget *widget) {
        const auto *box = qobject_cast<QComboBox *>(widget);
        return box != nullptr && box->currentText() == u"web";
    };
    press(Qt::Key_Return);
    QTRY_VERIFY(lab.isStill() && lab.page.log()->rowCount() == 1);
    QVERIFY(tabTo(programField));
    QTest::keyClicks(QApplication::focusWidget(), u"rival"_s);
    press(Qt::Key_Return);
    QTRY_VERIFY(lab.isStill() && lab.page.log()->rowCount() == 2);
    QVERIFY(lab.page.form()->line().startsWith(u"rival: "_s));
    QCOMPARE(lab.page.log()->index(1, LogModel::Happened).data().toString(), u"EADDRINUSE"_s);
    QTRY_VERIFY(lab.page.form()->box()->verdict().kind == Verdict::Kind::Bad);
    QVERIFY(tabTo(button(u"Port 8081"_s)));
    press(Qt::Key_Space);
    QTRY_VERIFY(lab.isStill() && lab.page.log()->rowCount() == 3);
    QVERIFY(lab.sockets().rbegin()->second.facts.listening);
    QVERIFY(tabTo(button(u"Listen"_s))); // the one that is on; the arrows go to the others
    press(Qt::Key_Right);
    press(Qt::Key_Right);
    press(Qt::Key_Space);
    QCOMPARE(lab.page.form()->action(), ActionForm::Action::Connect);
    press(Qt::Key_Return);
    QTRY_VERIFY(lab.isStill() && lab.page.log()->rowCount() == 4);
    press(Qt::Key_Right);
    press(Qt::Key_Space);
    QCOMPARE(lab.page.form()->action(), ActionForm::Action::Send);
    press(Qt::Key_Return);
    QTRY_VERIFY(lab.isStill() && lab.page.log()->rowCount() == 5);
    QCOMPARE(lab.page.log()->index(4, LogModel::Happened).data().toString(), u"door#1"_s);
    QCOMPARE(lab.page.log()->disagreements(), 0);
}

void TestLabPage::cardsCoverNothing_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("a projector") << QSize(1920, 1000);
    QTest::newRow("a small window") << QSize(1180, 620);
}

void TestLabPage::cardsCoverNothing()
{
    QFETCH(QSize, size);
    Lab lab;
    lab.page.resize(size);
    lab.page.playScene(u"sessions"_s);
    QTRY_VERIFY_WITH_TIMEOUT(lab.isStill(), 60'000);
    scene::Stage *stage = lab.page.stage();
    QVERIFY(QMetaObject::invokeMethod(stage, "socketChosen", Q_ARG(quint32, 0)));
    const QList<scene::Card *> cards = stage->findChildren<scene::Card *>();
    QCOMPARE(cards.size(), 2);
    int shown = 0;
    for (const scene::Card *card : cards) {
        if (!card->isVisible())
            continue; // nobody asked for the one that came with the last message
        ++shown;
        QVERIFY(stage->rect().contains(card->geometry()));
        const QRect there(card->mapToGlobal(QPoint()), card->size());
        for (const scene::PlacedProgram &placed : stage->placed().programs())
            QVERIFY(!stage->onScreen(placed.rect).intersects(there));
        for (const scene::PlacedBox &placed : stage->placed().boxes())
            QVERIFY(!stage->onScreen(placed.rect).intersects(there));
    }
    QVERIFY(shown >= 1);
    QTest::keyClick(stage, Qt::Key_Escape);
    for (const scene::Card *card : cards)
        QVERIFY(!card->isVisible());
    QCOMPARE(stage->viewport()->width() + stage->verticalScrollBar()->isVisible() * stage->verticalScrollBar()->width(),
             stage->width());
}

void TestLabPage::theLogFitsItsRoomUntilAColumnIsDragged()
{
    Lab lab;
    auto *view = lab.page.findChild<LogView *>();
    QTableView *table = view->table();
    lab.page.resize(700, 700);
    QVERIFY(table->isColumnHidden(LogModel::Time));
    const int narrow = table->columnWidth(LogModel::What);
    lab.page.resize(1500, 700);
    QVERIFY(!table->isColumnHidden(LogModel::Time));
    QVERIFY(table->columnWidth(LogModel::What) > narrow);
    QVERIFY(view->saveLayout().isEmpty());
    QWidget *header = table->horizontalHeader()->viewport();
    const QPoint edge(table->columnViewportPosition(LogModel::Program) + table->columnWidth(LogModel::Program) - 1,
                      header->height() / 2);
    QTest::mousePress(header, Qt::LeftButton, {}, edge);
    QTest::mouseMove(header, edge + QPoint(30, 0));
    QTest::mouseRelease(header, Qt::LeftButton, {}, edge + QPoint(30, 0));
    QVERIFY(!view->saveLayout().isEmpty());
    const int dragged = table->columnWidth(LogModel::Program);
    lab.page.resize(700, 700);
    QCOMPARE(table->columnWidth(LogModel::Program), dragged);
}

void TestLabPage::everySocketIsAChildForAScreenReader()
{
    Lab lab;
    lab.page.form()->carryOut();
    QTRY_VERIFY(lab.isStill() && lab.page.stage()->placed().boxes().size() == 1);
    const QAccessibleInterface *stage = QAccessible::queryAccessibleInterface(lab.page.stage());
    QVERIFY(stage != nullptr);
    QCOMPARE(stage->childCount(), 2);
    QCOMPARE(stage->child(0)->text(QAccessible::Name), u"web"_s);
    QCOMPARE(stage->child(1)->text(QAccessible::Name), u"127.0.0.1:8080"_s);
    QVERIFY(stage->child(1)->text(QAccessible::Description).contains(u"LISTEN"_s));
    QVERIFY(!stage->child(1)->rect().isEmpty());
    QCOMPARE(stage->indexOfChild(stage->child(1)), 1);
}

// Facts of the socket may come late, and each change is drawn. What draws of its own accord does so all the time:
// between any ten ticks of a clock that is slower than the stage's own.
void TestLabPage::drawsNothingWhenIdle()
{
    Lab lab;
    lab.page.form()->carryOut();
    QTRY_VERIFY(lab.isStill() && lab.page.stage()->placed().boxes().size() == 1);
    QTimer clock;
    QSignalSpy ticks(&clock, &QTimer::timeout);
    clock.start(20);
    bool wasIdle = false;
    const auto isIdle = [&] {
        const quint64 before = lab.page.stage()->framesDrawn();
        ticks.clear();
        while (ticks.size() < 10)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        wasIdle = wasIdle || lab.page.stage()->framesDrawn() == before;
        return wasIdle;
    };
    QTRY_VERIFY_WITH_TIMEOUT(wasIdle || isIdle(), 60'000);
}

void TestLabPage::saysWhatIsWrongInTheForm()
{
    Lab lab;
    ActionForm *form = lab.page.form();
    form->setProgram(u"1st"_s);
    QVERIFY(!form->statement());
    QVERIFY(!form->box()->accessibleDescription().trimmed().isEmpty());
    form->setProgram(u"first"_s);
    QVERIFY(form->statement().has_value());
}

void TestLabPage::programsOfTwoHostsAreToldApart()
{
    Lab lab;
    lab.page.scriptPane()->setScript(u"host@blue: interfaces v0 v1@red\n"
                                     "host@blue: address 10.0.0.1/24 on v0\n"
                                     "host@red: address 10.0.0.2/24 on v1\n"
                                     "web@blue: listen tcp *:8080 as door\n"
                                     "shop@red: listen tcp *:8080 as gate\n"
                                     "alice@red: connect tcp 10.0.0.1:8080 as a\n"
                                     "alice: send a \"hello\"\n"_s);
    lab.page.runWhole();
    QTRY_VERIFY_WITH_TIMEOUT(lab.isStill() && !lab.page.scriptPane()->next(), 60'000);
    const LogModel *log = lab.page.log();
    const auto cell = [log](int row, LogModel::Column column) { return log->index(row, column).data().toString(); };
    QCOMPARE(log->rowCount(), 7); // nothing came from outside the lab
    QCOMPARE(log->disagreements(), 0);
    QCOMPARE(cell(0, LogModel::Program), u"host@blue"_s);
    QCOMPARE(cell(6, LogModel::Program), u"alice@red"_s);
    QCOMPARE(cell(6, LogModel::Happened), u"door#1"_s);
    QCOMPARE(lab.page.session()->programs(), (QStringList{u"web@blue"_s, u"shop@red"_s, u"alice@red"_s}));
    const scene::Layout &placed = lab.page.stage()->placed();
    QTRY_COMPARE(placed.connections().size(), std::size_t(1));
    QSet<QString> hosts;
    for (const scene::Wire &wire : placed.wires())
        hosts += wire.host;
    QCOMPARE(hosts, (QSet<QString>{u"blue"_s, u"red"_s}));
    // What the form offers belongs to the host of its program.
    ActionForm *form = lab.page.form();
    form->setProgram(u"rival@red"_s);
    form->setEnd({Address::any(Family::V4), Port(8080)});
    QCOMPARE(form->box()->verdict().error, u"EADDRINUSE"_s);
    QVERIFY(form->box()->verdict().sentence.contains(u"shop@red"_s));
    form->setProgram(u"alice@red"_s);
    form->setAction(ActionForm::Action::Send);
    QVERIFY2(form->line().contains(u"send a "_s), qPrintable(form->line()));
}

void TestLabPage::returnDoesNotOpenTheLabToTheNetwork()
{
    const Lab lab;
    lab.page.form()->setEnd({Address::any(Family::V4), Port(8080)});
    {
        const Answerer answerer(QMessageBox::No);
        lab.page.form()->carryOut();
        QVERIFY(!answerer.asked().isEmpty());
        QCOMPARE(answerer.preset(), QMessageBox::No);
    }
    QCOMPARE(lab.page.log()->rowCount(), 0);
    const Answerer answerer(QMessageBox::Yes); // asked again
    lab.page.form()->carryOut();
    QVERIFY(!answerer.asked().isEmpty());
    QTRY_VERIFY(lab.isStill() && lab.sockets().size() == 1);
    QTRY_VERIFY(lab.page.session()->isOpenToNetwork());
    lab.page.form()->setEnd({Address::any(Family::V4), Port(8081)});
    lab.page.form()->carryOut(); // not a third time: a question would wait for ever
    QTRY_VERIFY(lab.isStill() && lab.sockets().size() == 2);
}

void TestLabPage::theLineOfTheFormShowsItsPort()
{
    Lab lab;
    lab.page.resize(lab.page.minimumSizeHint()); // the form as narrow as it gets
    QTRY_VERIFY(lab.isStill());
    const QString line = lab.page.form()->line();
    const QLabel *shown = nullptr;
    for (const QLabel *label : lab.page.form()->box()->findChildren<QLabel *>()) {
        if (label->toolTip() == line)
            shown = label;
    }
    QVERIFY(shown != nullptr);
    QVERIFY2(shown->text().contains(u":8080"_s), qPrintable(shown->text()));
    QVERIFY(shown->heightForWidth(shown->width()) <= shown->height());
    const QStringList words = shown->text().split(u' ');
    for (const QString &word : words)
        QVERIFY2(shown->fontMetrics().horizontalAdvance(word) <= shown->width(), qPrintable(word));
    lab.page.form()->setAction(ActionForm::Action::Send);
    QVERIFY(!lab.page.session()->carryOut(u"web: bind udp 127.0.0.1:9000 as box"_s));
    QTRY_VERIFY(lab.isStill());
    lab.page.form()->setMessage(QString(400, u'x')); // a word that no line holds is cut, and says so
    QTRY_VERIFY(shown->text().contains(u'…'));
    QVERIFY(shown->fontMetrics().horizontalAdvance(shown->text().section(u' ', -1)) <= shown->width());
}

// Whether the menu of the tree's current item offers it.
static bool offers(ProgramTree *tree, const QString &text)
{
    bool isOffered = false;
    QTimer look;
    look.setInterval(5);
    QObject::connect(&look, &QTimer::timeout, tree, [&] {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        if (menu == nullptr)
            return;
        look.stop();
        for (const QAction *action : menu->actions())
            isOffered = isOffered || (action->text() == text && action->isEnabled());
        menu->close();
    });
    look.start();
    QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(), QPoint());
    QApplication::sendEvent(tree->viewport(), &event);
    return isOffered;
}

void TestLabPage::aListenerIsPausedOrResumed()
{
    const Lab lab;
    lab.page.form()->carryOut();
    QTRY_VERIFY(lab.isStill() && lab.sockets().size() == 1);
    lab.page.tree()->select(lab.sockets().begin()->first);
    QVERIFY(offers(lab.page.tree(), u"Pause accepting"_s));
    QVERIFY(!offers(lab.page.tree(), u"Resume accepting"_s));
    QVERIFY(!lab.page.session()->carryOut(u"web: pause door"_s));
    QTRY_VERIFY(lab.isStill() && lab.page.log()->rowCount() == 2);
    QVERIFY(!offers(lab.page.tree(), u"Pause accepting"_s));
    QVERIFY(offers(lab.page.tree(), u"Resume accepting"_s));
}

QTEST_MAIN(TestLabPage)
#include "tst_labpage.moc"
