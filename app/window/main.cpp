// SPDX-License-Identifier: MIT
#include "common/folders.h"
#include "look/icons.h"
#include "window/mainwindow.h"
#include "window/shots.h"

#include <QApplication>
#include <QStandardPaths>

#include <cstdio>
#include <cstring>

namespace
{

constexpr auto helpText = "Usage: quayside [QUERY ...]\n"
                          "\n"
                          "Opens the window; with a query (443, ssh, 80-90) at its best answer.\n"
                          "\n"
                          "  --shots FOLDER  render every page into pictures, without a display\n"
                          "  --version       print the version\n"
                          "  --help          print this\n"
                          "\n"
                          "The same in the terminal: quay lookup QUERY\n";

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
    if (!arguments.isEmpty())
        window.ask(arguments.join(u' '));
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    // These need no display, so they come before the application.
    if (isAsked(argc, argv, "--help") || isAsked(argc, argv, "-h")) {
        std::fputs(helpText, stdout);
        return 0;
    }
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
