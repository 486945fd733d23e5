// SPDX-License-Identifier: MIT
#include "referee.h"

#include "compare.h"
#include "describe.h"
#include "isolation.h"
#include "realhost.h"

#include <chrono>
#include <cstdio>

namespace quay::judge
{

std::optional<rules::Operation> Referee::resolved(const Step &step) const
{
    if (!step.session)
        return step.operation;
    const std::optional<rules::SocketId> id = m_state.session(step.session->listener, step.session->ordinal);
    if (!id)
        return std::nullopt;
    return withSubject(step.operation, *id);
}

std::optional<Disagreement> Referee::step(const Step &step)
{
    const std::optional<rules::Operation> operation = resolved(step);
    if (!operation || m_lost)
        return std::nullopt;
    const bool makesOne =
        std::holds_alternative<rules::CreateSocket>(*operation) || std::holds_alternative<rules::Inherit>(*operation);
    if (const auto about = subject(*operation); about && !makesOne && !m_state.find(*about))
        return std::nullopt; // its creation was left out
    const Observed observed = m_real.perform(*operation);
    const rules::Prediction predicted = rules::apply(m_state, *operation, toObservation(observed));
    ++m_steps;
    if (m_tracing)
        std::printf("    %s -> %s; kernel: %s, port %u\n", qPrintable(describe(step)),
                    qPrintable(predictedOutcome(predicted)), qPrintable(actualOutcome(observed)),
                    number(observed.port));
    nameSessions(observed);
    if (predicted.outcome == rules::Outcome::Unknown) {
        ++m_unknown;
        m_lost = observed.pending || predicted.missing.what == rules::Missing::NotModelled ||
                 predicted.missing.what == rules::Missing::Timing;
        return std::nullopt;
    }
    std::optional<Difference> different = compare(m_state, *operation, predicted, observed);
    if (!different)
        different = compare(m_state, m_real.view());
    if (!different)
        return std::nullopt;
    return Disagreement{0, different->predicted, different->actual};
}

void Referee::nameSessions(const Observed &observed)
{
    for (const Taken &taken : observed.taken) {
        if (const std::optional<rules::SocketId> id = m_state.session(taken.listener, taken.ordinal))
            m_real.name(taken, *id);
    }
}

namespace
{

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

// A SYN is repeated, and a TIME_WAIT may be taken over, after 1 s.
constexpr auto timersMatterAfter = 800ms;

[[nodiscard]] Verdict compareOnce(const Scenario &scenario, bool tracing)
{
    Verdict verdict;
    if (const int error = enterFreshNetwork(); error != 0) {
        verdict.disagreement = Disagreement{0, QStringLiteral("a fresh network"), QString::number(error)};
        return verdict;
    }
    const auto begin = Clock::now();
    RealHost real(scenario.users);
    Referee referee(real, hostOf(scenario));
    referee.setTracing(tracing);
    for (std::size_t i = 0; i < scenario.steps.size() && !verdict.disagreement; ++i) {
        verdict.disagreement = referee.step(scenario.steps[i]);
        if (verdict.disagreement)
            verdict.disagreement->step = i;
    }
    verdict.steps = referee.steps();
    verdict.unknown = referee.unknown();
    verdict.late = Clock::now() - begin > timersMatterAfter;
    return verdict;
}

} // namespace

Verdict compareWithKernel(const Scenario &scenario, bool tracing)
{
    constexpr int attempts = 3;
    Verdict verdict;
    for (int i = 0; i < attempts; ++i) {
        verdict = compareOnce(scenario, tracing);
        if (!verdict.late || !verdict.disagreement)
            break;
    }
    return verdict;
}

} // namespace quay::judge
