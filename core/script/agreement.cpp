// SPDX-License-Identifier: MIT
#include "script/agreement.h"

#include "lab/operationjson.h"
#include "script/observing.h"

#include <algorithm>

namespace quay::script
{

using lab::LabSocket;
using lab::LabState;
using rules::Outcome;
using rules::SocketId;

namespace
{

QStringList namesOf(const StepOutcome &outcome)
{
    QStringList names;
    for (const Delivery &delivery : outcome.deliveries)
        names.append(delivery.receiver);
    names.removeDuplicates();
    return names;
}

// Programs that read from one socket: each message goes to one of them, a stream in any parts.
bool mayBeDivided(const PredictedStep &predicted, const Predictor &model)
{
    const auto *send = predicted.operations.empty() ? nullptr : std::get_if<rules::Send>(&predicted.operations.back());
    const rules::Socket *socket = send == nullptr ? nullptr : model.state().find(send->socket);
    return predicted.prediction.rule == rules::Rule::FirstToRead && socket != nullptr &&
           (socket->transport == Transport::Tcp || send->count > 1);
}

QStringList foreseenInTheLab(const PredictedStep &predicted, const Predictor &model)
{
    QStringList names = namesOf(predicted.outcome);
    for (const SocketId receiver : predicted.prediction.receivers) {
        if (rules::State::isForeign(receiver))
            names.removeAll(model.name(receiver));
    }
    return names;
}

// Without those in other hosts in which a visitor has turned out to be one of the script's own programs.
QStringList seenInTheLab(const PredictedStep &predicted, const StepOutcome &actual, std::span<const SocketId> reached,
                         const LabState &lab)
{
    QStringList names = namesOf(actual);
    for (const SocketId receiver : reached) {
        const LabSocket *socket = lab.find(receiver);
        if (socket != nullptr && hasOutsiders(predicted) && rules::hostOf(receiver) != predicted.host)
            names.removeAll(socket->opened.name);
    }
    return names;
}

bool receiversAgree(const PredictedStep &predicted, const QStringList &seen, const Predictor &model)
{
    const QStringList foreseen = foreseenInTheLab(predicted, model);
    const bool mayBeNobody = hasOutsiders(predicted);
    if (mayBeDivided(predicted, model)) {
        return (mayBeNobody || !seen.empty()) &&
               std::all_of(seen.begin(), seen.end(),
                           [&foreseen](const QString &name) { return foreseen.contains(name); });
    }
    if (!predicted.outcome.anyOf)
        return seen == foreseen;
    return seen.empty() ? mayBeNobody : seen.size() == 1 && foreseen.contains(seen.front());
}

// After a failed connect(2) getsockname(2) may still show the port that was given back.
bool hasStalePort(const PredictedStep &predicted, const Predictor &model)
{
    const std::optional<SocketId> id =
        predicted.operations.empty() ? std::nullopt : lab::subject(predicted.operations.back());
    const rules::Socket *socket = id ? model.find(*id) : nullptr;
    return socket != nullptr && socket->transport == Transport::Tcp && socket->state == rules::SocketState::Closed;
}

bool portAgrees(const PredictedStep &predicted, const std::optional<Port> &actual, const Predictor &model)
{
    if (hasStalePort(predicted, model))
        return true;
    switch (predicted.port.kind) {
    case PredictedPort::Kind::None:
        return !actual;
    case PredictedPort::Kind::Number:
        return actual == predicted.port.port;
    case PredictedPort::Kind::Ephemeral:
        break;
    }
    if (!actual || predicted.calls.empty())
        return false;
    const rules::LocalPort &told = predicted.calls.back().prediction.port;
    return told.kind != rules::LocalPort::Kind::Chosen ||
           (told.candidates.contains(*actual) &&
            (number(*actual) - number(told.candidates.first)) % std::max<int>(1, told.step) == 0);
}

} // namespace

bool hasOutsiders(const PredictedStep &predicted)
{
    const std::vector<SocketId> &receivers = predicted.prediction.receivers;
    return std::any_of(receivers.begin(), receivers.end(), rules::State::isForeign);
}

std::size_t receiversToBeSeen(const PredictedStep &predicted)
{
    const std::vector<SocketId> &receivers = predicted.prediction.receivers;
    if (predicted.outcome.anyOf)
        return hasOutsiders(predicted) ? 0 : 1;
    const auto outside = std::count_if(receivers.begin(), receivers.end(), rules::State::isForeign);
    return predicted.outcome.deliveries.size() - std::size_t(outside);
}

bool agrees(const PredictedStep &predicted, const ActualStep &actual, std::span<const SocketId> reached,
            const lab::LabState &lab, const Predictor &model)
{
    if (predicted.prediction.outcome == Outcome::Unknown)
        return true;
    if (predicted.outcome.outcome != actual.outcome.outcome || predicted.outcome.error != actual.outcome.error)
        return false;
    if (!receiversAgree(predicted, seenInTheLab(predicted, actual.outcome, reached, lab), model))
        return false;
    if (actual.outcome.outcome == Outcome::Fails && !predicted.calls.empty() &&
        callName(predicted.calls.back().operation) != actual.failedCall)
        return false;
    return portAgrees(predicted, actual.port, model);
}

} // namespace quay::script
