// SPDX-License-Identifier: MIT
// What all forms of a registry file share: recognising them, limits, encodings; and Quayside's own form.
#include "registry/tsv.h"
#include "registryfixtures.h"

#include <QStringConverter>
#include <QTemporaryFile>
#include <QTest>

#include <cstring>

using namespace quay;
using namespace quay::registry;

namespace
{

// Repeats one byte without end or up to a size, and counts what was taken.
class Endless final : public QIODevice
{
public:
    Endless(char filling, qint64 size) : m_filling(filling), m_size(size) { open(ReadOnly | Unbuffered); }

    [[nodiscard]] bool isSequential() const override { return m_size < 0; }
    [[nodiscard]] qint64 size() const override { return m_size < 0 ? 0 : m_size; }
    [[nodiscard]] qint64 taken() const { return m_taken; }

protected:
    qint64 readData(char *data, qint64 wanted) override
    {
        std::memset(data, m_filling, static_cast<std::size_t>(wanted));
        m_taken += wanted;
        return wanted;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    char m_filling;
    qint64 m_size;
    qint64 m_taken = 0;
};

QByteArray csv() { return "Service Name,Port Number,Transport Protocol,Description\nssh,22,tcp,Shell\n"; }

QByteArray utf16(const QByteArray &text, QStringConverter::Encoding encoding, bool hasMark)
{
    const auto flag = hasMark ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default;
    return QStringEncoder(encoding, flag)(QString::fromUtf8(text));
}

} // namespace

class TestRegistryReading : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesWhatIsNoRegistry_data();
    void refusesWhatIsNoRegistry();
    void readsNoFurtherThanTheLimit_data();
    void readsNoFurtherThanTheLimit();
    void refusesASparseFileUnread();
    void refusesMoreRowsThanMost();
    void portsAreANumberOrARange_data();
    void portsAreANumberOrARange();
    void writesAndReadsTheSame();
    void ownFormRefusesWithTheLine_data();
    void ownFormRefusesWithTheLine();
    void ownFormCutOffAnywhereIsNeverMistaken();
    void usesAreQuaysidesOwn();
};

void TestRegistryReading::refusesWhatIsNoRegistry_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Refusal>("refusal");
    const Refusal notUtf8{ReadProblem::NotUtf8, 1, {}};
    QTest::newRow("empty") << QByteArray("") << Refusal{ReadProblem::NotRecognised, 1, {}};
    QTest::newRow("blanks") << QByteArray(10000, ' ') << Refusal{ReadProblem::NotRecognised, 1, {}};
    QTest::newRow("prose") << QByteArray("Dear all\n") << Refusal{ReadProblem::NotRecognised, 1, {}};
    QTest::newRow("an archive") << QByteArray("PK\x03\x04\x14\x00\x00\x00\x08\x00\xC7\xA2", 12) << notUtf8;
    QTest::newRow("NULs") << QByteArray(100000, '\0') << notUtf8;
    QTest::newRow("UTF-16, little end first, marked") << utf16(csv(), QStringConverter::Utf16LE, true) << notUtf8;
    QTest::newRow("UTF-16, little end first") << utf16(csv(), QStringConverter::Utf16LE, false) << notUtf8;
    QTest::newRow("UTF-16, big end first, marked") << utf16(csv(), QStringConverter::Utf16BE, true) << notUtf8;
    QTest::newRow("UTF-16, big end first") << utf16(csv(), QStringConverter::Utf16BE, false) << notUtf8;
    QTest::newRow("Latin-1 on line 3") << csv() + "smtp,25,tcp,B\xFC"
                                                  "cher\n"
                                       << Refusal{ReadProblem::NotUtf8, 3, {}};
    QTest::newRow("overlong UTF-8 on line 2") << QByteArray("# a\n\xC0\xAF\n") << Refusal{ReadProblem::NotUtf8, 2, {}};
    QTest::newRow("a surrogate in UTF-8") << QByteArray("\xED\xA0\x80") << notUtf8;
}

void TestRegistryReading::refusesWhatIsNoRegistry()
{
    QFETCH(QByteArray, text);
    QFETCH(Refusal, refusal);
    QCOMPARE(inWords(readFrom(text)), inWords(ReadError{refusal.problem, refusal.line, refusal.found}));
}

void TestRegistryReading::readsNoFurtherThanTheLimit_data()
{
    QTest::addColumn<char>("filling");
    QTest::addColumn<qint64>("size"); // -1: a pipe
    constexpr qint64 size = qint64{200} * 1000 * 1000;
    QTest::newRow("200 MB of NULs") << '\0' << size;
    QTest::newRow("200 MB of blanks") << ' ' << size;
    QTest::newRow("a pipe of NULs") << '\0' << qint64{-1};
    QTest::newRow("a pipe of blanks") << ' ' << qint64{-1};
    QTest::newRow("a pipe of quotes") << '"' << qint64{-1};
}

void TestRegistryReading::readsNoFurtherThanTheLimit()
{
    QFETCH(char, filling);
    QFETCH(qint64, size);
    Endless device(filling, size);
    QCOMPARE(inWords(readRegistryFile(device)), inWords(ReadError{ReadProblem::TooLarge, 0, {}}));
    QVERIFY2(device.taken() <= largestFile + qint64{2} * 1024 * 1024, qPrintable(QString::number(device.taken())));
    if (size > 0)
        QCOMPARE(device.taken(), 0);
}

void TestRegistryReading::refusesASparseFileUnread()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    QVERIFY(file.resize(qint64{200} * 1000 * 1000));
    QCOMPARE(inWords(readRegistryFile(file)), inWords(ReadError{ReadProblem::TooLarge, 0, {}}));
    QCOMPARE(file.pos(), 0);
}

void TestRegistryReading::refusesMoreRowsThanMost()
{
    QByteArray text = csv().first(csv().indexOf('\n') + 1);
    const QByteArray line = "ssh,22,tcp,Shell\n";
    text += line.repeated(static_cast<qsizetype>(mostRows));
    QCOMPARE(readFrom(text)->rows.size(), mostRows);
    QCOMPARE(inWords(readFrom(text + line)),
             inWords(ReadError{ReadProblem::TooManyRows, static_cast<int>(mostRows) + 2, {}}));
}

void TestRegistryReading::portsAreANumberOrARange_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("result");
    QTest::newRow("one") << QByteArray("80") << "80 to 80";
    QTest::newRow("lowest") << QByteArray("0") << "0 to 0";
    QTest::newRow("all") << QByteArray("0-65535") << "0 to 65535";
    QTest::newRow("blanks around") << QByteArray(" 6000-6063\n") << "6000 to 6063";
    const auto refused = [](ReadProblem problem, const char *found) {
        return inWords(ReadError{problem, 7, QString::fromUtf8(found)});
    };
    QTest::newRow("one too high") << QByteArray("65536") << refused(ReadProblem::PortOutOfRange, "65536");
    QTest::newRow("backwards") << QByteArray("2-1") << refused(ReadProblem::RangeBackwards, "2-1");
    QTest::newRow("nothing") << QByteArray() << refused(ReadProblem::PortNotANumber, "");
    QTest::newRow("dash") << QByteArray("-") << refused(ReadProblem::PortNotANumber, "");
    QTest::newRow("negative") << QByteArray("-80") << refused(ReadProblem::PortNotANumber, "");
    QTest::newRow("three") << QByteArray("1-2-3") << refused(ReadProblem::PortNotANumber, "2-3");
    QTest::newRow("Arabic-Indic digits") << QByteArray("\xD9\xA8") << refused(ReadProblem::PortNotANumber, "\xD9\xA8");
    QTest::newRow("blank inside") << QByteArray("8 0") << refused(ReadProblem::PortNotANumber, "8 0");
}

void TestRegistryReading::portsAreANumberOrARange()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, result);
    const auto ports = readPorts(text, 7);
    QCOMPARE(ports ? QStringLiteral("%1 to %2").arg(number(ports->first)).arg(number(ports->last)) : inWords(ports),
             result);
}

void TestRegistryReading::writesAndReadsTheSame()
{
    RegistryFile file;
    file.date = QDate(2026, 8, 17);
    Row full = makeRow(21, Transport::Dccp, "ftp",
                       "File \xC3\x9C"
                       "bertragung, \"quoted\"");
    full.field(Field::References) = "RFC959 RFC2773";
    full.field(Field::Assignee) = "Jon Postel";
    full.field(Field::Registered) = "2001-02";
    full.field(Field::Modified) = "2022-02-07";
    full.field(Field::ServiceCode) = "1145656131";
    full.field(Field::Unauthorized) = "Known on port 21";
    full.field(Field::Note) = "A note.";
    Row former = makeRow({Port(2), Port(3)}, Transport::Tcp, {}, {}, Status::Reserved);
    former.field(Field::Formerly) = "compressnet other";
    Row any = makeRow({Port(4200), Port(4299)}, Transport::Tcp, "vrml");
    any.anyTransport = true;
    Row anyUdp = any;
    anyUdp.transport = Transport::Udp;
    file.rows = {full, former, any, anyUdp, makeRow(9, Transport::Sctp, {}, {}, Status::Unassigned)};
    const auto again = readFrom(writeTsv(file));
    QCOMPARE(inWords(again), QStringLiteral("no problem"));
    QCOMPARE(again->date, file.date);
    QVERIFY(again->rows == file.rows);
}

void TestRegistryReading::ownFormRefusesWithTheLine_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Refusal>("refusal");
    RegistryFile file;
    file.date = QDate(2026, 8, 17);
    file.rows = {makeRow(22, Transport::Tcp, "ssh", "Shell")};
    const QByteArray good = writeTsv(file); // four lines
    const QByteArray line = good.split('\n').at(3);
    const auto fifth = [&](const char *name, const QByteArray &from, const QByteArray &to, ReadProblem problem,
                           const char *found) {
        QTest::newRow(name) << good + QByteArray(line).replace(from, to) + '\n'
                            << Refusal{problem, 5, QString::fromUtf8(found)};
    };
    fifth("number 70000", "22", "70000", ReadProblem::PortOutOfRange, "70000");
    fifth("range backwards", "22", "22-2", ReadProblem::RangeBackwards, "22-2");
    fifth("transport", "tcp", "icmp", ReadProblem::UnknownTransport, "icmp");
    fifth("status", "assigned", "taken", ReadProblem::UnknownStatus, "taken");
    fifth("column less", "ssh\t", "ssh", ReadProblem::WrongColumnCount, "12");
    fifth("200 KB", "Shell", QByteArray(200000, 'x'), ReadProblem::FieldTooLong, "description");
    QTest::newRow("no line feed at the end") << good + line << Refusal{ReadProblem::CutOff, 5, {}};
    QTest::newRow("column missing") << QByteArray(good).replace("\tnote", "\tremark")
                                    << Refusal{ReadProblem::ColumnMissing, 3, QStringLiteral("note")};
    QTest::newRow("date") << QByteArray(good).replace("2026-08-17", "soon")
                          << Refusal{ReadProblem::BadDate, 2, QStringLiteral("soon")};
    QTest::newRow("comments only") << QByteArray("# nothing\n# at all\n") << Refusal{ReadProblem::NoAssignments, 2, {}};
}

void TestRegistryReading::ownFormRefusesWithTheLine()
{
    QFETCH(QByteArray, text);
    QFETCH(Refusal, refusal);
    QCOMPARE(inWords(readFrom(text)), inWords(ReadError{refusal.problem, refusal.line, refusal.found}));
}

void TestRegistryReading::ownFormCutOffAnywhereIsNeverMistaken()
{
    RegistryFile file;
    file.date = QDate(2026, 8, 17);
    file.rows = {makeRow(22, Transport::Tcp, "ssh", "Shell"), makeRow(25, Transport::Udp, "smtp")};
    const QByteArray text = writeTsv(file);
    for (qsizetype length = 0; length < text.size(); ++length) {
        const auto cut = readFrom(text.first(length));
        QVERIFY2(!cut || (text[length - 1] == '\n' && cut->rows.size() == 1), qPrintable(QString::number(length)));
    }
}

void TestRegistryReading::usesAreQuaysidesOwn()
{
    const auto rows = readUses("# Common uses\nport\ttransport\tname\tdescription_en\tdescription_de\tsource\n"
                               "5173\ttcp\tVite\tServer\tDienst\tvite.dev\n51820-51821\ttcp udp\tWireGuard\t\t\t\n");
    QCOMPARE(inWords(rows), QStringLiteral("no problem"));
    QCOMPARE(rows->size(), std::size_t{3});
    const Row &vite = rows->front();
    QCOMPARE(vite.origin, Origin::Quayside);
    QCOMPARE(number(vite.ports.first), 5173);
    QCOMPARE(vite.field(Field::Name), QByteArray("Vite"));
    QCOMPARE(vite.field(Field::Description), QByteArray("Server"));
    QCOMPARE(vite.field(Field::DescriptionDe), QByteArray("Dienst"));
    QCOMPARE(vite.field(Field::References), QByteArray("vite.dev"));
    QCOMPARE(rows->at(1).transport, Transport::Tcp);
    QCOMPARE(rows->at(2).transport, Transport::Udp);
    QCOMPARE(rows->at(2).ports.count(), 2);
    QCOMPARE(inWords(readUses("port\ttransport\tname\n")), QStringLiteral("no problem"));
    QVERIFY(!readUses("port\ttransport\tname\n1\ttcp\ta\n"));
}

QTEST_GUILESS_MAIN(TestRegistryReading)
#include "tst_registry_reading.moc"
