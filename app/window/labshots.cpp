// SPDX-License-Identifier: MIT
#include "window/labshots.h"

#include "lab/actionform.h"
#include "lab/labpage.h"
#include "lab/scene/stage.h"
#include "lab/scenes.h"
#include "lab/scriptpane.h"
#include "lab/verdictbox.h"
#include "window/mainwindow.h"

#include <QApplication>
#include <QToolButton>

namespace quay
{

namespace
{

void settle(const LabPage &page)
{
    while (page.isPlaying() || page.session()->isBusy() || (page.stage()->isMoving() && !page.stage()->isPaused()))
        QApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 50);
}

// In a host of its own: nothing is bound there, and nothing is left of the picture before.
LabPage &labOf(MainWindow &window)
{
    window.showPage(QStringLiteral("lab"));
    window.lab()->setSpeed(20);
    window.lab()->setIsolated(true);
    settle(*window.lab());
    return *window.lab();
}

void play(LabPage &page, const QString &script)
{
    page.scriptPane()->setScript(script);
    page.runWhole();
    settle(page);
}

} // namespace

void playScene(MainWindow &window, const QString &scene) { play(labOf(window), ReadyScenes::script(scene)); }

void showEmptyLab(MainWindow &window) { labOf(window); }

void foretellConflict(MainWindow &window)
{
    LabPage &page = labOf(window);
    play(page, QStringLiteral("web: listen tcp 127.0.0.1:8000 as door"));
    page.form()->setProgram(QStringLiteral("rival"));
    page.form()->setEnd({Address::loopback(Family::V4), Port(8000)});
}

void refuseConflict(MainWindow &window)
{
    foretellConflict(window);
    LabPage &page = *window.lab();
    page.form()->carryOut();
    settle(page);
    page.form()->refresh();
}

void takeWayOut(MainWindow &window)
{
    refuseConflict(window);
    LabPage &page = *window.lab();
    for (QToolButton *way : page.form()->box()->findChildren<QToolButton *>()) {
        if (way->text().contains(QStringLiteral("8001")))
            way->click();
    }
    settle(page);
}

void matchMessage(MainWindow &window)
{
    LabPage &page = labOf(window);
    play(page, QStringLiteral("dns: bind udp 127.0.0.1:5300 reuseport as any\n"
                              "dns: bind udp 127.0.0.1:5300 reuseport as own\n"
                              "alice: bind udp 127.0.0.1:40001 as a\n"
                              "bob: bind udp 127.0.0.1:40002 as b\n"
                              "dns: connect own 127.0.0.1:40001\n"));
    page.stage()->setPaused(true);
    static_cast<void>(page.session()->carryOut(QStringLiteral("alice: send a \"who?\" to 127.0.0.1:5300")));
    settle(page);
    for (int phase = 0; phase < 3; ++phase) // down, along, and asked one after the other
        page.stage()->step();
}

void flood(MainWindow &window)
{
    LabPage &page = labOf(window);
    play(page, QStringLiteral("log: bind udp 127.0.0.1:5140 rcvbuf 4194304 as box\n"
                              "app: bind udp 127.0.0.1:0 as a\n"
                              "app: send a \"one more line\" to 127.0.0.1:5140 times 20000\n"));
}

} // namespace quay
