// SPDX-License-Identifier: MIT
#include "cli/import.h"
#include "cli/lab.h"
#include "cli/lookup.h"
#include "cli/predict.h"
#include "cli/run.h"
#include "cli/sockets.h"
#include "cli/who.h"
#include "common/language.h"
#include "lab/agent/agent.h"

#include <QCoreApplication>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace
{

using namespace quay::cli;

struct Subcommand {
    const char *name;
    Exit (*run)(const QStringList &arguments);
    const char *summary;
};

constexpr std::array subcommands{
    Subcommand{"lookup", LookupCommand::run, QT_TRANSLATE_NOOP("quay", "look a port up: a number, a service, a word")},
    Subcommand{"sockets", SocketsCommand::run,
               QT_TRANSLATE_NOOP("quay", "this computer's sockets, and the processes that hold them")},
    Subcommand{"who", WhoCommand::run, QT_TRANSLATE_NOOP("quay", "who holds a port, and what it is registered for")},
    Subcommand{"predict", PredictCommand::run, QT_TRANSLATE_NOOP("quay", "say what a lab script would do, and why")},
    Subcommand{"run", RunCommand::run,
               QT_TRANSLATE_NOOP("quay", "carry a lab script out with real programs, and compare")},
    Subcommand{"lab", LabCommand::run, QT_TRANSLATE_NOOP("quay", "a lab at the terminal, statement by statement")},
    Subcommand{"replay", RunCommand::replay, QT_TRANSLATE_NOOP("quay", "show the recording of a run again")},
    Subcommand{"import", ImportCommand::run, QT_TRANSLATE_NOOP("quay", "take in a newer registry from IANA")},
};

QString helpText()
{
    QString text = QCoreApplication::translate("quay", "Usage: quay COMMAND [ARGUMENT ...]\n\n"
                                                       "Network ports in the terminal: what they are for, who has "
                                                       "them, and what the operating system does with them.\n\n"
                                                       "Commands:");
    for (const Subcommand &command : subcommands)
        text += QStringLiteral("\n  %1%2")
                    .arg(QLatin1StringView(command.name), -10)
                    .arg(QCoreApplication::translate("quay", command.summary));
    return text + QStringLiteral("\n\n") +
           QCoreApplication::translate("quay",
                                       "Examples:\n"
                                       "  quay lookup 443            what is 443, on every transport\n"
                                       "  quay lookup ssh            the port of a service\n"
                                       "  quay who 8080              which program has it, and how to see that\n"
                                       "  quay sockets --listening   what waits for connections here\n\n"
                                       "\"quay COMMAND --help\" says more of each. The window is called quayside.");
}

int run(const QStringList &arguments)
{
    const QString name = arguments.value(1);
    const Output output;
    if (name.isEmpty())
        return static_cast<int>(usage(helpText()));
    if (name == u"--help" || name == u"-h" || name == u"help") {
        output.line(helpText());
        return static_cast<int>(Exit::Success);
    }
    if (name == u"--version" || name == u"-v") {
        output.line(QStringLiteral("quay ") + QCoreApplication::applicationVersion());
        return static_cast<int>(Exit::Success);
    }
    for (const Subcommand &command : subcommands) {
        if (name == QLatin1StringView(command.name))
            return static_cast<int>(command.run(QStringList{QStringLiteral("quay ") + name} + arguments.sliced(2)));
    }
    return static_cast<int>(usage(
        QCoreApplication::translate("quay", "There is no command \"%1\"; \"quay --help\" lists them.").arg(name)));
}

// Whoever starts a program without one of the three would have its first file or socket take that number, and its
// output written into it. Opened the wrong way round, they refuse as if they were closed.
void occupyStandardDescriptors()
{
    for (const auto &[descriptor, refusing] :
         {std::pair{STDIN_FILENO, O_WRONLY}, {STDOUT_FILENO, O_RDONLY}, {STDERR_FILENO, O_RDONLY}}) {
        if (::fcntl(descriptor, F_GETFD) < 0)
            (void)::open("/dev/null", refusing);
    }
}

} // namespace

int main(int argc, char **argv)
{
    occupyStandardDescriptors();
    // A lab program enters its host before Qt can start a thread, and needs nothing of Qt's.
    if (argc > 1 && std::strcmp(argv[1], "agent") == 0)
        return quay::lab::runAgent(argc - 2, argv + 2);
    // Long lists in few portions, unless somebody is reading along.
    constexpr std::size_t portion = 64 * 1024;
    if (isatty(STDOUT_FILENO) == 0)
        std::setvbuf(stdout, nullptr, _IOFBF, portion);
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("quay"));
    QCoreApplication::setApplicationVersion(QStringLiteral(QUAYSIDE_VERSION));
    quay::Speech speech;
    speech.speak(quay::systemLanguage());
    int exit = run(QCoreApplication::arguments());
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
        quay::cli::Output::error(qt_error_string(errno)); // a full disk, for one
        exit = static_cast<int>(Exit::Environment);
    }
#ifndef __SANITIZE_ADDRESS__ // which looks for leaks at the very end
    // Nothing is left to be done, and taking Qt down would be a good part of what a short command takes.
    ::_exit(exit);
#endif
    return exit;
}
