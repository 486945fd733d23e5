// SPDX-License-Identifier: MIT
// Who holds a socket, by a /proc that is made up, and that changes and vanishes in the middle.
#include "fakeproc.h"

#include <QTest>

using namespace quay::system;

namespace
{

std::vector<SocketRecord> listed(const std::vector<quint32> &inodes)
{
    std::vector<SocketRecord> sockets;
    for (const quint32 inode : inodes) {
        SocketRecord socket;
        socket.id = SocketId{inode};
        socket.inode = inode;
        sockets.push_back(socket);
    }
    return sockets;
}

QList<int> pidsOf(const SocketRecord &socket)
{
    QList<int> pids;
    for (const ProcessRef &process : socket.processes())
        pids += number(process->pid);
    return pids;
}

QList<int> holders(Owners &owners, quint32 inode) { return pidsOf(owners.resolve(listed({inode})).front()); }

// A pass over everything takes so many rounds at most.
constexpr int roundsOfAPass = 80;

} // namespace

class TestSystemOwners : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesTheHolder();
    void namesAllThatShareOne();
    void aSocketOf500Processes();
    void namesMayBeAnything_data();
    void namesMayBeAnything();
    void noticesWhatOpensAndCloses();
    void noticesAReusedDescriptor();
    void aParentThatClosedItsCopyIsNamedNoMore();
    void aDescriptorPassedOnIsFoundInTurn();
    void aPidThatIsAnothersNamesNobodyElse();
    void aPidThatIsAnothersAmongManyNamesNobodyElse();
    void aProgramThatRenamesItselfIsNamedAnew();
    void processesThatEndInTheMiddle();
    void aProcThatVanishes();
    void whatNobodyHoldsIsToldApart();
    void processesThatAreHiddenAreSaidToBe();
};

void TestSystemOwners::namesTheHolder()
{
    FakeProc proc;
    proc.put(812,
             {"web", 42, {{0, "/dev/null"}, {3, FakeProc::socket(70)}, {4, "pipe:[71]"}, {9, FakeProc::socket(72)}}});
    Owners owners(proc.folder());
    for (int round = 0; round < 3; ++round) {
        const auto sockets = owners.resolve(listed({70, 71, 72}));
        QCOMPARE(sockets[0].holding, Holding::Processes);
        QCOMPARE(pidsOf(sockets[0]), QList<int>{812});
        QVERIFY(pidsOf(sockets[1]).isEmpty()); // a pipe has a number of the same kind
        QCOMPARE(pidsOf(sockets[2]), QList<int>{812});
        const Process &process = *sockets[0].processes().front();
        QCOMPARE(process.name, QStringLiteral("web"));
        QCOMPARE(process.startTicks, quint64{42});
        QCOMPARE(process.commandLine, QStringList{QStringLiteral("web")});
    }
}

void TestSystemOwners::namesAllThatShareOne()
{
    FakeProc proc;
    proc.put(20, {"b", 1, {{3, FakeProc::socket(70)}, {4, FakeProc::socket(70)}}});
    proc.put(10, {"a", 1, {{7, FakeProc::socket(70)}}});
    Owners owners(proc.folder());
    QCOMPARE(holders(owners, 70), QList<int>({10, 20}));
    proc.close(20, 3);
    QCOMPARE(holders(owners, 70), QList<int>({10, 20}));
    proc.close(20, 4);
    QCOMPARE(holders(owners, 70), QList<int>{10});
}

void TestSystemOwners::aSocketOf500Processes()
{
    FakeProc proc;
    QList<int> all;
    for (int pid = 1000; pid < 1500; ++pid) {
        proc.put(pid, {"worker", 1, {{3, FakeProc::socket(70)}}});
        all += pid;
    }
    Owners owners(proc.folder());
    QCOMPARE(holders(owners, 70), all);
    proc.end(1250);
    proc.close(1300, 3);
    all.removeAll(1250);
    all.removeAll(1300);
    QCOMPARE(holders(owners, 70), all);
}

void TestSystemOwners::namesMayBeAnything_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {"two\nlines", "a) S 1 (b", "\x1b[2J", "\xff\xfe", "", " ", "((((((((((((((("})
        QTest::newRow(name) << QByteArray(name);
}

void TestSystemOwners::namesMayBeAnything()
{
    QFETCH(QByteArray, name);
    FakeProc proc;
    proc.put(812, {name, 42, {{3, FakeProc::socket(70)}}});
    Owners owners(proc.folder());
    const auto sockets = owners.resolve(listed({70}));
    QCOMPARE(pidsOf(sockets[0]), QList<int>{812});
    QCOMPARE(sockets[0].processes().front()->name, QString::fromUtf8(name));
    QCOMPARE(sockets[0].processes().front()->startTicks, quint64{42});
}

void TestSystemOwners::noticesWhatOpensAndCloses()
{
    FakeProc proc;
    proc.put(812, {"web", 1, {{3, FakeProc::socket(70)}}});
    Owners owners(proc.folder());
    QCOMPARE(holders(owners, 70), QList<int>{812});
    proc.link(812, 4, FakeProc::socket(71));
    QCOMPARE(holders(owners, 71), QList<int>{812});
    proc.put(900, {"other", 1, {{3, FakeProc::socket(72)}}});
    QCOMPARE(holders(owners, 72), QList<int>{900});
    proc.close(812, 3);
    proc.link(900, 5, FakeProc::socket(70)); // passed on
    QCOMPARE(holders(owners, 70), QList<int>{900});
}

void TestSystemOwners::noticesAReusedDescriptor()
{
    FakeProc proc;
    proc.put(812, {"web", 1, {{3, FakeProc::socket(70)}, {4, "/dev/null"}}});
    Owners owners(proc.folder());
    QCOMPARE(holders(owners, 70), QList<int>{812});
    proc.link(812, 3, FakeProc::socket(71)); // 70 is gone
    QCOMPARE(holders(owners, 71), QList<int>{812});
    proc.link(812, 4, FakeProc::socket(72)); // was no socket
    const auto sockets = owners.resolve(listed({71, 72}));
    QCOMPARE(pidsOf(sockets[0]), QList<int>{812});
    QCOMPARE(pidsOf(sockets[1]), QList<int>{812});
}

void TestSystemOwners::aParentThatClosedItsCopyIsNamedNoMore()
{
    FakeProc proc;
    proc.put(10, {"inetd", 1, {{3, FakeProc::socket(60)}, {4, FakeProc::socket(70)}}});
    Owners owners(proc.folder());
    QCOMPARE(holders(owners, 70), QList<int>{10});
    proc.put(11, {"child", 2, {{4, FakeProc::socket(70)}}});
    proc.link(10, 4, FakeProc::socket(71)); // the next connection, in the same place
    const auto sockets = owners.resolve(listed({60, 70, 71}));
    QCOMPARE(pidsOf(sockets[1]), QList<int>{11});
    QCOMPARE(pidsOf(sockets[2]), QList<int>{10});
}

void TestSystemOwners::aDescriptorPassedOnIsFoundInTurn()
{
    FakeProc proc;
    proc.put(10, {"a", 1, {{3, FakeProc::socket(70)}, {4, FakeProc::socket(60)}}});
    proc.put(20, {"b", 1, {{3, "/dev/null"}, {4, FakeProc::socket(61)}}});
    Owners owners(proc.folder());
    QCOMPARE(holders(owners, 70), QList<int>{10});
    proc.link(10, 3, "/dev/null"); // nothing that is counted or listed has changed
    proc.link(20, 3, FakeProc::socket(70));
    QList<int> found;
    for (int round = 0; round < roundsOfAPass && found != QList<int>{20}; ++round)
        found = pidsOf(owners.resolve(listed({60, 61, 70}))[2]);
    QCOMPARE(found, QList<int>{20});
}

void TestSystemOwners::aPidThatIsAnothersNamesNobodyElse()
{
    FakeProc proc;
    proc.put(10, {"old", 1, {{3, FakeProc::socket(70)}}});
    proc.put(20, {"heir", 1, {{3, FakeProc::socket(70)}}});
    Owners owners(proc.folder());
    QCOMPARE(holders(owners, 70), QList<int>({10, 20}));
    proc.put(10, {"new", 2, {{3, "/dev/null"}}});
    QCOMPARE(holders(owners, 70), QList<int>{20});
    proc.put(10, {"newer", 3, {{3, FakeProc::socket(70)}}});
    const auto sockets = owners.resolve(listed({70}));
    QCOMPARE(pidsOf(sockets[0]), QList<int>({10, 20}));
    QCOMPARE(sockets[0].processes().front()->name, QStringLiteral("newer"));
}

void TestSystemOwners::aPidThatIsAnothersAmongManyNamesNobodyElse()
{
    constexpr int processes = 300; // more than are held open
    FakeProc proc;
    for (int i = 0; i < processes; ++i)
        proc.put(1000 + i, {"old", 1, {{3, FakeProc::socket(70)}}});
    Owners owners(proc.folder());
    QCOMPARE(holders(owners, 70).size(), processes);
    for (int i = 0; i < processes; i += 2)
        proc.put(1000 + i, {"new", 2, {{3, "/dev/null"}}});
    const QList<int> left = holders(owners, 70);
    QCOMPARE(left.size(), processes / 2);
    QVERIFY(std::all_of(left.begin(), left.end(), [](int pid) { return pid % 2 == 1; }));
}

void TestSystemOwners::aProgramThatRenamesItselfIsNamedAnew()
{
    FakeProc proc;
    proc.put(10, {"sh", 1, {{3, FakeProc::socket(70)}}});
    Owners owners(proc.folder());
    QCOMPARE(holders(owners, 70), QList<int>{10});
    proc.rename(10, "server");
    QString name;
    for (int round = 0; round < roundsOfAPass && name != u"server"; ++round)
        name = owners.resolve(listed({70})).front().processes().front()->name;
    QCOMPARE(name, QStringLiteral("server"));
}

void TestSystemOwners::processesThatEndInTheMiddle()
{
    FakeProc proc;
    proc.put(10, {"a", 1, {{3, FakeProc::socket(70)}}});
    proc.put(11, {"b", 1, {{3, FakeProc::socket(71)}}});
    proc.remove(10, "comm"); // gone after its descriptors were read
    proc.remove(11, "cmdline");
    Owners owners(proc.folder());
    const auto sockets = owners.resolve(listed({70, 71}));
    QCOMPARE(sockets[0].holding, Holding::Unresolved);
    QCOMPARE(pidsOf(sockets[1]), QList<int>{11});
}

void TestSystemOwners::aProcThatVanishes()
{
    FakeProc proc;
    proc.put(10, {"a", 1, {{3, FakeProc::socket(70)}}});
    Owners owners(proc.folder());
    QCOMPARE(holders(owners, 70), QList<int>{10});
    proc.removeAll();
    for (int round = 0; round < 3; ++round)
        QCOMPARE(owners.resolve(listed({70})).front().holding, Holding::Hidden);
    Owners blind(proc.folder());
    QCOMPARE(blind.resolve(listed({70})).front().holding, Holding::Hidden);
    LinuxSource source(proc.folder(), LinuxSource::Tables::ProcNetOnly);
    const auto snapshot = source.take();
    QVERIFY(!snapshot.has_value());
    QCOMPARE(snapshot.error(), (SourceError{SourceProblem::Refused, ENOENT}));
}

void TestSystemOwners::whatNobodyHoldsIsToldApart()
{
    FakeProc proc;
    Owners owners(proc.folder());
    auto sockets = owners.resolve(listed({0, 70}));
    QCOMPARE(sockets[0].holding, Holding::Kernel);
    QCOMPARE(sockets[1].holding, Holding::Unresolved); // it may have ended since it was listed
    QVERIFY(owners.isAnyUnresolved());
    sockets = owners.resolve(listed({0, 70}));
    QCOMPARE(sockets[1].holding, Holding::Nobody);
    QVERIFY(!owners.isAnyUnresolved() && !owners.isAnyHidden());
}

void TestSystemOwners::processesThatAreHiddenAreSaidToBe()
{
    FakeProc proc;
    proc.end(1); // as where /proc is mounted with hidepid
    proc.put(10, {"mine", 1, {{3, FakeProc::socket(70)}}});
    Owners owners(proc.folder());
    const auto sockets = owners.resolve(listed({70, 71}));
    QCOMPARE(sockets[0].holding, Holding::Processes);
    QCOMPARE(sockets[1].holding, Holding::Hidden);
    QVERIFY(owners.isAnyHidden());
}

QTEST_APPLESS_MAIN(TestSystemOwners)
#include "tst_system_owners.moc"
