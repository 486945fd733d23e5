// SPDX-License-Identifier: MIT
// quay lookup as a process: its contract with scripts, and with people at a terminal.
#include "quayprocess.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <set>

namespace
{

using Key = std::pair<int, QString>; // port, protocol

QJsonArray arrayIn(const QByteArray &text) { return QJsonDocument::fromJson(text).array(); }

QJsonObject objectFor(const QJsonArray &rows, int port, const QString &protocol)
{
    for (const auto &row : rows) {
        if (row[u"port"].toInt() == port && row[u"protocol"].toString() == protocol)
            return row.toObject();
    }
    return {};
}

} // namespace

class TestQuayLookup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void jsonHasTheFieldsOfTheContract();
    void statusIsOneOfFour_data();
    void statusIsOneOfFour();
    void everyTransportAnswersForANumber();
    void protocolNarrows_data();
    void protocolNarrows();
    void rangesAreGivenNumberByNumber();
    void numbersComeInTheirOrder();
    void usesThatAreNotIanasAreUnofficial();
    void findsByTheQueryLanguage_data();
    void findsByTheQueryLanguage();
    void allGivesEveryEntry();
    void exitStatusTellsWhatHappened_data();
    void exitStatusTellsWhatHappened();
    void whatScriptsReadIsTheSameInEveryLanguage();

private:
    [[nodiscard]] QJsonArray lookUp(const QStringList &arguments) const
    {
        const auto outcome = m_quay.run(QStringList{QStringLiteral("lookup"), QStringLiteral("--json")} + arguments);
        return outcome.exit == 0 && outcome.error.isEmpty() ? arrayIn(outcome.out) : QJsonArray();
    }

    Quay m_quay;
};

void TestQuayLookup::jsonHasTheFieldsOfTheContract()
{
    const auto rows = lookUp({QStringLiteral("443")});
    const QStringList fields{QStringLiteral("description"), QStringLiteral("name"),     QStringLiteral("notable"),
                             QStringLiteral("port"),        QStringLiteral("protocol"), QStringLiteral("range"),
                             QStringLiteral("references"),  QStringLiteral("status"),   QStringLiteral("unofficial")};
    QVERIFY(!rows.isEmpty());
    for (const auto &row : rows) {
        QCOMPARE(row.toObject().keys(), fields);
        QVERIFY(row[u"port"].isDouble() && row[u"protocol"].isString() && row[u"name"].isString());
        QVERIFY(row[u"description"].isString() && row[u"status"].isString() && row[u"range"].isString());
        QVERIFY(row[u"references"].isArray() && row[u"unofficial"].isArray() && row[u"notable"].isBool());
    }
    const QJsonObject https = objectFor(rows, 443, QStringLiteral("tcp"));
    QCOMPARE(https[u"name"].toString(), QStringLiteral("https"));
    QCOMPARE(https[u"status"].toString(), QStringLiteral("assigned"));
    QCOMPARE(https[u"range"].toString(), QStringLiteral("system"));
    QCOMPARE(https[u"references"].toArray(), QJsonArray{QStringLiteral("RFC9110")});
    QVERIFY(https[u"notable"].toBool());
}

void TestQuayLookup::statusIsOneOfFour_data()
{
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("range");
    QTest::newRow("assigned") << 22 << "assigned"
                              << "system";
    QTest::newRow("reserved") << 0 << "reserved"
                              << "system";
    QTest::newRow("taken back") << 2 << "reserved"
                                << "system";
    QTest::newRow("unassigned") << 4 << "unassigned"
                                << "system";
    QTest::newRow("user") << 5432 << "assigned"
                          << "user";
    QTest::newRow("last of the user ports") << 49151 << "reserved"
                                            << "user";
    QTest::newRow("dynamic") << 49152 << "dynamic"
                             << "dynamic";
    QTest::newRow("last") << 65535 << "dynamic"
                          << "dynamic";
}

void TestQuayLookup::statusIsOneOfFour()
{
    QFETCH(int, port);
    QFETCH(QString, status);
    QFETCH(QString, range);
    const QJsonObject row = objectFor(lookUp({QString::number(port)}), port, QStringLiteral("tcp"));
    QCOMPARE(row[u"status"].toString(), status);
    QCOMPARE(row[u"range"].toString(), range);
}

void TestQuayLookup::everyTransportAnswersForANumber()
{
    for (const int port : {0, 4, 80, 443, 6005, 5173, 49151, 60000}) {
        QSet<QString> transports;
        for (const auto &row : lookUp({QString::number(port)})) {
            QCOMPARE(row[u"port"].toInt(), port);
            transports.insert(row[u"protocol"].toString());
        }
        QCOMPARE(transports.size(), 4);
    }
}

void TestQuayLookup::protocolNarrows_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("after") << QStringList{QStringLiteral("80"), QStringLiteral("--protocol"), QStringLiteral("udp")};
    QTest::newRow("before") << QStringList{QStringLiteral("--protocol=udp"), QStringLiteral("80")};
    QTest::newRow("short") << QStringList{QStringLiteral("-p"), QStringLiteral("UDP"), QStringLiteral("80")};
    QTest::newRow("in the query") << QStringList{QStringLiteral("80"), QStringLiteral("udp")};
}

void TestQuayLookup::protocolNarrows()
{
    QFETCH(QStringList, arguments);
    const auto rows = lookUp(arguments);
    QCOMPARE(rows.size(), 3); // http, www, www-http
    for (const auto &row : rows) {
        QCOMPARE(row[u"port"].toInt(), 80);
        QCOMPARE(row[u"protocol"].toString(), QStringLiteral("udp"));
    }
    QCOMPARE(rows[0][u"name"].toString(), QStringLiteral("http"));
}

void TestQuayLookup::rangesAreGivenNumberByNumber()
{
    const auto rows = lookUp({QStringLiteral("name:x11"), QStringLiteral("tcp")});
    for (int port = 6000; port <= 6063; ++port)
        QCOMPARE(objectFor(rows, port, QStringLiteral("tcp"))[u"name"].toString(), QStringLiteral("x11"));
    const auto part = lookUp({QStringLiteral("6062-6065"), QStringLiteral("tcp")});
    QCOMPARE(part.size(), 4);
    QCOMPARE(part[1][u"name"].toString(), QStringLiteral("x11"));
    QVERIFY(part[2][u"name"].toString() != u"x11");
}

void TestQuayLookup::numbersComeInTheirOrder()
{
    for (const char *query : {"20-23", "5995-6070 tcp", "port:80,20"}) {
        int last = 0;
        const QJsonArray rows = lookUp({QString::fromLatin1(query)});
        QVERIFY(rows.size() > 5);
        for (const auto &row : rows) {
            QVERIFY2(row[u"port"].toInt() >= last, query);
            last = row[u"port"].toInt();
        }
    }
}

void TestQuayLookup::usesThatAreNotIanasAreUnofficial()
{
    const QJsonObject row = objectFor(lookUp({QStringLiteral("5173")}), 5173, QStringLiteral("tcp"));
    QVERIFY(row[u"unofficial"].toArray().contains(QStringLiteral("Vite")));
    QCOMPARE(row[u"status"].toString(), QStringLiteral("unassigned"));
    QVERIFY(objectFor(lookUp({QStringLiteral("vite")}), 5173, QStringLiteral("tcp")) == row);
}

void TestQuayLookup::findsByTheQueryLanguage_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("name");
    QTest::newRow("name") << "name:http" << 80 << "http";
    QTest::newRow("exact name first") << "ssh" << 22 << "ssh";
    QTest::newRow("in capitals") << "SSH" << 22 << "ssh";
    QTest::newRow("quoted") << "\"secure shell\"" << 22 << "ssh";
    QTest::newRow("range") << "440-450 https" << 443 << "https";
    QTest::newRow("list") << "port:20,21 tcp" << 20 << "ftp-data";
    QTest::newRow("reference") << "rfc:959" << 21 << "ftp";
}

void TestQuayLookup::findsByTheQueryLanguage()
{
    QFETCH(QString, query);
    QFETCH(int, port);
    QFETCH(QString, name);
    const auto whole = lookUp({query});
    QVERIFY(!whole.isEmpty());
    QCOMPARE(whole[0][u"port"].toInt(), port);
    QCOMPARE(whole[0][u"name"].toString(), name);
    if (!query.contains(u'"'))
        QVERIFY(lookUp(query.split(u' ')) == whole);
}

void TestQuayLookup::allGivesEveryEntry()
{
    const auto rows = lookUp({QStringLiteral("--all")});
    QVERIFY(rows.size() > 12000);
    std::set<std::tuple<int, QString, QString>> seen;
    int assigned = 0;
    for (const auto &row : rows) {
        assigned += row[u"status"].toString() == u"assigned" ? 1 : 0;
        QVERIFY(seen.emplace(row[u"port"].toInt(), row[u"protocol"].toString(), row[u"name"].toString()).second);
    }
    QVERIFY(assigned > 11000);
    for (int port = 6000; port <= 6063; ++port)
        QVERIFY(seen.contains({port, QStringLiteral("tcp"), QStringLiteral("x11")}));
    const auto udp = lookUp({QStringLiteral("--all"), QStringLiteral("-p"), QStringLiteral("sctp")});
    QVERIFY(!udp.isEmpty() && udp.size() < 200);
    for (const auto &row : udp)
        QCOMPARE(row[u"protocol"].toString(), QStringLiteral("sctp"));
}

void TestQuayLookup::exitStatusTellsWhatHappened_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exit");
    const auto row = [](const char *arguments, int exit) {
        QTest::newRow(arguments) << QString::fromLatin1(arguments).split(u' ') << exit;
    };
    row("lookup 443", 0);
    row("lookup --all", 0);
    row("lookup is:notable -- ", 0);
    row("lookup nothing-is-called-so", 1);
    row("lookup --json nothing-is-called-so", 1);
    row("lookup 70000", 2);
    row("lookup --json 70000", 2);
    row("lookup -1", 2);
    row("lookup 90-80", 2);
    row("lookup port:http", 2);
    row("lookup is:nothing", 2);
    row("lookup", 2);
    row("lookup --json", 2);
    row("lookup --all 443", 2);
    row("lookup --protocol icmp 443", 2);
    row("lookup 443 --protocol", 2);
    row("lookup --unknown", 2);
    row("nothing", 2);
}

void TestQuayLookup::exitStatusTellsWhatHappened()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, exit);
    const auto outcome = m_quay.run(arguments);
    QCOMPARE(outcome.exit, exit);
    QCOMPARE(outcome.error.isEmpty(), exit == 0);
    QVERIFY(outcome.error.isEmpty() || outcome.error.endsWith('\n'));
    const bool isEmptyArray = exit == 1 && arguments.contains(QStringLiteral("--json"));
    if (exit != 0)
        QCOMPARE(outcome.out, isEmptyArray ? QByteArray("[\n]\n") : QByteArray());
}

void TestQuayLookup::whatScriptsReadIsTheSameInEveryLanguage()
{
    Quay german;
    german.set(QStringLiteral("LC_ALL"), QStringLiteral("de_DE.UTF-8"));
    for (const char *query : {"443", "5173", "60000"}) {
        const QStringList arguments{QStringLiteral("lookup"), QStringLiteral("--json"), QString::fromLatin1(query)};
        QCOMPARE(german.run(arguments).out, m_quay.run(arguments).out);
    }
}

QTEST_GUILESS_MAIN(TestQuayLookup)
#include "tst_quay_lookup.moc"
