// SPDX-License-Identifier: MIT
#include "window/shots.h"

#include "computer/computerpage.h"
#include "look/theme.h"
#include "reference/referencepage.h"
#include "window/labshots.h"
#include "window/mainwindow.h"
#include "window/shotsockets.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QTextStream>

#include <functional>

namespace quay
{

namespace
{

struct Shot {
    const char *name;
    std::function<void(MainWindow &)> prepare;
};

void settle();

// The second sample too, with what came in between.
void showComputer(MainWindow &window, const QString &query)
{
    window.showPage(QStringLiteral("computer"));
    settle();
    window.computer()->refresh();
    settle();
    window.computer()->setQuery(query);
}

const std::array shots{
    Shot{"reference", [](MainWindow &window) { window.ask(QStringLiteral("443")); }},
    Shot{"search", [](MainWindow &window) { window.ask(QStringLiteral("ssl")); }},
    Shot{"common", [](MainWindow &window) { window.ask(QStringLiteral("8080")); }},
    Shot{"nothing", [](MainWindow &window) { window.ask(QStringLiteral("65536")); }},
    Shot{"map",
         [](MainWindow &window) {
             window.ask(QString());
             window.reference()->showMap(true);
             window.reference()->goTo(Port(6010));
         }},
    Shot{"range",
         [](MainWindow &window) {
             window.reference()->showMap(true);
             window.ask(QStringLiteral("6000-6999"));
         }},
    Shot{"lab", [](MainWindow &window) { showEmptyLab(window); }},
    Shot{"labforetold", [](MainWindow &window) { foretellConflict(window); }},
    Shot{"labrefused", [](MainWindow &window) { refuseConflict(window); }},
    Shot{"labwayout", [](MainWindow &window) { takeWayOut(window); }},
    Shot{"labmatch", [](MainWindow &window) { matchMessage(window); }},
    Shot{"labflood", [](MainWindow &window) { flood(window); }},
    Shot{"labconflict", [](MainWindow &window) { playScene(window, QStringLiteral("conflict")); }},
    Shot{"labsessions", [](MainWindow &window) { playScene(window, QStringLiteral("sessions")); }},
    Shot{"computer", [](MainWindow &window) { showComputer(window, QString()); }},
    Shot{"who",
         [](MainWindow &window) {
             showComputer(window, QStringLiteral("is:listening"));
             window.computer()->askWho(Port(8080));
         }},
};

// Lets delayed parts of the window catch up: the pane follows the table after a pause.
void settle()
{
    QElapsedTimer timer;
    timer.start();
    while (!timer.hasExpired(300))
        QApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 50);
}

bool take(const Shot &shot, Theme theme, QLocale::Language language, const QString &folder)
{
    MainWindow window(Places{});
    window.speak(language);
    window.setTheme(theme);
    window.resize(1280, 800);
    window.useSockets(std::make_unique<ShotSockets>());
    window.show();
    shot.prepare(window);
    settle();
    const QPixmap picture = window.grab();
    const QString path = QStringLiteral("%1/%2-%3-%4@%5x.png")
                             .arg(folder, QLatin1StringView(shot.name), themeName(theme),
                                  QLocale(language).name().left(2), QString::number(window.devicePixelRatio()));
    return picture.save(path);
}

} // namespace

int renderShots(const QString &folder)
{
    QDir().mkpath(folder);
    for (const Shot &shot : shots) {
        for (const Theme theme : {Theme::Light, Theme::Dark}) {
            for (const QLocale::Language language : languages()) {
                if (!take(shot, theme, language, folder)) {
                    QTextStream(stderr) << "quayside: " << folder << ": no picture could be written there.\n";
                    return 3;
                }
            }
        }
    }
    return 0;
}

} // namespace quay
