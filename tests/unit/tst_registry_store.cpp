// SPDX-License-Identifier: MIT
// Where an imported registry is kept, and that nothing is lost on the way.
#include "registry/shipped.h"
#include "registry/store.h"
#include "registry/tsv.h"
#include "registryfixtures.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/resource.h>

using namespace quay;
using namespace quay::registry;

namespace
{

// The largest file this process may write, as long as the object lives: a disk that fills up.
class FileSizeLimit final
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
        m_signal = std::signal(SIGXFSZ, SIG_IGN); // write() then fails with EFBIG
    }
    ~FileSizeLimit()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_signal);
    }
    Q_DISABLE_COPY_MOVE(FileSizeLimit)

private:
    rlimit m_before{};
    void (*m_signal)(int) = nullptr;
};

RegistryFile fileWith(int port, const QByteArray &name, int padding = 0)
{
    RegistryFile file;
    file.date = QDate(2027, 1, 2);
    Row row = makeRow(port, Transport::Tcp, name, "Described");
    row.field(Field::Note) = QByteArray(padding, 'n');
    file.rows = {row};
    return file;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
}

QByteArray nameAt(const Registry &registry, int port)
{
    return registry.at(registry.rowsOf(Port(port), Transport::Tcp).front()).utf8(Field::Name).toByteArray();
}

// Everything in a folder, by name and content.
QMap<QString, QByteArray> snapshot(const QString &folder)
{
    QMap<QString, QByteArray> files;
    for (const QString &name : QDir(folder).entryList(QDir::Files | QDir::Hidden))
        files.insert(name, contentOf(folder + u'/' + name));
    return files;
}

} // namespace

class TestRegistryStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_folder.reset(); }
    void withoutAFileTheShippedOneIsUsed();
    void withoutAFolderNothingIsKept();
    void whatIsKeptIsLoaded();
    void folderNamesMayHoldAnyCharacter();
    void aKeptRegistryHasTheCommonUsesToo();
    void aNewerShippedRegistryOvertakesAKeptOne_data();
    void aNewerShippedRegistryOvertakesAKeptOne();
    void goesBackOnce();
    void goingBackFromTheShippedOneIsNothing();
    void aDamagedFileIsLeftWhereItIs_data();
    void aDamagedFileIsLeftWhereItIs();
    void aDamagedFileDoesNotStandInTheWay();
    void aFullDiskChangesNothing_data();
    void aFullDiskChangesNothing();
    void aFolderThatCannotBeMadeIsSaid();
    void aFolderInPlaceOfTheFileIsSaid();
    void countsWhatChanged();

private:
    [[nodiscard]] QString folder() const { return m_folder->path() + QStringLiteral("/quayside"); }
    [[nodiscard]] RegistryStore store() const { return RegistryStore(folder()); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestRegistryStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestRegistryStore::withoutAFileTheShippedOneIsUsed()
{
    const auto current = store().load();
    QVERIFY(!current.isImported);
    QVERIFY(!current.damage);
    QCOMPARE(current.registry.size(), shippedRegistry().size());
    QVERIFY(!QDir(folder()).exists());
}

void TestRegistryStore::withoutAFolderNothingIsKept()
{
    const RegistryStore none{QString()};
    QVERIFY(!none.load().isImported);
    QVERIFY(!none.keep(fileWith(7, "echo")));
    QVERIFY(!none.goBack());
}

void TestRegistryStore::whatIsKeptIsLoaded()
{
    QVERIFY(store().keep(fileWith(7, "my-echo")));
    const auto current = store().load();
    QVERIFY(current.isImported);
    QVERIFY(!current.damage);
    QCOMPARE(current.registry.date(), QDate(2027, 1, 2));
    QCOMPARE(current.registry.assignedCount(), 1);
    QCOMPARE(nameAt(current.registry, 7), QByteArray("my-echo"));
    QCOMPARE(snapshot(folder()).keys(), QStringList(QFileInfo(store().path()).fileName()));
}

void TestRegistryStore::folderNamesMayHoldAnyCharacter()
{
    const RegistryStore store(m_folder->path() + QStringLiteral("/H\u00E4fen \u6E2F/it's \"here\"/a%20b"));
    QVERIFY(store.keep(fileWith(7, "first")));
    QVERIFY(store.keep(fileWith(7, "second")));
    QCOMPARE(nameAt(store.load().registry, 7), QByteArray("second"));
    QVERIFY(store.goBack());
    QCOMPARE(nameAt(store.load().registry, 7), QByteArray("first"));
}

void TestRegistryStore::aKeptRegistryHasTheCommonUsesToo()
{
    const auto countUses = [](const Registry &registry) {
        int uses = 0;
        for (quint32 row = 0; row < registry.size(); ++row)
            uses += registry.at(row).origin() == Origin::Quayside ? 1 : 0;
        return uses;
    };
    QVERIFY(store().keep(fileWith(443, "my-https")));
    const Registry registry = store().load().registry;
    QVERIFY(countUses(registry) > 0);
    QCOMPARE(countUses(registry), countUses(shippedRegistry()));
    QVERIFY(registry.at(registry.rowsOf(Port(443), Transport::Tcp).front()).isNotable());
}

void TestRegistryStore::aNewerShippedRegistryOvertakesAKeptOne_data()
{
    const QDate now = shippedRegistry().date();
    QTest::addColumn<QDate>("kept");
    QTest::addColumn<QDate>("shippedThen"); // by the program that kept it
    QTest::addColumn<bool>("isInUse");
    QTest::newRow("newer than the program's") << now.addDays(1) << now.addDays(-300) << true;
    QTest::newRow("overtaken by an upgrade") << now.addDays(-1) << now.addDays(-300) << false;
    QTest::newRow("as new as the upgrade's") << now << now.addDays(-300) << true;
    QTest::newRow("an old one, taken in on purpose") << QDate(2014, 1, 1) << now << true;
    QTest::newRow("kept by a program that did not say") << QDate(2014, 1, 1) << QDate() << false;
}

void TestRegistryStore::aNewerShippedRegistryOvertakesAKeptOne()
{
    QFETCH(QDate, kept);
    QFETCH(QDate, shippedThen);
    QFETCH(bool, isInUse);
    RegistryFile file = fileWith(7, "my-echo");
    file.date = kept;
    file.shipped = shippedThen;
    write(store().path(), writeTsv(file));
    QCOMPARE(store().load().isImported, isInUse);
    QCOMPARE(nameAt(store().load().registry, 7), QByteArray(isInUse ? "my-echo" : "echo"));
    QVERIFY(QFile::exists(store().path())); // left where it is
    file.date = QDate(2014, 1, 1);
    QVERIFY(store().keep(file)); // whatever it said, it is taken in now
    QVERIFY(store().load().isImported);
}

void TestRegistryStore::goesBackOnce()
{
    for (const char *name : {"first", "second", "third"})
        QVERIFY(store().keep(fileWith(7, name)));
    QVERIFY(store().goBack());
    QCOMPARE(nameAt(store().load().registry, 7), QByteArray("second"));
    QVERIFY(store().goBack()); // no more before it: the shipped one
    QVERIFY(!store().load().isImported);
    QVERIFY(snapshot(folder()).isEmpty());
}

void TestRegistryStore::goingBackFromTheShippedOneIsNothing()
{
    QVERIFY(store().goBack());
    QVERIFY(!store().load().isImported);
}

void TestRegistryStore::aDamagedFileIsLeftWhereItIs_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("line"); // -1: any
    QTest::newRow("empty") << QByteArray() << 1;
    QTest::newRow("NULs") << QByteArray(4096, '\0') << 1;
    QTest::newRow("prose") << QByteArray("Not a registry\n") << 1;
    const QByteArray good = writeTsv(fileWith(7, "echo"));
    QTest::newRow("cut off") << good.chopped(5) << 4;
    QTest::newRow("edited") << QByteArray(good).replace("\n7\t", "\n70000\t") << 4;
}

void TestRegistryStore::aDamagedFileIsLeftWhereItIs()
{
    QFETCH(QByteArray, content);
    QFETCH(int, line);
    write(store().path(), content);
    const auto current = store().load();
    QVERIFY(!current.isImported);
    QVERIFY(current.damage);
    QCOMPARE(current.damage->line, line);
    QCOMPARE(current.registry.size(), shippedRegistry().size());
    QCOMPARE(contentOf(store().path()), content);
}

void TestRegistryStore::aDamagedFileDoesNotStandInTheWay()
{
    write(store().path(), "Not a registry\n");
    QVERIFY(store().keep(fileWith(7, "echo")));
    QVERIFY(store().load().isImported);
    QVERIFY(snapshot(folder()).values().contains("Not a registry\n")); // set aside, not overwritten
}

void TestRegistryStore::aFullDiskChangesNothing_data()
{
    QTest::addColumn<int>("before"); // bytes of the registry in use
    QTest::addColumn<int>("after");
    QTest::newRow("no room for the new one") << 1000 << 200000;
    QTest::newRow("no room for the old one beside it") << 200000 << 1000;
}

void TestRegistryStore::aFullDiskChangesNothing()
{
    QFETCH(int, before);
    QFETCH(int, after);
    QVERIFY(store().keep(fileWith(7, "oldest")));
    // A file the reader takes, whatever its size.
    RegistryFile old = fileWith(7, "old");
    old.rows.resize(static_cast<std::size_t>(before / 500) + 1, fileWith(8, "more", 500).rows.front());
    QVERIFY(store().keep(old));
    const auto files = snapshot(folder());
    QCOMPARE(files.size(), 2);
    RegistryFile next = fileWith(7, "next");
    next.rows.resize(static_cast<std::size_t>(after / 500) + 1, fileWith(8, "more", 500).rows.front());
    {
        const FileSizeLimit limit(50000);
        const auto kept = store().keep(next);
        QVERIFY(!kept);
        QVERIFY(!kept.error().isEmpty());
    }
    QCOMPARE(snapshot(folder()), files);
    QCOMPARE(nameAt(store().load().registry, 7), QByteArray("old"));
    QVERIFY(store().keep(next)); // there is room again
    QVERIFY(store().goBack());
    QCOMPARE(nameAt(store().load().registry, 7), QByteArray("old"));
}

void TestRegistryStore::aFolderThatCannotBeMadeIsSaid()
{
    write(m_folder->path() + QStringLiteral("/quayside"), "a file where the folder should be");
    const auto kept = store().keep(fileWith(7, "echo"));
    QVERIFY(!kept);
    QVERIFY(!kept.error().isEmpty());
    QVERIFY(!store().load().isImported);
}

void TestRegistryStore::aFolderInPlaceOfTheFileIsSaid()
{
    QVERIFY(QDir().mkpath(store().path() + QStringLiteral("/inner")));
    QVERIFY(!store().keep(fileWith(7, "echo")));
    const auto current = store().load();
    QVERIFY(!current.isImported);
    QVERIFY(current.damage);
    QVERIFY(!store().goBack());
    QVERIFY(QDir(store().path() + QStringLiteral("/inner")).exists());
}

void TestRegistryStore::countsWhatChanged()
{
    const auto registryOf = [](const std::vector<Row> &rows) { return Registry::fromRows(rows, QDate(2026, 1, 1)); };
    Row use = makeRow(5173, Transport::Tcp, "Vite", {}, Status::Unassigned);
    use.origin = Origin::Quayside;
    const Registry before =
        registryOf({makeRow(80, Transport::Tcp, "http"), makeRow(80, Transport::Udp, "http"),
                    makeRow(2, Transport::Tcp, "compressnet"), makeRow(0, Transport::Tcp, {}, {}, Status::Reserved)});
    const Registry after =
        registryOf({makeRow(80, Transport::Tcp, "http", "Described anew"), makeRow(80, Transport::Tcp, "www"),
                    makeRow(80, Transport::Udp, "http"), makeRow(2, Transport::Tcp, {}, {}, Status::Reserved), use});
    QVERIFY((RegistryStore::compare(before, after) == RegistryChange{3, 3, 1, 1}));
    QVERIFY((RegistryStore::compare(after, after) == RegistryChange{3, 3, 0, 0}));
}

QTEST_GUILESS_MAIN(TestRegistryStore)
#include "tst_registry_store.moc"
