// SPDX-License-Identifier: MIT
#include "cli/runsession.h"

#include "cli/runtable.h"
#include "common/labtext.h"
#include "common/stepjson.h"

#include <cstdio>

namespace quay::cli
{

RunSession::RunSession(std::vector<Part> parts, bool json, QIODevice *record)
    : m_parts(std::move(parts)), m_json(json), m_record(record)
{
}

RunSession::~RunSession() = default;

void RunSession::start() { startScript(); }

void RunSession::startScript()
{
    const Part &part = m_parts[m_at];
    m_table.reset();
    m_recorder.reset();
    m_runner.reset();
    m_surroundings = part.surroundings();
    m_runner = part.runner(m_surroundings);
    connect(m_runner.get(), &script::Runner::done, this, &RunSession::print);
    connect(m_runner.get(), &script::Runner::happened, this, &RunSession::tell);
    connect(m_runner.get(), &script::Runner::refused, this, &RunSession::refuse);
    connect(m_runner.get(), &script::Runner::idle, this, &RunSession::finishScript);
    connect(m_runner.get(), &script::Runner::finished, this, &RunSession::conclude, Qt::QueuedConnection);
    if (m_record != nullptr)
        m_recorder = std::make_unique<script::Recorder>(*m_runner, m_surroundings.beginning(), *m_record);
    m_table = std::make_unique<RunTable>(part.steps, m_surroundings, m_runner->model());
    if (!m_json && m_parts.size() > 1)
        m_output.line(m_output.styled(tr("Script %1").arg(m_at + 1), Output::Style::Strong));
    for (const script::Step &step : part.steps)
        m_runner->run(step);
    if (part.steps.empty())
        finishScript();
}

void RunSession::print(const script::RunStep &step)
{
    ++m_steps;
    m_wrong += step.actual->agrees ? 0 : 1;
    m_expected += step.actual->met ? 1 : 0;
    m_met += step.actual->met == true ? 1 : 0;
    if (m_json)
        m_output.line(QString::fromUtf8(StepJson::line({int(m_at) + 1, step.number}, step)));
    else
        m_table->print(m_output, step);
    std::fflush(stdout);
}

void RunSession::tell(const lab::Event &event)
{
    const QString text = m_isStopped ? QString() : LabText::surprise(event, m_runner->lab());
    if (text.isEmpty())
        return;
    if (m_json)
        Output::error(text);
    else
        m_table->printNote(m_output, text);
    std::fflush(stdout);
}

void RunSession::refuse(script::Refusal why, const QString &detail)
{
    if (m_isRefused)
        return;
    m_isRefused = true;
    Output::error(LabText::refusal(why, detail));
    stop();
}

void RunSession::finishScript()
{
    if (!m_isStopped)
        m_runner->stop();
}

void RunSession::stop()
{
    m_isStopped = true;
    m_runner->stop();
}

void RunSession::conclude()
{
    if (!m_isStopped && ++m_at < m_parts.size()) {
        startScript();
        return;
    }
    if (!m_json && !m_isStopped)
        m_output.line(summary());
    Q_EMIT finished(exit());
}

Exit RunSession::exit() const
{
    if (m_isRefused)
        return Exit::Environment;
    return m_wrong == 0 && m_met == m_expected && !m_isStopped ? Exit::Success : Exit::Unmet;
}

QString RunSession::summary() const
{
    const QString steps = tr("%n steps carried out.", nullptr, m_steps);
    const QString right =
        m_wrong == 0 ? tr("Every prediction was right.") : tr("%n predictions were wrong.", nullptr, m_wrong);
    if (m_expected == 0)
        return steps + u' ' + right;
    return steps + u' ' + right + u' ' + tr("%1 of %n expectations were met.", nullptr, m_expected).arg(m_met);
}

} // namespace quay::cli
