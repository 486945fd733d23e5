// SPDX-License-Identifier: MIT
#include "reference/exporting.h"
#include "reference/portmodel.h"
#include "reference/printing.h"
#include "support.h"

#include <QBuffer>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPdfWriter>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>
#include <QTextDocument>
#include <QTextTable>

#include <algorithm>
#include <numeric>
#include <set>

using namespace quay;
using registry::Query;

class TestExporting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void csvReadsBackAsWritten();
    void csvLinesEndAsRfc4180Says();
    void csvHoldsNoFormula_data();
    void csvHoldsNoFormula();
    void onlyTheChosenRowsAndColumnsInTheirOrder();
    void markdownIsATableWhateverIsInIt();
    void htmlIsATableWhateverIsInIt();
    void tabbedHasOneLineARow();
    void jsonIsWhatTheTerminalSays_data();
    void jsonIsWhatTheTerminalSays();
    void jsonHoldsEveryRowThatIsShown();
    void theEndingOfTheNameDecides();
    void whatCannotBeWrittenIsSaidAndLeavesNothing();
    void printsAsManyPagesAsTheRowsNeed_data();
    void printsAsManyPagesAsTheRowsNeed();
};

namespace
{

const std::vector<int> allColumns{PortModel::Ports,  PortModel::Protocol, PortModel::Service,  PortModel::Description,
                                  PortModel::Status, PortModel::Range,    PortModel::Reference};

Selection everythingIn(const PortModel &model, std::vector<int> columns = allColumns)
{
    std::vector<int> rows(static_cast<std::size_t>(model.rowCount()));
    std::iota(rows.begin(), rows.end(), 0);
    return {model, std::move(rows), std::move(columns)};
}

// Descriptions that break what is written carelessly.
const QList<QByteArray> nasty{"plain",
                              "with, comma",
                              "with \"quotes\"",
                              "two\nlines",
                              "carriage\rreturn",
                              "tab\tinside",
                              "pipe | bar",
                              "back\\slash",
                              "<b>&amp;</b>",
                              " blanks ",
                              "umlaut \xc3\xa4",
                              "",
                              "`code` *star* _line_"};

void fill(PortModel &model, const QList<QByteArray> &descriptions)
{
    std::vector<registry::Row> rows;
    for (int i = 0; i < descriptions.size(); ++i)
        rows.push_back(makeRow(2000 + i, Transport::Tcp, "name", descriptions[i]));
    model.setRegistry(makeRegistry(std::move(rows)));
}

// RFC 4180 section 2, read strictly.
QList<QStringList> readCsv(const QString &text)
{
    QList<QStringList> rows{{QString()}};
    bool isQuoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        QString &cell = rows.back().back();
        const QChar c = text[i];
        if (isQuoted && c == u'"' && i + 1 < text.size() && text[i + 1] == u'"') {
            cell += text[++i];
        } else if (c == u'"') {
            isQuoted = !isQuoted;
        } else if (!isQuoted && c == u',') {
            rows.back() += QString();
        } else if (!isQuoted && c == u'\r' && i + 1 < text.size() && text[i + 1] == u'\n') {
            rows += QStringList{QString()};
            ++i;
        } else {
            cell += c;
        }
    }
    rows.removeLast(); // after the last line's end
    return rows;
}

} // namespace

void TestExporting::csvReadsBackAsWritten()
{
    PortModel model;
    fill(model, nasty);
    const QList<QStringList> rows = readCsv(toCsv(everythingIn(model)));
    QCOMPARE(rows.size(), nasty.size() + 1);
    QCOMPARE(rows[0], (QStringList{u"Port"_s, u"Protocol"_s, u"Service"_s, u"Description"_s, u"Status"_s, u"Range"_s,
                                   u"References"_s}));
    for (int i = 0; i < nasty.size(); ++i)
        QCOMPARE(rows[i + 1], (QStringList{QString::number(2000 + i), u"TCP"_s, u"name"_s, QString::fromUtf8(nasty[i]),
                                           u"Assigned"_s, u"User"_s, QString()}));
}

void TestExporting::csvLinesEndAsRfc4180Says()
{
    PortModel model;
    fill(model, {"a", "b"});
    const QString csv = toCsv(everythingIn(model, {PortModel::Description}));
    QCOMPARE(csv, u"Description\r\na\r\nb\r\n"_s);
    // A bare carriage return or line feed within a cell needs quotes as well (section 2, rule 6).
    fill(model, {"a\rb"});
    QCOMPARE(toCsv(everythingIn(model, {PortModel::Description})), u"Description\r\n\"a\rb\"\r\n"_s);
}

void TestExporting::csvHoldsNoFormula_data()
{
    QTest::addColumn<QByteArray>("description");
    QTest::addColumn<QString>("cell");
    QTest::newRow("equals") << QByteArray("=1+1") << u"'=1+1"_s;
    QTest::newRow("plus") << QByteArray("+49 30") << u"'+49 30"_s;
    QTest::newRow("minus") << QByteArray("-1") << u"'-1"_s;
    QTest::newRow("at") << QByteArray("@SUM(A1)") << u"'@SUM(A1)"_s;
    QTest::newRow("tab before it") << QByteArray("\t=1+1") << u"'\t=1+1"_s;
    QTest::newRow("carriage return before it") << QByteArray("\r=1+1") << u"'\r=1+1"_s;
    QTest::newRow("quoted too") << QByteArray("=HYPERLINK(\"x\",\"y\")") << u"'=HYPERLINK(\"x\",\"y\")"_s;
    QTest::newRow("within text it is harmless") << QByteArray("a=1") << u"a=1"_s;
}

void TestExporting::csvHoldsNoFormula()
{
    QFETCH(QByteArray, description);
    PortModel model;
    fill(model, {description});
    QTEST(readCsv(toCsv(everythingIn(model, {PortModel::Description})))[1][0], "cell");
}

void TestExporting::onlyTheChosenRowsAndColumnsInTheirOrder()
{
    PortModel model;
    fill(model, {"zero", "one", "two", "three"});
    const Selection some{model, {1, 3}, {PortModel::Description, PortModel::Ports}};
    QCOMPARE(toCsv(some), u"Description,Port\r\none,2001\r\nthree,2003\r\n"_s);
    QCOMPARE(QJsonDocument::fromJson(toJson(some)).array().size(), 2);
}

void TestExporting::markdownIsATableWhateverIsInIt()
{
    PortModel model;
    fill(model, nasty);
    const QString text = toMarkdown(everythingIn(model));
    const QStringList lines = text.split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), nasty.size() + 2);
    static const QRegularExpression bar(u"(?<!\\\\)(?:\\\\\\\\)*\\|"_s); // one that separates
    for (const QString &line : lines)
        QCOMPARE(line.count(bar), qsizetype(allColumns.size()) + 1);
    QTextDocument document;
    document.setMarkdown(text);
    auto *table = qobject_cast<QTextTable *>(document.rootFrame()->childFrames().value(0));
    QVERIFY(table);
    QCOMPARE(table->rows(), int(nasty.size()) + 1);
    const auto cell = [&](const QByteArray &content) {
        return table->cellAt(int(nasty.indexOf(content)) + 1, 3).firstCursorPosition().block().text();
    };
    for (const char *shown : {"pipe | bar", "back\\slash", "<b>&amp;</b>", "`code` *star* _line_"})
        QCOMPARE(cell(shown), QString::fromUtf8(shown));
}

void TestExporting::htmlIsATableWhateverIsInIt()
{
    PortModel model;
    fill(model, nasty);
    QTextDocument document;
    document.setHtml(toHtml(everythingIn(model)));
    auto *table = qobject_cast<QTextTable *>(document.rootFrame()->childFrames().value(0));
    QVERIFY(table);
    QCOMPARE(table->rows(), int(nasty.size()) + 1);
    QCOMPARE(table->columns(), int(allColumns.size()));
    const int row = int(nasty.indexOf("<b>&amp;</b>")) + 1;
    QCOMPARE(table->cellAt(row, 3).firstCursorPosition().block().text(), u"<b>&amp;</b>"_s);
}

void TestExporting::tabbedHasOneLineARow()
{
    PortModel model;
    fill(model, nasty);
    const QStringList lines = toTabbed(everythingIn(model)).split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), nasty.size() + 1);
    for (const QString &line : lines)
        QCOMPARE(line.count(u'\t'), qsizetype(allColumns.size()) - 1);
}

void TestExporting::jsonIsWhatTheTerminalSays_data()
{
    QTest::addColumn<QString>("query");
    for (const auto &query : {u"name:http"_s, u"80-90"_s, u"port:443"_s, u"6010-6011 tcp"_s, u"is:notable"_s,
                              u"mail -unix"_s, u"port:27017"_s, u"rfc:9110"_s})
        QTest::addRow("%s", qPrintable(query)) << query;
}

void TestExporting::jsonIsWhatTheTerminalSays()
{
    QFETCH(QString, query);
    const Home home; // no registry of the user's own
    QProcess quay;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_DATA_HOME"_s, home.path(QString()));
    quay.setProcessEnvironment(environment);
    quay.start(QStringLiteral(QUAY_PROGRAM), {u"lookup"_s, u"--json"_s, query});
    QVERIFY(quay.waitForFinished());
    const QJsonArray said = QJsonDocument::fromJson(quay.readAllStandardOutput()).array();
    QVERIFY(!said.isEmpty());
    PortModel model;
    model.setRegistry(shipped());
    model.setQuery(Query::parse(query));
    QCOMPARE(QJsonDocument::fromJson(toJson(everythingIn(model))).array(), said);
}

// While "44" stands in the field, 440 and 4400 are shown as well.
void TestExporting::jsonHoldsEveryRowThatIsShown()
{
    PortModel model;
    model.setRegistry(shipped());
    model.setQuery(Query::parse(u"44 tcp"));
    QVERIFY(model.rowCount() > 10);
    std::set<int> shown;
    for (int row = 0; row < model.rowCount(); ++row)
        shown.insert(number(model.portAt(row)));
    std::set<int> written;
    for (const QJsonValue &object : QJsonDocument::fromJson(toJson(everythingIn(model))).array())
        written.insert(object[u"port"].toInt());
    QVERIFY(std::includes(written.begin(), written.end(), shown.begin(), shown.end()));
}

void TestExporting::theEndingOfTheNameDecides()
{
    const Home home;
    PortModel model;
    fill(model, {"one"});
    const auto written = [&](const QString &name) {
        if (!exportTo(home.path(name), everythingIn(model)))
            return QByteArray();
        QFile file(home.path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QCOMPARE(written(u"a.csv"_s), toCsv(everythingIn(model)).toUtf8());
    QCOMPARE(written(u"a.JSON"_s), toJson(everythingIn(model)));
    QCOMPARE(written(u"a.md"_s), toMarkdown(everythingIn(model)).toUtf8());
}

void TestExporting::whatCannotBeWrittenIsSaidAndLeavesNothing()
{
    const Home home;
    PortModel model;
    fill(model, {"one"});
    const auto result = exportTo(home.path(u"no/such/folder/a.csv"_s), everythingIn(model));
    QVERIFY(!result);
    QVERIFY(!result.error().isEmpty());
    QVERIFY(QDir(home.path(QString())).isEmpty());
}

void TestExporting::printsAsManyPagesAsTheRowsNeed_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("atLeast");
    QTest::addColumn<int>("atMost");
    QTest::newRow("none") << 0 << 1 << 1;
    QTest::newRow("one") << 1 << 1 << 1;
    QTest::newRow("some") << 40 << 1 << 1;
    QTest::newRow("many") << 1000 << 10 << 25;
}

void TestExporting::printsAsManyPagesAsTheRowsNeed()
{
    QFETCH(int, rows);
    PortModel model;
    fill(model, QList<QByteArray>(rows, "what it is for"));
    QBuffer buffer;
    QVERIFY(buffer.open(QIODevice::WriteOnly));
    QPdfWriter pdf(&buffer);
    pdf.setPageSize(QPageSize(QPageSize::A4));
    print(pdf, everythingIn(model), u"Ports"_s);
    buffer.close();
    static const QRegularExpression pages(u"/Count (\\d+)"_s);
    const int count = pages.match(QString::fromLatin1(buffer.data())).captured(1).toInt();
    QFETCH(int, atLeast);
    QFETCH(int, atMost);
    QVERIFY2(count >= atLeast && count <= atMost, qPrintable(QString::number(count)));
}

QTEST_MAIN(TestExporting)
#include "tst_exporting.moc"
