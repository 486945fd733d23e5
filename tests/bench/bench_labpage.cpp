// SPDX-License-Identifier: MIT
// The lab's page: the verdict while one types on a computer with 50,000 sockets, and frames of the stage.
#include "lab/scene/stage.h"
#include "lab/verdict.h"
#include "labpagebench.h"
#include "script/parser.h"

#include <QApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <functional>
#include <utility>

using namespace quay;
using namespace quay::scene;

namespace
{

struct Times {
    double median = 0;
    double worst = 0;
};

Times measured(int rounds, const std::function<void()> &work)
{
    std::vector<double> milliseconds;
    QElapsedTimer timer;
    for (int i = 0; i < rounds; ++i) {
        timer.start();
        work();
        milliseconds.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(milliseconds.begin(), milliseconds.end());
    return {milliseconds[milliseconds.size() / 2], milliseconds.back()};
}

void print(const char *name, const Times &times, double goal)
{
    std::printf("%-48s %10.3f %10.3f %10.1f\n", name, times.median, times.worst, goal);
}

Times verdict(int sockets)
{
    Surroundings here = Surroundings::freshHost();
    for (int i = 0; i < sockets; ++i) {
        rules::ForeignSocket socket;
        socket.transport = i % 2 == 0 ? Transport::Tcp : Transport::Udp;
        socket.local = {Address::v4(127, 0, 0, 1), Port(1024 + i / 2)};
        socket.state = i % 2 == 0 ? rules::SocketState::Listening : rules::SocketState::Bound;
        here.state.addForeign(socket);
    }
    const script::Predictor model(here.state, script::Names(here.interfaces), {});
    const auto scripts = script::parse("web: listen tcp 127.0.0.1:8080 as door\n");
    const script::Statement &statement = scripts->front().steps.front().statement;
    return measured(60, [&] { static_cast<void>(Judge(model, here).verdict(statement)); });
}

Picture classroom(int clients, int sessions)
{
    Picture picture;
    for (int i = 0; i <= clients; ++i)
        picture.programs.push_back({rules::ProgramId(i), QStringLiteral("p%1").arg(i), 100 + i, false, {}, false});
    const auto add = [&picture](int id, int owner, int local, int peer) {
        SocketBox box;
        box.socket = rules::SocketId(id);
        box.program = rules::ProgramId(owner);
        box.shape = Kind::Connected;
        box.title = QStringLiteral("%1 ↔ %2").arg(local).arg(peer);
        box.caption = QStringLiteral("ESTABLISHED · door#%1").arg(id);
        box.local = Endpoint{Address::v4(127, 0, 0, 1), Port(local)};
        box.peer = Endpoint{Address::v4(127, 0, 0, 1), Port(peer)};
        picture.boxes.push_back(box);
    };
    for (int i = 0; i < sessions; ++i) {
        add(2 * i, 0, 8080, 40000 + i);
        add(2 * i + 1, 1 + i % clients, 40000 + i, 8080);
    }
    return picture;
}

void show(Stage &stage, const Picture &picture, int messages)
{
    stage.resize(1280, 640);
    stage.show();
    QApplication::processEvents(); // what is not exposed draws nothing
    stage.setPicture(picture);
    stage.setPaused(true);
    for (int i = 0; i < messages; ++i) {
        Movement movement;
        movement.label = QStringLiteral("“hello”");
        movement.sender = picture.boxes[std::size_t(2 * i + 1)].socket;
        movement.from = *picture.boxes[std::size_t(2 * i + 1)].local;
        movement.to = *picture.boxes[std::size_t(2 * i + 1)].peer;
        movement.receivers = {picture.boxes[std::size_t(2 * i)].socket};
        movement.age = 400 + 30 * i;
        stage.add(movement);
    }
}

// Every message is drawn anew in each frame; the window's own work is in it.
Times frames(const Picture &picture, int messages)
{
    Stage stage;
    show(stage, picture, messages);
    return measured(200, [&stage] { stage.viewport()->repaint(); });
}

// From one painting of a widget to the next.
class FrameWatch final : public QObject
{
public:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() != QEvent::Paint)
            return false;
        if (m_elapsed.isValid())
            gaps.push_back(double(m_elapsed.nsecsElapsed()) / 1e6);
        m_elapsed.start();
        return false;
    }
    std::vector<double> gaps; // milliseconds

private:
    QElapsedTimer m_elapsed;
};

// As its own clock drives it, while all messages are under way.
Times live(const Picture &picture, int messages, int milliseconds)
{
    Stage stage;
    show(stage, picture, messages);
    stage.setSpeed(0.25);
    FrameWatch watch;
    stage.viewport()->installEventFilter(&watch);
    stage.setPaused(false);
    QElapsedTimer timer;
    timer.start();
    while (!timer.hasExpired(milliseconds))
        QApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents);
    std::sort(watch.gaps.begin(), watch.gaps.end());
    return {watch.gaps[watch.gaps.size() / 2], watch.gaps.back()};
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    const bool isSmoke = argc > 1 && std::strcmp(argv[1], "--smoke") == 0;
    std::printf("%-48s %10s %10s %10s\n", "milliseconds", "median", "worst", "goal");
    print("verdict, 100 sockets of the computer", verdict(100), 1);
    print("verdict, 50,000 sockets of the computer", verdict(isSmoke ? 500 : 50'000), 1);
    print("frame, 200 sockets, 20 messages", frames(classroom(5, 100), 20), 16.7);
    print("frame, 1,000 sessions, 20 messages", frames(classroom(3, isSmoke ? 100 : 1000), 20), 33.3);
    const int awhile = isSmoke ? 200 : 3000; // milliseconds
    print("from frame to frame, 200 sockets, 20 messages", live(classroom(5, 100), 20, awhile), 33);
    print("from frame to frame, 1,000 sessions, 20 messages", live(classroom(3, isSmoke ? 100 : 1000), 20, awhile),
          33.3);
    Stage stage;
    stage.resize(1280, 640);
    const Picture many = classroom(3, isSmoke ? 100 : 1000);
    Picture changed = many;
    changed.boxes.front().caption += u'!';
    bool isChanged = false;
    print("layout after a change, 1,000 sessions",
          measured(20, [&] { stage.setPicture(std::exchange(isChanged, !isChanged) ? many : changed); }), 33.3);
    benchFlood(isSmoke ? 2'000 : 200'000);
    return 0;
}
