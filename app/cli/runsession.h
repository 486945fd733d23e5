// SPDX-License-Identifier: MIT
#pragma once

#include "cli/output.h"
#include "cli/runtable.h"
#include "common/surroundings.h"
#include "script/recording.h"

#include <QCoreApplication>
#include <QObject>

#include <functional>
#include <memory>

namespace quay::cli
{

// The scripts of a file, one after the other, each with programs of its own (or those of a recording). Prints every
// step as it happens.
class RunSession final : public QObject
{
    Q_OBJECT

public:
    // A script, and what carries it out.
    struct Part {
        std::vector<script::Step> steps;
        std::function<Surroundings()> surroundings;
        // `surroundings` outlives the runner.
        std::function<std::unique_ptr<script::Runner>(const Surroundings &surroundings)> runner;
    };

    // `record`, if there is one, gets the recording and outlives this.
    RunSession(std::vector<Part> parts, bool json, QIODevice *record);
    ~RunSession() override;

    void start();
    // Ends every program; finished() follows. For Ctrl+C.
    void stop();

Q_SIGNALS:
    void finished(quay::cli::Exit exit);

private:
    void startScript();
    void finishScript();
    void refuse(script::Refusal why, const QString &detail);
    void print(const script::RunStep &step);
    void tell(const lab::Event &event);
    void conclude();
    [[nodiscard]] Exit exit() const;
    [[nodiscard]] QString summary() const;

    std::vector<Part> m_parts;
    bool m_json;
    QIODevice *m_record;
    Output m_output;
    Surroundings m_surroundings;
    std::unique_ptr<script::Runner> m_runner;
    std::unique_ptr<script::Recorder> m_recorder;
    std::unique_ptr<RunTable> m_table;
    std::size_t m_at = 0; // the script that runs
    int m_steps = 0;
    int m_wrong = 0;    // predictions
    int m_expected = 0; // expectations
    int m_met = 0;
    bool m_isRefused = false;
    bool m_isStopped = false;
};

} // namespace quay::cli
