// SPDX-License-Identifier: MIT
#include "common/labtext.h"

#include "script/errno_name.h"
#include "script/values.h"

#include <array>

#include <signal.h>

namespace quay
{

namespace
{

struct Signal {
    int number;
    QLatin1StringView name;
};
// By which processes are ended usually (signal(7)).
constexpr std::array signalNames{
    Signal{SIGKILL, QLatin1StringView("SIGKILL")}, Signal{SIGTERM, QLatin1StringView("SIGTERM")},
    Signal{SIGINT, QLatin1StringView("SIGINT")},   Signal{SIGHUP, QLatin1StringView("SIGHUP")},
    Signal{SIGSEGV, QLatin1StringView("SIGSEGV")}, Signal{SIGABRT, QLatin1StringView("SIGABRT")},
    Signal{SIGBUS, QLatin1StringView("SIGBUS")},   Signal{SIGILL, QLatin1StringView("SIGILL")},
    Signal{SIGFPE, QLatin1StringView("SIGFPE")},   Signal{SIGPIPE, QLatin1StringView("SIGPIPE")},
    Signal{SIGXCPU, QLatin1StringView("SIGXCPU")}, Signal{SIGSYS, QLatin1StringView("SIGSYS")}};

QString signalName(int number)
{
    for (const Signal &one : signalNames) {
        if (one.number == number)
            return one.name;
    }
    return QString::number(number);
}

} // namespace

QString LabText::refusal(lab::Refusal why, const QString &detail)
{
    switch (why) {
    case lab::Refusal::None:
        return {};
    case lab::Refusal::AgentMissing:
        return tr("The lab's programs can't start: \"%1\" is missing or may not be executed.").arg(detail);
    case lab::Refusal::NoDescriptors:
        return tr("One more program can't start: this process may not have more open files. Use fewer programs, or "
                  "raise the limit before you start it again (ulimit -n).");
    case lab::Refusal::NamespacesRefused:
        return tr("This system refuses an isolated host (user and network namespaces): %1").arg(detail);
    case lab::Refusal::TooManyPrograms:
        return tr("The program \"%1\" is one too many: at most 256 run at a time.").arg(detail);
    case lab::Refusal::OutsideAddress:
        return tr("%1 is outside this computer. The lab sends nothing there unless you allow it (--outside).")
            .arg(detail);
    case lab::Refusal::HostCommandMissing:
        return tr("The host %1 can't be reached: there is no such command, or it may not be executed.").arg(detail);
    case lab::Refusal::HostCommandEnded:
        return tr("The host %1 can't be reached: the command has ended before a program of the lab answered. What it "
                  "says on its own stands above.")
            .arg(detail);
    case lab::Refusal::HostNonsense:
        return tr("The host %1 can't be used: what answers there is no \"quay agent\" of this version.").arg(detail);
    case lab::Refusal::HostSilent:
        return tr("The host %1 does not answer. If its command asks for a password: it can't, set a key up for it.")
            .arg(detail);
    }
    Q_UNREACHABLE();
}

QString LabText::problem(const script::RecordingError &error)
{
    switch (error.mistake) {
    case script::RecordingMistake::NotARecording:
        return tr("This is no recording; \"quay run FILE --record OUT\" makes one.");
    case script::RecordingMistake::OtherVersion:
        return tr("This recording is of another version of the program.");
    case script::RecordingMistake::BadLine:
        return tr("Line %1 is none of a recording: the file is damaged.").arg(error.line);
    case script::RecordingMistake::TooLong:
        return tr("The file is too long for a recording.");
    }
    Q_UNREACHABLE();
}

QString LabText::ended(const lab::ProgramEnded &ended, const QString &program)
{
    switch (ended.how) {
    case lab::ProgramEnded::How::Exited:
        return tr("The program %1 has ended by itself, with status %2. Its sockets are closed; its next line starts it "
                  "again.")
            .arg(program)
            .arg(ended.code);
    case lab::ProgramEnded::How::Signaled:
        return tr("The program %1 was ended by a signal that the lab did not send (%2). Its sockets are closed; its "
                  "next line starts it again.")
            .arg(program, signalName(ended.code));
    case lab::ProgramEnded::How::Silent:
        return tr("The program %1 gave no answer any more and was ended. Its sockets are closed; its next line starts "
                  "it again.")
            .arg(program);
    case lab::ProgramEnded::How::Nonsense:
        return tr("The program %1 said what no program of the lab says and was ended. Its sockets are closed; its next "
                  "line starts it again.")
            .arg(program);
    }
    Q_UNREACHABLE();
}

QString LabText::surprise(const lab::Event &event, const lab::LabState &lab)
{
    if (const auto *ended = std::get_if<lab::ProgramEnded>(&event.what)) {
        const lab::LabProgram *program = ended->asked ? nullptr : lab.find(ended->program);
        return program == nullptr ? QString() : LabText::ended(*ended, program->started.name);
    }
    const auto *trouble = std::get_if<lab::Trouble>(&event.what);
    const lab::LabSocket *socket = trouble == nullptr ? nullptr : lab.find(trouble->socket);
    const auto name = trouble == nullptr ? std::nullopt : script::errorName(script::ErrorNumber(trouble->error));
    const QString text = socket == nullptr || !name ? QString() : shortage(script::toString(*name));
    return text.isEmpty()
               ? text
               : tr("%1: %2 %3", "socket, error, sentence").arg(socket->opened.name, script::toString(*name), text);
}

QString LabText::shortage(QStringView error)
{
    if (error == u"EMFILE")
        return tr("The program has as many open files and sockets as it may have. Close some, or raise the limit "
                  "before you start again (ulimit -n).");
    if (error == u"ENFILE")
        return tr("There are as many open files and sockets as this computer may have (fs.file-max). Close some of "
                  "them.");
    if (error == u"ENOBUFS" || error == u"ENOMEM")
        return tr("The system has no memory left for this socket. Send less at once, or close other sockets.");
    return {};
}

} // namespace quay
