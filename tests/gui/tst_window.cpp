// SPDX-License-Identifier: MIT
#include "boxes.h"
#include "fakesockets.h"
#include "lab/labpage.h"
#include "lab/scriptpane.h"
#include "look/theme.h"
#include "reference/bookmarks.h"
#include "reference/chips.h"
#include "reference/detailpane.h"
#include "reference/portmap.h"
#include "reference/portmodel.h"
#include "reference/porttable.h"
#include "reference/referencepage.h"
#include "support.h"
#include "window/queryhelp.h"
#include "window/searchfield.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QStyleFactory>
#include <QTextBrowser>
#include <QToolButton>

using namespace quay;

class TestWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void opensAtWhatWasAskedFor_data();
    void opensAtWhatWasAskedFor();
    void answersWhileOneTypes();
    void thePaneFollowsTheTable();
    void numbersWithoutServiceAreAnsweredToo();
    void whatIsNoPortIsExplained_data();
    void whatIsNoPortIsExplained();
    void anEmptyResultOffersWhatWouldMatch();
    void chipsAndFieldSayTheSame();
    void theMapTakesARangeAsFilter();
    void aRangeOfTheMapKeepsTheOtherFilters();
    void noNoteIsLostAtTheEnd();
    void eachWindowKeepsAScriptOfItsOwn();
    void columnsAndViewsSurviveARestart();
    void themeAndTextSurviveARestart();
    void damagedBookmarksAreSaid();
    void bookmarksThatCannotBeKeptAreSaid();
    void copiesTheSelectedRows();
    void helpExamplesAreTried();
    void theSearchFieldIsOnEveryPage_data();
    void theSearchFieldIsOnEveryPage();
    void escapeLeavesTheSearchField();

private:
    void restart();
    template <typename T>
    [[nodiscard]] T *part() const
    {
        return m_window->findChild<T *>();
    }
    [[nodiscard]] QString shownText() const { return part<DetailPane>()->findChild<QTextBrowser *>()->toPlainText(); }
    [[nodiscard]] QLabel *visibleLabelWith(const QString &text) const;

    std::unique_ptr<Home> m_home;
    std::unique_ptr<MainWindow> m_window;
};

void TestWindow::init()
{
    m_home = std::make_unique<Home>();
    restart();
}

void TestWindow::cleanup()
{
    m_window.reset();
    QApplication::setPalette(QPalette());
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
}

void TestWindow::restart()
{
    if (m_window)
        m_window->close();
    m_window.reset();
    m_window = std::make_unique<MainWindow>(m_home->places());
    m_window->speak(QLocale::English);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

QLabel *TestWindow::visibleLabelWith(const QString &text) const
{
    for (QLabel *label : m_window->findChildren<QLabel *>()) {
        if (label->isVisible() && label->text().contains(text))
            return label;
    }
    return nullptr;
}

void TestWindow::opensAtWhatWasAskedFor_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("head");
    QTest::newRow("number") << u"443"_s << u"443"_s;
    QTest::newRow("service") << u"ssh"_s << u"22"_s;
    QTest::newRow("by the name people use") << u"dns"_s << u"53"_s;
    QTest::newRow("and another") << u"dhcp"_s << u"67"_s;
    QTest::newRow("and in capitals") << u"RDP"_s << u"3389"_s;
    QTest::newRow("range") << u"80-90"_s << u"80"_s;
    QTest::newRow("unassigned") << u"4"_s << u"4"_s;
    QTest::newRow("dynamic") << u"60000"_s << u"60000"_s;
    QTest::newRow("within a range") << u"6010"_s << u"6010"_s;
}

void TestWindow::opensAtWhatWasAskedFor()
{
    QFETCH(QString, query);
    QFETCH(QString, head);
    m_window->ask(query);
    QCOMPARE(part<SearchField>()->text(), query);
    QVERIFY2(shownText().startsWith(head + u' ') || shownText().startsWith(head + u'\n'),
             qPrintable(shownText().left(40)));
    QVERIFY(part<PortTable>()->hasFocus());
    QCOMPARE(part<PortTable>()->selectedRows(), std::vector<int>{0});
}

void TestWindow::answersWhileOneTypes()
{
    const auto *model = part<PortModel>();
    const int all = model->rowCount();
    QVERIFY(part<SearchField>()->hasFocus()); // one can type at once
    QTest::keyClicks(part<SearchField>(), u"ss"_s);
    const int some = model->rowCount();
    QVERIFY(some > 0 && some < all);
    QTest::keyClicks(part<SearchField>(), u"h"_s);
    QVERIFY(model->rowCount() < some);
    QCOMPARE(model->text(0, PortModel::Service), u"ssh"_s);
    QVERIFY(visibleLabelWith(u"%1 rows"_s.arg(model->rowCount())));
    QTest::keyClick(part<SearchField>(), Qt::Key_Escape);
    QCOMPARE(model->rowCount(), all);
}

void TestWindow::thePaneFollowsTheTable()
{
    QTest::keyClicks(part<SearchField>(), u"443"_s);
    QTRY_VERIFY(shownText().contains(u"0x01BB"_s));
    QTest::keyClick(part<SearchField>(), Qt::Key_Down);
    QVERIFY(part<PortTable>()->hasFocus());
    part<PortTable>()->goTo(part<PortModel>()->rowCount() - 1);
    QTRY_VERIFY(!shownText().contains(u"0x01BB"_s));
}

void TestWindow::numbersWithoutServiceAreAnsweredToo()
{
    QTest::keyClicks(part<SearchField>(), u"49999"_s);
    QTest::keyClick(part<SearchField>(), Qt::Key_Return);
    QVERIFY(shownText().contains(u"never assigned"_s));
    QVERIFY(shownText().contains(u"0xC34F"_s));
}

void TestWindow::whatIsNoPortIsExplained_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("said");
    QTest::newRow("one too many") << u"65536"_s << u"it would become 0"_s;
    QTest::newRow("far too many") << u"99999999999999999999999"_s << u"65535"_s;
    QTest::newRow("negative") << u"-1"_s << u"unsigned"_s;
    QTest::newRow("a range backwards") << u"90-80"_s << u"runs backwards"_s;
    QTest::newRow("a range too far") << u"65000-70000"_s << u"65535"_s;
    QTest::newRow("no such word") << u"is:purple"_s << u"is:purple is not known"_s;
    QTest::newRow("no number") << u"port:http"_s << u"port:443"_s;
}

void TestWindow::whatIsNoPortIsExplained()
{
    QFETCH(QString, query);
    QFETCH(QString, said);
    m_window->ask(query);
    QVERIFY(visibleLabelWith(said));
    m_window->reference()->showMap(true);
    QVERIFY(visibleLabelWith(said));
    // The pane, where a port would be.
    QTRY_VERIFY(shownText().contains(said));
    QVERIFY(!shownText().contains(u"0x"_s));
    m_window->ask(u"443"_s);
    QTRY_VERIFY(shownText().contains(u"0x01BB"_s));
}

void TestWindow::anEmptyResultOffersWhatWouldMatch()
{
    QTest::keyClicks(part<SearchField>(), u"zz<b>qx"_s);
    QVERIFY(!part<PortTable>()->isVisible());
    QLabel *label = visibleLabelWith(u"Nothing matches"_s);
    QVERIFY(label);
    QVERIFY(label->text().contains(u"zz&lt;b&gt;qx"_s));
    Q_EMIT label->linkActivated(u"80-90 udp"_s);
    QCOMPARE(part<SearchField>()->text(), u"80-90 udp"_s);
    QVERIFY(part<PortTable>()->isVisible());
}

void TestWindow::chipsAndFieldSayTheSame()
{
    QTest::keyClicks(part<SearchField>(), u"mail"_s);
    const int rows = part<PortModel>()->rowCount();
    for (QToolButton *chip : part<Chips>()->findChildren<QToolButton *>()) {
        if (chip->toolTip() == u"udp")
            QTest::mouseClick(chip, Qt::LeftButton);
    }
    QCOMPARE(part<SearchField>()->text(), u"mail udp"_s);
    QVERIFY(part<PortModel>()->rowCount() < rows);
}

void TestWindow::theMapTakesARangeAsFilter()
{
    menuAction(*m_window, u"Map"_s)->trigger();
    QVERIFY(part<PortMap>()->isVisible());
    QVERIFY(!part<PortTable>()->isVisible());
    Q_EMIT part<PortMap>()->rangeChosen({Port(6000), Port(6100)});
    QCOMPARE(part<SearchField>()->text(), u"6000-6100"_s);
    menuAction(*m_window, u"List"_s)->trigger();
    QVERIFY(part<PortTable>()->isVisible());
    QVERIFY(part<PortModel>()->rowCount() > 0);
    QVERIFY(part<PortModel>()->portsAt(0).contains(Port(6000)));
}

void TestWindow::aRangeOfTheMapKeepsTheOtherFilters()
{
    m_window->ask(u"udp 80-90 is:assigned"_s);
    Q_EMIT part<PortMap>()->rangeChosen({Port(6000), Port(6100)});
    QCOMPARE(part<SearchField>()->text(), u"udp is:assigned 6000-6100"_s);
}

void TestWindow::noNoteIsLostAtTheEnd()
{
    m_window->ask(u"443"_s);
    QTest::keyClicks(part<QPlainTextEdit>(), u"ours"_s);
    restart(); // before the pause after which it is kept by itself
    m_window->ask(u"443"_s);
    QCOMPARE(part<QPlainTextEdit>()->toPlainText(), u"ours"_s);
}

void TestWindow::eachWindowKeepsAScriptOfItsOwn()
{
    const QString first = u"web: bind udp 127.0.0.1:0 as one\n"_s;
    const QString second = u"web: bind udp 127.0.0.1:0 as two\n"_s;
    m_window->lab()->scriptPane()->setScript(first);
    MainWindow other(m_home->places());
    QVERIFY(other.lab()->scriptPane()->script().isEmpty());
    other.lab()->scriptPane()->setScript(second);
    m_window.reset();
    m_window = std::make_unique<MainWindow>(m_home->places()); // the other one still runs
    QCOMPARE(m_window->lab()->scriptPane()->script(), first);
    MainWindow third(m_home->places());
    QVERIFY(third.lab()->scriptPane()->script().isEmpty());
}

void TestWindow::columnsAndViewsSurviveARestart()
{
    QHeaderView *header = part<PortTable>()->horizontalHeader();
    header->moveSection(header->visualIndex(PortModel::Service), 1);
    part<PortTable>()->setColumnHidden(PortModel::Status, true);
    m_window->reference()->showMap(true);
    m_window->resize(1111, 777);
    restart();
    QVERIFY(QFile::exists(m_home->path(u"settings/quayside.ini"_s)));
    QCOMPARE(part<PortTable>()->horizontalHeader()->visualIndex(PortModel::Service), 1);
    QVERIFY(part<PortTable>()->isColumnHidden(PortModel::Status));
    QVERIFY(m_window->reference()->isMapShown());
    QVERIFY(part<PortMap>()->isVisible());
    QCOMPARE(m_window->size(), QSize(1111, 777));
}

void TestWindow::themeAndTextSurviveARestart()
{
    const QColor light = QApplication::palette().color(QPalette::Base);
    menuAction(*m_window, u"Dark"_s)->trigger();
    QTRY_COMPARE(m_window->palette().color(QPalette::Base), darkPalette().color(QPalette::Base));
    const qreal size = m_window->font().pointSizeF();
    menuAction(*m_window, u"Larger text"_s)->trigger();
    QTRY_VERIFY(part<PortTable>()->font().pointSizeF() > size);
    const qreal larger = m_window->font().pointSizeF();
    restart();
    QTRY_COMPARE(m_window->palette().color(QPalette::Base), darkPalette().color(QPalette::Base));
    QVERIFY(menuAction(*m_window, u"Dark"_s)->isChecked());
    menuAction(*m_window, u"Normal text"_s)->trigger();
    QTRY_VERIFY(m_window->font().pointSizeF() <= larger);
    menuAction(*m_window, u"As the desktop"_s)->trigger();
    QTRY_COMPARE(QApplication::palette().color(QPalette::Base), light);
}

void TestWindow::damagedBookmarksAreSaid()
{
    m_window->close();
    QDir().mkpath(m_home->path(u"data"_s));
    m_home->write(u"data/bookmarks.json"_s, "damaged");
    restart();
    const QString text = closedBox(*m_window);
    QVERIFY2(text.contains(u"bookmarks.json.damaged-"_s), qPrintable(text));
}

void TestWindow::bookmarksThatCannotBeKeptAreSaid()
{
    m_home->write(u"data"_s, "a file, no folder");
    m_window->ask(u"443"_s);
    menuAction(*m_window, u"Bookmark this port"_s)->trigger();
    const QString text = closedBox(*m_window);
    QVERIFY2(text.contains(u"could not be kept"_s), qPrintable(text));
    QVERIFY(part<Bookmarks>()->isBookmarked(Port(443)));
}

void TestWindow::copiesTheSelectedRows()
{
    m_window->ask(u"port:443"_s);
    part<PortTable>()->selectAll();
    menuAction(*m_window, u"Copy as table"_s)->trigger();
    const QMimeData *copied = QApplication::clipboard()->mimeData();
    QCOMPARE(copied->text().count(u'\n'), part<PortModel>()->rowCount() + 1);
    QVERIFY(copied->text().contains(u"443\tTCP\thttps"_s));
    QVERIFY(copied->html().contains(u"<td>https</td>"_s));
}

void TestWindow::helpExamplesAreTried()
{
    menuAction(*m_window, u"How to search"_s)->trigger();
    auto *help = part<QueryHelp>();
    QVERIFY(help && help->isVisible());
    Q_EMIT help->findChild<QTextBrowser *>()->anchorClicked(QUrl(u"try:%22file%20transfer%22"_s));
    QCOMPARE(part<SearchField>()->text(), u"\"file transfer\""_s);
    QVERIFY(part<PortModel>()->rowCount() > 0);
}

void TestWindow::theSearchFieldIsOnEveryPage_data()
{
    QTest::addColumn<QString>("page");
    QTest::newRow("lab") << u"lab"_s;
    QTest::newRow("this computer") << u"computer"_s;
}

void TestWindow::theSearchFieldIsOnEveryPage()
{
    QFETCH(QString, page);
    m_window->useSockets(std::make_unique<FakeSource>(std::make_shared<FakeComputer>()));
    m_window->showPage(page);
    auto *field = part<SearchField>();
    QVERIFY(field->isVisible());
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    QVERIFY(field->hasFocus());
    QTest::keyClicks(field, u"ssh"_s);
    QVERIFY(!m_window->reference()->isVisible()); // typing leads nowhere yet
    QCOMPARE(field->hint(), u"Return: 22 ssh"_s);
    QCOMPARE(QAccessible::queryAccessibleInterface(field)->text(QAccessible::Description), field->hint());
    QTest::keyClicks(field, u"zzz"_s);
    QCOMPARE(field->hint(), u"Nothing matches"_s);
    field->setText(u"65536"_s);
    QVERIFY(field->hint().contains(u"65535"_s));
    field->setText(u"443"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(m_window->reference()->isVisible());
    QVERIFY(part<PortTable>()->hasFocus());
    QVERIFY(shownText().startsWith(u"443"_s));
    QVERIFY(field->hint().isEmpty()); // the answers are in sight
    m_window->showPage(page);
    field->setText(u"80-90"_s);
    m_window->showPage(u"reference"_s); // by the rail: one field, one query
    QCOMPARE(part<PortModel>()->text(0, PortModel::Ports), u"80"_s);
}

void TestWindow::escapeLeavesTheSearchField()
{
    m_window->showPage(u"lab"_s);
    auto *field = part<SearchField>();
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(field, u"ssh"_s);
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(field->text().isEmpty() && field->hasFocus());
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!field->hasFocus());
    QVERIFY(m_window->lab()->isAncestorOf(QApplication::focusWidget()));
}

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
