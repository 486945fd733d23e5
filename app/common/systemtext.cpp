// SPDX-License-Identifier: MIT
#include "common/systemtext.h"

#include <algorithm>

namespace quay
{

using rules::BindDoubt;
using rules::BindError;
using rules::BindVerdict;
using rules::Errno;
using rules::Outcome;
using rules::PlainBind;
using rules::PlainSocket;
using rules::System;
using script::PredictedStep;

namespace
{

// The bind(2) of a step that is about a port to be had.
const rules::Bind *bindOf(const PredictedStep &step)
{
    if (step.operations.empty() || (!std::holds_alternative<rules::Bind>(step.operations.back()) &&
                                    !std::holds_alternative<rules::Listen>(step.operations.back())))
        return nullptr;
    const auto call = std::find_if(step.calls.begin(), step.calls.end(), [](const script::PredictedCall &one) {
        return std::holds_alternative<rules::Bind>(one.operation);
    });
    return call == step.calls.end() ? nullptr : std::get_if<rules::Bind>(&call->operation);
}

// What it came to here, in the words of the other systems. Absent: something else was wrong, that they would not take
// either.
std::optional<BindVerdict> here(const rules::Prediction &prediction)
{
    BindVerdict verdict;
    if (prediction.outcome == Outcome::Unknown)
        verdict.doubt = BindDoubt::HiddenOptions;
    else if (prediction.error == Errno::EAddrInUse)
        verdict.error = BindError::AddressInUse;
    else if (prediction.error == Errno::EAcces)
        verdict.error = BindError::AccessDenied;
    else if (prediction.outcome != Outcome::Ok)
        return std::nullopt;
    return verdict;
}

bool differ(const BindVerdict &here, const BindVerdict &there)
{
    if (here.doubt != BindDoubt::None || there.doubt != BindDoubt::None)
        return false; // nobody knows
    return here.error != there.error || there.undefinedDelivery;
}

template <typename Is>
bool anyOf(const PlainBind &bind, Is is)
{
    return is(bind.newcomer) || std::any_of(bind.existing.begin(), bind.existing.end(), is);
}

bool takesBothFamilies(const PlainSocket &socket)
{
    return socket.local.address == Address::any(Family::V6) && !socket.v6Only;
}

// A program that leaves IPV6_V6ONLY alone gets the default of the system, and that is on for Windows and for FreeBSD
// (ip6(4)).
PlainBind asThere(System system, PlainBind bind)
{
    if (system == System::MacOs)
        return bind;
    bind.newcomer.v6Only |= takesBothFamilies(bind.newcomer);
    for (PlainSocket &socket : bind.existing)
        socket.v6Only |= takesBothFamilies(socket);
    return bind;
}

bool isSame(const BindVerdict &a, const BindVerdict &b)
{
    return a.error == b.error && a.doubt == b.doubt && a.undefinedDelivery == b.undefinedDelivery;
}

} // namespace

QString SystemText::title() { return tr("On other systems"); }

QString SystemText::difference() { return tr("Differs from Linux."); }

QString SystemText::name(System system)
{
    switch (system) {
    case System::Linux:
        return QStringLiteral("Linux");
    case System::Windows:
        return QStringLiteral("Windows");
    case System::MacOs:
        return QStringLiteral("macOS");
    case System::FreeBsd:
        return QStringLiteral("FreeBSD");
    }
    Q_UNREACHABLE();
}

QString SystemText::source(System system)
{
    return tr("%1: documented, not verified here (%2).", "system, title of the document")
        .arg(name(system), rules::sourceTitle(system));
}

QString SystemText::outcome(const BindVerdict &verdict)
{
    switch (verdict.doubt) {
    case BindDoubt::HiddenOptions:
        return tr("%1: can't be told, it hangs on options of another program's socket.", "system");
    case BindDoubt::Connection:
        return tr("%1: can't be told, the document does not say what a connection on the port does.", "system");
    case BindDoubt::None:
        break;
    }
    switch (verdict.error) {
    case BindError::None:
        return verdict.undefinedDelivery ? tr("%1: succeeds, but it is undefined who receives.", "system")
                                         : tr("%1: succeeds.", "system");
    case BindError::AddressInUse:
        return tr("%1: fails, address in use.", "system");
    case BindError::AccessDenied:
        return tr("%1: fails, access denied.", "system");
    case BindError::AddressNotAvailable:
        return tr("%1: fails, no such address: of 127.0.0.0/8 only 127.0.0.1 is there, unless one adds others.",
                  "system");
    }
    Q_UNREACHABLE();
}

std::vector<SystemText::Line> SystemText::lines(const PredictedStep &step, const rules::State &state)
{
    const rules::Bind *call = bindOf(step);
    const std::optional<BindVerdict> expected = here(step.prediction);
    const std::optional<PlainBind> bind = call && expected ? rules::plainBind(state, *call) : std::nullopt;
    std::vector<Line> lines;
    if (!bind)
        return lines;
    for (const System system : {System::Windows, System::MacOs, System::FreeBsd}) {
        const PlainBind there = asThere(system, *bind);
        const BindVerdict verdict = rules::mayBind(system, there.existing, there.newcomer);
        Line line{system, outcome(verdict).arg(name(system)), differ(*expected, verdict),
                  verdict.doubt != BindDoubt::None};
        if (system == System::Windows && anyOf(*bind, [](const PlainSocket &socket) { return socket.reusePort; }))
            line.sentence += u' ' + tr("There is no SO_REUSEPORT there.");
        if (!isSame(verdict, rules::mayBind(system, bind->existing, bind->newcomer)))
            line.sentence += u' ' + tr("IPV6_V6ONLY is on there by default.");
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace quay
