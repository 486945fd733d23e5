// SPDX-License-Identifier: MIT
#include "cli/run.h"

#include "cli/scriptsof.h"
#include "cli/termination.h"
#include "common/labtext.h"
#include "script/replay.h"

#include <QCommandLineParser>
#include <QFile>

#include <cstdio>

#include <signal.h>

namespace quay::cli
{

namespace
{

std::vector<RunSession::Part> partsOf(ScriptsOf::Read read, bool isolated, bool mayLeave,
                                      const script::ServiceLookup &services)
{
    std::vector<RunSession::Part> parts;
    for (script::Script &script : read.scripts) {
        RunSession::Part &part = parts.emplace_back();
        part.steps = std::move(script.steps);
        part.surroundings = [isolated, known = script::knownHosts(read.hosts)] {
            Surroundings here = isolated ? Surroundings::freshHost() : Surroundings::thisComputer();
            here.hosts = known;
            return here;
        };
        part.runner = [services, mayLeave, hosts = read.hosts](const Surroundings &here) {
            script::LabRunnerSettings settings =
                here.runnerSettings(QCoreApplication::applicationFilePath(), services, hosts);
            settings.mayLeave = mayLeave;
            return std::make_unique<script::LabRunner>(std::move(settings));
        };
    }
    return parts;
}

std::vector<RunSession::Part> partsOf(std::vector<script::RecordedScript> scripts,
                                      const script::ServiceLookup &services)
{
    std::vector<RunSession::Part> parts;
    for (script::RecordedScript &script : scripts) {
        RunSession::Part &part = parts.emplace_back();
        for (const script::RecordedStep &step : script.steps)
            part.steps.push_back(step.step);
        const auto recorded = std::make_shared<script::RecordedScript>(std::move(script));
        part.surroundings = [recorded] { return Surroundings::recorded(recorded->beginning); };
        part.runner = [recorded, services](const Surroundings &there) {
            return std::make_unique<script::Replay>(*recorded, services,
                                                    [&there](rules::SocketId socket) { return there.nameOf(socket); });
        };
    }
    return parts;
}

} // namespace

Exit RunCommand::run(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(help());
    parser.addPositionalArgument(tr("FILE"), tr("A lab script; - is standard input."));
    const QCommandLineOption json(QStringLiteral("json"), tr("Print one JSON object a step."));
    const QCommandLineOption isolated(QStringLiteral("isolated"),
                                      tr("In a fresh host of its own (lo only, root, nothing bound)."));
    const QCommandLineOption record(QStringLiteral("record"), tr("Write what happens to OUT, for \"quay replay\"."),
                                    tr("OUT"));
    const QCommandLineOption outside(QStringLiteral("outside"), tr("Allow sending to other computers."));
    parser.addOptions({json, isolated, record, outside});
    if (const auto exit = parse(parser, arguments))
        return *exit;
    if (parser.positionalArguments().size() != 1)
        return usage(tr("Say which script, for instance: quay run example.lab. Or - for standard input."));

    const script::ServiceLookup services = servicesOfTheRegistry();
    auto read = ScriptsOf::file(parser.positionalArguments().constFirst(), services, parser.isSet(isolated));
    if (!read)
        return usage(read.error());
    QFile recording(parser.value(record));
    if (parser.isSet(record) && !recording.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered))
        return usage(tr("\"%1\" can't be written: %2").arg(recording.fileName(), recording.errorString()));
    RunSession session(partsOf(std::move(*read), parser.isSet(isolated), parser.isSet(outside), services),
                       parser.isSet(json), recording.isOpen() ? &recording : nullptr);
    const Exit exit = carryOut(session);
    if (!recording.isOpen() || (recording.flush() && recording.error() == QFileDevice::NoError))
        return exit;
    Output::error(tr("\"%1\" can't be written: %2").arg(recording.fileName(), recording.errorString()));
    return Exit::Environment;
}

Exit RunCommand::replay(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(replayHelp());
    parser.addPositionalArgument(QStringLiteral("file"), tr("A recording; - is standard input."), tr("FILE"));
    const QCommandLineOption json(QStringLiteral("json"), tr("Print one JSON object a step."));
    parser.addOption(json);
    if (const auto exit = parse(parser, arguments))
        return *exit;
    if (parser.positionalArguments().size() != 1)
        return usage(tr("Say which recording, for instance: quay replay example.recording"));

    const QString path = parser.positionalArguments().constFirst();
    QFile file(path);
    if (!(path == u"-" ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly)))
        return usage(tr("\"%1\" can't be read: %2").arg(path, file.errorString()));
    auto scripts = script::readRecording(file.read(script::maxRecordingBytes + 1));
    if (!scripts)
        return usage(path + QStringLiteral(": ") + LabText::problem(scripts.error()));
    RunSession session(partsOf(std::move(*scripts), servicesOfTheRegistry()), parser.isSet(json), nullptr);
    return carryOut(session);
}

Exit RunCommand::carryOut(RunSession &session)
{
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
              "  quay run - --json < example.lab    one JSON object a step\n"
              "  quay run example.lab --record OUT  to be seen again with \"quay replay OUT\"\n\n"
              "The exit status is 0 if every expectation was met and every prediction right, 1 if not, 2 if the script "
              "has mistakes, 3 if the system refused something.");
}

QString RunCommand::replayHelp()
{
    return tr("Shows a recording again, without a process or a socket.\n\n"
              "  quay run example.lab --record example.recording\n"
              "  quay replay example.recording           as it was printed then\n"
              "  quay replay example.recording --json    one JSON object a step\n\n"
              "The exit status is that of the run.");
}

} // namespace quay::cli
