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
    case lab::Refusal::HostUnknown:
        return tr("There is no host \"%1\" in your settings.").arg(detail);
    case lab::Refusal::OutsideAddress:
        return tr("%1 is outside this computer. The lab sends nothing there unless you allow it (--outside).")
            .arg(detail);
    }
    Q_UNREACHABLE();
}

} // namespace quay
