// SPDX-License-Identifier: MIT
#include "lab/verdict.h"

#include "base/overloaded.h"
#include "common/ruletext.h"
#include "lab/bindsteps.h"
#include "lab/labsession.h"
#include "lab/waysout.h"

#include <algorithm>

namespace quay
{

using rules::Outcome;
using script::PredictedCall;
using script::PredictedStep;
using script::Predictor;
using script::Statement;

namespace
{

Verdict::Kind kindOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Ok:
        return Verdict::Kind::Good;
    case Outcome::Fails:
        return Verdict::Kind::Bad;
    case Outcome::Pending:
        return Verdict::Kind::Waits;
    case Outcome::Unknown:
        return Verdict::Kind::Unknown;
    }
    Q_UNREACHABLE();
}

// The call whose prediction stands for the step.
const PredictedCall *decisive(const PredictedStep &step)
{
    const auto call = std::find_if(step.calls.rbegin(), step.calls.rend(), [&](const PredictedCall &one) {
        return one.prediction.rule == step.prediction.rule && one.prediction.outcome == step.prediction.outcome;
    });
    return call == step.calls.rend() ? nullptr : &*call;
}

} // namespace

QString callName(const rules::Operation &operation)
{
    return std::visit(
        Overloaded{[](const rules::CreateSocket &) { return QStringLiteral("socket"); },
                   [](const rules::Bind &) { return QStringLiteral("bind"); },
                   [](const rules::Listen &) { return QStringLiteral("listen"); },
                   [](const rules::Connect &) { return QStringLiteral("connect"); },
                   [](const rules::Send &send) { return send.to ? QStringLiteral("sendto") : QStringLiteral("send"); },
                   [](const rules::SetAccepting &) { return QStringLiteral("accept"); },
                   [](const rules::Disconnect &) { return QStringLiteral("connect"); },
                   [](const rules::Inherit &) { return QStringLiteral("recvmsg"); },
                   [](const rules::End &end) {
                       return end.ending == rules::Ending::Shutdown ? QStringLiteral("shutdown")
                                                                    : QStringLiteral("close");
                   },
                   [](const rules::EndProgram &) { return QStringLiteral("exit"); },
                   [](const rules::Wait &) { return QStringLiteral("sleep"); },
                   [](const rules::SetEphemeralRange &) { return QStringLiteral("sysctl"); },
                   [](const rules::SetPrivilegedBelow &) { return QStringLiteral("sysctl"); },
                   [](const rules::AddAddress &) { return QStringLiteral("ip address"); },
                   [](const rules::AddInterfacePair &) { return QStringLiteral("ip link"); },
                   [](const auto &) { return QStringLiteral("setsockopt"); }},
        operation);
}

std::vector<script::Option> *optionsOf(Statement &statement)
{
    return std::visit(
        [](auto &command) -> std::vector<script::Option> * {
            if constexpr (requires { command.socket.options; })
                return &command.socket.options;
            else
                return nullptr;
        },
        statement.command);
}

QString Judge::title(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Ok:
        return tr("Will succeed");
    case Outcome::Fails:
        return tr("Will fail");
    case Outcome::Pending:
        return tr("Will wait");
    case Outcome::Unknown:
        return tr("Can't be foretold");
    }
    Q_UNREACHABLE();
}

QString Judge::reason(const PredictedStep &step, const Predictor &model, const Surroundings &surroundings)
{
    if (step.calls.empty() && step.prediction.rule == rules::Rule::NotAnOpenSocket)
        return tr("There is no such session: not so many connections were accepted.");
    if (step.prediction.rule == rules::Rule::Done)
        return {};
    const Naming naming = namingOf(model, surroundings);
    const PredictedCall *call = decisive(step);
    const rules::Operation operation = call == nullptr ? rules::Operation(rules::Wait{}) : call->operation;
    return RuleText(model.state(step.decidedBy), naming).reason(step.prediction, operation);
}

QStringList Judge::why(const PredictedStep &step, const Predictor &model, const Surroundings &surroundings)
{
    const Naming naming = namingOf(model, surroundings);
    const RuleText text(model.state(step.decidedBy), naming);
    QStringList lines;
    for (const PredictedCall &call : step.calls) {
        if (call.prediction.rule == rules::Rule::Done && call.prediction.outcome == Outcome::Ok)
            continue;
        if (const auto *bind = std::get_if<rules::Bind>(&call.operation))
            lines += BindSteps(model.state(step.decidedBy), naming).before(*bind, call.prediction);
        const QString outcome = call.prediction.outcome == Outcome::Fails
                                    ? QString(rules::errnoName(call.prediction.error))
                                    : title(call.prediction.outcome);
        lines += tr("%1(): %2. %3", "system call, outcome, reason")
                     .arg(callName(call.operation), outcome, text.reason(call.prediction, call.operation));
        for (const rules::Candidate &candidate : call.prediction.candidates)
            lines += tr("Asked among the %1: %2", "stage, sentence")
                         .arg(RuleText::stage(candidate.stage), text.candidate(candidate));
        if (call.prediction.told != rules::Told::Nothing)
            lines += RuleText::told(call.prediction.told);
    }
    return lines;
}

Verdict Judge::verdict(const Statement &statement) const
{
    Predictor after = m_model;
    const PredictedStep step = after.step(statement);
    Verdict verdict;
    verdict.kind = kindOf(step.prediction.outcome);
    verdict.title = title(step.prediction.outcome);
    if (step.prediction.outcome == Outcome::Fails)
        verdict.error = step.outcome.error;
    verdict.sentence = reason(step, after, m_surroundings);
    verdict.why = why(step, after, m_surroundings);
    verdict.elsewhere = SystemText::lines(step, after.state(step.host));
    if (step.prediction.outcome == Outcome::Fails || step.prediction.outcome == Outcome::Pending)
        verdict.ways = WaysOut(statement, step, after, m_surroundings).all();
    return verdict;
}

QString Judge::effect(const Statement &statement, script::Switch option, const Verdict &present) const
{
    Statement other = statement;
    std::vector<script::Option> *options = optionsOf(other);
    if (options == nullptr)
        return {};
    const auto found = std::find(options->begin(), options->end(), script::Option(option));
    const bool isSet = found != options->end();
    if (isSet)
        options->erase(found);
    else
        options->emplace_back(option);
    Predictor after = m_model;
    const Outcome outcome = after.step(other).prediction.outcome;
    const bool isGood = present.kind == Verdict::Kind::Good;
    if (isGood && outcome == Outcome::Fails)
        return isSet ? tr("needed here") : tr("would make it fail");
    if (present.kind == Verdict::Kind::Bad && outcome == Outcome::Ok)
        return isSet ? tr("is in the way here") : tr("would help here");
    const bool onBoth = std::any_of(present.ways.begin(), present.ways.end(), [option](const WayOut &way) {
        return way.remedy == rules::Remedy::FlagOnBoth && way.then && WaysOut::sets(*way.then, option);
    });
    return onBoth ? tr("needed on both") : tr("no difference here");
}

} // namespace quay
