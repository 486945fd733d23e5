// SPDX-License-Identifier: MIT
// The page "This computer" over a computer that the test makes up.
#include "computer/computerpage.h"
#include "computer/historymodel.h"
#include "computer/socketchips.h"
#include "computer/socketmodel.h"
#include "computer/sockettable.h"
#include "fakesockets.h"
#include "lab/actionform.h"
#include "lab/labpage.h"
#include "reference/detailpane.h"
#include "reference/portmodel.h"
#include "reference/referencepage.h"
#include "support.h"

#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>

using namespace quay;
using namespace quay::system;

class TestComputerPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void listsWhatThereIs();
    void nothingIsSampledWhileNobodyLooks();
    void nothingIsSampledWhileTheWindowIsMinimised();
    void pauseStandsStill();
    void saysWhichProgramIsUnusualForItsPort();
    void aPortIsTriedInTheLab();
    void saysWhoHasAPort();
    void whatIsSaidOfAPortFollowsItsSockets();
    void aFilterThatFindsNothingOffersMore();
    void theCommandFollowsTheFilter();
    void whatCannotBeSeenIsSaid();
    void whatCannotBeListedIsSaid();
    void theHistoryTellsWhatCameAndWent();
    void anEmptyHistorySaysWhatItIsFor();
    void whatHasEndedKeepsItsName();
    void copiesTheChosenRows();
    void layoutAndPaceAreKept();
    void theWindowShowsItAndComesBackToIt();
    void theReferenceSaysWhatIsInUse();

private:
    template <typename T>
    [[nodiscard]] T *part() const
    {
        return m_page->findChild<T *>();
    }
    void choose(const QString &button) const;
    [[nodiscard]] bool isSaid(const QString &text) const;

    std::shared_ptr<FakeComputer> m_computer;
    std::unique_ptr<Sampler> m_sampler;
    std::unique_ptr<ComputerPage> m_page;
};

void TestComputerPage::init()
{
    m_computer = std::make_shared<FakeComputer>();
    m_computer->set({makeSocket(1, 8080, makeProcess(4711, u"java"_s)), makeSocket(2, 22)});
    m_sampler = std::make_unique<Sampler>(std::make_unique<FakeSource>(m_computer));
    m_page = std::make_unique<ComputerPage>(m_sampler.get());
    m_page->setRegistry(shipped());
    m_page->resize(1000, 600);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    QTRY_COMPARE(part<SocketModel>()->socketCount(), 2);
}

void TestComputerPage::cleanup()
{
    m_page.reset();
    m_sampler.reset();
}

void TestComputerPage::choose(const QString &button) const
{
    for (QToolButton *one : m_page->findChildren<QToolButton *>()) {
        if (one->text() == button)
            one->click();
    }
}

bool TestComputerPage::isSaid(const QString &text) const
{
    const auto labels = m_page->findChildren<QLabel *>();
    const auto browsers = m_page->findChildren<QTextBrowser *>();
    return std::any_of(labels.begin(), labels.end(),
                       [&](const QLabel *label) { return label->isVisible() && label->text().contains(text); }) ||
           std::any_of(browsers.begin(), browsers.end(), [&](const QTextBrowser *browser) {
               return browser->isVisible() && browser->toPlainText().contains(text);
           });
}

void TestComputerPage::listsWhatThereIs()
{
    QCOMPARE(part<SocketModel>()->rowCount(), 2);
    part<SocketTable>()->goTo(1);
    QVERIFY(isSaid(u"java"_s) && isSaid(u"4711"_s) && isSaid(u"127.0.0.1:8080"_s));
    QVERIFY(isSaid(u"/usr/bin/java --serve"_s));
    QVERIFY(isSaid(u"ss -tlnp 'sport = :8080'"_s));
    m_computer->set({makeSocket(2, 22)});
    m_page->refresh();
    QTRY_VERIFY(isSaid(u"has ended"_s));
}

void TestComputerPage::nothingIsSampledWhileNobodyLooks()
{
    m_page->hide();
    QVERIFY(m_sampler->isPaused());
    QCoreApplication::processEvents();
    m_page->show();
    QVERIFY(!m_sampler->isPaused());
    const int before = m_computer->takenSoFar();
    QTRY_VERIFY(m_computer->takenSoFar() > before); // at once, without waiting for the interval
}

void TestComputerPage::nothingIsSampledWhileTheWindowIsMinimised()
{
    MainWindow window(Places{});
    window.useSockets(std::make_unique<FakeSource>(m_computer));
    m_sampler->setPaused(true); // of the page beside it
    const auto *sampler = window.findChild<Sampler *>();
    window.show();
    for (const QString &page : {u"computer"_s, u"reference"_s, u"lab"_s}) {
        window.showPage(page);
        QTRY_VERIFY(!sampler->isPaused());
        window.setWindowState(Qt::WindowMinimized);
        QTRY_VERIFY(sampler->isPaused());
        window.setWindowState(Qt::WindowNoState);
        QTRY_VERIFY(!sampler->isPaused());
    }
}

void TestComputerPage::saysWhichProgramIsUnusualForItsPort()
{
    m_computer->set({makeSocket(1, 5432, makeProcess(4711, u"sshd"_s)), makeSocket(2, 22, makeProcess(4712, u"sshd"_s)),
                     makeSocket(3, 80, makeProcess(4713, u"java"_s))});
    m_page->refresh();
    QTRY_COMPARE(part<SocketModel>()->socketCount(), 3);
    m_page->setQuery(u"is:unusual"_s);
    QTRY_COMPARE(part<SocketModel>()->rowCount(), 1);
    QCOMPARE(part<SocketModel>()->text(0, SocketColumns::Service), u"postgresql, unusual"_s);
    part<SocketTable>()->goTo(0);
    QVERIFY(isSaid(u"Unusual: TCP 5432 is known for postgresql, and sshd usually has TCP 22."_s));
    m_page->askWho(Port{5432});
    QVERIFY(isSaid(u"Unusual: TCP 5432 is known for postgresql"_s));
    m_page->setQuery(u"is:expected"_s);
    QTRY_COMPARE(part<SocketModel>()->rowCount(), 1);
    QCOMPARE(part<SocketModel>()->text(0, SocketColumns::LocalPort), u"22"_s);
    m_page->askWho(Port{22});
    QVERIFY(isSaid(u"As expected: TCP 22 is one of the usual ports of sshd."_s));
    m_page->askWho(Port{80});
    QVERIFY(!isSaid(u"xpected"_s) && !isSaid(u"nusual"_s));
}

void TestComputerPage::aPortIsTriedInTheLab()
{
    MainWindow window(Places{});
    window.speak(QLocale::English);
    window.useSockets(std::make_unique<FakeSource>(m_computer));
    window.show();
    window.showPage(u"computer"_s);
    Q_EMIT window.computer()->tryInLab(Transport::Udp, Address::loopback(Family::V6), Port{4711});
    QVERIFY(window.lab()->isVisible() && !window.computer()->isVisible());
    QVERIFY2(window.lab()->form()->line().contains(u"udp [::1]:4711"_s), qPrintable(window.lab()->form()->line()));
    window.ask(u"8081"_s);
    Q_EMIT window.reference()->labRequested(Transport::Tcp, Port{8081});
    QVERIFY(window.lab()->isVisible());
    QVERIFY2(window.lab()->form()->line().contains(u"tcp 127.0.0.1:8081"_s), qPrintable(window.lab()->form()->line()));
}

void TestComputerPage::pauseStandsStill()
{
    choose(u"Pause"_s);
    QVERIFY(m_sampler->isPaused());
    choose(u"Pause"_s);
    QVERIFY(!m_sampler->isPaused());
}

void TestComputerPage::saysWhoHasAPort()
{
    m_page->askWho(Port{8080});
    QVERIFY(isSaid(u"TCP port 8080 (127.0.0.1) is held by java (pid 4711, user ada)."_s));
    QVERIFY(isSaid(u"What would help"_s));
    QVERIFY(isSaid(u"Use another port"_s));
    QVERIFY(isSaid(u"java (pid 4711)'s socket already listens on 127.0.0.1:8080"_s));
    QVERIFY(isSaid(u"End java (pid 4711)."_s) && !isSaid(u"a new program"_s));
    m_page->askWho(Port{22}); // of a process that cannot be seen
    QVERIFY(isSaid(u"Another program's socket already listens on 127.0.0.1:22"_s));
    QVERIFY(isSaid(u"End the program that has the port."_s));
    m_page->askWho(Port{9}); // nobody's
    QVERIFY(isSaid(u"Port 9 is free"_s));
    QSignalSpy opened(m_page.get(), &ComputerPage::openInReference);
    for (QTextBrowser *text : m_page->findChildren<QTextBrowser *>()) {
        if (text->isVisible())
            Q_EMIT text->anchorClicked(QUrl(u"port:9"_s));
    }
    QCOMPARE(opened.count(), 1);
}

void TestComputerPage::whatIsSaidOfAPortFollowsItsSockets()
{
    m_page->askWho(Port{8080});
    QVERIFY(isSaid(u"is held by java"_s));
    m_computer->set({makeSocket(2, 22)});
    m_page->refresh();
    QTRY_VERIFY(isSaid(u"Port 8080 is free"_s));
    m_page->hide(); // and meanwhile somebody else looks
    m_computer->set({makeSocket(2, 22), makeSocket(3, 8080, makeProcess(4712, u"node"_s))});
    QSignalSpy sampled(m_sampler.get(), &Sampler::sampled);
    m_sampler->refresh();
    QTRY_COMPARE(sampled.count(), 1);
    m_page->show();
    QTRY_VERIFY(isSaid(u"is held by node"_s));
}

void TestComputerPage::aFilterThatFindsNothingOffersMore()
{
    m_page->setQuery(u"zzqx"_s);
    QVERIFY(isSaid(u"No socket of this computer is like that."_s));
    QVERIFY(!part<SocketTable>()->isVisible());
    m_page->setQuery(u"is:purple"_s);
    QVERIFY(isSaid(u"is:purple is not known"_s));
    m_page->setQuery(u"java"_s);
    QVERIFY(part<SocketTable>()->isVisible());
    QVERIFY(isSaid(u"1 of 2 socket"_s));
}

void TestComputerPage::theCommandFollowsTheFilter()
{
    QVERIFY(isSaid(u"ss -tuanp"_s));
    m_page->setQuery(u"tcp is:listening v4 port:8080"_s);
    QVERIFY(isSaid(QString(u"ss -tlnp4 'sport = :8080'"_s).toHtmlEscaped()));
}

void TestComputerPage::whatCannotBeSeenIsSaid()
{
    QVERIFY(isSaid(u"with more privileges only"_s));
    part<SocketTable>()->goTo(0);
    QVERIFY(isSaid(u"It belongs to another user"_s));
}

void TestComputerPage::whatCannotBeListedIsSaid()
{
    auto elsewhere = std::make_shared<FakeComputer>();
    elsewhere->error = SourceError{SourceProblem::Unsupported, 0};
    Sampler sampler(std::make_unique<FakeSource>(elsewhere));
    ComputerPage page(&sampler);
    page.show();
    const auto isTold = [&page] {
        const auto labels = page.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->isVisible() && label->text().contains(u"on Linux only so far"_s);
        });
    };
    QTRY_VERIFY(isTold());
}

void TestComputerPage::theHistoryTellsWhatCameAndWent()
{
    const auto *history = part<HistoryModel>();
    QCOMPARE(history->rowCount(), 0);
    m_computer->set({makeSocket(1, 8080, makeProcess(4711, u"java"_s)), makeSocket(3, 443)});
    m_page->refresh();
    QTRY_COMPARE(history->rowCount(), 2);
    QVERIFY(history->index(0).data().toString().contains(u"+ TCP 127.0.0.1:443 LISTEN"_s));
    QVERIFY(history->index(1).data().toString().contains(u"127.0.0.1:22"_s));
    // Whose it is, is known a moment later.
    QVERIFY(!history->index(0).data().toString().contains(u"nginx"_s));
    m_computer->set(
        {makeSocket(1, 8080, makeProcess(4711, u"java"_s)), makeSocket(3, 443, makeProcess(7, u"nginx"_s))});
    m_page->refresh();
    QTRY_VERIFY(history->index(0).data().toString().endsWith(u"nginx (7)"_s));
    QCOMPARE(history->rowCount(), 2);
}

// Its program is gone in one sample, the socket in the next: both say whose it was.
void TestComputerPage::whatHasEndedKeepsItsName()
{
    system::SocketRecord orphan = makeSocket(1, 8080);
    orphan.holding = system::Holding::Unresolved;
    m_computer->set({orphan, makeSocket(2, 22)});
    m_page->refresh();
    const auto *model = part<SocketModel>();
    QTRY_COMPARE(model->text(1, SocketColumns::Program), u"(not found)"_s);
    m_computer->set({makeSocket(2, 22)});
    m_page->refresh();
    QTRY_COMPARE(part<HistoryModel>()->rowCount(), 1);
    QVERIFY(part<HistoryModel>()->index(0).data().toString().endsWith(u"java (4711)"_s));
    QCOMPARE(model->text(1, SocketColumns::Program), u"java"_s);
}

void TestComputerPage::anEmptyHistorySaysWhatItIsFor()
{
    choose(u"History"_s);
    QVERIFY(isSaid(u"come and go"_s));
    m_computer->set({});
    m_page->refresh();
    QTRY_VERIFY(!isSaid(u"come and go"_s));
}

void TestComputerPage::copiesTheChosenRows()
{
    QVERIFY(m_page->offers(Page::Deed::Copy) && m_page->offers(Page::Deed::Export));
    part<SocketTable>()->goTo(1);
    m_page->perform(Page::Deed::Copy);
    const QString text = QApplication::clipboard()->text();
    QCOMPARE(text.count(u'\n'), 2); // titles, one row
    QVERIFY(text.contains(u"TCP\t8080\tjava\t4711"_s));
}

void TestComputerPage::layoutAndPaceAreKept()
{
    const Home home;
    QSettings settings(home.path(u"kept.ini"_s), QSettings::IniFormat);
    part<SocketTable>()->setColumnHidden(SocketColumns::User, true);
    m_sampler->setInterval(std::chrono::milliseconds(1000));
    m_page->save(settings);
    settings.setValue(u"computer/interval"_s, 5000);
    ComputerPage again(m_sampler.get());
    again.restore(settings);
    again.show();
    QVERIFY(again.findChild<SocketTable *>()->isColumnHidden(SocketColumns::User));
    QCOMPARE(m_sampler->interval(), std::chrono::milliseconds(5000));
}

void TestComputerPage::theWindowShowsItAndComesBackToIt()
{
    const Home home;
    {
        MainWindow window(home.places());
        window.speak(QLocale::English);
        window.useSockets(std::make_unique<FakeSource>(m_computer));
        window.show();
        QVERIFY(!window.findChild<ComputerPage *>()); // made when first shown
        menuAction(window, u"This computer"_s)->trigger();
        auto *page = window.findChild<ComputerPage *>();
        QVERIFY(page && page->isVisible());
        QTRY_COMPARE(page->findChild<SocketModel *>()->rowCount(), 2);
        Q_EMIT page->openInReference(Port{8080});
        QVERIFY(!page->isVisible());
        menuAction(window, u"This computer"_s)->trigger();
        window.close();
    }
    MainWindow again(home.places());
    again.useSockets(std::make_unique<FakeSource>(m_computer));
    again.show();
    QVERIFY(again.findChild<ComputerPage *>() && again.findChild<ComputerPage *>()->isVisible());
}

void TestComputerPage::theReferenceSaysWhatIsInUse()
{
    MainWindow window(Places{});
    window.speak(QLocale::English);
    window.useSockets(std::make_unique<FakeSource>(m_computer));
    window.show();
    window.ask(u"is:used tcp"_s);
    auto *model = window.findChild<PortModel *>();
    QTRY_VERIFY(model->rowCount() > 0);
    for (int row = 0; row < model->rowCount(); ++row) {
        QVERIFY(model->portAt(row) == Port{22} || model->portAt(row) == Port{8080});
        QVERIFY(model->isInUse(row));
    }
    window.ask(u"8080"_s);
    const auto *text = window.findChild<DetailPane *>()->findChild<QTextBrowser *>();
    QTRY_VERIFY(text->toPlainText().contains(u"is held by java (pid 4711, user ada)"_s));
    window.ask(u"port:9"_s);
    QVERIFY(!model->isInUse(0));
    QTRY_VERIFY(!text->toPlainText().contains(u"On this computer"_s));
}

QTEST_MAIN(TestComputerPage)
#include "tst_computerpage.moc"
