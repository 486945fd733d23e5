// SPDX-License-Identifier: MIT
#include "lab/actionform.h"
#include "lab/labpage.h"
#include "lab/logmodel.h"
#include "lab/scene/stage.h"
#include "labpagebench.h"
#include "registry/shipped.h"
#include "script/labrunner.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTimer>
#include <QUdpSocket>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <functional>
#include <thread>

namespace quay
{

using namespace std::chrono_literals;

namespace
{

LabSession::Ways ways()
{
    LabSession::Ways ways;
    ways.service = [](QStringView, Transport) { return std::optional<Port>(); };
    ways.read = [](bool) { return Surroundings::thisComputer(); };
    ways.open = [](const Surroundings &surroundings, QObject *parent) -> script::Runner * {
        return new script::LabRunner(surroundings.runnerSettings(QStringLiteral(QUAY_PROGRAM), {}), parent);
    };
    return ways;
}

void until(const std::function<bool()> &done)
{
    while (!done())
        QApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents);
}

// The longest time from one turn of the event loop to the next while `busy`.
class Gaps final
{
public:
    Gaps()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.callOnTimeout([this] {
            ++m_turns;
            m_longest = std::max(m_longest, double(m_elapsed.nsecsElapsed()) / 1e6);
            m_elapsed.start();
        });
        m_elapsed.start();
        m_timer.start(5ms);
    }
    [[nodiscard]] double longest() const { return m_longest; }
    [[nodiscard]] int turns() const { return m_turns; }

private:
    QTimer m_timer;
    QElapsedTimer m_elapsed;
    double m_longest = 0;
    int m_turns = 0;
};

} // namespace

void benchFlood(int datagrams)
{
    LabPage page(ways(), std::make_shared<const registry::Registry>(registry::shippedRegistry()), {});
    page.resize(1280, 800);
    page.show();
    page.form()->setTransport(Transport::Udp);
    page.form()->setAction(ActionForm::Action::Bind);
    page.form()->setEnd({Address::loopback(Family::V4), Port(0)});
    page.form()->carryOut();
    const auto isStill = [&page] { return !page.session()->isBusy() && !page.stage()->isMoving(); };
    const auto &sockets = page.session()->lab().sockets();
    until([&] { return isStill() && !sockets.empty() && sockets.begin()->second.facts.local; });
    const Port port = sockets.begin()->second.facts.local->port;

    const Gaps gaps;
    QElapsedTimer timer;
    timer.start();
    std::atomic<bool> isSent = false;
    std::thread sender([&] {
        QUdpSocket socket;
        for (int i = 0; i < datagrams; ++i)
            socket.writeDatagram("one more line", QHostAddress::LocalHost, number(port));
        isSent = true;
    });
    until([&] { return isSent && isStill(); });
    sender.join();
    std::printf("\n%d datagrams from outside the lab, seen in %.1f s, %d turns of the window meanwhile\n", datagrams,
                double(timer.elapsed()) / 1e3, gaps.turns());
    std::printf("%-48s %10s %10.3f %10.1f\n", "longest wait for a turn (a 5 ms timer)", "", gaps.longest(), 100.0);
    bool isOver = false;
    QObject::connect(page.session(), &LabSession::finished, &page, [&isOver] { isOver = true; });
    page.session()->finish();
    until([&isOver] { return isOver; });
}

} // namespace quay
