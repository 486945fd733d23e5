// SPDX-License-Identifier: MIT
#include "rules/predict.h"

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
template <typename Op>
Prediction decideKnowing(const State &state, const Op &operation, const Observation &observed)
{
    if constexpr (std::is_same_v<Op, Connect> || std::is_same_v<Op, Send>)
        return decide(state, operation, observed);
    else
        return decide(state, operation);
}
} // namespace

Prediction predict(const State &state, const Operation &operation)
{
    return std::visit([&state](const auto &op) { return decide(state, op); }, operation);
}

Prediction apply(State &state, const Operation &operation, const Observation &observed)
{
    return std::visit(
        [&](const auto &op) {
            Prediction prediction = decideKnowing(state, op, observed);
            if (prediction.outcome == Outcome::Unknown)
                commit(state, op, settled(prediction, observed), observed);
            else
                commit(state, op, prediction, observed);
            return prediction;
        },
        operation);
}

} // namespace quay::rules
