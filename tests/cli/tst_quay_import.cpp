// SPDX-License-Identifier: MIT
// quay import as a process: what it takes in, what it refuses, and that nothing is lost.
#include "quayprocess.h"

#include <QDir>
#include <QFile>
#include <QTest>

namespace
{

const QByteArray csvHead = "Service Name,Port Number,Transport Protocol,Description\n";
const QByteArray xmlHead = "<?xml version='1.0' encoding='UTF-8'?>\n"
                           "<registry xmlns=\"http://www.iana.org/assignments\" id=\"service-names-port-numbers\">\n"
                           "<updated>2027-03-04</updated>\n"; // three lines
const QByteArray xmlTail = "</registry>\n";

QByteArray xmlRecord(const QByteArray &name, const QByteArray &number)
{
    return "<record><name>" + name + "</name><protocol>tcp</protocol><number>" + number + "</number></record>\n";
}

} // namespace

class TestQuayImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_quay = std::make_unique<Quay>(); }
    void takesInBothForms_data();
    void takesInBothForms();
    void readsStandardInput();
    void nothingInAFileActsOnTheTerminal();
    void anOlderOneIsSaidToBe();
    void goesBackToTheOneBefore();
    void refusesABadFileAndKeepsTheOneInUse_data();
    void refusesABadFileAndKeepsTheOneInUse();
    void refusesMuchOfNothing_data();
    void refusesMuchOfNothing();
    void saysWhereItCannotWrite();
    void aDamagedRegistryOfTheUsersIsSaidAndLeft();
    void warnsOfFarFewerAssignments();
    void wantsOneFile_data();
    void wantsOneFile();

private:
    QString write(const QByteArray &content) const
    {
        const QString path = m_quay->filePath(QStringLiteral("import me.txt"));
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? path : QString();
    }
    [[nodiscard]] QByteArray nameOf(const QString &port) const
    {
        const auto outcome = m_quay->run({QStringLiteral("lookup"), port, QStringLiteral("tcp")});
        return outcome.exit == 0 ? outcome.out.split('\t').value(2) : "exit status " + QByteArray::number(outcome.exit);
    }
    [[nodiscard]] Quay::Outcome import(const QString &path) const
    {
        return m_quay->run({QStringLiteral("import"), path});
    }

    std::unique_ptr<Quay> m_quay;
};

void TestQuayImport::takesInBothForms_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("CSV") << csvHead + "my-ssh,22,tcp,Mine\n";
    QTest::newRow("CSV with its mark and CRLF")
        << "\xEF\xBB\xBF" + QByteArray(csvHead + "my-ssh,22,tcp,Mine\n").replace("\n", "\r\n");
    QTest::newRow("XML") << xmlHead + xmlRecord("my-ssh", "22") + xmlTail;
}

void TestQuayImport::takesInBothForms()
{
    QFETCH(QByteArray, content);
    QCOMPARE(nameOf(QStringLiteral("22")), QByteArray("ssh"));
    const auto outcome = import(write(content));
    QCOMPARE(outcome.exit, 0);
    QVERIFY(outcome.out.contains("1 "));
    QVERIFY(outcome.out.contains("--back"));
    QCOMPARE(nameOf(QStringLiteral("22")), QByteArray("my-ssh"));
    QCOMPARE(nameOf(QStringLiteral("80")), QByteArray()); // not in this one
    QVERIFY(QDir(m_quay->dataHome() + QStringLiteral("/quayside")).exists());
}

void TestQuayImport::readsStandardInput()
{
    const auto outcome =
        m_quay->run({QStringLiteral("import"), QStringLiteral("-")}, xmlHead + xmlRecord("my-ssh", "22") + xmlTail);
    QCOMPARE(outcome.exit, 0);
    QVERIFY(outcome.out.contains("2027-03-04"));
    QCOMPARE(nameOf(QStringLiteral("22")), QByteArray("my-ssh"));
    QCOMPARE(m_quay->run({QStringLiteral("import"), QStringLiteral("-")}, "").exit, 2);
    QCOMPARE(nameOf(QStringLiteral("22")), QByteArray("my-ssh"));
}

void TestQuayImport::nothingInAFileActsOnTheTerminal()
{
    QCOMPARE(import(write(csvHead + "my-ssh,22,tcp,\033]0;title\a\033[31mMine\n")).exit, 0);
    const auto outcome = m_quay->run({QStringLiteral("lookup"), QStringLiteral("22")});
    QVERIFY(outcome.out.contains("Mine"));
    QVERIFY(!outcome.out.contains('\033') && !outcome.out.contains('\a'));
    const auto refused = import(write(csvHead + "my-ssh,22,\033[31m,Mine\n"));
    QCOMPARE(refused.exit, 2);
    QVERIFY(refused.error.contains("[31m"));
    QVERIFY(!refused.error.contains('\033'));
}

void TestQuayImport::anOlderOneIsSaidToBe()
{
    const QByteArray newer = xmlHead + xmlRecord("my-ssh", "22") + xmlTail;
    QVERIFY(!import(write(newer)).error.contains("older"));
    const auto outcome = import(write(QByteArray(newer).replace("2027-03-04", "2014-03-04")));
    QCOMPARE(outcome.exit, 0);
    QVERIFY(outcome.out.contains("2014-03-04"));
    QVERIFY2(outcome.error.contains("older than the one before, which is as of 2027-03-04"), outcome.error.constData());
}

void TestQuayImport::goesBackToTheOneBefore()
{
    QCOMPARE(import(write(csvHead + "first,22,tcp,\n")).exit, 0);
    QCOMPARE(import(write(csvHead + "second,22,tcp,\n")).exit, 0);
    const QStringList back{QStringLiteral("import"), QStringLiteral("--back")};
    QCOMPARE(m_quay->run(back).exit, 0);
    QCOMPARE(nameOf(QStringLiteral("22")), QByteArray("first"));
    QCOMPARE(m_quay->run(back).exit, 0);
    QCOMPARE(nameOf(QStringLiteral("22")), QByteArray("ssh"));
    const auto again = m_quay->run(back);
    QCOMPARE(again.exit, 0);
    QVERIFY(!again.out.isEmpty());
    QCOMPARE(nameOf(QStringLiteral("22")), QByteArray("ssh"));
}

void TestQuayImport::refusesABadFileAndKeepsTheOneInUse_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("line"); // as the sentence names it; empty: it names none
    QTest::addColumn<QByteArray>("found");
    const QByteArray good = csvHead + "ssh,22,tcp,\n";
    QTest::newRow("empty") << QByteArray() << QByteArray("line 1") << QByteArray("neither");
    QTest::newRow("a web page") << QByteArray("<!DOCTYPE html>\n<html></html>\n") << QByteArray("line 1")
                                << QByteArray("neither");
    QTest::newRow("number 70000") << good + "a,70000,tcp,\n" << QByteArray("line 3") << QByteArray("70000");
    QTest::newRow("range backwards") << good + "a,9-8,tcp,\n" << QByteArray("line 3") << QByteArray("9-8");
    QTest::newRow("transport") << good + "a,9,icmp,\n" << QByteArray("line 3") << QByteArray("icmp");
    QTest::newRow("columns") << good + "a,9\n" << QByteArray("line 3") << QByteArray("2");
    QTest::newRow("cut off") << good + "a,9,t" << QByteArray("line 3") << QByteArray("cut off");
    QTest::newRow("open quote") << good + "a,9,tcp,\"\n\n\n" << QByteArray("line 3") << QByteArray("quote");
    QTest::newRow("column missing") << QByteArray("Name,Port\na,9\n") << QByteArray("line 1")
                                    << QByteArray("Service Name");
    QTest::newRow("Latin-1") << good + "a,9,tcp,\xE4\n" << QByteArray("line 3") << QByteArray("UTF-8");
    QTest::newRow("UTF-16") << QByteArray("\xFF\xFES\0e\0", 6) << QByteArray("line 1") << QByteArray("UTF-8");
    QTest::newRow("no port") << csvHead << QByteArray() << QByteArray("no port");
    QTest::newRow("XML, number") << xmlHead + xmlRecord("a", "70000") + xmlTail << QByteArray("line 4")
                                 << QByteArray("70000");
    QTest::newRow("XML, cut off") << xmlHead + xmlRecord("a", "7") << QByteArray("line 5") << QByteArray("cut off");
    QTest::newRow("XML, entity") << QByteArray("<?xml version='1.0'?>\n<!DOCTYPE registry [<!ENTITY a \"b\">]>\n") +
                                        xmlHead.sliced(xmlHead.indexOf('\n') + 1) + xmlRecord("&a;", "7") + xmlTail
                                 << QByteArray("line 2") << QByteArray("entity");
    QTest::newRow("XML, damaged") << xmlHead + "<record><name>a</record>\n" + xmlTail << QByteArray("line 4")
                                  << QByteArray("XML");
}

void TestQuayImport::refusesABadFileAndKeepsTheOneInUse()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, found);
    QCOMPARE(import(write(csvHead + "mine,22,tcp,\n")).exit, 0);
    const QString bad = write(content);
    const auto outcome = import(bad);
    QCOMPARE(outcome.exit, 2);
    QCOMPARE(outcome.out, QByteArray());
    QCOMPARE(outcome.error.count('\n'), 1); // one sentence or two, on one line
    QVERIFY2(outcome.error.contains(bad.toUtf8()), outcome.error.constData());
    QVERIFY2(outcome.error.contains(line), outcome.error.constData());
    QVERIFY2(outcome.error.contains(found), outcome.error.constData());
    QCOMPARE(nameOf(QStringLiteral("22")), QByteArray("mine"));
}

void TestQuayImport::refusesMuchOfNothing_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("an endless device") << "/dev/zero";
    QTest::newRow("200 MB") << "";
    QTest::newRow("nothing at all") << "/dev/null";
    QTest::newRow("a folder") << "/";
    QTest::newRow("no such file") << "/no/such/file";
}

void TestQuayImport::refusesMuchOfNothing()
{
    QFETCH(QString, path);
    if (path.isEmpty()) {
        path = write({});
        QVERIFY(QFile::resize(path, qint64{200} * 1000 * 1000));
    }
    const auto outcome = import(path);
    QCOMPARE(outcome.exit, 2);
    QVERIFY(outcome.out.isEmpty());
    QVERIFY(!outcome.error.isEmpty());
    QCOMPARE(nameOf(QStringLiteral("22")), QByteArray("ssh"));
}

void TestQuayImport::saysWhereItCannotWrite()
{
    QFile blocked(m_quay->dataHome());
    QVERIFY(blocked.open(QIODevice::WriteOnly)); // a file where the folder should be
    const auto outcome = import(write(csvHead + "mine,22,tcp,\n"));
    QCOMPARE(outcome.exit, 3);
    QVERIFY(outcome.out.isEmpty());
    QVERIFY(outcome.error.contains(m_quay->dataHome().toUtf8()));
    QCOMPARE(nameOf(QStringLiteral("22")), QByteArray("ssh"));
}

void TestQuayImport::aDamagedRegistryOfTheUsersIsSaidAndLeft()
{
    QCOMPARE(import(write(csvHead + "mine,22,tcp,\n")).exit, 0);
    const QDir folder(m_quay->dataHome() + QStringLiteral("/quayside"));
    const QStringList files = folder.entryList(QDir::Files);
    QCOMPARE(files.size(), 1);
    QFile kept(folder.filePath(files.front()));
    QVERIFY(kept.open(QIODevice::ReadWrite));
    QVERIFY(kept.resize(kept.size() - 4));
    const auto outcome = m_quay->run({QStringLiteral("lookup"), QStringLiteral("22"), QStringLiteral("tcp")});
    QCOMPARE(outcome.exit, 0);
    QVERIFY(outcome.out.contains("\tssh\t"));
    QVERIFY(outcome.error.contains(folder.path().toUtf8()) && outcome.error.contains("line"));
    const qint64 size = kept.size();
    QVERIFY(size > 0);
    QCOMPARE(QFileInfo(kept.fileName()).size(), size);
}

void TestQuayImport::warnsOfFarFewerAssignments()
{
    const auto outcome = import(write(csvHead + "mine,22,tcp,\n"));
    QCOMPARE(outcome.exit, 0);
    QVERIFY(outcome.error.contains("complete"));
}

void TestQuayImport::wantsOneFile_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("none") << QStringList();
    QTest::newRow("two") << QStringList{QStringLiteral("a"), QStringLiteral("b")};
    QTest::newRow("back and a file") << QStringList{QStringLiteral("--back"), QStringLiteral("a")};
    QTest::newRow("unknown option") << QStringList{QStringLiteral("--force")};
}

void TestQuayImport::wantsOneFile()
{
    QFETCH(QStringList, arguments);
    const auto outcome = m_quay->run(QStringList{QStringLiteral("import")} + arguments);
    QCOMPARE(outcome.exit, 2);
    QVERIFY(outcome.out.isEmpty());
    QVERIFY(!outcome.error.isEmpty());
}

QTEST_GUILESS_MAIN(TestQuayImport)
#include "tst_quay_import.moc"
