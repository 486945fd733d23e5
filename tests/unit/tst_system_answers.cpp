// SPDX-License-Identifier: MIT
// What follows from snapshots: their difference, who has a port, which end is the service; and the sampler.
#include "system/conversation.h"
#include "system/sampler.h"
#include "system/whohas.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>

using namespace quay;
using namespace quay::system;

Q_DECLARE_METATYPE(quay::system::Sample)

namespace
{

SocketRecord socketOf(quint64 id, quint16 port = 8080, State state = State::Listen)
{
    SocketRecord socket;
    socket.id = SocketId{id};
    socket.local = {Address::loopback(Family::V4), Port{port}};
    socket.state = state;
    socket.inode = static_cast<quint32>(id);
    return socket;
}

void give(SocketRecord &socket, std::initializer_list<int> pids)
{
    Holders holders;
    for (const int pid : pids) {
        Process process;
        process.pid = Pid{pid};
        holders.push_back(std::make_shared<const Process>(process));
    }
    socket.holders = std::make_shared<const Holders>(holders);
    socket.holding = Holding::Processes;
}

SocketRecord connected(SocketRecord socket, quint16 peer, State state = State::Established)
{
    socket.peer = {Address::v4(10, 0, 0, 1), Port{peer}};
    socket.state = state;
    return socket;
}

// As many snapshots as are asked for, each with one socket more.
class CountingSource final : public SocketSource
{
public:
    explicit CountingSource(std::atomic<int> &taken) : m_taken(taken) {}
    Result<Snapshot, SourceError> take() override
    {
        const int number = ++m_taken;
        if (number == 2)
            return failure(SourceError{SourceProblem::Refused, 13});
        Snapshot snapshot;
        for (int i = 1; i <= number; ++i)
            snapshot.sockets.push_back(socketOf(static_cast<quint64>(i)));
        return snapshot;
    }

private:
    std::atomic<int> &m_taken;
};

} // namespace

class TestSystemAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatBeganEndedAndChanged();
    void aTimerThatRunsDownIsNoChange();
    void otherHoldersAreAChange();
    void findsTheSameInAnyOrder();
    void saysWhoHasAPort();
    void aListenerComesBeforeItsConnections();
    void whatWaitsTellsHowLong();
    void whatCannotBeSeenIsNotFree();
    void portsOfAnotherTransportAreFree();
    void knowsTheMachinesRanges();
    void theServiceIsTheEndThatListens();
    void readsThisMachine();
    void samplesWhenAskedWhilePaused();
    void samplesAgainAndAgain();
    void endsWhileItIsBusy();
};

void TestSystemAnswers::findsWhatBeganEndedAndChanged()
{
    std::vector<SocketRecord> before{socketOf(1), socketOf(2), socketOf(3)};
    std::vector<SocketRecord> after{socketOf(3), socketOf(4), socketOf(1)};
    after[2].receiveQueue = 9;
    const Difference found = difference(before, after);
    QCOMPARE(found.ended, std::vector<quint32>{1});
    QCOMPARE(found.begun, std::vector<quint32>{1});
    QCOMPARE(found.changed, (std::vector<Change>{{0, 2}}));
    QVERIFY(difference(before, before).isEmpty());
    QCOMPARE(difference({}, after).begun.size(), std::size_t{3});
    QCOMPARE(difference(before, {}).ended.size(), std::size_t{3});
    QVERIFY(difference({}, {}).isEmpty());
}

void TestSystemAnswers::aTimerThatRunsDownIsNoChange()
{
    std::vector<SocketRecord> before{socketOf(1, 80, State::TimeWait)};
    before[0].timer = {TimerKind::TimeWait, 0, 5000};
    std::vector<SocketRecord> after = before;
    after[0].timer.milliseconds = 4000;
    QVERIFY(difference(before, after).isEmpty());
    after[0].timer.kind = TimerKind::KeepAlive;
    QVERIFY(!difference(before, after).isEmpty());
}

void TestSystemAnswers::otherHoldersAreAChange()
{
    std::vector<SocketRecord> before{socketOf(1)};
    std::vector<SocketRecord> after{socketOf(1)};
    give(before[0], {10});
    give(after[0], {10});
    QVERIFY(difference(before, after).isEmpty());
    give(after[0], {10, 11});
    QVERIFY(!difference(before, after).isEmpty());
}

void TestSystemAnswers::findsTheSameInAnyOrder()
{
    constexpr quint64 count = 500;
    std::vector<SocketRecord> before;
    for (quint64 i = 0; i < count; ++i)
        before.push_back(socketOf(i + 1));
    for (const quint64 step : {7U, 11U, 499U}) { // without a common factor with count
        std::vector<SocketRecord> after;
        for (quint64 i = 0; i < count; ++i)
            after.push_back(socketOf(i * step % count + 1));
        QVERIFY(difference(before, after).isEmpty());
        after.erase(after.begin() + 100);
        QCOMPARE(difference(before, after).ended.size(), std::size_t{1});
    }
}

void TestSystemAnswers::saysWhoHasAPort()
{
    Snapshot snapshot;
    snapshot.sockets = {socketOf(1), socketOf(2), socketOf(3, 9090)};
    snapshot.sockets[1].local.address = Address::v4(127, 0, 0, 2);
    give(snapshot.sockets[0], {20, 30});
    give(snapshot.sockets[1], {10, 20});
    const PortAnswer answer = whoHas(Port{8080}, snapshot, Machine());
    QCOMPARE(answer.transports.size(), std::size_t{2});
    const TransportUse &tcp = answer.transports[0];
    QVERIFY(tcp.transport == Transport::Tcp && tcp.use == PortUse::Held);
    QCOMPARE(tcp.sockets, (std::vector<quint32>{0, 1}));
    QCOMPARE(tcp.holders.size(), std::size_t{3});
    QCOMPARE(number(tcp.holders[0]->pid), 10);
    QVERIFY(!answer.isFree() && whoHas(Port{8081}, snapshot, Machine()).isFree());
}

void TestSystemAnswers::aListenerComesBeforeItsConnections()
{
    Snapshot snapshot;
    snapshot.sockets = {connected(socketOf(1), 5000), socketOf(2), connected(socketOf(3), 5001, State::TimeWait),
                        socketOf(4, 8080, State::Bound)};
    const PortAnswer answer = whoHas(Port{8080}, snapshot, Machine());
    QCOMPARE(answer.transports[0].sockets, (std::vector<quint32>{1, 3, 0, 2}));
}

void TestSystemAnswers::whatWaitsTellsHowLong()
{
    Snapshot snapshot;
    snapshot.sockets = {connected(socketOf(1), 5000, State::TimeWait), connected(socketOf(2), 5001, State::FinWait2)};
    for (SocketRecord &socket : snapshot.sockets) {
        socket.holding = Holding::Kernel;
        socket.timer = {TimerKind::TimeWait, 0, 30'000};
    }
    snapshot.sockets[1].timer.milliseconds = 42'000;
    PortAnswer answer = whoHas(Port{8080}, snapshot, Machine());
    QCOMPARE(answer.transports[0].use, PortUse::Waiting);
    QCOMPARE(answer.transports[0].milliseconds, std::optional<quint32>(42'000));
    snapshot.sockets[1].timer = {TimerKind::Retransmit, 3, 200}; // who knows when its peer answers
    answer = whoHas(Port{8080}, snapshot, Machine());
    QVERIFY(!answer.transports[0].milliseconds.has_value());
}

void TestSystemAnswers::whatCannotBeSeenIsNotFree()
{
    Snapshot snapshot;
    snapshot.sockets = {socketOf(1)};
    snapshot.sockets[0].holding = Holding::Hidden;
    QCOMPARE(whoHas(Port{8080}, snapshot, Machine()).transports[0].use, PortUse::Hidden);
    snapshot.sockets[0].holding = Holding::Nobody;
    QCOMPARE(whoHas(Port{8080}, snapshot, Machine()).transports[0].use, PortUse::NoProcess);
    QVERIFY(!whoHas(Port{8080}, snapshot, Machine()).isFree());
}

void TestSystemAnswers::portsOfAnotherTransportAreFree()
{
    Snapshot snapshot;
    snapshot.sockets = {socketOf(1), socketOf(2, 0), socketOf(3)};
    snapshot.sockets[1].protocol = Protocol::Raw;
    snapshot.sockets[2].protocol = Protocol::Sctp;
    const PortAnswer answer = whoHas(Port{8080}, snapshot, Machine());
    QCOMPARE(answer.transports.size(), std::size_t{3});
    QCOMPARE(answer.transports[1].use, PortUse::Free);
    QCOMPARE(answer.transports[2].transport, Transport::Sctp);
    QVERIFY(whoHas(Port{0}, snapshot, Machine()).isFree());
}

void TestSystemAnswers::knowsTheMachinesRanges()
{
    Machine machine;
    machine.reserved = {{Port{40000}, Port{40010}}};
    PortAnswer answer = whoHas(Port{40005}, Snapshot(), machine);
    QVERIFY(answer.isEphemeral && answer.isReserved && !answer.needsPrivilege);
    answer = whoHas(Port{1023}, Snapshot(), machine);
    QVERIFY(!answer.isEphemeral && !answer.isReserved && answer.needsPrivilege);
    machine.unprivilegedStart = 0;
    QVERIFY(!whoHas(Port{0}, Snapshot(), machine).needsPrivilege);
    machine.unprivilegedStart = 65536;
    QVERIFY(whoHas(Port{65535}, Snapshot(), machine).needsPrivilege);
}

void TestSystemAnswers::theServiceIsTheEndThatListens()
{
    const SocketRecord listener = socketOf(1, 8443);
    const SocketRecord served = connected(socketOf(2, 8443), 80);
    const SocketRecord client = connected(socketOf(3, 45000), 443);
    const SocketRecord fixed = connected(socketOf(4, 68), 67);
    const SocketRecord left = connected(socketOf(6, 8080), 56218); // its listener has gone
    SocketRecord raw = socketOf(5, 0, State::Unconnected);
    raw.protocol = Protocol::Raw;
    const std::vector<SocketRecord> all{listener, served, client, fixed, left, raw};
    const ServiceEnds ends(all, Machine().ephemeral);
    QCOMPARE(ends.portsOf(listener), (ServiceEnds::Ports{Port{8443}, std::nullopt}));
    QCOMPARE(ends.portsOf(served), (ServiceEnds::Ports{Port{8443}, std::nullopt}));
    QCOMPARE(ends.portsOf(client), (ServiceEnds::Ports{Port{443}, std::nullopt}));
    QCOMPARE(ends.portsOf(fixed), (ServiceEnds::Ports{Port{67}, Port{68}}));
    QCOMPARE(ends.portsOf(left), (ServiceEnds::Ports{Port{8080}, std::nullopt}));
    QCOMPARE(ends.portsOf(raw), (ServiceEnds::Ports{}));
}

void TestSystemAnswers::readsThisMachine()
{
    const Machine machine = readMachine();
    QVERIFY(machine.ephemeral.first <= machine.ephemeral.last);
    QVERIFY(machine.unprivilegedStart <= 65536);
    const auto loopback = std::find_if(machine.interfaces.begin(), machine.interfaces.end(),
                                       [](const Interface &interface) { return interface.isLoopback; });
    QVERIFY(loopback != machine.interfaces.end());
    QCOMPARE(machine.interfaceName(loopback->index), loopback->name);
    QCOMPARE(machine.interfaceName(0), QString());
}

void TestSystemAnswers::samplesWhenAskedWhilePaused()
{
    std::atomic<int> taken = 0;
    Sampler sampler(std::make_unique<CountingSource>(taken));
    QVERIFY(sampler.isPaused());
    QSignalSpy sampled(&sampler, &Sampler::sampled);
    QSignalSpy failed(&sampler, &Sampler::failed);
    sampler.refresh();
    QTRY_COMPARE(sampled.size(), 1);
    const auto first = sampled[0][0].value<Sample>();
    QVERIFY(!first.before);
    QCOMPARE(first.difference.begun.size(), std::size_t{1});
    sampler.refresh();
    QTRY_COMPARE(failed.size(), 1);
    sampler.refresh();
    QTRY_COMPARE(sampled.size(), 2);
    const auto second = sampled[1][0].value<Sample>();
    QCOMPARE(second.before, first.snapshot);
    QCOMPARE(second.difference.begun.size(), std::size_t{2});
    QCOMPARE(taken.load(), 3);
}

void TestSystemAnswers::samplesAgainAndAgain()
{
    std::atomic<int> taken = 0;
    Sampler sampler(std::make_unique<CountingSource>(taken));
    sampler.setInterval(std::chrono::milliseconds(0));
    QCOMPARE(sampler.interval(), Sampler::shortestInterval);
    QSignalSpy sampled(&sampler, &Sampler::sampled);
    sampler.setPaused(false);
    QTRY_VERIFY(sampled.size() >= 3);
    std::shared_ptr<const Snapshot> last;
    for (const QList<QVariant> &arguments : sampled) {
        const auto sample = arguments[0].value<Sample>();
        QCOMPARE(sample.before, last); // none is left out of the chain
        last = sample.snapshot;
    }
}

void TestSystemAnswers::endsWhileItIsBusy()
{
    std::atomic<int> taken = 0;
    for (int i = 0; i < 50; ++i) {
        Sampler sampler(std::make_unique<CountingSource>(taken));
        sampler.setPaused(false);
        sampler.refresh();
    }
    QVERIFY(taken.load() <= 100);
}

QTEST_GUILESS_MAIN(TestSystemAnswers)
#include "tst_system_answers.moc"
