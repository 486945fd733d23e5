// SPDX-License-Identifier: MIT
// A state is a value: what happens to one of two copies never shows in the other.
#include "base/pagedvector.h"
#include "rules/predict.h"

#include <QTest>

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

using namespace quay;
using namespace quay::rules;

namespace
{

using Numbers = PagedVector<int, 2>; // 128 in a folder

Numbers upTo(std::size_t size)
{
    Numbers numbers(size);
    for (std::size_t i = 0; i < size; ++i)
        numbers.edit(i) = int(i);
    return numbers;
}

bool counts(const Numbers &numbers, std::size_t size)
{
    std::vector<int> expected(size);
    std::iota(expected.begin(), expected.end(), 0);
    return numbers.size() == size && std::equal(numbers.begin(), numbers.end(), expected.begin(), expected.end());
}

Endpoint at(int port) { return {Address::v4(127, 0, 0, 1), Port(quint16(port))}; }

// A day of a classroom: 300 clients of a listener that rests now and then, in more pages than one folder has.
std::vector<Operation> day()
{
    const SocketId door{0};
    std::vector<Operation> all{CreateSocket{door, {}, Family::V4, Transport::Tcp}, Bind{door, at(8080)}, Listen{door}};
    for (quint32 i = 1; i <= 300; ++i) {
        const SocketId client{i};
        if (i % 7 == 0)
            all.push_back(SetAccepting{door, i % 2 == 0});
        all.push_back(CreateSocket{client, ProgramId{1}, Family::V4, Transport::Tcp});
        all.push_back(SetFlag{client, Flag::ReuseAddress});
        all.push_back(Bind{client, at(int(20000 + i))});
        all.push_back(Connect{client, at(8080)});
        if (i % 5 == 0)
            all.push_back(End{client, i % 2 == 0 ? Ending::Close : Ending::Reset});
        if (i % 50 == 0)
            all.push_back(Wait{20000});
    }
    for (quint32 i = 301; i <= 400; ++i) {
        all.push_back(CreateSocket{SocketId{i}, {}, Family::V6, Transport::Udp});
        all.push_back(Bind{SocketId{i}, {Address::any(Family::V6), Port(quint16(20000 + i))}});
        all.push_back(Send{SocketId{i}, Endpoint{Address::v4(127, 0, 0, 1).mapped(), Port(quint16(19999 + i))}});
    }
    all.push_back(EndProgram{ProgramId{1}});
    all.push_back(End{door, Ending::Close});
    all.push_back(Wait{60000});
    all.push_back(Wait{3000});
    return all;
}

bool sameSockets(const State &a, const State &b)
{
    const auto same = [&](State::Bank bank) {
        const State::Sockets &left = a.sockets(bank);
        const State::Sockets &right = b.sockets(bank);
        return std::equal(left.begin(), left.end(), right.begin(), right.end());
    };
    return same(State::Own) && same(State::Sessions) && same(State::Foreign);
}

std::vector<quint32> countsOnPorts(const State &state)
{
    std::vector<quint32> counts;
    for (int port = 1; port < portCount; ++port) {
        for (const Transport transport : {Transport::Tcp, Transport::Udp}) {
            const PortEntry *entry = state.ports(transport).find(Port(quint16(port)));
            counts.push_back(entry == nullptr ? 0 : entry->count);
        }
    }
    return counts;
}

std::vector<std::optional<SocketId>> sessionsOfDoor(const State &state)
{
    std::vector<std::optional<SocketId>> sessions;
    for (quint32 n = 0; n <= 310; ++n)
        sessions.push_back(state.session(SocketId{0}, n));
    return sessions;
}

} // namespace

class TestRulesState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSequenceGrowsOverItsPages_data();
    void aSequenceGrowsOverItsPages();
    void aSequencesCopyIsItsOwn_data();
    void aSequencesCopyIsItsOwn();
    void everyMomentStaysAsItWas();
    void theQueueIsOfItsListenerOnly();
    void timersEndInTheirOrder();
};

void TestRulesState::aSequenceGrowsOverItsPages_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 2, 3, 127, 128, 129, 256, 257, 1000})
        QTest::addRow("%d", size) << size;
}

void TestRulesState::aSequenceGrowsOverItsPages()
{
    QFETCH(int, size);
    QVERIFY(counts(upTo(std::size_t(size)), std::size_t(size)));
    Numbers numbers;
    for (std::size_t i = 0; i < std::size_t(size); ++i) {
        numbers.grow(i + 1);
        QCOMPARE(numbers[i], 0);
        numbers.edit(i) = int(i);
    }
    numbers.grow(0); // it never shrinks
    QVERIFY(counts(numbers, std::size_t(size)));
}

void TestRulesState::aSequencesCopyIsItsOwn_data() { aSequenceGrowsOverItsPages_data(); }

void TestRulesState::aSequencesCopyIsItsOwn()
{
    QFETCH(int, size);
    const auto count = std::size_t(size);
    Numbers first = upTo(count);
    Numbers second = first;
    const Numbers third = second;
    for (std::size_t i = 0; i < count; i += 3)
        second.edit(i) = -1;
    second.grow(count + 200);
    second.edit(count + 199) = 7;
    for (std::size_t i = 1; i < count; i += 3)
        first.edit(i) = -2;
    QVERIFY(counts(third, count));
    for (std::size_t i = 0; i < count; ++i) {
        QCOMPARE(second[i], i % 3 == 0 ? -1 : int(i));
        QCOMPARE(first[i], i % 3 == 1 ? -2 : int(i));
    }
    QCOMPARE(second.size(), count + 200);
    QCOMPARE(first.size(), count);
}

// Every state of the day is kept. In the end each is what it would be if the day had ended there.
void TestRulesState::everyMomentStaysAsItWas()
{
    const std::vector<Operation> operations = day();
    std::vector<State> kept;
    State state;
    for (const Operation &operation : operations) {
        kept.push_back(state);
        apply(state, operation);
    }
    for (std::size_t moment = 0; moment < kept.size(); moment += 37) {
        State fresh;
        for (std::size_t i = 0; i < moment; ++i)
            apply(fresh, operations[i]);
        QVERIFY2(sameSockets(kept[moment], fresh), qPrintable(QString::number(moment)));
        QVERIFY(countsOnPorts(kept[moment]) == countsOnPorts(fresh));
        QVERIFY(sessionsOfDoor(kept[moment]) == sessionsOfDoor(fresh));
        // And it goes on alike.
        apply(kept[moment], operations[moment]);
        apply(fresh, operations[moment]);
        QVERIFY2(sameSockets(kept[moment], fresh), qPrintable(QString::number(moment)));
    }
}

void TestRulesState::theQueueIsOfItsListenerOnly()
{
    State state;
    for (const quint32 listener : {0U, 1U}) {
        apply(state, CreateSocket{SocketId{listener}, {}, Family::V4, Transport::Tcp});
        apply(state, Bind{SocketId{listener}, at(int(5000 + listener))});
        apply(state, Listen{SocketId{listener}});
        apply(state, SetAccepting{SocketId{listener}, false});
    }
    for (quint32 client = 2; client < 8; ++client) {
        apply(state, CreateSocket{SocketId{client}, {}, Family::V4, Transport::Tcp});
        apply(state, Connect{SocketId{client}, at(int(5000 + client % 2))});
    }
    const auto clientsOf = [&state](quint32 listener) {
        std::vector<quint32> clients;
        for (const SocketId session : state.queue(SocketId{listener}))
            clients.push_back(quint32(std::as_const(state).at(session).other));
        return clients;
    };
    QCOMPARE(clientsOf(0), (std::vector<quint32>{2, 4, 6}));
    QCOMPARE(clientsOf(1), (std::vector<quint32>{3, 5, 7}));
    const Prediction closed = apply(state, End{SocketId{0}, Ending::Close});
    QCOMPARE(closed.resets, (std::vector{SocketId{2}, SocketId{4}, SocketId{6}}));
    QCOMPARE(clientsOf(0), std::vector<quint32>());
    const Prediction resumed = apply(state, SetAccepting{SocketId{1}, true});
    QCOMPARE(resumed.sessions.size(), std::size_t(3));
    QCOMPARE(clientsOf(1), std::vector<quint32>());
    QCOMPARE(std::as_const(state).at(*state.session(SocketId{1}, 2)).other, SocketId{5});
}

// Three connections, closed ten seconds apart: each holds its port for a minute of its own.
void TestRulesState::timersEndInTheirOrder()
{
    State state;
    const auto bindAgain = [&state](quint32 id, int port) {
        apply(state, CreateSocket{SocketId{id}, {}, Family::V4, Transport::Tcp});
        return predict(state, Bind{SocketId{id}, at(port)}).outcome;
    };
    apply(state, CreateSocket{SocketId{0}, {}, Family::V4, Transport::Tcp});
    apply(state, Bind{SocketId{0}, at(8080)});
    apply(state, Listen{SocketId{0}});
    for (quint32 i = 1; i <= 3; ++i) {
        apply(state, CreateSocket{SocketId{i}, {}, Family::V4, Transport::Tcp});
        apply(state, Bind{SocketId{i}, at(int(5000 + i))});
        apply(state, Connect{SocketId{i}, at(8080)});
        apply(state, End{SocketId{i}, Ending::Close});
        apply(state, End{*state.session(SocketId{0}, i), Ending::Close});
        apply(state, Wait{10000});
    }
    apply(state, Wait{32000}); // 62, 52 and 42 s after
    QCOMPARE(bindAgain(10, 5001), Outcome::Ok);
    QCOMPARE(bindAgain(11, 5002), Outcome::Fails);
    apply(state, Wait{10000});
    QCOMPARE(bindAgain(12, 5002), Outcome::Ok);
    QCOMPARE(bindAgain(13, 5003), Outcome::Fails);
    apply(state, Wait{10000});
    QCOMPARE(bindAgain(14, 5003), Outcome::Ok);
}

QTEST_GUILESS_MAIN(TestRulesState)
#include "tst_rules_state.moc"
