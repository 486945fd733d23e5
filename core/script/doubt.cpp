// SPDX-License-Identifier: MIT
#include "script/doubt.h"

#include "base/overloaded.h"

namespace quay::script
{

namespace
{

using rules::Outcome;
using rules::Prediction;
using rules::Rule;

// Refusals that look at nothing but the socket and the call.
bool isAboutTheCall(Rule rule)
{
    switch (rule) {
    case Rule::NotAnOpenSocket:
    case Rule::AlreadyBound:
    case Rule::WrongAddressFamily:
    case Rule::MulticastForTcp:
    case Rule::LinkLocalNeedsScope:
    case Rule::MappedOnV6Only:
    case Rule::AlreadyConnected:
    case Rule::AlreadyConnecting:
    case Rule::V6OnlyToV4:
    case Rule::MappedToV6:
    case Rule::NotForTcp:
    case Rule::NoDestination:
    case Rule::DestinationPortZero:
    case Rule::MessageTooLong:
    case Rule::NotAGroup:
        return true;
    default:
        return false;
    }
}

bool isCertain(const Prediction &prediction, const rules::Operation &operation)
{
    if (prediction.outcome == Outcome::Fails && isAboutTheCall(prediction.rule))
        return true;
    const auto conflict = [&](const rules::Bind &) { // one of the script's own sockets is in the way
        return prediction.outcome == Outcome::Fails && !prediction.with.empty();
    };
    // Over a connection between two sockets of the script.
    const auto send = [&](const rules::Send &) { return prediction.rule == Rule::TupleMatch; };
    return std::visit(Overloaded{conflict, send, [](const rules::Connect &) { return false; },
                                 [](const rules::SetMembership &) { return false; },
                                 [](const rules::SetDevice &) { return false; }, [](const auto &) { return true; }},
                      operation);
}

} // namespace

void doubt(Prediction &prediction, const rules::Operation &operation)
{
    if (isCertain(prediction, operation))
        return;
    prediction.missing = {};
    prediction.missing.otherwise = prediction.outcome;
    prediction.missing.errorOtherwise = prediction.error;
    prediction.outcome = Outcome::Unknown;
    prediction.error = rules::Errno::None;
    prediction.rule = Rule::HostNotKnown;
}

} // namespace quay::script
