// SPDX-License-Identifier: MIT
// The list of sockets takes a sample in: 10,000 rows of which one in a hundred changes. The model alone, and with its
// table in a window.
#include "computer/socketmodel.h"
#include "computer/sockettable.h"
#include "registry/shipped.h"

#include <QApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>

using namespace quay;
using namespace quay::system;

namespace
{

constexpr int socketCount = 10000;
constexpr int changes = 100; // a third each ends, comes and changes
constexpr int rounds = 60;
constexpr double goal = 2;

class Scene final
{
public:
    Scene()
    {
        for (int i = 0; i < socketCount; ++i)
            m_sockets.push_back(fresh());
    }

    [[nodiscard]] Sample next()
    {
        for (int i = 0; i < changes; ++i) {
            SocketRecord &one = m_sockets[static_cast<std::size_t>((m_turn++ * 7919) % socketCount)];
            if (i % 3 == 0)
                one.receiveQueue += 1;
            else if (i % 3 == 1)
                one = fresh(); // one ends, another comes
        }
        auto snapshot = std::make_shared<Snapshot>();
        snapshot->sockets = m_sockets;
        Sample sample;
        sample.before = m_last;
        sample.snapshot = m_last = snapshot;
        sample.difference = difference(
            sample.before ? std::span(sample.before->sockets) : std::span<const SocketRecord>(), snapshot->sockets);
        return sample;
    }

private:
    SocketRecord fresh()
    {
        SocketRecord record;
        record.id = SocketId{++m_id};
        record.local = {Address::v4(127, 0, static_cast<quint8>(m_id >> 8), static_cast<quint8>(m_id)),
                        Port(1024 + static_cast<int>(m_id * 31 % 60000))};
        record.state = m_id % 4 == 0 ? State::Listen : State::Established;
        record.inode = static_cast<quint32>(m_id);
        record.sendQueue = 0;
        return record;
    }

    std::vector<SocketRecord> m_sockets;
    std::shared_ptr<const Snapshot> m_last;
    quint64 m_id = 0;
    int m_turn = 0;
};

double milliseconds(const QElapsedTimer &timer) { return static_cast<double>(timer.nsecsElapsed()) / 1e6; }

void report(const char *what, std::vector<double> times, bool hasGoal)
{
    std::sort(times.begin(), times.end());
    const double median = times[times.size() / 2];
    std::printf("  %-52s median %7.3f ms, worst %7.3f ms%s\n", what, median, times.back(),
                hasGoal && median > goal ? "   (wanted: 2 ms)  MISSED" : "");
}

void fill(SocketModel &model)
{
    model.setRegistry(std::make_shared<const registry::Registry>(registry::shippedRegistry()));
}

void measureModel()
{
    Scene scene;
    SocketModel model;
    fill(model);
    model.apply(scene.next(), 0);
    std::vector<double> applied;
    std::vector<double> expired;
    for (int round = 1; round <= rounds; ++round) {
        const Sample sample = scene.next();
        QElapsedTimer timer;
        timer.start();
        model.apply(sample, round * 1000);
        applied.push_back(milliseconds(timer));
        timer.start();
        model.expireMarks(round * 1000);
        expired.push_back(milliseconds(timer));
    }
    report("model alone: a sample with 1 % change", applied, true);
    report("model alone: the marks that are due", expired, true);
}

void measureTable()
{
    Scene scene;
    SocketModel model;
    fill(model);
    SocketTable table(&model);
    table.resize(1000, 600);
    table.show();
    model.apply(scene.next(), 0);
    QApplication::processEvents();
    std::vector<double> applied;
    for (int round = 1; round <= rounds; ++round) {
        const Sample sample = scene.next();
        QElapsedTimer timer;
        timer.start();
        table.keepingPlace([&] { model.apply(sample, round * 1000); });
        table.keepingPlace([&] { model.expireMarks(round * 1000); });
        QApplication::processEvents();
        applied.push_back(milliseconds(timer));
    }
    report("with its table: sample, marks, layout and painting", applied, false);
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    std::printf("%d sockets, %d of them touched a sample; %d samples\n", socketCount, changes, rounds);
    measureModel();
    measureTable();
}
