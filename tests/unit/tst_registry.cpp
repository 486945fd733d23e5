// SPDX-License-Identifier: MIT
// The table: the shipped one, small ones of the test's own, and the form in which it lies in the program.
#include "registry/search.h"
#include "registry/shipped.h"
#include "registryfixtures.h"

#include <QRandomGenerator>
#include <QTest>

#include <set>

using namespace quay;
using namespace quay::registry;

namespace
{

// What IANA says of a number on a transport; a number that was taken back is a kind of its own.
enum class Kind : quint8 { Assigned, Reserved, Unassigned, Deassigned, Dynamic };

Kind kindOf(const Entry &entry)
{
    if (entry.status() != Status::Assigned && !entry.utf8(Field::Formerly).isEmpty())
        return Kind::Deassigned;
    switch (entry.status()) {
    case Status::Assigned:
        return Kind::Assigned;
    case Status::Reserved:
        return Kind::Reserved;
    case Status::Unassigned:
        return Kind::Unassigned;
    case Status::Dynamic:
        return Kind::Dynamic;
    }
    Q_UNREACHABLE();
}

// Names of IANA's rows for a number, in order, separated by blanks.
QByteArray namesOf(const Registry &registry, int port, Transport transport)
{
    QByteArrayList names;
    for (const quint32 row : registry.rowsOf(Port(port), transport)) {
        if (registry.at(row).origin() == Origin::Iana)
            names += registry.at(row).utf8(Field::Name).toByteArray();
    }
    return names.join(' ');
}

Registry smallRegistry()
{
    Row former = makeRow(2, Transport::Tcp, {}, {}, Status::Reserved);
    former.field(Field::Formerly) = "compressnet";
    Row vite = makeRow(5173, Transport::Tcp, "Vite", "Development server", Status::Unassigned);
    vite.origin = Origin::Quayside;
    vite.field(Field::DescriptionDe) = "Entwicklungsserver";
    Row any = makeRow(4200, Transport::Udp, "vrml");
    any.anyTransport = true;
    Row notable = makeRow(80, Transport::Tcp, "http", "World Wide Web");
    notable.notable = true;
    notable.field(Field::References) = "RFC9110";
    return Registry::fromRows({vite, makeRow({Port(6000), Port(6063)}, Transport::Tcp, "x11", "X Window"), former,
                               notable, makeRow(80, Transport::Tcp, "www"), any},
                              QDate(2026, 8, 17));
}

bool isSame(const Registry &a, const Registry &b)
{
    const auto inWords = [](const Registry &registry) {
        QStringList rows{registry.date().toString(Qt::ISODate)};
        for (quint32 i = 0; i < registry.size(); ++i) {
            const Entry entry = registry.at(i);
            QStringList cells{QString::number(number(entry.ports().first)),
                              QString::number(number(entry.ports().last)),
                              transportName(entry.transport()),
                              QString::number(int(entry.status())),
                              QString::number(int(entry.origin())),
                              QString::number(entry.isNotable()),
                              QString::number(entry.isAnyTransport()),
                              QString::fromUtf8(entry.folded())};
            for (std::size_t field = 0; field < fieldCount; ++field)
                cells += entry.text(Field(field));
            rows += cells.join(u'\t');
        }
        return rows;
    };
    return inWords(a) == inWords(b) && std::ranges::equal(a.wideRows(), b.wideRows());
}

// Reads whatever can be read of a registry; a sanitizer would object to a bad read.
qsizetype readAll(const Registry &registry)
{
    qsizetype bytes = 0;
    for (quint32 i = 0; i < registry.size(); ++i) {
        const Entry entry = registry.at(i);
        bytes += entry.folded().count('x') + entry.ports().count() + statusName(entry.status()).size() +
                 transportName(entry.transport()).size();
        for (std::size_t field = 0; field < fieldCount; ++field)
            bytes += entry.text(Field(field)).size();
    }
    for (const int port : {0, 80, 5173, 6001, 65535})
        bytes += static_cast<qsizetype>(registry.rowsOf(Port(port)).size());
    bytes += registry.portOf(u"http", Transport::Tcp).has_value() + registry.assignedCount();
    Search search(registry);
    for (const char *query : {"", "80", "http", "name:h", "port:0-65535", "6001 x", "is:unassigned", "-web rfc:9110"})
        bytes += static_cast<qsizetype>(search.find(Query::parse(QString::fromLatin1(query))).size());
    return bytes;
}

} // namespace

class TestRegistry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyNumberHasOneAnswerOnEveryTransport();
    void theFourteenNumbers_data();
    void theFourteenNumbers();
    void aliasesStandInTheOrderPeopleKnow();
    void compressnetWasTakenBack();
    void x11CoversSixtyFourNumbers();
    void nothingIsAssignedInTheDynamicRange();
    void keepsTheOrderOfOnePort();
    void rowsOfANumberAreThoseThatCoverIt();
    void rowsStartingInLeavesOutWhatBeganBefore();
    void gapsEndWhereARangeEnds();
    void manyRangesAreNoWork();
    void portsAreFoundByName();
    void longTextIsCutBetweenCharacters();
    void aBlobHoldsEverything_data();
    void aBlobHoldsEverything();
    void aDamagedBlobIsNeverReadAmiss();
    void aTruncatedBlobIsRefused();
    void whatIsNoBlobIsRefused_data();
    void whatIsNoBlobIsRefused();
};

void TestRegistry::everyNumberHasOneAnswerOnEveryTransport()
{
    const Registry registry = shippedRegistry();
    for (int port = 0; port < portCount; ++port) {
        std::array<std::set<Kind>, allTransports.size()> kinds;
        const auto rows = registry.rowsOf(Port(port));
        QVERIFY(std::is_sorted(rows.begin(), rows.end()));
        for (const quint32 row : rows) {
            const Entry entry = registry.at(row);
            QVERIFY(entry.ports().contains(Port(port)));
            if (entry.origin() != Origin::Quayside)
                kinds[static_cast<std::size_t>(entry.transport())].insert(kindOf(entry));
        }
        for (const Transport transport : allTransports)
            QVERIFY2(kinds[static_cast<std::size_t>(transport)].size() == 1,
                     qPrintable(QStringLiteral("%1/%2").arg(port).arg(transportName(transport))));
    }
}

void TestRegistry::theFourteenNumbers_data()
{
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("name");
    QTest::newRow("FTP, data") << 20 << "ftp-data";
    QTest::newRow("FTP") << 21 << "ftp";
    QTest::newRow("SSH") << 22 << "ssh";
    QTest::newRow("Telnet") << 23 << "telnet";
    QTest::newRow("SMTP") << 25 << "smtp";
    QTest::newRow("DNS") << 53 << "domain";
    QTest::newRow("DHCP, server") << 67 << "bootps";
    QTest::newRow("DHCP, client") << 68 << "bootpc";
    QTest::newRow("HTTP") << 80 << "http";
    QTest::newRow("POP3") << 110 << "pop3";
    QTest::newRow("NNTP") << 119 << "nntp";
    QTest::newRow("NTP") << 123 << "ntp";
    QTest::newRow("IMAP") << 143 << "imap";
    QTest::newRow("IRC") << 194 << "irc";
    QTest::newRow("HTTPS") << 443 << "https";
}

void TestRegistry::theFourteenNumbers()
{
    QFETCH(int, port);
    QFETCH(QString, name);
    const Registry registry = shippedRegistry();
    const quint32 row = registry.rowsOf(Port(port), Transport::Tcp).front();
    QCOMPARE(registry.at(row).text(Field::Name), name);
    QVERIFY(registry.at(row).isNotable());
    QCOMPARE(registry.portOf(name, Transport::Tcp), std::optional(Port(port)));
}

void TestRegistry::aliasesStandInTheOrderPeopleKnow()
{
    QCOMPARE(namesOf(shippedRegistry(), 80, Transport::Tcp), QByteArray("http www www-http"));
}

void TestRegistry::compressnetWasTakenBack()
{
    const Registry registry = shippedRegistry();
    const auto rows = registry.rowsOf(Port(2), Transport::Tcp);
    QCOMPARE(rows.size(), std::size_t{1});
    QCOMPARE(registry.at(rows.front()).status(), Status::Reserved);
    QCOMPARE(registry.at(rows.front()).text(Field::Formerly), QStringLiteral("compressnet"));
    QCOMPARE(registry.at(rows.front()).text(Field::Name), QString());
}

void TestRegistry::x11CoversSixtyFourNumbers()
{
    const Registry registry = shippedRegistry();
    for (int port = 6000; port <= 6063; ++port) {
        QCOMPARE(namesOf(registry, port, Transport::Tcp), QByteArray("x11"));
        QCOMPARE(namesOf(registry, port, Transport::Udp), QByteArray("x11"));
    }
    QVERIFY(!namesOf(registry, 5999, Transport::Tcp).contains("x11"));
    QVERIFY(!namesOf(registry, 6064, Transport::Tcp).contains("x11"));
}

void TestRegistry::nothingIsAssignedInTheDynamicRange()
{
    const Registry registry = shippedRegistry();
    const auto [begin, end] = registry.rowsStartingIn({firstDynamicPort, Port(65535)});
    QVERIFY(end - begin >= 4);
    for (quint32 row = begin; row < end; ++row)
        QCOMPARE(registry.at(row).status(), Status::Dynamic);
    QCOMPARE(kindOf(registry.at(registry.rowsOf(Port(65535), Transport::Dccp).front())), Kind::Dynamic);
}

void TestRegistry::keepsTheOrderOfOnePort()
{
    const Registry registry =
        Registry::fromRows({makeRow(80, Transport::Udp, "b"), makeRow(80, Transport::Tcp, "z"),
                            makeRow(79, Transport::Tcp, "finger"), makeRow(80, Transport::Tcp, "a")},
                           QDate(2026, 1, 1));
    QCOMPARE(namesOf(registry, 80, Transport::Tcp), QByteArray("z a"));
    QCOMPARE(namesOf(registry, 80, Transport::Udp), QByteArray("b"));
    for (quint32 row = 1; row < registry.size(); ++row)
        QVERIFY(registry.at(row - 1).ports().first <= registry.at(row).ports().first);
    QCOMPARE(registry.assignedCount(), 4);
}

void TestRegistry::rowsOfANumberAreThoseThatCoverIt()
{
    const Registry registry = smallRegistry();
    for (int port = 0; port < portCount; ++port) {
        std::vector<quint32> covering;
        if (port > 6070 && port < 65500)
            continue; // one gap
        for (quint32 row = 0; row < registry.size(); ++row) {
            if (registry.at(row).ports().contains(Port(port)))
                covering.push_back(row);
        }
        QVERIFY(registry.rowsOf(Port(port)) == covering);
    }
}

void TestRegistry::rowsStartingInLeavesOutWhatBeganBefore()
{
    const Registry registry = smallRegistry();
    const auto [begin, end] = registry.rowsStartingIn({Port(6001), Port(6063)});
    QCOMPARE(begin, end);
    const auto [first, last] = registry.rowsStartingIn({Port(6000), Port(6000)});
    QCOMPARE(last - first, 1U);
    QCOMPARE(registry.at(first).text(Field::Name), QStringLiteral("x11"));
    const auto all = registry.rowsStartingIn({Port(0), Port(65535)});
    QCOMPARE(all.second - all.first, registry.size());
}

void TestRegistry::gapsEndWhereARangeEnds()
{
    const Registry registry = Registry::fromRows({makeRow(49151, Transport::Tcp, "last")}, QDate(2026, 1, 1));
    for (const int border : {1024, 49152}) {
        for (quint32 row = 0; row < registry.size(); ++row) {
            const PortInterval ports = registry.at(row).ports();
            QVERIFY(ports.last < Port(border) || ports.first >= Port(border));
            QCOMPARE(registry.at(row).status() == Status::Dynamic, ports.first >= firstDynamicPort);
        }
    }
}

void TestRegistry::manyRangesAreNoWork()
{
    // An import may hold as many rows as mostRows, and each may span everything.
    const std::vector<Row> rows(mostRows, makeRow({Port(0), Port(65535)}, Transport::Tcp, {}, {}, Status::Reserved));
    const Registry registry = Registry::fromRows(rows, QDate(2026, 1, 1));
    QCOMPARE(registry.rowsOf(Port(1), Transport::Tcp).size(), mostRows);
    QCOMPARE(registry.rowsOf(Port(1), Transport::Udp).size(), std::size_t{1});
}

void TestRegistry::portsAreFoundByName()
{
    const Registry registry = smallRegistry();
    QCOMPARE(registry.portOf(u"http", Transport::Tcp), std::optional(Port(80)));
    QCOMPARE(registry.portOf(u"HtTp", Transport::Tcp), std::optional(Port(80)));
    QCOMPARE(registry.portOf(u"x11", Transport::Tcp), std::optional(Port(6000)));
    QVERIFY(!registry.portOf(u"http", Transport::Udp));
    QVERIFY(!registry.portOf(u"htt", Transport::Tcp));
    QVERIFY(!registry.portOf(u"", Transport::Tcp));
    QVERIFY(!registry.portOf(u"compressnet", Transport::Tcp)); // taken back
    QVERIFY(!registry.portOf(u"Vite", Transport::Tcp));        // not IANA's
    QCOMPARE(shippedRegistry().portOf(u"https", Transport::Udp), std::optional(Port(443)));
}

void TestRegistry::longTextIsCutBetweenCharacters()
{
    for (const qsizetype length : {4094, 4095, 4096, 30000, 65535, 65536}) {
        const QByteArray text = QByteArray(length, 'A') + QByteArray("\xE2\x82\xAC").repeated(10);
        const Registry registry = Registry::fromRows({makeRow(1, Transport::Tcp, text, text)}, QDate(2026, 1, 1));
        const Entry entry = registry.at(registry.rowsOf(Port(1), Transport::Tcp).front());
        QVERIFY(entry.utf8(Field::Name).isValidUtf8());
        QVERIFY(text.startsWith(entry.utf8(Field::Name).toByteArray()));
        QVERIFY(entry.utf8(Field::Name).size() >= std::min<qsizetype>(text.size(), 4090));
        QVERIFY(entry.folded().startsWith(entry.text(Field::Name).toLower().toUtf8() + '\n'));
        QVERIFY(readAll(registry) > 0);
    }
}

void TestRegistry::aBlobHoldsEverything_data()
{
    QTest::addColumn<bool>("isShipped");
    QTest::newRow("small") << false;
    QTest::newRow("shipped") << true;
}

void TestRegistry::aBlobHoldsEverything()
{
    QFETCH(bool, isShipped);
    const Registry registry = isShipped ? shippedRegistry() : smallRegistry();
    const auto again = Registry::fromBlob(registry.toBlob());
    QVERIFY(again);
    QVERIFY(isSame(*again, registry));
    QCOMPARE(again->toBlob(), registry.toBlob());
}

void TestRegistry::aDamagedBlobIsNeverReadAmiss()
{
    const QByteArray blob = smallRegistry().toBlob();
    QRandomGenerator random(1);
    int sound = 0;
    for (qsizetype i = 0; i < blob.size(); ++i) {
        for (const int flip : {0x01, 0x80, 0xFF, static_cast<int>(random.bounded(1, 256))}) {
            QByteArray damaged = blob;
            damaged[i] = static_cast<char>(damaged[i] ^ flip);
            if (const auto registry = Registry::fromBlob(damaged))
                sound += readAll(*registry) >= 0 ? 1 : 0;
        }
    }
    QVERIFY(sound > 0); // in the texts, for one
}

void TestRegistry::aTruncatedBlobIsRefused()
{
    const QByteArray blob = smallRegistry().toBlob();
    for (qsizetype length = 0; length < blob.size(); ++length)
        QVERIFY(!Registry::fromBlob(blob.first(length)));
    QVERIFY(!Registry::fromBlob(blob + '\0'));
}

void TestRegistry::whatIsNoBlobIsRefused_data()
{
    QTest::addColumn<QByteArray>("blob");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray(1000, 'q');
    QTest::newRow("NULs") << QByteArray(1000, '\0');
    const QByteArray good = smallRegistry().toBlob();
    QByteArray huge = good; // four billion records
    huge.replace(16, 4, "\xFF\xFF\xFF\xFF");
    QTest::newRow("more records than bytes") << huge;
    QRandomGenerator random(2);
    for (int i = 0; i < 50; ++i) {
        QByteArray noise = good.first(8) + QByteArray(500, '\0');
        for (qsizetype at = 8; at < noise.size(); ++at)
            noise[at] = static_cast<char>(random.bounded(256));
        QTest::addRow("noise %d", i) << noise;
    }
}

void TestRegistry::whatIsNoBlobIsRefused()
{
    QFETCH(QByteArray, blob);
    QVERIFY(!Registry::fromBlob(blob));
}

QTEST_GUILESS_MAIN(TestRegistry)
#include "tst_registry.moc"
