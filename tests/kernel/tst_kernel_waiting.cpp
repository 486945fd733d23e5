// SPDX-License-Identifier: MIT
// What only time changes: TIME_WAIT, and a half-closed connection, hold their port for a minute. It takes that minute.
#include "isolation.h"
#include "realhost.h"
#include "referee.h"
#include "report.h"

#include <chrono>
#include <cstdio>

using namespace quay;
using namespace quay::judge;

namespace
{

using rules::SocketId;

constexpr Address loopback = Address::v4(127, 0, 0, 1);

[[nodiscard]] Endpoint at(quint16 port) { return {loopback, Port{port}}; }

void open(std::vector<Step> &steps, quint32 id)
{
    steps.push_back({rules::CreateSocket{SocketId{id}, {}, Family::V4, Transport::Tcp}});
}

// A server on `port` whose session closes before the client does, or though the client doesn't.
void leaveBehind(std::vector<Step> &steps, quint32 server, quint16 port, bool clientCloses)
{
    const SocketId client{server + 1};
    open(steps, server);
    steps.push_back({rules::Bind{SocketId{server}, at(port), std::nullopt, std::nullopt}});
    steps.push_back({rules::Listen{SocketId{server}, 16}});
    open(steps, server + 1);
    steps.push_back({rules::Connect{client, at(port), std::nullopt, std::nullopt}});
    steps.push_back({rules::End{SocketId{}, rules::Ending::Close}, SessionName{SocketId{server}, 1}});
    if (clientCloses)
        steps.push_back({rules::End{client, rules::Ending::Close}});
    steps.push_back({rules::End{SocketId{server}, rules::Ending::Close}});
}

void tryAgain(std::vector<Step> &steps, quint32 id, quint16 port)
{
    open(steps, id);
    steps.push_back({rules::Bind{SocketId{id}, at(port), std::nullopt, std::nullopt}});
}

[[nodiscard]] Scenario minute()
{
    Scenario scenario;
    std::vector<Step> &steps = scenario.steps;
    leaveBehind(steps, 0, 5000, true);
    leaveBehind(steps, 2, 5001, false);
    tryAgain(steps, 4, 5000);
    tryAgain(steps, 5, 5001);
    steps.push_back({rules::Wait{58000}}); // not yet
    tryAgain(steps, 6, 5000);
    tryAgain(steps, 7, 5001);
    steps.push_back({rules::Wait{5000}});
    tryAgain(steps, 8, 5000);
    tryAgain(steps, 9, 5001);
    return scenario;
}

} // namespace

int main()
{
    const Result<Isolation, int> isolation = isolateOrExplain();
    if (!isolation)
        return isolation.error();
    const auto begin = std::chrono::steady_clock::now();
    const Verdict verdict = compareWithKernel(minute());
    Tally tally;
    tally.add(verdict);
    if (verdict.disagreement)
        std::printf("step %zu, predicted: %s; the kernel: %s\n", verdict.disagreement->step + 1,
                    qPrintable(verdict.disagreement->predicted), qPrintable(verdict.disagreement->actual));
    printTally(tally, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    return tally.isGood() ? 0 : 1;
}
