// SPDX-License-Identifier: MIT
#include "common/stepreason.h"

#include <algorithm>

namespace quay
{

StepReason::StepReason(const Surroundings &surroundings, const script::Predictor &predictor) : m_predictor(predictor)
{
    m_naming.socket = [&predictor](rules::SocketId id) { return predictor.name(id); };
    m_naming.program = [&predictor](rules::ProgramId id) { return predictor.names().fullName(id); };
    m_naming.device = [&predictor](rules::InterfaceId id) { return predictor.names().name(id); };
    m_naming.holder = [&surroundings](rules::SocketId id) { return RuleText::holder(surroundings.ownerOf(id)); };
    m_naming.socketOfProgram = [this](rules::SocketId id) { return socketOfProgram(id); };
}

QString StepReason::text(const script::PredictedStep &predicted, const rules::State &state) const
{
    if (predicted.calls.empty() && predicted.prediction.rule == rules::Rule::NotAnOpenSocket)
        return tr("There is no such session: not so many connections were accepted.");
    if (predicted.prediction.rule == rules::Rule::Done)
        return {};
    // The call whose prediction stands for the step.
    const auto call =
        std::find_if(predicted.calls.rbegin(), predicted.calls.rend(), [&](const script::PredictedCall &one) {
            return one.prediction.rule == predicted.prediction.rule;
        });
    const rules::Operation operation = call == predicted.calls.rend() ? rules::Wait{} : call->operation;
    return RuleText(state, m_naming).reason(predicted.prediction, operation);
}

QString StepReason::socketOfProgram(rules::SocketId id) const
{
    if (rules::State::isForeign(id))
        return RuleText::socketOfHolder(m_naming.holder(id));
    const rules::Socket *socket = m_predictor.find(id);
    if (socket == nullptr)
        return m_predictor.name(id);
    const rules::ProgramId program = socket->program;
    return RuleText::socketOfProgram(m_predictor.names().fullName(program), m_predictor.name(id));
}

} // namespace quay
