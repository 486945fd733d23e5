// SPDX-License-Identifier: MIT
#include "look/meaning.h"
#include "look/theme.h"
#include "reference/portdelegate.h"
#include "reference/portmodel.h"
#include "reference/porttable.h"
#include "support.h"

#include <QApplication>
#include <QHeaderView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <cstdlib>

using namespace quay;
using registry::Query;

using Matches = std::vector<std::pair<qsizetype, qsizetype>>;
Q_DECLARE_METATYPE(Matches)

class TestPortTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void findsTheLettersThatMatch_data();
    void findsTheLettersThatMatch();
    void marksTheLettersThatMatch();
    void marksNothingInColumnsThatWereNotSearched();
    void selectedTextIsLegibleInEveryColumn();
    void goesToARowAndShowsIt();
    void columnsStayAsTheyWereLeft();
    void columnsAreAsWideForLargerText();
    void theDescriptionStaysLegible();
    void columnsSurviveEveryQuery();
    void aLayoutOfAnotherProgramIsIgnored();
    void theHeaderMenuHidesAndShowsColumns();
    void exportsTheColumnsAsTheyStand();
    void aClickOnTheStarAsksForTheBookmark();
    void theKeyBAsksForTheBookmark();
    void theArrowsTellWhichRow();
    void rowsAndColumnsGrowWithTheText();
    void tabLeavesTheTable();

private:
    QImage cell(int row, PortModel::Column column) const;

    std::unique_ptr<PortModel> m_model;
    std::unique_ptr<PortTable> m_table;
};

void TestPortTable::init()
{
    m_table.reset();
    m_model = std::make_unique<PortModel>();
    m_model->setRegistry(shipped());
    m_table = std::make_unique<PortTable>(m_model.get());
    m_table->setPalette(lightPalette());
    m_table->resize(1000, 500);
    m_table->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_table.get()));
}

QImage TestPortTable::cell(int row, PortModel::Column column) const
{
    const QRect rect = m_table->visualRect(m_model->index(row, column));
    return m_table->viewport()->grab(rect).toImage();
}

namespace
{

int pixelsOf(const QImage &image, const QColor &colour)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y).rgb() == colour.rgb();
    }
    return count;
}

// Antialiased letters have few pixels of the full colour.
bool hasLight(const QImage &image)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y).lightness() > 200;
    }
    return count > 5;
}

} // namespace

void TestPortTable::findsTheLettersThatMatch_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<Matches>("found");
    QTest::newRow("none") << u"http"_s << QStringList{u"ssh"_s} << Matches{};
    QTest::newRow("no words") << u"http"_s << QStringList() << Matches{};
    QTest::newRow("in any case") << u"HTTP over TLS"_s << QStringList{u"http"_s} << Matches{{0, 4}};
    QTest::newRow("every time") << u"mail to mail"_s << QStringList{u"mail"_s} << Matches{{0, 4}, {8, 4}};
    QTest::newRow("two words in order of place")
        << u"tls http"_s << QStringList{u"http"_s, u"tls"_s} << Matches{{0, 3}, {4, 4}};
    QTest::newRow("overlapping ones once")
        << u"https"_s << QStringList{u"http"_s, u"https"_s, u"tps"_s} << Matches{{0, 4}};
    QTest::newRow("beside itself") << u"aaaa"_s << QStringList{u"aa"_s} << Matches{{0, 2}, {2, 2}};
}

void TestPortTable::findsTheLettersThatMatch()
{
    QFETCH(QString, text);
    QFETCH(QStringList, words);
    QFETCH(Matches, found);
    const Matches answer = matches(text, words);
    if (text != u"https") {
        QCOMPARE(answer, found);
        return;
    }
    QCOMPARE(answer.size(), std::size_t(1)); // which of the two that begin there is all the same
    QCOMPARE(answer[0].first, 0);
}

void TestPortTable::marksTheLettersThatMatch()
{
    const QColor match = colour(Meaning::Match, lightPalette());
    m_model->setQuery(Query::parse(u"ssh"));
    QVERIFY(pixelsOf(cell(0, PortModel::Service), match) > 50);
    QVERIFY(pixelsOf(cell(0, PortModel::Description), match) > 50);
    m_model->setQuery(Query::parse(u"name:ssh"));
    QVERIFY(pixelsOf(cell(0, PortModel::Service), match) > 50);
    QCOMPARE(pixelsOf(cell(0, PortModel::Description), match), 0); // not asked for there
    m_model->setQuery({});
    QVERIFY(pixelsOf(cell(0, PortModel::Service), match) == 0);
}

void TestPortTable::marksNothingInColumnsThatWereNotSearched()
{
    const QColor match = colour(Meaning::Match, lightPalette());
    m_model->setQuery(Query::parse(u"tcp assigned"));
    QVERIFY(m_model->rowCount() > 0);
    QCOMPARE(pixelsOf(cell(0, PortModel::Protocol), match), 0);
    QCOMPARE(pixelsOf(cell(0, PortModel::Status), match), 0);
}

void TestPortTable::selectedTextIsLegibleInEveryColumn()
{
    m_model->setQuery(Query::parse(u"443"));
    m_table->goTo(0);
    const QPalette palette = m_table->palette();
    for (const auto column : {PortModel::Ports, PortModel::Protocol, PortModel::Service, PortModel::Status}) {
        const QImage picture = cell(0, column);
        QVERIFY(pixelsOf(picture, palette.color(QPalette::Highlight)) > picture.width() * picture.height() / 3);
        QVERIFY(hasLight(picture));
        QCOMPARE(pixelsOf(picture, colour(Meaning::Match, palette)), 0);
    }
}

void TestPortTable::goesToARowAndShowsIt()
{
    const QSignalSpy rows(m_table.get(), &PortTable::currentRowChanged);
    const int row = m_model->rowOf(Port(40000)).value_or(m_model->rowCount() - 1);
    m_table->goTo(row);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows[0][0].toInt(), row);
    QCOMPARE(m_table->selectedRows(), std::vector<int>{row});
    QVERIFY(m_table->viewport()->rect().contains(m_table->visualRect(m_model->index(row, PortModel::Ports))));
    m_table->goTo(-1);
    QVERIFY(m_table->selectedRows().empty());
}

void TestPortTable::columnsStayAsTheyWereLeft()
{
    QHeaderView *header = m_table->horizontalHeader();
    header->moveSection(header->visualIndex(PortModel::Service), 0);
    m_table->setColumnHidden(PortModel::Status, true);
    m_table->setColumnHidden(PortModel::Range, false);
    m_table->setColumnWidth(PortModel::Service, 333);
    const QByteArray layout = m_table->saveLayout();
    PortTable later(m_model.get());
    later.restoreLayout(layout);
    QCOMPARE(later.horizontalHeader()->visualIndex(PortModel::Service), 0);
    QVERIFY(later.isColumnHidden(PortModel::Status));
    QVERIFY(!later.isColumnHidden(PortModel::Range));
    QCOMPARE(later.columnWidth(PortModel::Service), 333);
    QCOMPARE(later.visibleColumns(), m_table->visibleColumns());
}

void TestPortTable::columnsAreAsWideForLargerText()
{
    const int width = m_table->columnWidth(PortModel::Service);
    QFont large = m_table->font();
    large.setPointSizeF(large.pointSizeF() * 2);
    PortTable larger(m_model.get());
    larger.setFont(large);
    QVERIFY(larger.columnWidth(PortModel::Service) > width * 3 / 2);
    m_table->restoreLayout(larger.saveLayout());
    QVERIFY(std::abs(m_table->columnWidth(PortModel::Service) - width) <= 2);
}

void TestPortTable::theDescriptionStaysLegible()
{
    m_table->resize(200, 300);
    QVERIFY(m_table->columnWidth(PortModel::Description) > 15 * m_table->fontMetrics().averageCharWidth());
    m_table->resize(1900, 300);
    int total = 0;
    for (int column = 0; column < m_model->columnCount(); ++column)
        total += m_table->columnWidth(column);
    QCOMPARE(total, m_table->viewport()->width()); // it takes what is left
}

void TestPortTable::columnsSurviveEveryQuery()
{
    QHeaderView *header = m_table->horizontalHeader();
    header->moveSection(header->visualIndex(PortModel::Description), 1);
    m_table->setColumnHidden(PortModel::Status, true);
    m_table->setColumnWidth(PortModel::Service, 222);
    const std::vector<int> columns = m_table->visibleColumns();
    for (const char16_t *query : {u"s", u"ssh", u"zzqx", u"", u"65536", u"443", u"is:bookmarked", u""}) {
        m_model->setQuery(Query::parse(query));
        m_table->goTo(m_model->rowCount() > 0 ? 0 : -1);
        QCOMPARE(m_table->visibleColumns(), columns);
        QCOMPARE(m_table->columnWidth(PortModel::Service), 222);
        QCOMPARE(m_table->verticalHeader()->count(), m_model->rowCount());
    }
}

void TestPortTable::aLayoutOfAnotherProgramIsIgnored()
{
    const std::vector<int> columns = m_table->visibleColumns();
    m_table->restoreLayout({});
    m_table->restoreLayout("no layout at all");
    m_table->restoreLayout(QTableView().horizontalHeader()->saveState()); // a table without columns
    QCOMPARE(m_table->visibleColumns(), columns);
    QVERIFY(m_table->columnWidth(PortModel::Ports) > 20);
}

void TestPortTable::theHeaderMenuHidesAndShowsColumns()
{
    const auto choose = [this](const QString &title) {
        QTimer::singleShot(0, this, [title] {
            auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
            for (QAction *action : menu ? menu->actions() : QList<QAction *>()) {
                if (action->text() == title)
                    action->trigger();
            }
            if (menu)
                menu->close();
        });
        Q_EMIT m_table->horizontalHeader()->customContextMenuRequested(QPoint(5, 5));
    };
    choose(u"Status"_s);
    QVERIFY(m_table->isColumnHidden(PortModel::Status));
    choose(u"Status"_s);
    QVERIFY(!m_table->isColumnHidden(PortModel::Status));
    choose(u"Port"_s); // without it no row could be told
    QVERIFY(!m_table->isColumnHidden(PortModel::Ports));
}

void TestPortTable::exportsTheColumnsAsTheyStand()
{
    using enum PortModel::Column;
    QCOMPARE(m_table->visibleColumns(), (std::vector<int>{Ports, Protocol, Service, Description, InUse, Status}));
    m_table->horizontalHeader()->moveSection(m_table->horizontalHeader()->visualIndex(Service), 1);
    m_table->setColumnHidden(Protocol, true);
    QCOMPARE(m_table->visibleColumns(), (std::vector<int>{Service, Ports, Description, InUse, Status}));
}

void TestPortTable::aClickOnTheStarAsksForTheBookmark()
{
    const QSignalSpy toggles(m_table.get(), &PortTable::bookmarkToggled);
    const auto click = [this](int row, int column) {
        const QPoint at = m_table->visualRect(m_model->index(row, column)).center();
        QTest::mouseClick(m_table->viewport(), Qt::LeftButton, {}, at);
    };
    click(3, PortModel::Service);
    QCOMPARE(toggles.size(), 0);
    click(3, PortModel::Mark);
    QCOMPARE(toggles.size(), 1);
    QCOMPARE(toggles[0][0].toInt(), 3);
}

void TestPortTable::theKeyBAsksForTheBookmark()
{
    const QSignalSpy toggles(m_table.get(), &PortTable::bookmarkToggled);
    m_table->goTo(5);
    QTest::keyClick(m_table.get(), Qt::Key_B);
    QCOMPARE(toggles.size(), 1);
    QCOMPARE(toggles[0][0].toInt(), 5);
}

void TestPortTable::theArrowsTellWhichRow()
{
    m_table->goTo(0);
    const QSignalSpy rows(m_table.get(), &PortTable::currentRowChanged);
    QTest::keyClick(m_table.get(), Qt::Key_Down);
    QTest::keyClick(m_table.get(), Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[0][0].toInt(), 1);
    QCOMPARE(rows[1][0].toInt(), m_model->rowCount() - 1);
}

void TestPortTable::rowsAndColumnsGrowWithTheText()
{
    const int height = m_table->rowHeight(0);
    const int width = m_table->columnWidth(PortModel::Ports);
    QFont font = m_table->font();
    font.setPointSizeF(font.pointSizeF() * 2);
    m_table->setFont(font);
    QVERIFY(m_table->rowHeight(0) >= QFontMetrics(font).height());
    QVERIFY(m_table->rowHeight(0) > height * 3 / 2);
    QVERIFY(m_table->columnWidth(PortModel::Ports) > width * 3 / 2);
}

void TestPortTable::tabLeavesTheTable() { QVERIFY(!m_table->tabKeyNavigation()); }

QTEST_MAIN(TestPortTable)
#include "tst_porttable.moc"
