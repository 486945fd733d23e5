// SPDX-License-Identifier: MIT
#include "cli/predicttable.h"

#include "common/stepjson.h"
#include "script/printer.h"

#include <algorithm>

namespace quay::cli
{

void PredictTable::add(const script::Step &step, const script::PredictedStep &predicted)
{
    Row row;
    row.cells = {QString::number(m_rows.size() + 1), script::fullProgram(step.statement.program, predicted.hostName),
                 script::print(step.statement.command), predictedText(step, predicted),
                 expectedText(step, predicted.met)};
    row.reason = m_reason.text(predicted);
    if (step.statement.expectation && predicted.met)
        row.style = *predicted.met ? Output::Style::Good : Output::Style::Bad;
    m_rows.push_back(std::move(row));
}

void PredictTable::addSystems(const script::PredictedStep &predicted, const rules::State &state)
{
    for (const SystemText::Line &line : SystemText::lines(predicted, state)) {
        if (line.differs || line.isOpen)
            m_rows.back().elsewhere += line.sentence;
    }
}

namespace
{

QString aligned(const QStringList &cells, const std::vector<qsizetype> &widths)
{
    QString text = cells[0].rightJustified(widths[0]);
    for (qsizetype column = 1; column < cells.size(); ++column)
        text += QStringLiteral("  ") + cells[column].leftJustified(widths[std::size_t(column)]);
    while (text.endsWith(u' '))
        text.chop(1);
    return text;
}

} // namespace

void PredictTable::print(const Output &output) const
{
    const QStringList head{QString(), tr("PROGRAM"), tr("COMMAND"), tr("PREDICTED"), tr("EXPECTED")};
    std::vector<qsizetype> widths;
    for (qsizetype column = 0; column < head.size(); ++column) {
        widths.push_back(head[column].size());
        for (const Row &row : m_rows)
            widths.back() = std::max(widths.back(), row.cells[column].size());
    }
    output.line(output.styled(aligned(head, widths), Output::Style::Faint));
    const QString margin(widths[0] + widths[1] + 4, u' ');
    for (const Row &row : m_rows) {
        output.line(output.styled(aligned(row.cells, widths), row.style));
        if (!row.reason.isEmpty())
            output.line(output.styled(margin + row.reason, Output::Style::Faint));
        for (const QString &line : row.elsewhere)
            output.line(margin + line);
    }
}

QString PredictTable::predictedText(const script::Step &step, const script::PredictedStep &predicted)
{
    QString text = StepJson::outcomeName(predicted.prediction.outcome);
    if (predicted.prediction.outcome == rules::Outcome::Fails)
        text += u' ' + predicted.outcome.error;
    if (const QString call = StepJson::failedCall(step, predicted); !call.isEmpty())
        text += QStringLiteral(" (%1)").arg(call);
    return text;
}

QString PredictTable::expectedText(const script::Step &step, std::optional<bool> met)
{
    if (!step.statement.expectation)
        return {};
    if (met == true)
        return tr("as expected");
    const QString expected = script::print(*step.statement.expectation);
    return met ? tr("not %1").arg(expected) : tr("perhaps %1").arg(expected);
}

} // namespace quay::cli
