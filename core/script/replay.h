// SPDX-License-Identifier: MIT
#pragma once

#include "script/recording.h"

namespace quay::script
{

// The runner of a recording: says and shows what the lab did then, without any process or socket. run() takes the next
// step of the recording, whatever statement it is given.
class Replay final : public Runner
{
    Q_OBJECT

public:
    Replay(RecordedScript recorded, ServiceLookup service, Predictor::ForeignName foreignName,
           QObject *parent = nullptr);
    ~Replay() override;

    void run(const Step &step) override;
    [[nodiscard]] bool isBusy() const override { return m_wanted > m_at; }
    void stop() override;
    [[nodiscard]] const Predictor &model() const override { return m_model; }
    [[nodiscard]] const lab::LabState &lab() const override { return m_lab; }

private:
    void play();
    void playBetween(const std::vector<lab::Event> &events);
    void tell(const lab::Event &event);

    RecordedScript m_recorded;
    Predictor m_model;
    lab::LabState m_lab;
    std::size_t m_at = 0;
    std::size_t m_wanted = 0;
    bool m_isStopped = false;
};

} // namespace quay::script
