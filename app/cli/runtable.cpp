// SPDX-License-Identifier: MIT
#include "cli/runtable.h"

#include "common/labtext.h"
#include "common/stepjson.h"
#include "script/printer.h"

#include <algorithm>

namespace quay::cli
{

RunTable::RunTable(const std::vector<script::Step> &steps, const Surroundings &surroundings,
                   const script::Predictor &predictor)
    : m_reason(surroundings, predictor), m_numberWidth(QString::number(steps.size()).size())
{
    constexpr qsizetype widestCommand = 60;
    script::Scope scope;
    for (const script::Step &step : steps) {
        const script::Statement &one = step.statement;
        const QString host = one.program == u"host" ? one.host : scope.place(one.program, one.host, 0).host;
        m_programWidth = std::max(m_programWidth, script::fullProgram(one.program, host).size());
        const qsizetype width = script::print(step.statement.command).size();
        m_commandWidth = std::max(m_commandWidth, std::min(width, widestCommand));
    }
}

void RunTable::print(const Output &output, const script::RunStep &step) const
{
    const script::Statement &statement = step.step.statement;
    const QString program = script::fullProgram(statement.program, step.predicted.hostName);
    const QString number = QString::number(step.number).rightJustified(m_numberWidth);
    const QString line = number + QStringLiteral("  ") + program.leftJustified(m_programWidth) + QStringLiteral("  ") +
                         script::print(statement.command).leftJustified(m_commandWidth) + QStringLiteral("  ") +
                         actualText(step);
    const bool isGood = step.actual->agrees && step.actual->met != false;
    const bool isJudged = !isGood || step.actual->met;
    output.line(output.styled(line, !isJudged ? Output::Style::Plain
                                    : isGood  ? Output::Style::Good
                                              : Output::Style::Bad));
    const QString margin(m_numberWidth + m_programWidth + 4, u' ');
    if (const QString text = verdict(step); !text.isEmpty())
        output.line(output.styled(margin + text, isGood ? Output::Style::Good : Output::Style::Bad));
    const QString shortage = LabText::shortage(step.actual->outcome.error);
    if (const QString reason = shortage.isEmpty() ? m_reason.text(step.predicted) : shortage; !reason.isEmpty())
        output.line(output.styled(margin + reason, Output::Style::Faint));
}

void RunTable::printNote(const Output &output, const QString &text) const
{
    output.line(output.styled(QString(m_numberWidth + m_programWidth + 4, u' ') + text, Output::Style::Bad));
}

QString RunTable::actualText(const script::RunStep &step)
{
    const script::ActualStep &actual = *step.actual;
    QString text = StepJson::outcomeName(actual.outcome.outcome);
    if (!actual.outcome.error.isEmpty())
        text += u' ' + actual.outcome.error;
    QStringList receivers;
    for (const script::Delivery &delivery : actual.outcome.deliveries)
        receivers.append(delivery.receiver);
    receivers.removeDuplicates();
    if (!receivers.isEmpty())
        text += QStringLiteral(" → ") + receivers.join(QStringLiteral(", "));
    return text;
}

QString RunTable::verdict(const script::RunStep &step)
{
    QStringList sentences;
    if (!step.actual->agrees)
        sentences << tr("The prediction was wrong: %1.").arg(predictedText(step));
    if (step.actual->met == false)
        sentences << tr("Expected: %1.").arg(script::print(*step.step.statement.expectation));
    return sentences.join(u' ');
}

QString RunTable::predictedText(const script::RunStep &step)
{
    QString text = StepJson::outcomeName(step.predicted.prediction.outcome);
    if (!step.predicted.outcome.error.isEmpty())
        text += u' ' + step.predicted.outcome.error;
    QStringList receivers;
    for (const script::Delivery &delivery : step.predicted.outcome.deliveries)
        receivers.append(delivery.receiver);
    receivers.removeDuplicates();
    if (!receivers.isEmpty())
        text += QStringLiteral(" → ") + receivers.join(QStringLiteral(", "));
    return text;
}

} // namespace quay::cli
