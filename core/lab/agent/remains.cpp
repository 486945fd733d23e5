// SPDX-License-Identifier: MIT
#include "lab/agent/remains.h"

#include <algorithm>

namespace quay::lab
{

void Remains::follow(const Watch &watch)
{
    One &one = m_all[watch.socket];
    wake(one);
    one = {watch, 0, TcpState::None, {}};
    m_restless.insert(watch.socket);
}

std::vector<Happening> Remains::look(std::size_t others)
{
    std::vector<rules::SocketId> asked(m_restless.begin(), m_restless.end());
    const auto now = Clock::now();
    for (auto end = m_ends.begin(); end != m_ends.end() && end->first <= now; ++end)
        asked.push_back(end->second);
    auto turn = m_last ? m_all.upper_bound(*m_last) : m_all.begin();
    for (std::size_t i = 0; i < std::min(others, m_all.size()); ++i, ++turn) {
        turn = turn == m_all.end() ? m_all.begin() : turn;
        m_last = turn->first;
        asked.push_back(turn->first);
    }
    std::sort(asked.begin(), asked.end());
    asked.erase(std::unique(asked.begin(), asked.end()), asked.end());
    std::vector<Happening> changes;
    for (const rules::SocketId socket : asked)
        ask(socket, changes);
    return changes;
}

void Remains::ask(rules::SocketId socket, std::vector<Happening> &changes)
{
    const auto at = m_all.find(socket);
    One &one = at->second;
    const std::optional<TcpEntry> entry = m_diag.find(one.watch.local, one.watch.peer, one.watch.device);
    // A new connection may have taken over its ends (tcp(7), tcp_tw_reuse).
    if (!entry || (one.cookie != 0 && entry->cookie != one.cookie)) {
        changes.emplace_back(SocketGone{socket});
        wake(one);
        m_restless.erase(socket);
        m_all.erase(at);
        return;
    }
    one.cookie = entry->cookie;
    rest(one, *entry);
    const auto state = TcpState(entry->state);
    if (std::exchange(one.told, state) == state)
        return;
    SocketFacts facts;
    facts.socket = socket;
    facts.local = one.watch.local;
    facts.peer = one.watch.peer;
    facts.tcp = state;
    changes.emplace_back(std::move(facts));
}

// TIME_WAIT, and FIN_WAIT2 that is counted as such: a timer alone ends it.
void Remains::rest(One &one, const TcpEntry &entry)
{
    constexpr int timeWaitTimer = 3; // sock_diag(7), idiag_timer
    wake(one);
    if (entry.timer != timeWaitTimer) {
        m_restless.insert(one.watch.socket);
        return;
    }
    m_restless.erase(one.watch.socket);
    one.end = Clock::now() + std::chrono::milliseconds(entry.expiresMilliseconds);
    m_ends.emplace(*one.end, one.watch.socket);
}

void Remains::wake(One &one)
{
    if (one.end)
        m_ends.erase({*one.end, one.watch.socket});
    one.end.reset();
}

} // namespace quay::lab
