// SPDX-License-Identifier: MIT
// Every ordered pair of sockets that want one port, predicted and performed, and who receives where both could have it.
//   --long (or QUAYSIDE_LONG=1)  every three sockets too
#include "isolation.h"
#include "pairs.h"
#include "realhost.h"
#include "referee.h"
#include "report.h"

#include <QByteArray>
#include <QSet>

#include <chrono>
#include <cstdio>

using namespace quay;
using namespace quay::judge;

namespace
{

constexpr rules::SocketId secondSocket{1};
constexpr rules::SocketId thirdSocket{2};

// Ports that no earlier case of the present network has used; a new network when they are used up.
class FreshPorts final
{
public:
    [[nodiscard]] Ports next()
    {
        constexpr quint16 first = 1024;
        constexpr quint16 beyond = 32000; // below the ephemeral range
        if (m_next >= beyond) {
            m_next = first;
            if (enterFreshNetwork() != 0)
                std::abort();
        }
        m_next = static_cast<quint16>(m_next + 2);
        return {Port{static_cast<quint16>(m_next - 2)}, Port{static_cast<quint16>(m_next - 1)}};
    }

private:
    quint16 m_next = 1024;
};

// One case: sockets one after another, and then messages to them if all of them could be had.
class Case final
{
public:
    Case(Ports ports, std::vector<quint32> users)
        : m_real(users), m_referee(m_real, hostOf({users, {}})), m_steps(ports)
    {
        m_scenario.users = std::move(users);
    }

    [[nodiscard]] PairSteps &steps() { return m_steps; }
    // False: the kernel disagreed.
    bool perform(const std::vector<Step> &steps)
    {
        for (const Step &step : steps) {
            if (m_verdict.disagreement)
                return false;
            m_scenario.steps.push_back(step);
            m_verdict.disagreement = m_referee.step(step);
            if (m_verdict.disagreement)
                m_verdict.disagreement->step = m_scenario.steps.size() - 1;
        }
        return !m_verdict.disagreement;
    }
    [[nodiscard]] bool hasPort(rules::SocketId id) const
    {
        const rules::Socket *socket = m_referee.state().find(id);
        return socket && socket->local.port != Port{};
    }
    void deliver(Transport transport)
    {
        perform(transport == Transport::Tcp ? m_steps.connections() : m_steps.datagrams());
    }
    [[nodiscard]] const Scenario &scenario() const { return m_scenario; }
    [[nodiscard]] Verdict verdict()
    {
        m_verdict.steps = m_referee.steps();
        m_verdict.unknown = m_referee.unknown();
        return m_verdict;
    }

private:
    Scenario m_scenario;
    RealHost m_real;
    Referee m_referee;
    PairSteps m_steps;
    Verdict m_verdict;
};

class Exhaustion final
{
public:
    explicit Exhaustion(int users) : m_severalUsers(users > 1) {}

    void comparePairs();
    void compareTriples();
    [[nodiscard]] const Tally &tally() const { return m_tally; }

private:
    void comparePair(const Setup &first, First state, const Setup &second);
    void compareTriple(const Setup &first, const Setup &second, const Setup &third, bool listening);
    void close(Case &finished, const QString &where);

    bool m_severalUsers;
    FreshPorts m_ports;
    Tally m_tally;
    QSet<QString> m_reported; // one scenario for each kind of disagreement
};

void Exhaustion::close(Case &finished, const QString &where)
{
    const Verdict verdict = finished.verdict();
    m_tally.add(verdict);
    if (!verdict.disagreement)
        return;
    const QString kind = kindOf(*verdict.disagreement);
    if (m_reported.contains(kind) || m_reported.size() > 40)
        return;
    m_reported.insert(kind);
    reportDisagreement(finished.scenario(), *verdict.disagreement, where);
}

void Exhaustion::comparePair(const Setup &first, First state, const Setup &second)
{
    // Two transports never meet; that they don't is seen where both are at work.
    const bool strangers = first.transport != second.transport;
    if (strangers && state != First::Listening && !(state == First::Connected && first.transport == Transport::Udp))
        return;
    const std::vector<Goal> all = goals(second.transport);
    for (const Goal goal : strangers ? std::vector<Goal>{all[1]} : all) {
        Case pair(m_ports.next(), {0, 1});
        if (!pair.perform(pair.steps().first(first, state)) ||
            !pair.perform(pair.steps().second(secondSocket, second, goal))) {
            close(pair, QStringLiteral("a pair"));
            continue;
        }
        if (pair.hasPort(secondSocket)) {
            pair.deliver(first.transport);
            if (strangers)
                pair.deliver(second.transport);
        }
        close(pair, QStringLiteral("a pair"));
    }
}

void Exhaustion::comparePairs()
{
    for (const Transport firstTransport : {Transport::Tcp, Transport::Udp}) {
        for (const Setup &first : allSetups(firstTransport)) {
            for (const First state : first.canBeBound() ? firstStates(first) : std::vector<First>{First::Bound}) {
                for (const Transport secondTransport : {Transport::Tcp, Transport::Udp}) {
                    for (Setup second : allSetups(secondTransport)) {
                        comparePair(first, state, second);
                        second.program = rules::ProgramId{1};
                        if (m_severalUsers && first.reusePort && second.reusePort)
                            comparePair(first, state, second);
                    }
                }
            }
        }
    }
}

void Exhaustion::compareTriple(const Setup &first, const Setup &second, const Setup &third, bool listening)
{
    const bool tcp = first.transport == Transport::Tcp;
    Case three(m_ports.next(), {0});
    const Goal goal = tcp ? Goal::Listen : Goal::Bind;
    if (three.perform(three.steps().first(first, listening ? First::Listening : First::Bound)) &&
        three.perform(three.steps().second(secondSocket, second, listening ? goal : Goal::Bind)) &&
        three.perform(three.steps().second(thirdSocket, third, goal)) && three.hasPort(secondSocket) &&
        three.hasPort(thirdSocket))
        three.deliver(first.transport);
    close(three, QStringLiteral("three sockets"));
}

void Exhaustion::compareTriples()
{
    for (const Transport transport : {Transport::Tcp, Transport::Udp}) {
        std::vector<Setup> setups = allSetups(transport);
        std::erase_if(setups, [](const Setup &setup) { return !setup.canBeBound(); });
        for (const Setup &first : setups) {
            for (const Setup &second : setups) {
                for (const Setup &third : setups) {
                    compareTriple(first, second, third, false);
                    if (transport == Transport::Tcp)
                        compareTriple(first, second, third, true);
                }
            }
        }
    }
}

} // namespace

int main(int argc, char **argv)
{
    const bool longForm = qgetenv("QUAYSIDE_LONG") == "1" || (argc > 1 && QByteArrayView(argv[1]) == "--long");
    const Result<Isolation, int> isolation = isolateOrExplain();
    if (!isolation)
        return isolation.error();
    const auto begin = std::chrono::steady_clock::now();
    Exhaustion exhaustion(isolation->users);
    exhaustion.comparePairs();
    if (longForm)
        exhaustion.compareTriples();
    printTally(exhaustion.tally(), std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    return exhaustion.tally().isGood() ? 0 : 1;
}
