// SPDX-License-Identifier: MIT
#include "cli/run.h"

#include "cli/runsession.h"
#include "cli/scriptsof.h"
#include "cli/termination.h"

#include <QCommandLineParser>

#include <signal.h>

namespace quay::cli
{

Exit RunCommand::run(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(help());
    parser.addPositionalArgument(tr("FILE"), tr("A lab script; - is standard input."));
    const QCommandLineOption json(QStringLiteral("json"), tr("Print one JSON object a step."));
    const QCommandLineOption isolated(QStringLiteral("isolated"),
                                      tr("In a fresh host of its own (lo only, root, nothing bound)."));
    parser.addOptions({json, isolated});
    if (const auto exit = parse(parser, arguments))
        return *exit;
    if (parser.positionalArguments().size() != 1)
        return usage(tr("Say which script, for instance: quay run example.lab. Or - for standard input."));

    const script::ServiceLookup services = servicesOfTheRegistry();
    auto scripts = ScriptsOf::file(parser.positionalArguments().constFirst(), {services, parser.isSet(isolated)});
    if (!scripts)
        return usage(scripts.error());
    RunSession session(std::move(*scripts), {parser.isSet(json), parser.isSet(isolated), services});
    Termination termination;
    int signal = 0;
    Exit exit = Exit::Environment;
    QObject::connect(&session, &RunSession::finished, &session, [&exit](Exit how) {
        exit = how;
        QCoreApplication::quit();
    });
    QObject::connect(&termination, &Termination::asked, &session, [&](int number) {
        signal = number;
        session.stop();
    });
    QMetaObject::invokeMethod(&session, &RunSession::start, Qt::QueuedConnection);
    QCoreApplication::exec();
    if (signal != 0) { // whoever waits for us shall see what ended us
        ::signal(signal, SIG_DFL);
        ::raise(signal);
    }
    return exit;
}

QString RunCommand::help()
{
    return tr("Carries out a lab script with real programs and real sockets: says what each step will do, does it, and "
              "compares.\n\n"
              "  quay run example.lab               on this computer\n"
              "  quay run example.lab --isolated    on a fresh host of its own\n"
              "  quay run - --json < example.lab    one JSON object a step\n\n"
              "The exit status is 0 if every expectation was met and every prediction right, 1 if not, 2 if the script "
              "has mistakes, 3 if the system refused something.");
}

} // namespace quay::cli
