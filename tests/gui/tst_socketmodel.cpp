// SPDX-License-Identifier: MIT
// The list of sockets as samples come: rows are inserted, removed, changed and moved, and what was chosen stays chosen.
#include "computer/socketmodel.h"
#include "computer/sockettable.h"
#include "fakesockets.h"
#include "support.h"

#include <QAbstractItemModelTester>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <random>

using namespace quay;
using namespace quay::system;

class TestSocketModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void theFirstSampleIsNotNews();
    void whatComesIsMarkedForAMoment();
    void whatEndsStaysForAMoment();
    void nothingIsResetOrLaidOutAnew();
    void theSelectionFollowsItsSocket();
    void theRowInSightStaysWhereItIs();
    void aChangedSocketMovesToItsPlace();
    void aQueryHoldsForWhatComes();
    void aSampleThatDoesNotFollowIsComparedAnew();
    void manySamplesComeToWhatTheLastSays();
    void queriesFind_data();
    void queriesFind();

private:
    void take(std::vector<SocketRecord> sockets, qint64 now = 0);
    [[nodiscard]] QStringList ports() const;

    std::unique_ptr<SocketModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::shared_ptr<const Snapshot> m_last;
};

void TestSocketModel::init()
{
    m_model = std::make_unique<SocketModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_model->setRegistry(shipped());
    m_last.reset();
}

void TestSocketModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
}

void TestSocketModel::take(std::vector<SocketRecord> sockets, qint64 now)
{
    Sample sample;
    sample.before = m_last;
    sample.snapshot = m_last = makeSnapshot(std::move(sockets));
    sample.difference = difference(sample.before ? std::span(sample.before->sockets) : std::span<const SocketRecord>(),
                                   sample.snapshot->sockets);
    m_model->apply(sample, now);
}

QStringList TestSocketModel::ports() const
{
    QStringList all;
    for (int row = 0; row < m_model->rowCount(); ++row)
        all += m_model->text(row, SocketColumns::LocalPort);
    return all;
}

void TestSocketModel::theFirstSampleIsNotNews()
{
    take({makeSocket(1, 80), makeSocket(2, 22)});
    QCOMPARE(ports(), (QStringList{u"22"_s, u"80"_s}));
    QCOMPARE(m_model->at(0).phase, Phase::Steady);
    QCOMPARE(m_model->text(0, SocketColumns::Service), u"ssh"_s);
    QCOMPARE(m_model->expireMarks(0), std::nullopt);
}

void TestSocketModel::whatComesIsMarkedForAMoment()
{
    take({makeSocket(1, 80)});
    take({makeSocket(1, 80), makeSocket(2, 22)}, 1000);
    QCOMPARE(ports(), (QStringList{u"22"_s, u"80"_s}));
    QCOMPARE(m_model->text(0, SocketColumns::Mark), u"+"_s);
    QVERIFY(m_model->at(0).seen.isValid());
    QCOMPARE(m_model->expireMarks(2999), std::optional<qint64>(3000));
    QCOMPARE(m_model->at(0).phase, Phase::Begun);
    QCOMPARE(m_model->expireMarks(3000), std::nullopt);
    QCOMPARE(m_model->at(0).phase, Phase::Steady);
}

void TestSocketModel::whatEndsStaysForAMoment()
{
    take({makeSocket(1, 80), makeSocket(2, 22)});
    take({makeSocket(1, 80)}, 1000);
    QCOMPARE(ports(), (QStringList{u"22"_s, u"80"_s}));
    QCOMPARE(m_model->at(0).phase, Phase::Ended);
    QCOMPARE(m_model->shownCount(), 1);
    QCOMPARE(m_model->socketCount(), 1);
    QCOMPARE(m_model->expireMarks(3000), std::nullopt);
    QCOMPARE(ports(), QStringList{u"80"_s});
    QCOMPARE(m_model->find(SocketId{2}), nullptr);
}

void TestSocketModel::nothingIsResetOrLaidOutAnew()
{
    take({makeSocket(1, 80), makeSocket(2, 22), makeSocket(3, 443)});
    const QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    const QSignalSpy laidOut(m_model.get(), &QAbstractItemModel::layoutChanged);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    SocketRecord busy = makeSocket(3, 443);
    busy.receiveQueue = 7;
    take({makeSocket(1, 80), makeSocket(4, 25), busy}, 10);
    QCOMPARE(changed.count(), 2); // the one that ended, the one that is busy
    QCOMPARE(m_model->rowCount(), 4);
    take({makeSocket(1, 80), makeSocket(4, 25), busy}, 20);
    QCOMPARE(changed.count(), 2); // nothing has happened, so nothing is said
    m_model->expireMarks(5000);
    QCOMPARE(reset.count(), 0);
    QCOMPARE(laidOut.count(), 0);
}

void TestSocketModel::theSelectionFollowsItsSocket()
{
    SocketTable table(m_model.get());
    take({makeSocket(1, 80), makeSocket(2, 443)});
    table.goTo(1);
    take({makeSocket(1, 80), makeSocket(2, 443), makeSocket(3, 22), makeSocket(4, 8080)}, 0);
    QCOMPARE(table.selectedRows(), std::vector<int>{2});
    take({makeSocket(2, 443), makeSocket(4, 8080)}, 0);
    m_model->expireMarks(5000);
    QCOMPARE(table.selectedRows(), std::vector<int>{0});
    QCOMPARE(m_model->at(table.currentIndex().row()).record.id, SocketId{2});
    m_model->sort(SocketColumns::LocalPort, Qt::DescendingOrder);
    QCOMPARE(table.selectedRows(), std::vector<int>{1});
}

void TestSocketModel::theRowInSightStaysWhereItIs()
{
    SocketTable table(m_model.get());
    std::vector<SocketRecord> sockets;
    for (int i = 0; i < 300; ++i)
        sockets.push_back(makeSocket(static_cast<quint64>(i + 1), 1000 + i));
    table.resize(600, 400);
    table.show();
    table.keepingPlace([&] { take(sockets); });
    QVERIFY(QTest::qWaitForWindowExposed(&table));
    table.verticalScrollBar()->setValue(100);
    QCOMPARE(table.verticalScrollBar()->value(), 100);
    const SocketId first = m_model->at(table.indexAt(QPoint(0, 0)).row()).record.id;
    sockets.erase(sockets.begin(), sockets.begin() + 10); // above it some end and some come
    for (int i = 0; i < 25; ++i)
        sockets.push_back(makeSocket(static_cast<quint64>(1000 + i), 100 + i));
    table.keepingPlace([&] { take(sockets, 0); });
    QCOMPARE(m_model->at(table.indexAt(QPoint(0, 0)).row()).record.id, first);
    table.keepingPlace([&] { m_model->expireMarks(5000); });
    QCOMPARE(m_model->at(table.indexAt(QPoint(0, 0)).row()).record.id, first);
    QCOMPARE(table.verticalScrollBar()->value(), 115);
    table.verticalScrollBar()->setValue(0); // at the top one sees what comes on top
    sockets.push_back(makeSocket(2000, 1));
    table.keepingPlace([&] { take(sockets, 0); });
    QCOMPARE(table.verticalScrollBar()->value(), 0);
}

void TestSocketModel::aChangedSocketMovesToItsPlace()
{
    m_model->sort(SocketColumns::ReceiveQueue, Qt::DescendingOrder);
    std::vector<SocketRecord> sockets;
    for (int i = 0; i < 5; ++i)
        sockets.push_back(makeSocket(static_cast<quint64>(i + 1), 10 + i));
    take(sockets);
    sockets[3].receiveQueue = 9;
    take(sockets);
    QCOMPARE(ports().front(), u"13"_s);
    sockets[1].receiveQueue = 5;
    sockets[3].receiveQueue = 1;
    take(sockets);
    QCOMPARE(ports().mid(0, 2), (QStringList{u"11"_s, u"13"_s}));
}

void TestSocketModel::aQueryHoldsForWhatComes()
{
    take({makeSocket(1, 80), makeSocket(2, 443, makeProcess(7, u"nginx"_s))});
    m_model->setQuery(SocketQuery::parse(u"nginx"_s));
    QCOMPARE(ports(), QStringList{u"443"_s});
    take({makeSocket(1, 80, makeProcess(7, u"nginx"_s)), makeSocket(2, 443), makeSocket(3, 22)}, 0);
    QCOMPARE(ports(), QStringList{u"80"_s});
    QCOMPARE(m_model->socketCount(), 3);
}

void TestSocketModel::aSampleThatDoesNotFollowIsComparedAnew()
{
    take({makeSocket(1, 80), makeSocket(2, 22)});
    m_last = makeSnapshot({makeSocket(3, 443)}); // one that the model was not shown
    take({makeSocket(1, 80), makeSocket(3, 443)}, 0);
    m_model->expireMarks(5000);
    QCOMPARE(ports(), (QStringList{u"80"_s, u"443"_s}));
}

void TestSocketModel::manySamplesComeToWhatTheLastSays()
{
    std::mt19937 dice(4711);
    const auto upTo = [&dice](int most) { return static_cast<int>(dice() % static_cast<unsigned>(most)); };
    std::map<quint64, SocketRecord> sockets;
    quint64 nextId = 1;
    for (int round = 0; round < 60; ++round) {
        for (int i = upTo(round % 20 == 0 ? 200 : 12); i > 0; --i, ++nextId)
            sockets.emplace(nextId,
                            makeSocket(nextId, upTo(500), upTo(2) ? makeProcess(upTo(9) + 1, u"x"_s) : nullptr));
        for (auto one = sockets.begin(); one != sockets.end();) {
            one->second.receiveQueue = upTo(6) == 0 ? static_cast<quint32>(upTo(5)) : one->second.receiveQueue;
            one = upTo(12) == 0 ? sockets.erase(one) : std::next(one);
        }
        std::vector<SocketRecord> now;
        for (const auto &[id, socket] : sockets)
            now.push_back(socket);
        take(now, round * 500);
        m_model->expireMarks(round * 500);
        if (round % 10 == 3)
            m_model->sort(upTo(SocketColumns::Count), upTo(2) ? Qt::AscendingOrder : Qt::DescendingOrder);
        if (round % 15 == 4)
            m_model->setQuery(SocketQuery::parse(upTo(2) ? u"port:100-300"_s : QString()));
    }
    m_model->setQuery({});
    m_model->sort(SocketColumns::Pid, Qt::AscendingOrder);
    m_model->expireMarks(1'000'000);
    QCOMPARE(m_model->rowCount(), static_cast<int>(sockets.size()));
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const SocketRecord &record = m_model->at(row).record;
        QVERIFY(looksTheSame(record, sockets.at(static_cast<quint64>(record.id))));
        QCOMPARE(m_model->rowOf(record.id), std::optional(row));
    }
}

void TestSocketModel::queriesFind_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("found");
    const QStringList all{u"22"_s, u"53"_s, u"80"_s, u"8080"_s, u"40000"_s};
    QTest::newRow("nothing asked") << u""_s << all;
    QTest::newRow("a number begins so") << u"80"_s << QStringList{u"80"_s, u"8080"_s, u"40000"_s};
    QTest::newRow("port: exactly") << u"port:80"_s << QStringList{u"80"_s};
    QTest::newRow("a range") << u"50-100"_s << QStringList{u"53"_s, u"80"_s};
    QTest::newRow("protocol") << u"udp"_s << QStringList{u"53"_s};
    QTest::newRow("family") << u"v6"_s << QStringList{u"22"_s};
    QTest::newRow("kind") << u"is:connected"_s << QStringList{u"40000"_s};
    QTest::newRow("kinds are any of them") << u"is:connected is:hidden"_s << QStringList{u"53"_s, u"40000"_s};
    QTest::newRow("state, with the dash of ss") << u"state:listen"_s << QStringList{u"22"_s, u"80"_s, u"8080"_s};
    QTest::newRow("program") << u"program:nginx"_s << QStringList{u"80"_s, u"8080"_s};
    QTest::newRow("pid") << u"pid:812"_s << QStringList{u"80"_s, u"8080"_s};
    QTest::newRow("service") << u"service:ssh"_s << QStringList{u"22"_s};
    QTest::newRow("command line") << u"serve"_s << QStringList{u"22"_s, u"80"_s, u"8080"_s, u"40000"_s};
    QTest::newRow("an excluded word") << u"tcp -nginx"_s << QStringList{u"22"_s, u"40000"_s};
    QTest::newRow("a filter that there is not") << u"is:purple"_s << QStringList{};
    QTest::newRow("half a filter") << u"pid:"_s << all;
}

void TestSocketModel::queriesFind()
{
    QFETCH(QString, query);
    QFETCH(QStringList, found);
    const ProcessRef nginx = makeProcess(812, u"nginx"_s);
    SocketRecord ssh = makeSocket(1, 22, makeProcess(7, u"sshd"_s));
    ssh.local.address = Address::parse(u"::1"_s).value();
    SocketRecord dns = makeSocket(2, 53, nullptr, State::Unconnected);
    dns.protocol = Protocol::Udp;
    SocketRecord client = makeSocket(5, 40000, makeProcess(9, u"curl"_s), State::Established);
    client.peer = {Address::v4(127, 0, 0, 1), Port{80}};
    take({ssh, dns, makeSocket(3, 80, nginx), makeSocket(4, 8080, nginx), client});
    m_model->setQuery(SocketQuery::parse(query));
    QCOMPARE(ports(), found);
}

QTEST_MAIN(TestSocketModel)
#include "tst_socketmodel.moc"
