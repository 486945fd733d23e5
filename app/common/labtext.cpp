// SPDX-License-Identifier: MIT
#include "common/labtext.h"

namespace quay
{

QString LabText::refusal(lab::Refusal why, const QString &detail)
{
    switch (why) {
    case lab::Refusal::None:
        return {};
    case lab::Refusal::AgentMissing:
        return tr("The lab's programs can't start: \"%1\" is missing or may not be executed.").arg(detail);
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

} // namespace quay
