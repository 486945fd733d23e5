// SPDX-License-Identifier: MIT
// The query language, as core/registry/query.h documents it.
#include "registry/query.h"

#include <QTest>

using namespace quay;
using namespace quay::registry;

namespace
{

// A query in words that a failed QCOMPARE can print; parts in the order of the struct.
QString inWords(const Query &query)
{
    QStringList parts;
    for (const Query::Word &word : query.words)
        parts += (word.isExcluded ? QStringLiteral("without ") : QString()) +
                 (word.isNameOnly ? QStringLiteral("name ") : QString()) +
                 QStringLiteral("'%1'").arg(QString::fromUtf8(word.folded)) +
                 (word.number ? QStringLiteral(" or %1").arg(number(*word.number)) : QString());
    for (const PortInterval &ports : query.ports)
        parts += ports.first <= ports.last ? QStringLiteral("%1..%2").arg(number(ports.first)).arg(number(ports.last))
                                           : QStringLiteral("no number");
    for (const QByteArray &reference : query.references)
        parts += QString::fromUtf8(reference);
    const auto bits = [&](const char *name, quint8 set) {
        if (set != 0)
            parts += QStringLiteral("%1 %2").arg(QLatin1StringView(name)).arg(set, 0, 2);
    };
    bits("transports", query.transports);
    bits("ranges", query.ranges);
    bits("statuses", query.statuses);
    bits("marks", query.marks);
    if (query.problem != Query::Problem::None)
        parts += QStringLiteral("problem %1: %2").arg(int(query.problem)).arg(query.problemText);
    return parts.join(QStringLiteral("; "));
}

QString inWords(const char *text) { return inWords(Query::parse(QString::fromUtf8(text))); }

} // namespace

class TestRegistryQuery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splitsAtBlanksOutsideQuotes_data();
    void splitsAtBlanksOutsideQuotes();
    void readsEveryForm_data();
    void readsEveryForm();
    void saysWhatCannotBeMeant_data();
    void saysWhatCannotBeMeant();
    void theFirstProblemIsSaid();
    void everyBeginningOfAQueryIsAQuery();
    void keywordsAreReadAsThemselves();
    void onlyNothingIsEmpty();
    void finishedNumbersArePorts();
    void knowsWhenOneNumberIsMeant_data();
    void knowsWhenOneNumberIsMeant();
    void gapsAreWantedByTheirStatus();
};

void TestRegistryQuery::splitsAtBlanksOutsideQuotes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("parts"); // separated by |
    QTest::newRow("nothing") << ""
                             << "";
    QTest::newRow("blanks") << " \t\n "
                            << "";
    QTest::newRow("words") << "  mail   server\tudp "
                           << "mail|server|udp";
    QTest::newRow("quoted") << "a \"two words\" b"
                            << "a|\"two words\"|b";
    QTest::newRow("quoted after a prefix") << R"(name:"two words" -"not these")"
                                           << R"(name:"two words"|-"not these")";
    QTest::newRow("open quote") << "a \"two wor"
                                << "a|\"two wor";
    QTest::newRow("no-break space") << QStringLiteral("a\u00A0b") << "a|b";
}

void TestRegistryQuery::splitsAtBlanksOutsideQuotes()
{
    QFETCH(QString, text);
    QFETCH(QString, parts);
    QCOMPARE(Query::split(text).join(u'|'), parts);
}

void TestRegistryQuery::readsEveryForm_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("meaning");
    QTest::newRow("nothing") << " "
                             << "";
    QTest::newRow("a word") << "Mail"
                            << "'mail'";
    QTest::newRow("words") << "mail server"
                           << "'mail'; 'server'";
    QTest::newRow("a word beyond ASCII") << QStringLiteral("\u00DCBER") << QStringLiteral("'\u00FCber'");
    QTest::newRow("a number") << "443"
                              << "'443' or 443";
    QTest::newRow("lowest") << "0"
                            << "'0' or 0";
    QTest::newRow("highest") << "65535"
                             << "'65535' or 65535";
    QTest::newRow("numbers") << "80-90"
                             << "80..90";
    QTest::newRow("port") << "port:443"
                          << "443..443";
    QTest::newRow("port, in any case") << "PORT:443"
                                       << "443..443";
    QTest::newRow("ports") << "port:80-90"
                           << "80..90";
    QTest::newRow("a list of ports") << "port:20,21,80-90"
                                     << "20..20; 21..21; 80..90";
    QTest::newRow("a list while one types") << "port:20,"
                                            << "20..20";
    QTest::newRow("port while one types") << "port:"
                                          << "";
    QTest::newRow("transports") << "tcp UDP"
                                << "transports 11";
    QTest::newRow("other transports") << "sctp dccp"
                                      << "transports 1100";
    QTest::newRow("name") << "name:HTTP"
                          << "name 'http'";
    QTest::newRow("name of several words") << "name:\"any private\""
                                           << "name 'any private'";
    QTest::newRow("name of digits") << "name:3"
                                    << "name '3'";
    QTest::newRow("name while one types") << "name:"
                                          << "";
    QTest::newRow("name while one quotes") << "name:\""
                                           << "";
    QTest::newRow("rfc") << "rfc:9110"
                         << "RFC9110";
    QTest::newRow("rfc while one types") << "rfc:"
                                         << "";
    QTest::newRow("ranges") << "range:system range:DYNAMIC"
                            << "ranges 101";
    QTest::newRow("statuses") << "is:assigned is:reserved"
                              << "statuses 11";
    QTest::newRow("more statuses") << "is:unassigned is:dynamic"
                                   << "statuses 1100";
    QTest::newRow("marks") << "is:notable is:common is:used is:bookmarked is:deassigned"
                           << "marks 11111";
    QTest::newRow("quoted") << "\"two words\""
                            << "'two words'";
    QTest::newRow("a quoted keyword is a word") << "\"tcp\""
                                                << "'tcp'";
    QTest::newRow("a quoted number is a word") << "\"443\""
                                               << "'443'";
    QTest::newRow("an open quote") << "\"two wor"
                                   << "'two wor'";
    QTest::newRow("a quote alone") << "\""
                                   << "";
    QTest::newRow("without") << "mail -unix"
                             << "'mail'; without 'unix'";
    QTest::newRow("without quoted") << "-\"two words\""
                                    << "without 'two words'";
    QTest::newRow("hyphen alone") << "-"
                                  << "'-'";
    QTest::newRow("hyphen inside") << "x-bone"
                                   << "'x-bone'";
    QTest::newRow("colon of no key") << "a:b"
                                     << "'a:b'";
    QTest::newRow("half a range") << "80-"
                                  << "'80-'";
    QTest::newRow("all together") << "http tcp port:80-90 rfc:9110 -alt is:assigned range:system"
                                  << "'http'; without 'alt'; 80..90; RFC9110; transports 1; ranges 1; statuses 1";
}

void TestRegistryQuery::readsEveryForm()
{
    QFETCH(QString, text);
    QFETCH(QString, meaning);
    QCOMPARE(inWords(Query::parse(text)), meaning);
}

void TestRegistryQuery::saysWhatCannotBeMeant_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Query::Problem>("problem");
    QTest::newRow("70000") << "70000" << Query::Problem::NumberTooLarge;
    QTest::newRow("65536") << "65536" << Query::Problem::NumberTooLarge;
    QTest::newRow("port:65536") << "port:65536" << Query::Problem::NumberTooLarge;
    QTest::newRow("beyond 64 bits") << "99999999999999999999" << Query::Problem::NumberTooLarge;
    QTest::newRow("range too far") << "65000-70000" << Query::Problem::NumberTooLarge;
    QTest::newRow("-1") << "-1" << Query::Problem::NumberNegative;
    QTest::newRow("port:-1") << "port:-1" << Query::Problem::NumberNegative;
    QTest::newRow("90-80") << "90-80" << Query::Problem::RangeBackwards;
    QTest::newRow("port:90-80") << "port:90-80" << Query::Problem::RangeBackwards;
    QTest::newRow("port:http") << "port:http" << Query::Problem::NotANumber;
    QTest::newRow("port:80,http") << "port:80,http" << Query::Problem::NotANumber;
    QTest::newRow("is:nothing") << "is:nothing" << Query::Problem::UnknownValue;
    QTest::newRow("range:low") << "range:low" << Query::Problem::UnknownValue;
}

void TestRegistryQuery::saysWhatCannotBeMeant()
{
    QFETCH(QString, text);
    QFETCH(Query::Problem, problem);
    const Query query = Query::parse(QStringLiteral("mail ") + text);
    QCOMPARE(int(query.problem), int(problem));
    QCOMPARE(query.problemText, text);
}

void TestRegistryQuery::theFirstProblemIsSaid()
{
    const Query query = Query::parse(u"90-80 is:nothing 70000");
    QCOMPARE(int(query.problem), int(Query::Problem::RangeBackwards));
    QCOMPARE(query.problemText, QStringLiteral("90-80"));
}

void TestRegistryQuery::everyBeginningOfAQueryIsAQuery()
{
    const QString text = QStringLiteral("name:\"http alt\" -proxy port:20,21 80-90 rfc:9110 is:notable range:user 443");
    for (qsizetype length = 0; length <= text.size(); ++length) {
        const Query query = Query::parse(text.first(length));
        QCOMPARE(query.problem == Query::Problem::None, query.problemText.isEmpty());
        for (const Query::Word &word : query.words)
            QVERIFY(!word.folded.isEmpty() && !word.folded.contains('"'));
    }
}

void TestRegistryQuery::keywordsAreReadAsThemselves()
{
    for (const QString &keyword : queryKeywords()) {
        const Query query = Query::parse(keyword);
        QVERIFY2(query.words.empty() && query.problem == Query::Problem::None, qPrintable(keyword));
        QCOMPARE(query.isEmpty(), keyword.endsWith(u':'));
        QVERIFY(Query::parse(keyword.toUpper()) == query);
    }
}

void TestRegistryQuery::onlyNothingIsEmpty()
{
    for (const char *text : {"", "  ", "port:", "name:", "\""})
        QVERIFY2(Query::parse(QString::fromLatin1(text)).isEmpty(), text);
    for (const char *text : {"a", "1", "tcp", "rfc:1", "is:used", "range:user", "-a", "90-80"})
        QVERIFY2(!Query::parse(QString::fromLatin1(text)).isEmpty(), text);
}

void TestRegistryQuery::finishedNumbersArePorts()
{
    QCOMPARE(inWords(Query::parse(u"443 tcp").finished()), QStringLiteral("443..443; transports 1"));
    QCOMPARE(inWords(Query::parse(u"web 443").finished()), QStringLiteral("'web'; 443..443"));
    QCOMPARE(inWords(Query::parse(u"name:443 x11").finished()), inWords("name:443 x11"));
    QVERIFY(Query::parse(u"443").finished() == Query::parse(u"443").finished().finished());
}

void TestRegistryQuery::knowsWhenOneNumberIsMeant_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isOne");
    QTest::newRow("a word") << "443" << true;
    QTest::newRow("on a transport") << "443 tcp" << true;
    QTest::newRow("after port:") << "port:443" << true;
    QTest::newRow("a range") << "80-90" << false;
    QTest::newRow("a range of one") << "80-80" << true;
    QTest::newRow("a list") << "port:20,21" << false;
    QTest::newRow("no number") << "70000" << false;
    QTest::newRow("a name") << "name:443" << false;
    QTest::newRow("nothing") << "" << false;
}

void TestRegistryQuery::knowsWhenOneNumberIsMeant()
{
    QFETCH(QString, text);
    QFETCH(bool, isOne);
    QCOMPARE(Query::parse(text).asksForOneNumber(), isOne);
    QCOMPARE(Query::parse(text).finished().asksForOneNumber(), isOne);
}

void TestRegistryQuery::gapsAreWantedByTheirStatus()
{
    QVERIFY(Query::parse(u"is:unassigned").wantsGaps());
    QVERIFY(Query::parse(u"is:dynamic").wantsGaps());
    QVERIFY(!Query::parse(u"is:assigned").wantsGaps());
    QVERIFY(!Query::parse(u"443").wantsGaps());
    QVERIFY(Query::parse(u"is:used").wantsNumbers());
    QVERIFY(!Query::parse(u"is:notable").wantsNumbers());
}

QTEST_GUILESS_MAIN(TestRegistryQuery)
#include "tst_registry_query.moc"
