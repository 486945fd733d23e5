// SPDX-License-Identifier: MIT
#include "rules/predict.h"

#include "rules/chance.h"
#include "rules/inheriting.h"
#include "rules/steps.h"

namespace quay::rules
{

Prediction unknown(Rule rule, const MissingFact &missing)
{
    Prediction prediction;
    prediction.outcome = Outcome::Unknown;
    prediction.rule = rule;
    prediction.missing = missing;
    return prediction;
}

Port meantPort(const State &state, Port written, const std::optional<SocketId> &portOf)
{
    if (!portOf)
        return written;
    const Socket *socket = state.find(*portOf);
    return socket == nullptr ? written : socket->local.port;
}

LocalPort portOf(const Socket &socket)
{
    if (socket.local.port == Port{})
        return {};
    LocalPort port{LocalPort::Kind::Number, socket.local.port, {socket.local.port, socket.local.port}, 1, 1, false};
    if (socket.portAssumed) {
        port.kind = LocalPort::Kind::Chosen;
        port.candidates = socket.candidates;
        port.step = socket.candidateStep;
        port.count = socket.candidateCount;
    }
    return port;
}

const Socket *openSocket(const State &state, SocketId id)
{
    const Socket *socket = state.find(id);
    return socket != nullptr && socket->open && !socket->queued ? socket : nullptr;
}

namespace
{
// What the state goes on with: the outcome that was seen, or the branch that is assumed.
Prediction settled(const Prediction &prediction, const Observation &observed)
{
    Prediction result = prediction;
    if (observed.error) {
        result.outcome = *observed.error == Errno::None ? Outcome::Ok : Outcome::Fails;
        result.error = *observed.error;
        if (observed.pending)
            result.outcome = Outcome::Pending;
    } else {
        result.outcome = prediction.missing.otherwise;
        result.error = prediction.missing.errorOtherwise;
    }
    return result;
}
} // namespace

namespace
{
// Where it matters which port the kernel chose, and that is known, it is counted in.
Prediction decideKnowing(const State &state, const Operation &operation, const Observation &observed)
{
    if (!state.assumedAmongFew().empty()) {
        if (std::optional<Prediction> chance = chanceOfPort(state, operation))
            return *chance;
    }
    return std::visit(
        [&]<typename Op>(const Op &op) {
            if constexpr (std::is_same_v<Op, Connect> || std::is_same_v<Op, Send>)
                return decide(state, op, observed);
            else
                return decide(state, op);
        },
        operation);
}

// What the state could make of a call that was predicted to fail, and didn't.
bool canFollow(const State &state, const Operation &operation, const Observation &observed)
{
    if (const auto *bind = std::get_if<Bind>(&operation)) {
        const Socket *socket = openSocket(state, bind->socket);
        return socket != nullptr && observed.port && !socket->onPort && socket->state == SocketState::Closed;
    }
    const auto *listen = std::get_if<Listen>(&operation);
    const Socket *socket = listen == nullptr ? nullptr : openSocket(state, listen->socket);
    return socket != nullptr && socket->transport == Transport::Tcp && socket->state < SocketState::Listening;
}

// The kernel did something else than was predicted: the state follows the kernel where it can.
std::optional<Prediction> corrected(const State &state, const Operation &operation, const Prediction &prediction,
                                    const Observation &observed)
{
    if (!observed.error || prediction.outcome == Outcome::Unknown)
        return std::nullopt;
    const bool hasFailed = *observed.error != Errno::None;
    if (hasFailed && prediction.outcome == Outcome::Ok) {
        Prediction failed = fails(*observed.error, prediction.rule);
        failed.port = prediction.port;
        return failed;
    }
    // A connect that was to be refused has met somebody of whom nothing is known.
    const bool hasMet = std::holds_alternative<Connect>(operation) && prediction.error == Errno::EConnRefused &&
                        !observed.pending && observed.port;
    if (hasFailed || prediction.outcome != Outcome::Fails || !(hasMet || canFollow(state, operation, observed)))
        return std::nullopt;
    Prediction succeeded = succeeds(Rule::Done);
    if (observed.port && !std::holds_alternative<Listen>(operation))
        succeeded.port = {LocalPort::Kind::Number, *observed.port, {*observed.port, *observed.port}, 1, 1, false};
    return succeeded;
}
} // namespace

namespace
{
Prediction applyToSocket(State &state, const Operation &operation, const Observation &observed)
{
    Prediction prediction = decideKnowing(state, operation, observed);
    const auto commitAs = [&](const Prediction &decided) {
        std::visit([&](const auto &op) { commit(state, op, decided, observed); }, operation);
    };
    if (prediction.outcome == Outcome::Unknown)
        commitAs(settled(prediction, observed));
    else if (const std::optional<Prediction> real = corrected(state, operation, prediction, observed))
        commitAs(*real);
    else
        commitAs(prediction);
    return prediction;
}

Prediction noDescriptor() { return fails(Errno::EBadF, Rule::NotAnOpenSocket); }
} // namespace

Prediction predict(const State &state, const Operation &operation)
{
    if (state.inherited().empty())
        return decideKnowing(state, operation, {});
    const std::optional<Operation> meant = onDescription(state, operation);
    return meant ? onDescriptors(state, *meant, decideKnowing(state, *meant, {})) : noDescriptor();
}

Prediction apply(State &state, const Operation &operation, const Observation &observed)
{
    if (state.inherited().empty())
        return applyToSocket(state, operation, observed);
    const std::optional<Operation> meant = onDescription(state, operation);
    if (!meant)
        return noDescriptor();
    const Prediction prediction = onDescriptors(state, *meant, decideKnowing(state, *meant, observed));
    static_cast<void>(applyToSocket(state, *meant, observed));
    refreshInherited(state);
    return prediction;
}

} // namespace quay::rules
