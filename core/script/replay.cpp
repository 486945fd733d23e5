// SPDX-License-Identifier: MIT
#include "script/replay.h"

#include "script/observing.h"

namespace quay::script
{

namespace
{

void keepName(rules::SocketId, rules::SocketId) {} // the recording has the ids that the model gave

} // namespace

Replay::Replay(RecordedScript recorded, ServiceLookup service, Predictor::ForeignName foreignName, QObject *parent)
    : Runner(parent), m_recorded(std::move(recorded)),
      m_model(Hosts(m_recorded.beginning.state, m_recorded.beginning.hosts),
              Names(m_recorded.beginning.interfaces, m_recorded.beginning.hosts), std::move(service),
              std::move(foreignName))
{
}

Replay::~Replay() = default;

void Replay::run(const Step &)
{
    if (m_wanted == m_recorded.steps.size() || m_isStopped)
        return;
    if (m_wanted++ == m_at)
        QMetaObject::invokeMethod(this, &Replay::play, Qt::QueuedConnection);
}

void Replay::stop()
{
    m_isStopped = true;
    QMetaObject::invokeMethod(this, &Runner::finished, Qt::QueuedConnection);
}

void Replay::play()
{
    if (m_isStopped)
        return;
    if (m_at == m_wanted) {
        if (m_at == m_recorded.steps.size())
            playBetween(m_recorded.after);
        Q_EMIT idle();
        return;
    }
    const RecordedStep &recorded = m_recorded.steps[m_at];
    playBetween(recorded.before);
    RunStep step{int(m_at) + 1, recorded.step, m_model.foresee(recorded.step.statement), {}};
    Q_EMIT predicted(step);
    if (recorded.isComplete) {
        const std::vector<lab::Event> &events = recorded.events;
        std::vector<lab::CallMade> calls;
        for (const lab::Event &event : events) {
            if (const auto *call = std::get_if<lab::CallMade>(&event.what))
                calls.push_back(*call);
        }
        admitVisitors(m_model, events, m_lab, keepName);
        const std::vector<rules::SocketId> who = reached(step.predicted, calls, events, m_lab);
        m_model.goOn(step.step.statement, step.predicted, observationsOf(step.predicted, calls, events, m_lab));
        nameSessions(m_model, events, keepName);
        for (const lab::Event &event : events)
            tell(event);
        step.actual = actualStep(step, calls, events, who, m_lab, m_model);
    }
    ++m_at;
    if (step.actual)
        Q_EMIT done(step);
    QMetaObject::invokeMethod(this, &Replay::play, Qt::QueuedConnection);
}

void Replay::playBetween(const std::vector<lab::Event> &events)
{
    admitVisitors(m_model, events, m_lab, keepName);
    nameSessions(m_model, events, keepName);
    for (const lab::Event &event : events)
        tell(event);
}

void Replay::tell(const lab::Event &event)
{
    follow(m_model, event);
    m_lab.apply(event);
    Q_EMIT happened(event);
}

} // namespace quay::script
