// SPDX-License-Identifier: MIT
// Search against a linear reference that is written from the documentation of query.h and search.h alone.
#include "registry/search.h"
#include "registry/shipped.h"
#include "registryfixtures.h"

#include <QRandomGenerator>
#include <QTest>

using namespace quay;
using namespace quay::registry;

namespace
{

Query parse(const char *text) { return Query::parse(QString::fromUtf8(text)); }

// "80/tcp http", "6005/tcp x11" where the number was asked for, "6000-6063/tcp x11" for the row as a whole.
QString inWords(const Registry &registry, const Hit &hit)
{
    const Entry entry = registry.at(hit.row);
    const PortInterval ports = entry.ports();
    QString text = QString::number(hit.port >= 0 ? hit.port : number(ports.first));
    if (hit.port < 0 && ports.count() > 1)
        text += u'-' + QString::number(number(ports.last));
    text += u'/' + QString(transportName(entry.transport())) + u' ' + entry.text(Field::Name);
    return text.trimmed();
}

QString find(const Registry &registry, const char *text, const Surroundings &surroundings = {})
{
    QStringList found;
    for (const Hit &hit : Search(registry).find(parse(text), surroundings))
        found += inWords(registry, hit);
    return found.join(QStringLiteral(", "));
}

Registry smallRegistry()
{
    Row vite = makeRow(5173, Transport::Tcp, "Vite", "Development server", Status::Unassigned);
    vite.origin = Origin::Quayside;
    Row former = makeRow(2, Transport::Udp, {}, {}, Status::Reserved);
    former.field(Field::Formerly) = "compressnet";
    Row http = makeRow(80, Transport::Tcp, "http", "World Wide Web");
    http.notable = true;
    http.field(Field::References) = "RFC9110 RFC7540";
    return Registry::fromRows(
        {former, http, makeRow(80, Transport::Tcp, "www", "World Wide Web HTTP"),
         makeRow(81, Transport::Udp, "xhttp", "Not http-like"), makeRow(280, Transport::Tcp, "http-mgmt", "http-mgmt"),
         makeRow(800, Transport::Tcp, "mdbs", "Port 80 it is not"), makeRow(591, Transport::Tcp, "alt", "see http 80"),
         makeRow(1024, Transport::Tcp, {}, {}, Status::Reserved), vite,
         makeRow({Port(6000), Port(6063)}, Transport::Tcp, "x11", "X Window System"),
         makeRow({Port(6000), Port(6063)}, Transport::Udp, "x11", "X Window System"),
         makeRow(8080, Transport::Sctp, "webcache", "WWW caching http proxy")},
        QDate(2026, 8, 17));
}

// The linear reference.
enum Rank : int { ExactNumber, ExactName, Beginning, WholeWord, Anywhere, Missing };

bool isPartOfWord(char c) { return std::isalnum(static_cast<uchar>(c)) != 0 || static_cast<uchar>(c) >= 0x80; }

Rank rankOfText(const Query::Word &word, const QByteArray &folded)
{
    const QByteArray name = folded.first(folded.indexOf('\n'));
    const QByteArray text = word.isNameOnly ? name : folded;
    if (!text.contains(word.folded))
        return Missing;
    if (!name.isEmpty() && name == word.folded)
        return ExactName;
    if (name.startsWith(word.folded))
        return Beginning;
    for (qsizetype at = text.indexOf(word.folded); at >= 0; at = text.indexOf(word.folded, at + 1)) {
        const qsizetype end = at + word.folded.size();
        if ((at == 0 || !isPartOfWord(text[at - 1])) && (end == text.size() || !isPartOfWord(text[end])))
            return WholeWord;
    }
    return Anywhere;
}

Rank rankOfWord(const Query::Word &word, const Entry &entry)
{
    const Rank rank = rankOfText(word, entry.folded().toByteArray());
    if (!word.number)
        return rank;
    if (entry.ports().contains(*word.number))
        return ExactNumber;
    const QString digits = QString::number(number(*word.number));
    const bool isBeginning = digits != u"0" && QString::number(number(entry.ports().first)).startsWith(digits);
    return isBeginning ? std::min(rank, Beginning) : rank;
}

Rank rankOfAll(const Query &query, const Entry &entry)
{
    Rank worst = ExactNumber;
    for (const Query::Word &word : query.words) {
        const Rank rank = rankOfWord(word, entry);
        if (word.isExcluded == (rank != Missing))
            return Missing;
        worst = word.isExcluded ? worst : std::max(worst, rank);
    }
    return worst;
}

template <typename E>
bool holds(quint8 set, E value)
{
    return set == 0 || (set & Query::bit(value)) != 0;
}

bool hasProperties(const Query &query, const Entry &entry)
{
    const QByteArrayList references = entry.utf8(Field::References).toByteArray().split(' ');
    for (const QByteArray &reference : query.references) {
        if (!references.contains(reference))
            return false;
    }
    const bool isCommon = entry.origin() == Origin::Quayside;
    return holds(query.transports, entry.transport()) && holds(query.statuses, entry.status()) &&
           holds(query.ranges, portRange(entry.ports().first)) && !(query.statuses != 0 && isCommon) &&
           (!query.wants(Query::Mark::Notable) || entry.isNotable()) &&
           (!query.wants(Query::Mark::Common) || isCommon) &&
           (!query.wants(Query::Mark::Deassigned) || !entry.utf8(Field::Formerly).isEmpty());
}

bool hasNumber(const Query &query, const Entry &entry, const Surroundings &surroundings)
{
    const PortInterval ports = entry.ports();
    for (int port = number(ports.first); port <= number(ports.last); ++port) {
        const auto isListed = [&](const PortInterval &wanted) { return wanted.contains(Port(port)); };
        const auto at = static_cast<std::size_t>(port);
        if ((query.ports.empty() || std::any_of(query.ports.begin(), query.ports.end(), isListed)) &&
            (!query.wants(Query::Mark::Used) || surroundings.used->test(at)) &&
            (!query.wants(Query::Mark::Bookmarked) || surroundings.bookmarked->test(at)))
            return true;
    }
    return false;
}

// Stretches that IANA leaves out answer where numbers or their status are asked for.
bool mayBeAGap(const Query &query, const Entry &entry)
{
    if (query.wantsNumbers() || query.wantsGaps())
        return true;
    return query.words.size() == 1 && query.words.front().number && entry.ports().contains(*query.words.front().number);
}

struct Expected {
    Rank rank;
    quint32 row;
};

std::vector<Expected> findLinearly(const Registry &registry, const Query &query, const Surroundings &surroundings)
{
    std::vector<Expected> found;
    if (query.isEmpty() && query.problem != Query::Problem::None)
        return found;
    for (quint32 row = 0; row < registry.size(); ++row) {
        const Entry entry = registry.at(row);
        if ((entry.origin() == Origin::Gap && !mayBeAGap(query, entry)) || !hasProperties(query, entry) ||
            !hasNumber(query, entry, surroundings))
            continue;
        if (const Rank rank = rankOfAll(query, entry); rank != Missing)
            found.push_back({rank, row});
    }
    const bool isByTransport = query.asksForOneNumber();
    const auto isAround = [&](const Expected &one) {
        const Entry entry = registry.at(one.row);
        return !query.ports.empty() && entry.origin() == Origin::Gap &&
               std::none_of(query.ports.begin(), query.ports.end(),
                            [&entry](const PortInterval &ports) { return ports.contains(entry.ports().first); });
    };
    std::stable_sort(found.begin(), found.end(), [&](const Expected &a, const Expected &b) {
        if (a.rank != b.rank || a.rank != ExactNumber)
            return a.rank < b.rank;
        if (!isByTransport)
            return isAround(a) < isAround(b);
        return registry.at(a.row).transport() < registry.at(b.row).transport();
    });
    return found;
}

QString randomWord(QRandomGenerator &random, const Registry &registry)
{
    const QByteArrayView text = registry.at(random.bounded(registry.size())).folded();
    const QString line = QString::fromUtf8(text).split(u'\n').at(random.bounded(2));
    const auto start = line.isEmpty() ? 0 : random.bounded(line.size());
    return line.mid(start, random.bounded(1, 8));
}

QString randomPart(QRandomGenerator &random, const Registry &registry)
{
    const auto keywords = queryKeywords();
    const auto port = [&] { return QString::number(random.bounded(random.bounded(2) == 0 ? 1000 : 66000)); };
    const QString word = randomWord(random, registry);
    switch (random.bounded(12)) {
    case 0:
        return port();
    case 1:
        return port().first(1);
    case 2:
        return port() + u'-' + port();
    case 3:
        return QStringLiteral("port:") + port() + u',' + port() + u'-' + port();
    case 4:
        return QStringLiteral("name:") + word;
    case 5:
        return u'"' + word + u'"';
    case 6:
        return u'-' + word;
    case 7:
        return keywords.at(random.bounded(keywords.size()));
    case 8:
        return QStringLiteral("rfc:%1").arg(random.bounded(9300));
    default:
        return word.section(u' ', 0, 0);
    }
}

PortSet randomPorts(QRandomGenerator &random)
{
    PortSet ports;
    for (int i = 0; i < 300; ++i)
        ports.set(static_cast<std::size_t>(random.bounded(i % 2 == 0 ? 1024 : portCount)));
    return ports;
}

} // namespace

class TestRegistrySearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsInOrder_data();
    void findsInOrder();
    void whatIsUsedOrBookmarkedStandsOnceForEachNumber();
    void everyNumberIsAnsweredOnEveryTransport();
    void withoutAQueryEverythingIsListed();
    void aQueryThatCannotBeMeantFindsNothing();
    void agreesWithALinearSearch_data();
    void agreesWithALinearSearch();
};

void TestRegistrySearch::findsInOrder_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("hits");
    const auto row = [](const char *query, const char *hits) {
        QTest::newRow(query) << QByteArray(query) << QString::fromLatin1(hits);
    };
    // exact name, beginning of a name, whole word, anywhere
    row("http", "80/tcp http, 280/tcp http-mgmt, 80/tcp www, 81/udp xhttp, 591/tcp alt, 8080/sctp webcache");
    row("HTTP", "80/tcp http, 280/tcp http-mgmt, 80/tcp www, 81/udp xhttp, 591/tcp alt, 8080/sctp webcache");
    row("name:http", "80/tcp http, 280/tcp http-mgmt, 81/udp xhttp");
    row("ttp-m", "280/tcp http-mgmt");
    row("world http", "80/tcp http, 80/tcp www"); // as the worse of the two words
    row("http -proxy -alt tcp", "80/tcp http, 280/tcp http-mgmt, 80/tcp www");
    row("-http tcp range:user", "1024/tcp, 5173/tcp Vite, 6000-6063/tcp x11");
    row("\"world wide\"", "80/tcp http, 80/tcp www");
    row("\"wide world\"", "");
    row("compressnet", "2/udp"); // a former name is found
    row("vite", "5173/tcp Vite");
    row("rfc:9110", "80/tcp http");
    row("rfc:911", "");
    row("rfc:9110 rfc:7540", "80/tcp http");
    row("udp", "2/udp, 81/udp xhttp, 6000-6063/udp x11");
    row("udp sctp range:user", "6000-6063/udp x11, 8080/sctp webcache");
    row("is:reserved", "2/udp, 1024/tcp");
    row("is:notable", "80/tcp http");
    row("is:common", "5173/tcp Vite");
    row("is:deassigned", "2/udp");
    row("is:assigned range:system udp", "81/udp xhttp");
    row("port:80", "80/tcp http, 80/tcp www, 80/udp, 80/sctp, 80/dccp");
    row("port:80 tcp", "80/tcp http, 80/tcp www");
    row("port:6063,8080 tcp", "6000-6063/tcp x11, 6064-49151/tcp");
    row("6062-6070 udp", "6000-6063/udp x11, 6064-49151/udp");
    row("79-82 tcp", "80/tcp http, 80/tcp www, 81-279/tcp, 0-79/tcp"); // what only reaches into the range last
    row("port:80 name:w", "80/tcp www");
    row("is:dynamic sctp", "49152-65535/sctp");
    row("is:unassigned tcp range:system", "0-79/tcp, 81-279/tcp, 281-590/tcp, 592-799/tcp, 801-1023/tcp");
    // A number while one types: itself, numbers that begin so, words.
    row("80 tcp", "80/tcp http, 80/tcp www, 800/tcp mdbs, 591/tcp alt");
    row("6005", "6005/tcp x11, 6005/udp x11, 6005/sctp, 6005/dccp");
}

void TestRegistrySearch::findsInOrder()
{
    QFETCH(QByteArray, query);
    QFETCH(QString, hits);
    QCOMPARE(find(smallRegistry(), query.constData()), hits);
}

void TestRegistrySearch::whatIsUsedOrBookmarkedStandsOnceForEachNumber()
{
    const Registry registry = smallRegistry();
    PortSet used;
    PortSet bookmarked;
    for (const int port : {80, 6000, 6063, 50000})
        used.set(static_cast<std::size_t>(port));
    bookmarked.set(6063);
    const Surroundings surroundings{&used, &bookmarked};
    QCOMPARE(find(registry, "is:used tcp", surroundings),
             QStringLiteral("80/tcp http, 80/tcp www, 6000/tcp x11, 6063/tcp x11, 50000/tcp"));
    QCOMPARE(find(registry, "is:bookmarked is:used x11", surroundings), QStringLiteral("6063/tcp x11, 6063/udp x11"));
    QCOMPARE(find(registry, "is:bookmarked port:80", surroundings), QString());
    // What begins at a smaller number and says nothing doesn't come first.
    bookmarked.reset().set(50001);
    QCOMPARE(find(registry, "is:bookmarked", surroundings).section(QStringLiteral(","), 0, 0),
             QStringLiteral("50001/tcp"));
    QCOMPARE(find(registry, "is:used"), QString());
}

void TestRegistrySearch::everyNumberIsAnsweredOnEveryTransport()
{
    const Registry registry = shippedRegistry();
    Search search(registry);
    for (int port = 0; port < portCount; port += 97) {
        for (const Query &query :
             {Query::parse(QString::number(port)), Query::parse(QString::number(port)).finished()}) {
            quint8 transports = 0;
            for (const Hit &hit : search.find(query)) {
                if (registry.at(hit.row).ports().contains(Port(port)))
                    transports |= Query::bit(registry.at(hit.row).transport());
            }
            QCOMPARE(transports, quint8{0b1111});
        }
    }
}

void TestRegistrySearch::withoutAQueryEverythingIsListed()
{
    const Registry registry = smallRegistry();
    const auto hits = Search(registry).find(Query());
    QCOMPARE(hits.size(), std::size_t{12});
    for (const Hit &hit : hits)
        QVERIFY(hit.port < 0 && registry.at(hit.row).origin() != Origin::Gap);
    QVERIFY(std::is_sorted(hits.begin(), hits.end(), [](const Hit &a, const Hit &b) { return a.row < b.row; }));
}

void TestRegistrySearch::aQueryThatCannotBeMeantFindsNothing()
{
    for (const char *query : {"90-80", "port:70000", "is:nothing", "-1", "port:x"})
        QCOMPARE(find(smallRegistry(), query), QString());
}

void TestRegistrySearch::agreesWithALinearSearch_data()
{
    QTest::addColumn<bool>("isShipped");
    QTest::addColumn<int>("queries");
    QTest::newRow("small registry") << false << 3000;
    QTest::newRow("shipped registry") << true << 150;
}

void TestRegistrySearch::agreesWithALinearSearch()
{
    QFETCH(bool, isShipped);
    QFETCH(int, queries);
    const Registry registry = isShipped ? shippedRegistry() : smallRegistry();
    Search search(registry);
    QRandomGenerator random(20260817);
    const PortSet used = randomPorts(random);
    const PortSet bookmarked = randomPorts(random);
    const Surroundings surroundings{&used, &bookmarked};
    for (int i = 0; i < queries; ++i) {
        QStringList parts;
        for (int part = random.bounded(1, 4); part > 0; --part)
            parts += randomPart(random, registry);
        const QString text = parts.join(u' ');
        Query query = Query::parse(text);
        if (random.bounded(4) == 0)
            query = query.finished();
        std::vector<quint32> rows;
        for (const Hit &hit : search.find(query, surroundings)) {
            if (rows.empty() || rows.back() != hit.row) // a row of several numbers may stand once for each
                rows.push_back(hit.row);
            QVERIFY2(hit.port < 0 || registry.at(hit.row).ports().contains(Port(hit.port)), qPrintable(text));
        }
        std::vector<quint32> expected;
        for (const Expected &one : findLinearly(registry, query, surroundings))
            expected.push_back(one.row);
        if (query.namesPortsByProperty()) { // in order of the numbers that are meant, not of the rows
            std::sort(rows.begin(), rows.end());
            rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
            std::sort(expected.begin(), expected.end());
        }
        QVERIFY2(
            rows == expected,
            qPrintable(QStringLiteral("%1: %2 rows, expected %3").arg(text).arg(rows.size()).arg(expected.size())));
    }
}

QTEST_GUILESS_MAIN(TestRegistrySearch)
#include "tst_registry_search.moc"
