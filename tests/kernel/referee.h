// SPDX-License-Identifier: MIT
#pragma once

#include "observed.h"
#include "rules/predict.h"
#include "scenario.h"

#include <QString>

#include <array>

namespace quay::judge
{

class RealHost;

// Where the kernel did something else than was predicted.
struct Disagreement {
    std::size_t step = 0; // index in the scenario
    QString predicted;
    QString actual;
};

struct Verdict {
    std::size_t steps = 0;   // compared
    std::size_t unknown = 0; // of them: the model said that it cannot know
    bool late = false;       // so slow that timers of the kernel may have taken part
    std::optional<Disagreement> disagreement;
};

// Performs operations and predicts them, side by side, and compares.
class Referee final
{
public:
    Referee(RealHost &real, rules::Host host) : m_real(real), m_state(std::move(host)) {}

    // Nothing: they agree. Operations on sessions that don't exist are passed over.
    [[nodiscard]] std::optional<Disagreement> step(const Step &step);

    // Prints every step with both outcomes.
    void setTracing(bool on) { m_tracing = on; }

    [[nodiscard]] const rules::State &state() const { return m_state; }
    [[nodiscard]] std::size_t steps() const { return m_steps; }
    [[nodiscard]] std::size_t unknown() const { return m_unknown; }
    // The model has lost track (it said so): what follows is not compared.
    [[nodiscard]] bool isLost() const { return m_lost; }

private:
    [[nodiscard]] std::optional<rules::Operation> resolved(const Step &step) const;
    void nameSessions(const Observed &observed);

    RealHost &m_real;
    rules::State m_state;
    std::size_t m_steps = 0;
    std::size_t m_unknown = 0;
    bool m_lost = false;
    bool m_tracing = false;
};

// The whole scenario in a fresh network; again, if it took so long that timers may have mattered. Ends at the first
// disagreement. With `tracing` every step is printed.
[[nodiscard]] Verdict compareWithKernel(const Scenario &scenario, bool tracing = false);

} // namespace quay::judge
