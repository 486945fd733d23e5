// SPDX-License-Identifier: MIT
#pragma once

#include "script/runner.h"

#include <QElapsedTimer>

#include <deque>

namespace quay::script
{

// Where the programs run, and what is known of it beforehand (app/common/surroundings.h has it).
struct LabRunnerSettings {
    lab::EngineSettings engine;
    rules::State state;
    std::vector<QString> interfaces{QStringLiteral("lo")}; // in the order of their ids
    bool mayLeave = false;                                 // may send to other computers; an isolated host always may
    ServiceLookup service;
    Predictor::ForeignName foreignName;
};

// As the parser and the rules know them.
[[nodiscard]] std::vector<KnownHost> knownHosts(const std::vector<lab::LabHost> &hosts);

// The runner with real programs.
class LabRunner final : public Runner
{
    Q_OBJECT

public:
    explicit LabRunner(LabRunnerSettings settings, QObject *parent = nullptr);
    ~LabRunner() override;

    void run(const Step &step) override;
    [[nodiscard]] bool isBusy() const override { return m_isBusy || !m_queue.empty(); }
    void stop() override;
    [[nodiscard]] bool rename(const lab::Renaming &renaming) override;
    [[nodiscard]] std::vector<rules::SocketId> seeOthers(std::span<const rules::SocketId> gone,
                                                         std::span<const rules::ForeignSocket> fresh) override;
    [[nodiscard]] const Predictor &model() const override { return m_model; }
    [[nodiscard]] const lab::LabState &lab() const override { return m_lab; }

private:
    // -- one step, in this order
    void begin();
    void carryOut();
    void takeResults(const std::vector<lab::CallResult> &results);
    void look(); // what the step has reached, when every agent has read
    void complete();

    [[nodiscard]] std::optional<Address> leaving() const;
    [[nodiscard]] std::vector<lab::Call> callsOf(const RunStep &step) const;
    [[nodiscard]] std::vector<lab::CallMade> callsMade() const;
    [[nodiscard]] bool isStillOnItsWay(const std::vector<lab::Event> &events) const;

    // -- what is told without having been asked for
    void takeHeard();
    [[nodiscard]] lab::Event eventOf(const lab::Heard &heard) const;
    [[nodiscard]] std::vector<lab::Event> eventsOf(const std::vector<lab::Heard> &heard) const;
    void tell(const lab::Event &event);

    Predictor m_model;
    lab::LabState m_lab;
    std::vector<bool> m_mayLeave; // of each host
    lab::Engine m_engine;
    std::function<void(rules::SocketId key, rules::SocketId id)> m_name;
    std::deque<Step> m_queue;
    RunStep m_step; // the one that is under way
    std::vector<lab::CallResult> m_results;
    std::vector<lab::Heard> m_heard; // during it
    qint64 m_begun = 0;
    QElapsedTimer m_waiting;
    int m_looks = 0;
    int m_number = 0;
    bool m_isBusy = false;
    bool m_isStopped = false;
};

} // namespace quay::script
