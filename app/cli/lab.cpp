// SPDX-License-Identifier: MIT
#include "cli/lab.h"

#include "cli/runtable.h"
#include "cli/scriptsof.h"
#include "cli/termination.h"
#include "common/labtext.h"
#include "common/scripttext.h"
#include "script/parser.h"

#include <QCommandLineParser>
#include <QFile>

#include <cstdio>

namespace quay::cli
{

namespace
{

Surroundings surroundingsWith(const HostSettings &hosts, bool isolated)
{
    Surroundings here = isolated ? Surroundings::freshHost() : Surroundings::thisComputer();
    here.hosts = script::knownHosts(hosts.hosts());
    return here;
}

} // namespace

LabCommand::LabCommand(bool isolated, script::ServiceLookup service)
    : m_service(std::move(service)), m_hosts(HostSettings::read()), m_surroundings(surroundingsWith(m_hosts, isolated)),
      m_runner(m_surroundings.runnerSettings(QCoreApplication::applicationFilePath(), m_service, m_hosts.hosts())),
      m_reason(m_surroundings, m_runner.model()), m_editor(QStringLiteral("lab> "))
{
    connect(&m_editor, &LineEditor::line, this, &LabCommand::take);
    connect(&m_editor, &LineEditor::ended, this, &LabCommand::stop);
    connect(&m_editor, &LineEditor::interrupted, this, &LabCommand::stop);
    connect(&m_runner, &script::Runner::predicted, this, &LabCommand::printPrediction);
    connect(&m_runner, &script::Runner::done, this, &LabCommand::printOutcome);
    connect(&m_runner, &script::Runner::happened, this, &LabCommand::tell);
    connect(&m_runner, &script::Runner::refused, this, &LabCommand::refuse);
    connect(&m_runner, &script::Runner::finished, this, &LabCommand::finished, Qt::QueuedConnection);
}

Exit LabCommand::run(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(help());
    const QCommandLineOption isolated(QStringLiteral("isolated"),
                                      tr("In a fresh host of its own (lo only, root, nothing bound)."));
    const QCommandLineOption record(QStringLiteral("record"), tr("Write what happens to OUT, for \"quay replay\"."),
                                    tr("OUT"));
    parser.addOptions({isolated, record});
    if (const auto exit = parse(parser, arguments))
        return *exit;
    if (!parser.positionalArguments().isEmpty())
        return usage(tr("\"quay lab\" reads statements; \"quay run\" takes a file."));
    QFile recording(parser.value(record));
    if (parser.isSet(record) && !recording.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered))
        return usage(tr("\"%1\" can't be written: %2").arg(recording.fileName(), recording.errorString()));
    LabCommand lab(parser.isSet(isolated), servicesOfTheRegistry());
    if (recording.isOpen())
        lab.recordTo(recording);
    Termination termination;
    connect(&termination, &Termination::asked, &lab, &LabCommand::stop);
    connect(&lab, &LabCommand::finished, &lab, [] { QCoreApplication::quit(); });
    QMetaObject::invokeMethod(&lab, &LabCommand::start, Qt::QueuedConnection);
    QCoreApplication::exec();
    if (recording.isOpen() && (!recording.flush() || recording.error() != QFileDevice::NoError)) {
        Output::error(tr("\"%1\" can't be written: %2").arg(recording.fileName(), recording.errorString()));
        return Exit::Environment;
    }
    return lab.m_isRefused ? Exit::Environment : Exit::Success;
}

void LabCommand::recordTo(QIODevice &output)
{
    m_recorder = std::make_unique<script::Recorder>(m_runner, m_surroundings.beginning(), output);
}

void LabCommand::start()
{
    if (m_editor.isTerminal())
        m_output.line(tr("One statement a line, for instance: web: listen tcp 127.0.0.1:8080 as door\n"
                         "\"help\" lists the statements. \"quit\" or Ctrl+D ends the lab and all its programs."));
    for (const QString &mistake : m_hosts.mistakes())
        Output::error(mistake);
    m_editor.ask();
}

void LabCommand::stop()
{
    if (!std::exchange(m_isStopping, true))
        m_runner.stop();
}

// Words of the terminal, not of the script: those name a program first.
bool LabCommand::takeWord(const QString &word)
{
    if (word == u"quit" || word == u"exit") {
        stop();
        return true;
    }
    if (word != u"help" && word != u"?")
        return false;
    m_output.line(statements());
    m_editor.ask();
    return true;
}

void LabCommand::take(const QString &line)
{
    if (takeWord(line.trimmed()))
        return;
    const QByteArray text = m_text + line.toUtf8() + '\n';
    const auto scripts = script::parse(text, {m_service, m_surroundings.isolated, m_surroundings.hosts});
    if (!scripts || scripts->size() != 1) {
        if (scripts)
            Output::error(tr("A line of three dashes begins another script; here there is one."));
        else
            Output::error(ScriptText::report(scripts.error().front(), text, QStringLiteral("lab")).chopped(1));
        m_editor.ask();
        return;
    }
    m_text = text;
    if (int(scripts->front().steps.size()) == m_steps) { // a comment, or nothing
        m_editor.ask();
        return;
    }
    m_steps = int(scripts->front().steps.size());
    m_runner.run(scripts->front().steps.back());
}

void LabCommand::printPrediction(const script::RunStep &step)
{
    m_output.line(tr("predicted: %1").arg(RunTable::predictedText(step)));
    const QString reason = m_reason.text(step.predicted, m_runner.model().ahead(step.predicted.decidedBy));
    if (!reason.isEmpty())
        m_output.line(m_output.styled(QStringLiteral("  ") + reason, Output::Style::Faint));
    std::fflush(stdout);
}

void LabCommand::printOutcome(const script::RunStep &step)
{
    const bool isGood = step.actual->agrees && step.actual->met != false;
    m_output.line(m_output.styled(tr("happened:  %1").arg(RunTable::actualText(step)),
                                  isGood ? Output::Style::Good : Output::Style::Bad));
    if (const QString verdict = RunTable::verdict(step); !verdict.isEmpty())
        m_output.line(m_output.styled(QStringLiteral("  ") + verdict, Output::Style::Bad));
    if (const QString shortage = LabText::shortage(step.actual->outcome.error); !shortage.isEmpty())
        m_output.line(m_output.styled(QStringLiteral("  ") + shortage, Output::Style::Faint));
    std::fflush(stdout);
    m_editor.ask();
}

void LabCommand::tell(const lab::Event &event)
{
    const QString text = m_isStopping ? QString() : LabText::surprise(event, m_runner.lab());
    if (text.isEmpty())
        return;
    m_editor.hide();
    m_output.line(m_output.styled(text, Output::Style::Bad));
    std::fflush(stdout);
    m_editor.show();
}

void LabCommand::refuse(script::Refusal why, const QString &detail)
{
    Output::error(LabText::refusal(why, detail));
    if (why == script::Refusal::OutsideAddress)
        return; // the step has failed; the next may be another
    m_isRefused = true;
    stop();
}

QString LabCommand::help()
{
    return tr("A lab at the terminal: reads statements of the lab script one by one, says what each will do, and does "
              "it with real programs and real sockets.\n\n"
              "  quay lab               on this computer\n"
              "  quay lab --isolated    on a fresh host of its own\n\n"
              "A statement names a program and what it does:\n\n"
              "  web: listen tcp 127.0.0.1:8080 as door\n"
              "  alice: connect tcp 127.0.0.1:8080 as a\n"
              "  alice: send a \"hello\"");
}

QString LabCommand::statements()
{
    return tr("A statement names a program, and what it does:\n\n"
              "  web: listen tcp 127.0.0.1:8080 as door     bind and listen; [backlog N]\n"
              "  web: bind udp [::1]:5353 as u              or bind NAME ADDRESS:PORT\n"
              "  alice: connect tcp 127.0.0.1:8080 as a     [from ADDRESS:PORT]\n"
              "  alice: send a \"hello\"                      or hex \"00 ff\", N bytes; [to ADDRESS:PORT] [times K]\n"
              "  web: set door reuseport off                an option of a socket\n"
              "  web: pause door                            accept no more; resume\n"
              "  bob: inherit door as spare                 the same socket in another program\n"
              "  alice: join u 239.1.2.3                    a multicast group; leave\n"
              "  alice: shutdown a                          close, reset, disconnect\n"
              "  alice: exit                                kill\n"
              "  alice: wait 100 ms\n\n"
              "Options of a new socket, at the end of its line: reuseaddr, reuseport, v6only, dualstack, broadcast, "
              "device NAME, freebind, noport, range LO-HI, rcvbuf N, sndbuf N, ttl N, nodelay.\n"
              "* is 0.0.0.0; port 0 lets the system choose; $NAME is the port of a socket; NAME#1 a session of a "
              "listener.");
}

} // namespace quay::cli
