// SPDX-License-Identifier: MIT
#include "reference/portmodel.h"
#include "support.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>

using namespace quay;
using registry::Query;

class TestPortModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();

    void keepsTheRulesOfModelsThroughEveryKeystroke_data();
    void keepsTheRulesOfModelsThroughEveryKeystroke();
    void isEmptyWithoutRegistry();
    void hasNoRowsBelowRows();
    void answersNothingForIndexesThatAreNotItsOwn();
    void persistentIndexesFollowTheirRow();
    void persistentIndexesEndWithTheirRow();
    void anotherRegistryIsAReset();
    void aNumberWithinARangeIsAnsweredAsItself();
    void aRangeAskedForBeginsAtItsFirstNumber();
    void findsTheRowOfAPort_data();
    void findsTheRowOfAPort();
    void bookmarksChangeOnlyTheirColumn();
    void bookmarkedPortsCanBeAskedFor();
    void numbersHaveNoSeparators_data();
    void numbersHaveNoSeparators();
    void everyColumnHasATitleForEars();
};

void TestPortModel::cleanup() { QLocale::setDefault(QLocale::c()); }

void TestPortModel::keepsTheRulesOfModelsThroughEveryKeystroke_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("number") << u"4430"_s;
    QTest::newRow("word") << u"ssl vpn"_s;
    QTest::newRow("range and filter") << u"80-90 udp is:assigned"_s;
    QTest::newRow("nothing there") << u"zzqx"_s;
    QTest::newRow("no port") << u"655361"_s;
    QTest::newRow("unassigned ranges") << u"is:unassigned range:user"_s;
}

void TestPortModel::keepsTheRulesOfModelsThroughEveryKeystroke()
{
    QFETCH(QString, typed);
    PortModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRegistry(shipped());
    for (qsizetype length = 1; length <= typed.size(); ++length)
        model.setQuery(Query::parse(typed.first(length)));
    for (qsizetype length = typed.size(); length >= 0; --length)
        model.setQuery(Query::parse(typed.first(length)));
    QVERIFY(model.rowCount() > 12000);
}

void TestPortModel::isEmptyWithoutRegistry()
{
    PortModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setQuery(Query::parse(u"443"));
    model.setBookmarked({});
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.rowOf(Port(443)));
}

void TestPortModel::hasNoRowsBelowRows()
{
    PortModel model;
    model.setRegistry(shipped());
    const QModelIndex first = model.index(0, 0);
    QVERIFY(first.isValid());
    QCOMPARE(model.rowCount(first), 0);
    QCOMPARE(model.columnCount(first), 0);
    QVERIFY(!first.parent().isValid());
}

void TestPortModel::answersNothingForIndexesThatAreNotItsOwn()
{
    PortModel model;
    model.setRegistry(shipped());
    QVERIFY(!model.data({}).isValid());
    QVERIFY(!model.index(model.rowCount(), 0).isValid());
    QVERIFY(!model.index(-1, 0).isValid());
    QVERIFY(!model.index(0, PortModel::ColumnCount).isValid());
    QStandardItemModel other(1, 1);
    QVERIFY(!model.data(other.index(0, 0)).isValid());
    QVERIFY(!model.headerData(PortModel::ColumnCount, Qt::Horizontal, Qt::DisplayRole).isValid());
    QVERIFY(!model.headerData(-1, Qt::Horizontal, Qt::DisplayRole).isValid());
}

void TestPortModel::persistentIndexesFollowTheirRow()
{
    PortModel model;
    model.setRegistry(shipped());
    const int row = model.rowOf(Port(22)).value();
    const QPersistentModelIndex service(model.index(row, PortModel::Service));
    QCOMPARE(service.data().toString(), u"ssh"_s);
    for (const char16_t *query : {u"s", u"ss", u"ssh", u"ssh tcp", u"20-30", u""}) {
        model.setQuery(Query::parse(query));
        QVERIFY(service.isValid());
        QCOMPARE(service.column(), int(PortModel::Service));
        QCOMPARE(service.data().toString(), u"ssh"_s);
        QCOMPARE(model.portAt(service.row()), Port(22));
    }
    QCOMPARE(service.row(), row);
}

void TestPortModel::persistentIndexesEndWithTheirRow()
{
    PortModel model;
    model.setRegistry(shipped());
    const QPersistentModelIndex ssh(model.index(model.rowOf(Port(22)).value(), PortModel::Service));
    model.setQuery(Query::parse(u"https"));
    QVERIFY(!ssh.isValid());
}

void TestPortModel::anotherRegistryIsAReset()
{
    PortModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRegistry(shipped());
    model.setQuery(Query::parse(u"ssh"));
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setRegistry(makeRegistry({makeRow(7777, Transport::Udp, "ssh-like", "One row")}));
    QCOMPARE(resets.size(), 1);
    QCOMPARE(model.rowCount(), 1); // the query still holds
    QCOMPARE(model.portAt(0), Port(7777));
}

void TestPortModel::aNumberWithinARangeIsAnsweredAsItself()
{
    PortModel model;
    model.setRegistry(shipped());
    model.setQuery(Query::parse(u"6010"));
    QVERIFY(model.rowCount() > 0);
    QCOMPARE(model.text(0, PortModel::Ports), u"6010"_s);
    QCOMPARE(model.text(0, PortModel::Service), u"x11"_s);
    QCOMPARE(model.portAt(0), Port(6010));
}

void TestPortModel::aRangeAskedForBeginsAtItsFirstNumber()
{
    PortModel model;
    model.setRegistry(shipped());
    model.setQuery(Query::parse(u"6010-6020 tcp"));
    QVERIFY(model.rowCount() > 0);
    QCOMPARE(model.text(0, PortModel::Ports), u"6000-6063"_s);
    QCOMPARE(model.portAt(0), Port(6010));
}

void TestPortModel::findsTheRowOfAPort_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("port");
    QTest::addColumn<bool>("isFound");
    QTest::newRow("of its own") << u""_s << 443 << true;
    QTest::newRow("within a range") << u""_s << 6063 << true;
    QTest::newRow("left out by the query") << u"ssh"_s << 443 << false;
    QTest::newRow("unassigned, asked for") << u"port:4"_s << 4 << true;
    QTest::newRow("dynamic, asked for") << u"60000"_s << 60000 << true;
}

void TestPortModel::findsTheRowOfAPort()
{
    QFETCH(QString, query);
    QFETCH(int, port);
    QFETCH(bool, isFound);
    PortModel model;
    model.setRegistry(shipped());
    model.setQuery(Query::parse(query));
    const std::optional<int> row = model.rowOf(Port(port));
    QCOMPARE(row.has_value(), isFound);
    if (row)
        QVERIFY(model.portsAt(*row).contains(Port(port)));
}

void TestPortModel::bookmarksChangeOnlyTheirColumn()
{
    PortModel model;
    model.setRegistry(shipped());
    const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    const QSignalSpy layouts(&model, &QAbstractItemModel::layoutChanged);
    registry::PortSet ports;
    ports.set(443);
    model.setBookmarked(ports);
    QCOMPARE(layouts.size(), 0);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes[0][0].toModelIndex().column(), int(PortModel::Mark));
    QCOMPARE(changes[0][1].toModelIndex().column(), int(PortModel::Mark));
    const QModelIndex mark = model.index(model.rowOf(Port(443)).value(), PortModel::Mark);
    const QModelIndex other = model.index(model.rowOf(Port(22)).value(), PortModel::Mark);
    QCOMPARE(mark.data(Qt::AccessibleTextRole).toString(), u"bookmarked"_s);
    QCOMPARE(other.data(Qt::AccessibleTextRole).toString(), u"no bookmark"_s);
}

void TestPortModel::bookmarkedPortsCanBeAskedFor()
{
    PortModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRegistry(shipped());
    model.setQuery(Query::parse(u"is:bookmarked"));
    QCOMPARE(model.rowCount(), 0);
    registry::PortSet ports;
    ports.set(4); // unassigned
    ports.set(6001);
    model.setBookmarked(ports);
    QVERIFY(model.rowOf(Port(4)));
    QVERIFY(model.rowOf(Port(6001)));
    QVERIFY(!model.rowOf(Port(443)));
    model.setBookmarked({});
    QCOMPARE(model.rowCount(), 0);
}

void TestPortModel::numbersHaveNoSeparators_data()
{
    QTest::addColumn<QLocale>("locale");
    for (const auto language : {QLocale::English, QLocale::German, QLocale::Arabic, QLocale::Hindi})
        QTest::addRow("%s", qPrintable(QLocale::languageToString(language))) << QLocale(language);
}

void TestPortModel::numbersHaveNoSeparators()
{
    QFETCH(QLocale, locale);
    QLocale::setDefault(locale);
    PortModel model;
    model.setRegistry(shipped());
    model.setQuery(Query::parse(u"port:49151"));
    QCOMPARE(model.text(0, PortModel::Ports), u"49151"_s);
    model.setQuery(Query::parse(u"50000"));
    QCOMPARE(model.text(0, PortModel::Ports).left(5), u"50000"_s);
}

void TestPortModel::everyColumnHasATitleForEars()
{
    PortModel model;
    for (int column = 0; column < PortModel::ColumnCount; ++column)
        QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::AccessibleTextRole).toString().isEmpty());
}

QTEST_MAIN(TestPortModel)
#include "tst_portmodel.moc"
