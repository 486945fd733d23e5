// SPDX-License-Identifier: MIT
// IANA's service-names-port-numbers.xml: small files of the same structure.
#include "registryfixtures.h"

#include <QTest>

using namespace quay;
using namespace quay::registry;

namespace
{

// Six lines; what follows begins on the seventh.
QByteArray head()
{
    return "<?xml version='1.0' encoding='UTF-8'?>\n"
           "<?xml-stylesheet type=\"text/xsl\" href=\"service-names-port-numbers.xsl\"?>\n"
           "<registry xmlns=\"http://www.iana.org/assignments\" id=\"service-names-port-numbers\">\n"
           "  <title>Service Name and Transport Protocol Port Number Registry</title>\n"
           "  <updated>2026-08-17</updated><xref type=\"rfc\" data=\"rfc6335\"/>\n"
           "  <note>See <xref type=\"rfc\" data=\"rfc6335\"/> &amp; others.</note>\n";
}

QByteArray document(const QByteArray &records) { return head() + records + "</registry>\n"; }

QByteArray record(const QByteArray &number, const QByteArray &protocol = "tcp")
{
    return "<record>\n<name>ssh</name><protocol>" + protocol + "</protocol>\n<number>" + number +
           "</number></record>\n";
}

QByteArray recordWith(const QByteArray &elements)
{
    return document("<record><protocol>tcp</protocol><number>80</number>" + elements + "</record>\n");
}

} // namespace

class TestRegistryXml : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryElement();
    void referencesAreRfcsDraftsAndAddresses();
    void aPersonBesideTheRecordIsItsAssigneeWhereNoOtherIsNamed();
    void textMayHoldReferencesAndEscapes();
    void addressesInATextStayAsTheyAre();
    void blanksAreFolded();
    void readsRecordsOfEveryKind();
    void aWrappedRegistryIsReadToo();
    void unknownElementsAreSkipped();
    void refusesWithTheLine_data();
    void refusesWithTheLine();
    void entitiesAreNeverExpanded_data();
    void entitiesAreNeverExpanded();
    void nestingWithoutEndIsRefused_data();
    void nestingWithoutEndIsRefused();
    void aFileCutOffAnywhereIsRefused();
};

void TestRegistryXml::readsEveryElement()
{
    const auto file = readFrom(document("<record date=\"2001-02\" updated=\"2022-02-07\">\n<name>ftp</name>"
                                        "<protocol>dccp</protocol>"
                                        "<assignee><xref type=\"person\" data=\"MongoDB_Inc.\"/></assignee>"
                                        "<xref type=\"person\" data=\"Jon_Postel\"/>"
                                        "<description>File Transfer</description><number>21</number>"
                                        "<sc>1145656131</sc><unauthorized>Known on port 21</unauthorized>"
                                        "<xref type=\"rfc\" data=\"rfc959\"/>"
                                        "<note>Defined TXT keys: u=&lt;username&gt;</note></record>"));
    QCOMPARE(inWords(file), QStringLiteral("no problem"));
    QCOMPARE(file->date, QDate(2026, 8, 17));
    QCOMPARE(file->rows.size(), std::size_t{1});
    const Row &row = file->rows.front();
    QVERIFY((row.ports == PortInterval{Port(21), Port(21)}));
    QCOMPARE(row.transport, Transport::Dccp);
    QCOMPARE(row.status, Status::Assigned);
    QCOMPARE(row.field(Field::Name), QByteArray("ftp"));
    QCOMPARE(row.field(Field::Description), QByteArray("File Transfer"));
    QCOMPARE(row.field(Field::Assignee), QByteArray("MongoDB Inc."));
    QCOMPARE(row.field(Field::Registered), QByteArray("2001-02"));
    QCOMPARE(row.field(Field::Modified), QByteArray("2022-02-07"));
    QCOMPARE(row.field(Field::References), QByteArray("RFC959"));
    QCOMPARE(row.field(Field::ServiceCode), QByteArray("1145656131"));
    QCOMPARE(row.field(Field::Unauthorized), QByteArray("Known on port 21"));
    QCOMPARE(row.field(Field::Note), QByteArray("Defined TXT keys: u=<username>"));
}

void TestRegistryXml::referencesAreRfcsDraftsAndAddresses()
{
    const auto file = readFrom(recordWith("<name>x</name><xref type=\"person\" data=\"A_B\">text</xref>"
                                          "<xref type=\"rfc\" data=\"rfc9110\"/>"
                                          "<xref type=\"draft\" data=\"draft-ietf-dprive-dnsoquic-10\"/>"
                                          "<xref type=\"uri\" data=\"https://example.org/\"/>"));
    QCOMPARE(inWords(file), QStringLiteral("no problem"));
    QCOMPARE(file->rows.front().field(Field::References),
             QByteArray("RFC9110 draft-ietf-dprive-dnsoquic-10 https://example.org/"));
}

void TestRegistryXml::aPersonBesideTheRecordIsItsAssigneeWhereNoOtherIsNamed()
{
    const auto file = readFrom(recordWith("<name>echo</name><xref type=\"person\" data=\"Jon_Postel\"/>"
                                          "<xref type=\"person\" data=\"Another_Contact\"/>"));
    QCOMPARE(inWords(file), QStringLiteral("no problem"));
    QCOMPARE(file->rows.front().field(Field::Assignee), QByteArray("Jon Postel"));
}

void TestRegistryXml::textMayHoldReferencesAndEscapes()
{
    const auto file = readFrom(recordWith("<description>Reserved</description><note>De-assigned on 2025-02-13, "
                                          "previously compressnet &#x62;y\n<xref type=\"person\" "
                                          "data=\"Bernie_Volz\">ignored</xref>, see <xref type=\"rfc\" "
                                          "data=\"rfc6335\"/> <![CDATA[<&>]]></note>"));
    QCOMPARE(inWords(file), QStringLiteral("no problem"));
    const Row &row = file->rows.front();
    QCOMPARE(row.status, Status::Reserved);
    QCOMPARE(row.field(Field::Note),
             QByteArray("De-assigned on 2025-02-13, previously compressnet by Bernie Volz, see RFC6335 <&>"));
    QCOMPARE(row.field(Field::Formerly), QByteArray("compressnet"));
}

void TestRegistryXml::addressesInATextStayAsTheyAre()
{
    const auto file = readFrom(recordWith("<name>x</name><note>See <xref type=\"uri\" "
                                          "data=\"https://example.org/a_b\"/><br/>twice</note>"));
    QCOMPARE(inWords(file), QStringLiteral("no problem"));
    QCOMPARE(file->rows.front().field(Field::Note), QByteArray("See https://example.org/a_b twice"));
}

void TestRegistryXml::blanksAreFolded()
{
    const auto file = readFrom(recordWith("<name>\n  http\n</name><description>World Wide\n\t Web</description>"));
    QCOMPARE(inWords(file), QStringLiteral("no problem"));
    QCOMPARE(file->rows.front().field(Field::Name), QByteArray("http"));
    QCOMPARE(file->rows.front().field(Field::Description), QByteArray("World Wide Web"));
}

void TestRegistryXml::readsRecordsOfEveryKind()
{
    const auto file = readFrom(document(
        "<record><name>x11</name><protocol>tcp</protocol><number>6000-6063</number></record>"
        "<record><name/><protocol>tcp</protocol><description>Unassigned</description><number>4</number></record>"
        "<record><description>Unassigned</description><number>781-785</number></record>"
        "<record><description>Reserved</description><number>225-241</number></record>"
        "<record><name>arp</name><description>Address Resolution Protocol</description></record>"));
    QCOMPARE(inWords(file), QStringLiteral("no problem"));
    QCOMPARE(file->rows.size(), std::size_t{3}); // x11, and what is reserved on TCP and UDP
    QVERIFY((file->rows[0].ports == PortInterval{Port(6000), Port(6063)}));
    QVERIFY(!file->rows[0].anyTransport);
    QCOMPARE(file->rows[1].status, Status::Reserved);
    QVERIFY(file->rows[1].anyTransport && file->rows[2].anyTransport);
    QCOMPARE(file->rows[2].transport, Transport::Udp);
    QCOMPARE(file->portless, 1);
}

void TestRegistryXml::aWrappedRegistryIsReadToo()
{
    const auto file = readFrom("<registry xmlns=\"http://www.iana.org/assignments\"><updated>2026-08-17</updated>"
                               "<registry id=\"inner\"><title>Ports</title>" +
                               record("22") + "</registry></registry>");
    QCOMPARE(inWords(file), QStringLiteral("no problem"));
    QCOMPARE(file->rows.size(), std::size_t{1});
    QCOMPARE(file->date, QDate(2026, 8, 17));
}

void TestRegistryXml::unknownElementsAreSkipped()
{
    const auto file = readFrom(document("<people><person id=\"A\"><name>A</name><number>7</number></person></people>"
                                        "<record><name>ssh</name><protocol>tcp</protocol><number>22</number>"
                                        "<future><number>23</number></future></record>"));
    QCOMPARE(inWords(file), QStringLiteral("no problem"));
    QCOMPARE(file->rows.size(), std::size_t{1});
    QCOMPARE(number(file->rows.front().ports.first), 22);
}

void TestRegistryXml::refusesWithTheLine_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Refusal>("refusal");
    const QByteArray good = record("22"); // lines 7 to 9
    const auto tenth = [&](const char *name, const QByteArray &line, ReadProblem problem, const QString &found) {
        QTest::newRow(name) << document(good + line) << Refusal{problem, 10, found};
    };
    tenth("number 70000", record("70000"), ReadProblem::PortOutOfRange, QStringLiteral("70000"));
    tenth("range backwards", record("6063-6000"), ReadProblem::RangeBackwards, QStringLiteral("6063-6000"));
    tenth("half a range", record("6000-"), ReadProblem::PortNotANumber, QString());
    tenth("letters", record("eighty"), ReadProblem::PortNotANumber, QStringLiteral("eighty"));
    tenth("icmp", record("80", "icmp"), ReadProblem::UnknownTransport, QStringLiteral("icmp"));
    tenth("bad date", "<record date=\"yesterday\"><name>a</name></record>\n", ReadProblem::BadDate,
          QStringLiteral("yesterday"));
    tenth("impossible date", "<record updated=\"2023-02-29\"><name>a</name></record>\n", ReadProblem::BadDate,
          QStringLiteral("2023-02-29"));
    tenth("the file's own date", "<updated>17 August</updated>\n", ReadProblem::BadDate, QStringLiteral("17 August"));
    tenth("200 KB in one element", "<record><description>" + QByteArray(200000, 'x') + "</description></record>\n",
          ReadProblem::FieldTooLong, QStringLiteral("description"));
    QTest::newRow("no record") << document({}) << Refusal{ReadProblem::NoAssignments, 0, {}};
    QTest::newRow("only names without ports")
        << document("<record><name>arp</name></record>") << Refusal{ReadProblem::NoAssignments, 0, {}};
    QTest::newRow("another root") << QByteArray(
                                         "<?xml version='1.0'?>\n<rss xmlns=\"http://www.iana.org/assignments\"/>\n")
                                  << Refusal{ReadProblem::NotRecognised, 2, {}};
    QTest::newRow("another namespace") << QByteArray("<registry xmlns=\"http://example.org\"/>\n")
                                       << Refusal{ReadProblem::NotRecognised, 1, {}};
    QTest::newRow("a page") << QByteArray("<html><head()><title>Log in</title>\n</head()></html>\n")
                            << Refusal{ReadProblem::NotRecognised, 1, {}};
    QTest::newRow("a page with its type") << QByteArray("<!DOCTYPE html>\n<html><head()>\n</head()></html>\n")
                                          << Refusal{ReadProblem::NotRecognised, 1, {}};
    QTest::newRow("a page in lower case") << QByteArray("\n<!doctype html>\n<meta charset=utf-8><p>Moved\n")
                                          << Refusal{ReadProblem::NotRecognised, 1, {}};
}

void TestRegistryXml::refusesWithTheLine()
{
    QFETCH(QByteArray, text);
    QFETCH(Refusal, refusal);
    QCOMPARE(inWords(readFrom(text)), inWords(ReadError{refusal.problem, refusal.line, refusal.found}));
}

void TestRegistryXml::entitiesAreNeverExpanded_data()
{
    QTest::addColumn<QByteArray>("doctype");
    QByteArray laughs = "<!DOCTYPE registry [\n<!ENTITY lol0 \"lol\">\n";
    for (int i = 1; i < 10; ++i) {
        const QByteArray before = "&lol" + QByteArray::number(i - 1) + ';';
        laughs += "<!ENTITY lol" + QByteArray::number(i) + " \"" + before.repeated(10) + "\">\n";
    }
    QTest::newRow("billion laughs") << laughs + "]>\n";
    QTest::newRow("a file of the system's") << QByteArray("<!DOCTYPE registry [\n"
                                                          "<!ENTITY lol9 SYSTEM \"file:///etc/passwd\">\n]>\n");
    QTest::newRow("a type from elsewhere") << QByteArray("<!DOCTYPE registry SYSTEM \"http://127.0.0.1:9/x.dtd\">\n");
    QTest::newRow("a parameter entity") << QByteArray("<!DOCTYPE registry [\n"
                                                      "<!ENTITY % lol SYSTEM \"file:///etc/passwd\">\n%lol;\n]>\n");
    QTest::newRow("a type alone") << QByteArray("<!DOCTYPE registry>\n");
}

void TestRegistryXml::entitiesAreNeverExpanded()
{
    QFETCH(QByteArray, doctype);
    const QByteArray text = document("<record><name>&lol9;</name><number>1</number></record>");
    const qsizetype root = text.indexOf("<registry");
    const auto file = readFrom(text.first(root) + doctype + text.sliced(root));
    QVERIFY(!file);
    QCOMPARE(int(file.error().problem), int(ReadProblem::EntityInXml));
    QVERIFY(file.error().line >= 3 && file.error().line <= 3 + doctype.count('\n'));
}

void TestRegistryXml::nestingWithoutEndIsRefused_data()
{
    QTest::addColumn<QByteArray>("opening");
    QTest::newRow("registries") << QByteArray("<registry>");
    QTest::newRow("unknown elements") << QByteArray("<a>");
    QTest::newRow("inside a text") << QByteArray("<record><note>") + QByteArray("<a>").repeated(1000);
}

void TestRegistryXml::nestingWithoutEndIsRefused()
{
    QFETCH(QByteArray, opening);
    const auto file = readFrom(head() + opening.repeated(4000000 / opening.size()));
    QVERIFY(!file);
    QVERIFY(file.error().line > 0);
}

void TestRegistryXml::aFileCutOffAnywhereIsRefused()
{
    const QByteArray text =
        document(record("22") + "<record updated=\"2025-02-13\"><name>gl\xC3\xBC"
                                "ck</name>"
                                "<number>1-9</number><xref type=\"rfc\" data=\"rfc1\"/>"
                                "<note>a &amp; <xref type=\"uri\" data=\"x:y\"/></note></record>\n");
    QCOMPARE(inWords(readFrom(text)), QStringLiteral("no problem"));
    const qsizetype lastByte = text.lastIndexOf('>');
    for (qsizetype length = 0; length <= lastByte; ++length) {
        const auto file = readFrom(text.first(length));
        QVERIFY2(!file, qPrintable(QString::number(length)));
        QVERIFY2(file.error().line > 0, qPrintable(inWords(file)));
    }
}

QTEST_GUILESS_MAIN(TestRegistryXml)
#include "tst_registry_xml.moc"
