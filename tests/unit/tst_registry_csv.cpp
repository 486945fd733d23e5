// SPDX-License-Identifier: MIT
// IANA's service-names-port-numbers.csv, after RFC 4180 and the file itself.
#include "registryfixtures.h"

#include <QTest>

using namespace quay;
using namespace quay::registry;

namespace
{

QByteArray header()
{
    return "Service Name,Port Number,Transport Protocol,Description,Assignee,Contact,"
           "Registration Date,Modification Date,Reference,Service Code,"
           "Unauthorized Use Reported,Assignment Notes\n";
}

// A record with this port and transport, and everything else in order.
QByteArray record(const QByteArray &port, const QByteArray &transport = "tcp", const QByteArray &date = {})
{
    return "ssh," + port + ',' + transport + ",The Secure Shell,,," + date + ",,[RFC4251],,,\n";
}

} // namespace

class TestRegistryCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryColumn();
    void quotedCellsMayHoldCommasQuotesAndLineBreaks();
    void lineEndsMayBeCarriageReturnLineFeed();
    void aByteOrderMarkIsNoPartOfTheFirstName();
    void columnsAreFoundByName();
    void theColumnOfUnauthorizedUsesWasRenamed_data();
    void theColumnOfUnauthorizedUsesWasRenamed();
    void aRangeStaysOneRow();
    void aRecordWithoutTransportHoldsForTcpAndUdp();
    void aNameWithoutANumberIsCountedOnly();
    void plainlyUnassignedNumbersNeedNoRow();
    void statusFollowsTheDescription_data();
    void statusFollowsTheDescription();
    void theNoteTellsTheFormerName();
    void theNewestDateDatesTheFile();
    void whatCannotBeShownIsLeftOut_data();
    void whatCannotBeShownIsLeftOut();
    void refusesWithTheLine_data();
    void refusesWithTheLine();
    void linesAreCountedThroughQuotedCells();
    void aFileCutOffAnywhereIsNeverMistakenForAWholeOne();
};

void TestRegistryCsv::readsEveryColumn()
{
    const auto file = readFrom(header() + "ftp,21,tcp,File Transfer Protocol [Control],[Jon_Postel],[IESG],2001-02,"
                                          "2022-02-07,[RFC959][RFC2773],1145656131,Known on port 21,"
                                          "Defined TXT keys: u=<username>\n");
    QCOMPARE(inWords(file), QStringLiteral("no problem"));
    QCOMPARE(file->rows.size(), std::size_t{1});
    const Row &row = file->rows.front();
    QVERIFY((row.ports == PortInterval{Port(21), Port(21)}));
    QCOMPARE(row.transport, Transport::Tcp);
    QCOMPARE(row.status, Status::Assigned);
    QCOMPARE(row.origin, Origin::Iana);
    QVERIFY(!row.anyTransport);
    QCOMPARE(row.field(Field::Name), QByteArray("ftp"));
    QCOMPARE(row.field(Field::Description), QByteArray("File Transfer Protocol [Control]"));
    QCOMPARE(row.field(Field::Assignee), QByteArray("Jon Postel"));
    QCOMPARE(row.field(Field::Registered), QByteArray("2001-02"));
    QCOMPARE(row.field(Field::Modified), QByteArray("2022-02-07"));
    QCOMPARE(row.field(Field::References), QByteArray("RFC959 RFC2773"));
    QCOMPARE(row.field(Field::ServiceCode), QByteArray("1145656131"));
    QCOMPARE(row.field(Field::Unauthorized), QByteArray("Known on port 21"));
    QCOMPARE(row.field(Field::Note), QByteArray("Defined TXT keys: u=<username>"));
}

void TestRegistryCsv::quotedCellsMayHoldCommasQuotesAndLineBreaks()
{
    const auto file = readFrom(header() + "\"ssh\",\"22\",\"tcp\",\"The \"\"Secure\"\",\n  Shell\",,,,,,,,\"\"\n");
    QCOMPARE(inWords(file), QStringLiteral("no problem"));
    QCOMPARE(file->rows.size(), std::size_t{1});
    QCOMPARE(file->rows.front().field(Field::Name), QByteArray("ssh"));
    QCOMPARE(file->rows.front().field(Field::Description), QByteArray("The \"Secure\", Shell"));
}

void TestRegistryCsv::lineEndsMayBeCarriageReturnLineFeed()
{
    const QByteArray text = header() + record("22") + "\"smtp\",25,tcp,Mail,,,,,,,,\"a\nnote\"\n";
    const auto plain = readFrom(text);
    const auto windows = readFrom(QByteArray(text).replace("\n", "\r\n"));
    QCOMPARE(inWords(windows), QStringLiteral("no problem"));
    QVERIFY(windows->rows == plain->rows);
    QCOMPARE(windows->rows.back().field(Field::Note), QByteArray("a note"));
}

void TestRegistryCsv::aByteOrderMarkIsNoPartOfTheFirstName()
{
    const auto file = readFrom("\xEF\xBB\xBF" + header() + record("22"));
    QCOMPARE(inWords(file), QStringLiteral("no problem"));
    QCOMPARE(file->rows.front().field(Field::Name), QByteArray("ssh"));
}

void TestRegistryCsv::columnsAreFoundByName()
{
    const auto file = readFrom("Description,transport protocol,Something New, Port Number ,Service Name\n"
                               "The Secure Shell,tcp,ignored,22,ssh\n");
    QCOMPARE(inWords(file), QStringLiteral("no problem"));
    QCOMPARE(file->rows.front().field(Field::Name), QByteArray("ssh"));
    QCOMPARE(file->rows.front().field(Field::Description), QByteArray("The Secure Shell"));
    QCOMPARE(number(file->rows.front().ports.first), 22);
}

void TestRegistryCsv::theColumnOfUnauthorizedUsesWasRenamed_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("until 2015 or so") << QByteArray("Known Unauthorized Uses");
    QTest::newRow("since") << QByteArray("Unauthorized Use Reported");
}

void TestRegistryCsv::theColumnOfUnauthorizedUsesWasRenamed()
{
    QFETCH(QByteArray, name);
    const auto file = readFrom("Service Name,Port Number,Transport Protocol,Description," + name +
                               "\nssh,22,tcp,The Secure Shell,on port 2222\n");
    QCOMPARE(inWords(file), QStringLiteral("no problem"));
    QCOMPARE(file->rows.front().field(Field::Unauthorized), QByteArray("on port 2222"));
}

void TestRegistryCsv::aRangeStaysOneRow()
{
    const auto file = readFrom(header() + record("6000-6063"));
    QCOMPARE(inWords(file), QStringLiteral("no problem"));
    QCOMPARE(file->rows.size(), std::size_t{1});
    QVERIFY((file->rows.front().ports == PortInterval{Port(6000), Port(6063)}));
}

void TestRegistryCsv::aRecordWithoutTransportHoldsForTcpAndUdp()
{
    const auto file = readFrom(header() + record("3322-3325", ""));
    QCOMPARE(inWords(file), QStringLiteral("no problem"));
    QCOMPARE(file->rows.size(), std::size_t{2});
    QCOMPARE(file->rows[0].transport, Transport::Tcp);
    QCOMPARE(file->rows[1].transport, Transport::Udp);
    QVERIFY(file->rows[0].anyTransport && file->rows[1].anyTransport);
}

void TestRegistryCsv::aNameWithoutANumberIsCountedOnly()
{
    const auto file = readFrom(header() + record("22") + "1password,,tcp,Password Manager,,,,,,,,\n");
    QCOMPARE(inWords(file), QStringLiteral("no problem"));
    QCOMPARE(file->rows.size(), std::size_t{1});
    QCOMPARE(file->portless, 1);
}

void TestRegistryCsv::plainlyUnassignedNumbersNeedNoRow()
{
    const auto file = readFrom(header() + record("22") + ",4,tcp,Unassigned,,,,,,,,\n" +
                               ",788-799,,Unassigned,,,,,,,Unauthorized Use Known on port 796,\n");
    QCOMPARE(inWords(file), QStringLiteral("no problem"));
    QCOMPARE(file->rows.size(), std::size_t{3}); // ssh, and the one with something to say on two transports
    QCOMPARE(file->rows.back().status, Status::Unassigned);
}

void TestRegistryCsv::statusFollowsTheDescription_data()
{
    QTest::addColumn<QByteArray>("description");
    QTest::addColumn<Status>("status");
    // The rules of resources/registry/SOURCES.md; every one of these texts has stood in IANA's file.
    QTest::newRow("reserved") << QByteArray("Reserved") << Status::Reserved;
    QTest::newRow("reserved for") << QByteArray("Reserved - IANA") << Status::Reserved;
    QTest::newRow("kept for private use") << QByteArray("any private mail system") << Status::Reserved;
    QTest::newRow("doubtful") << QByteArray("Possibly used by Sun Solaris????") << Status::Reserved;
    QTest::newRow("unassigned") << QByteArray("Unassigned") << Status::Unassigned;
    QTest::newRow("in brackets") << QByteArray("(unassigned) Possibly assigned") << Status::Unassigned;
    QTest::newRow("de-registered") << QByteArray("De-registered") << Status::Unassigned;
    QTest::newRow("removed") << QByteArray("Removed") << Status::Unassigned;
    QTest::newRow("deprecated") << QByteArray("Deprecated") << Status::Unassigned;
    QTest::newRow("de-commissioned") << QByteArray("De-Commissioned Port") << Status::Unassigned;
    QTest::newRow("spelt otherwise") << QByteArray("Decomissioned Port 04/14/00, ms") << Status::Unassigned;
    QTest::newRow("silent") << QByteArray() << Status::Unassigned;
}

void TestRegistryCsv::statusFollowsTheDescription()
{
    QFETCH(QByteArray, description);
    QFETCH(Status, status);
    const auto file = readFrom(header() + ",24,tcp,\"" + description + "\",,,,,,,,A note keeps the row\n");
    QCOMPARE(inWords(file), QStringLiteral("no problem"));
    QCOMPARE(file->rows.size(), std::size_t{1});
    QCOMPARE(file->rows.front().status, status);
    const bool isStatusAlone = description == "Reserved" || description == "Unassigned";
    QCOMPARE(file->rows.front().field(Field::Description), isStatusAlone ? QByteArray() : description);
}

void TestRegistryCsv::theNoteTellsTheFormerName()
{
    const auto file = readFrom(header() + ",2,tcp,Reserved,,,,2025-02-13,,,,\"De-assigned on 2025-02-13, previously "
                                          "compressnet by [Bernie_Volz]\"\n");
    QCOMPARE(inWords(file), QStringLiteral("no problem"));
    QCOMPARE(file->rows.front().status, Status::Reserved);
    QCOMPARE(file->rows.front().field(Field::Formerly), QByteArray("compressnet"));
}

void TestRegistryCsv::theNewestDateDatesTheFile()
{
    const auto dated = readFrom(header() + record("22", "tcp", "2014-07-09") + record("23", "tcp", "2011-06") +
                                "no-port,,tcp,Without a port,,,2012-01-01,2014-08-01,,,,\n");
    QCOMPARE(inWords(dated), QStringLiteral("no problem"));
    QCOMPARE(dated->date, QDate(2014, 8, 1));
    QVERIFY(!readFrom(header() + record("22"))->date.isValid());
}

void TestRegistryCsv::refusesWithTheLine_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Refusal>("refusal");
    const QByteArray start = header() + record("22");
    const auto third = [&](const char *name, const QByteArray &line, ReadProblem problem, const QString &found) {
        QTest::newRow(name) << start + line << Refusal{problem, 3, found};
    };
    third("number 70000", record("70000"), ReadProblem::PortOutOfRange, QStringLiteral("70000"));
    third("number 65536", record("65536"), ReadProblem::PortOutOfRange, QStringLiteral("65536"));
    third("number beyond 64 bits", record("99999999999999999999"), ReadProblem::PortOutOfRange,
          QStringLiteral("99999999999999999999"));
    third("range to 70000", record("65000-70000"), ReadProblem::PortOutOfRange, QStringLiteral("70000"));
    third("range backwards", record("6063-6000"), ReadProblem::RangeBackwards, QStringLiteral("6063-6000"));
    third("letters", record("eighty"), ReadProblem::PortNotANumber, QStringLiteral("eighty"));
    third("hexadecimal", record("0x50"), ReadProblem::PortNotANumber, QStringLiteral("0x50"));
    third("thousands separator", record("\"49,152\""), ReadProblem::PortNotANumber, QStringLiteral("49,152"));
    third("signed", record("+80"), ReadProblem::PortNotANumber, QStringLiteral("+80"));
    third("icmp", record("80", "icmp"), ReadProblem::UnknownTransport, QStringLiteral("icmp"));
    third("English date", record("80", "tcp", "18-Feb-01"), ReadProblem::BadDate, QStringLiteral("18-Feb-01"));
    third("month 13", record("80", "tcp", "2024-13-01"), ReadProblem::BadDate, QStringLiteral("2024-13-01"));
    third("30 February", record("80", "tcp", "2024-02-30"), ReadProblem::BadDate, QStringLiteral("2024-02-30"));
    third("month 00", record("80", "tcp", "2024-00"), ReadProblem::BadDate, QStringLiteral("2024-00"));
    third("a column less", "ssh,22,tcp\n", ReadProblem::WrongColumnCount, QStringLiteral("3"));
    third("a column more", "ssh,22,tcp,,,,,,,,,,\n", ReadProblem::WrongColumnCount, QStringLiteral("13"));
    third("quote never closed", "ssh,22,tcp,\"The Secure\nShell,,,,,,,,\n", ReadProblem::UnclosedQuote, {});
    third("text behind a quote", "ssh,22,tcp,\"The\" Shell,,,,,,,,\n", ReadProblem::UnclosedQuote, {});
    third("no line feed at the end", record("80").chopped(1), ReadProblem::CutOff, {});
    third("Latin-1",
          "ssh,22,tcp,Bl\xFC"
          "cher,,,,,,,,\n",
          ReadProblem::NotUtf8, {});
    third("200 KB in one field", "ssh,22,tcp," + QByteArray(200000, 'x') + ",,,,,,,,\n", ReadProblem::FieldTooLong,
          QStringLiteral("4"));
    third("200 KB in quotes", "ssh,22,tcp,\"" + QByteArray(200000, '\n') + "\",,,,,,,,\n", ReadProblem::FieldTooLong,
          QStringLiteral("4"));
    QTest::newRow("required column missing")
        << QByteArray("Service Name,Port,Transport Protocol,Description\nssh,22,tcp,Shell\n")
        << Refusal{ReadProblem::ColumnMissing, 1, QStringLiteral("Port Number")};
    QTest::newRow("another CSV altogether")
        << QByteArray("a,b,c\n1,2,3\n") << Refusal{ReadProblem::ColumnMissing, 1, QStringLiteral("Service Name")};
    QTest::newRow("header only") << header() << Refusal{ReadProblem::NoAssignments, 0, {}};
}

void TestRegistryCsv::refusesWithTheLine()
{
    QFETCH(QByteArray, text);
    QFETCH(Refusal, refusal);
    QCOMPARE(inWords(readFrom(text)), inWords(ReadError{refusal.problem, refusal.line, refusal.found}));
}

void TestRegistryCsv::linesAreCountedThroughQuotedCells()
{
    const auto file = readFrom(header() + "ssh,22,tcp,\"one\r\ntwo\nthree\",,,,,,,,\r\n\n" + record("70000"));
    QVERIFY(!file);
    QCOMPARE(file.error().line, 6);
}

void TestRegistryCsv::aFileCutOffAnywhereIsNeverMistakenForAWholeOne()
{
    const QByteArray text = header() + record("22") + "\"smtp\",25,tcp,\"Simple \"\"Mail\"\",\nTransfer\",,,,,,,,\n" +
                            "gl\xC3\xBC"
                            "ck,6000-6063,udp,,,,,,,,,\"\"\r\n" +
                            record("80", "");
    const auto whole = readFrom(text);
    QCOMPARE(inWords(whole), QStringLiteral("no problem"));
    QCOMPARE(whole->rows.size(), std::size_t{5});
    for (qsizetype length = 0; length < text.size(); ++length) {
        const auto file = readFrom(text.first(length));
        if (!file)
            continue;
        QVERIFY2(text[length - 1] == '\n', qPrintable(QString::number(length)));
        QVERIFY(file->rows.size() < whole->rows.size());
        QVERIFY(std::equal(file->rows.begin(), file->rows.end(), whole->rows.begin()));
    }
}

void TestRegistryCsv::whatCannotBeShownIsLeftOut_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QByteArray>("read");
    QTest::newRow("colours of a terminal") << QByteArray("a \033[31mred\033[0m b") << QByteArray("a [31mred [0m b");
    QTest::newRow("bell and backspace") << QByteArray("a\a\bb") << QByteArray("a b");
    QTest::newRow("DEL") << QByteArray("a\x7f") << QByteArray("a");
    QTest::newRow("C1") << QByteArray("a\xC2\x9B"
                                      "31mb")
                        << QByteArray("a 31mb");
    QTest::newRow("turned direction") << QByteArray("a\xE2\x80\xAE"
                                                    "b")
                                      << QByteArray("a b");
    QTest::newRow("umlauts stay") << QByteArray("gl\xC3\xBC"
                                                "ck")
                                  << QByteArray("gl\xC3\xBC"
                                                "ck");
}

void TestRegistryCsv::whatCannotBeShownIsLeftOut()
{
    QFETCH(QByteArray, written);
    QFETCH(QByteArray, read);
    const auto file = readFrom(header() + written + ",22,tcp," + written + ",,,,,,,," + written + '\n');
    QCOMPARE(inWords(file), QStringLiteral("no problem"));
    for (const Field field : {Field::Name, Field::Description, Field::Note})
        QCOMPARE(file->rows.front().field(field), read);
}

QTEST_GUILESS_MAIN(TestRegistryCsv)
#include "tst_registry_csv.moc"
