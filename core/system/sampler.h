// SPDX-License-Identifier: MIT
#pragma once

#include "system/diff.h"

#include <QObject>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace quay::system
{

struct Sample {
    std::shared_ptr<const Snapshot> snapshot;
    std::shared_ptr<const Snapshot> before; // the sample before it; null for the first
    Difference difference;                  // between the two; everything has begun for the first
};

// Takes snapshots again and again, in a thread of its own. Signals come in the thread of this object. The next snapshot
// is not taken before the last has been delivered: a program that is busy misses some, and the differences it is told
// still lead from one to the next.
class Sampler final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds shortestInterval{50};

    // Paused at first.
    explicit Sampler(std::unique_ptr<SocketSource> source, QObject *parent = nullptr);
    // Waits for a snapshot that is being taken.
    ~Sampler() override;

    // From the beginning of one snapshot to that of the next; shortestInterval at least. One second at first.
    void setInterval(std::chrono::milliseconds interval);
    [[nodiscard]] std::chrono::milliseconds interval() const;
    void setPaused(bool paused);
    [[nodiscard]] bool isPaused() const;
    // One snapshot as soon as possible, also while paused.
    void refresh();

Q_SIGNALS:
    void sampled(const quay::system::Sample &sample);
    // There is no sample this time; it is tried again after the interval.
    void failed(quay::system::SourceError error);

private:
    using Clock = std::chrono::steady_clock;

    void run();
    [[nodiscard]] bool awaitTurn(); // false: the thread is to end
    void takeOne();
    void deliver(const Sample &sample);
    void deliverFailure(SourceError error);
    void markDelivered();

    // The thread's own.
    std::unique_ptr<SocketSource> m_source;
    std::shared_ptr<const Snapshot> m_last;

    // Shared, guarded by m_mutex.
    mutable std::mutex m_mutex;
    std::condition_variable m_wakeUp;
    std::chrono::milliseconds m_interval{1000};
    Clock::time_point m_begun; // the last snapshot
    bool m_isPaused = true;
    bool m_isAsked = false;
    bool m_isDelivered = true;
    bool m_isEnding = false;

    std::thread m_thread;
};

} // namespace quay::system
