// SPDX-License-Identifier: MIT
#include "common/folders.h"
#include "common/language.h"
#include "look/icons.h"
#include "window/mainwindow.h"
#include "window/shots.h"

#include <QApplication>
#include <QStandardPaths>

#include <cstdio>
#include <cstring>

namespace
{

int printHelp(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    quay::Speech speech;
    speech.speak(quay::systemLanguage());
    const QString text =
        QCoreApplication::translate("quayside", "Usage: quayside [QUERY ... | FILE]\n\n"
                                                "Opens the window; with a query at its best answer.\n\n"
                                                "  quayside            every port, to be found by typing\n"
                                                "  quayside 443        one port\n"
                                                "  quayside ssh        a service\n"
                                                "  quayside 80-90 udp  a range, on UDP\n"
                                                "  quayside class.lab  a lab script, in the lab;\n"
                                                "                      or a recording, class.recording\n\n"
                                                "Options:\n"
                                                "  --shots FOLDER  render every page into pictures, without a display\n"
                                                "  --version       print the version\n"
                                                "  --help          print this help\n\n"
                                                "The same in the terminal: quay lookup QUERY");
    std::puts(text.toUtf8().constData());
    return 0;
}

bool isAsked(int argc, char **argv, const char *option)
{
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], option) == 0)
            return true;
    }
    return false;
}

int run()
{
    QStringList arguments = QApplication::arguments().sliced(1);
    if (arguments.value(0) == u"--shots") {
        if (arguments.size() == 2)
            return quay::renderShots(arguments[1]);
        std::fputs("quayside: --shots takes one folder.\n", stderr);
        return 2;
    }
    quay::MainWindow window(
        {quay::dataFolder(), QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
                                 QStringLiteral("/quayside/quayside.ini")});
    window.show();
    if (arguments.size() == 1 && quay::MainWindow::isOfTheLab(arguments[0]))
        window.openFile(arguments[0]);
    else if (!arguments.isEmpty())
        window.ask(arguments.join(u' '));
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    // These need no display, so they come before the application.
    if (isAsked(argc, argv, "--help") || isAsked(argc, argv, "-h"))
        return printHelp(argc, argv);
    if (isAsked(argc, argv, "--version") || isAsked(argc, argv, "-v")) {
        std::puts("quayside " QUAYSIDE_VERSION);
        return 0;
    }
    const QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("quayside"));
    QApplication::setApplicationVersion(QStringLiteral(QUAYSIDE_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("org.quayside.Quayside"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/quayside.svg")));
    return run();
}
