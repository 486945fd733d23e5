// SPDX-License-Identifier: MIT
#include "system/sampler.h"

#include <algorithm>

namespace quay::system
{

Sampler::Sampler(std::unique_ptr<SocketSource> source, QObject *parent)
    : QObject(parent), m_source(std::move(source)), m_thread([this] { run(); })
{
}

Sampler::~Sampler()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_wakeUp.notify_all();
    m_thread.join();
}

void Sampler::setInterval(std::chrono::milliseconds interval)
{
    {
        const std::lock_guard lock(m_mutex);
        m_interval = std::max(interval, shortestInterval);
    }
    m_wakeUp.notify_all();
}

std::chrono::milliseconds Sampler::interval() const
{
    const std::lock_guard lock(m_mutex);
    return m_interval;
}

void Sampler::setPaused(bool paused)
{
    {
        const std::lock_guard lock(m_mutex);
        m_isPaused = paused;
    }
    m_wakeUp.notify_all();
}

bool Sampler::isPaused() const
{
    const std::lock_guard lock(m_mutex);
    return m_isPaused;
}

void Sampler::refresh()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isAsked = true;
    }
    m_wakeUp.notify_all();
}

void Sampler::run()
{
    while (awaitTurn())
        takeOne();
}

bool Sampler::awaitTurn()
{
    std::unique_lock lock(m_mutex);
    while (!m_isEnding) {
        const Clock::time_point due = m_begun + m_interval;
        if (m_isDelivered && (m_isAsked || (!m_isPaused && Clock::now() >= due)))
            break;
        if (m_isDelivered && !m_isPaused)
            m_wakeUp.wait_until(lock, due);
        else
            m_wakeUp.wait(lock);
    }
    m_isAsked = false;
    m_isDelivered = false;
    m_begun = Clock::now();
    return !m_isEnding;
}

void Sampler::takeOne()
{
    auto taken = m_source->take();
    if (!taken) {
        QMetaObject::invokeMethod(
            this, [this, error = taken.error()] { deliverFailure(error); }, Qt::QueuedConnection);
        return;
    }
    Sample sample;
    sample.before = m_last;
    sample.snapshot = m_last = std::make_shared<const Snapshot>(std::move(*taken));
    const auto before = sample.before ? std::span(sample.before->sockets) : std::span<const SocketRecord>();
    sample.difference = difference(before, sample.snapshot->sockets);
    QMetaObject::invokeMethod(
        this, [this, sample = std::move(sample)] { deliver(sample); }, Qt::QueuedConnection);
}

void Sampler::deliver(const Sample &sample)
{
    Q_EMIT sampled(sample);
    markDelivered();
}

void Sampler::deliverFailure(SourceError error)
{
    Q_EMIT failed(error);
    markDelivered();
}

void Sampler::markDelivered()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isDelivered = true;
    }
    m_wakeUp.notify_all();
}

} // namespace quay::system
