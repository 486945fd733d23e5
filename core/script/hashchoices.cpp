// SPDX-License-Identifier: MIT
#include "script/hashchoices.h"

#include <algorithm>

namespace quay::script
{

void HashChoices::note(const rules::State &state, const rules::Prediction &prediction)
{
    if (!prediction.anyOf || prediction.sessions.empty())
        return;
    const rules::Session &chosen = prediction.sessions.front();
    for (const rules::SocketId listener : prediction.receivers) {
        const rules::Socket *socket = state.find(listener);
        const quint32 accepted = socket == nullptr ? 0 : socket->acceptedCount;
        const bool assumed = listener == chosen.listener && accepted > 0;
        m_listeners.try_emplace(listener, Range{assumed ? accepted - 1 : accepted, 0}).first->second.possible += 1;
    }
    m_sessions.emplace(chosen.session, prediction.receivers);
}

std::vector<HashChoices::Names> HashChoices::namesOf(rules::SocketId session) const
{
    std::vector<Names> result;
    const auto group = m_sessions.find(session);
    if (group == m_sessions.end())
        return result;
    for (const rules::SocketId listener : group->second) {
        const Range &range = m_listeners.at(listener);
        result.push_back({listener, range.certain + 1, range.certain + range.possible});
    }
    return result;
}

bool HashChoices::isOpen(rules::SocketId listener, quint32 ordinal) const
{
    const auto found = m_listeners.find(listener);
    return found != m_listeners.end() && ordinal > found->second.certain &&
           ordinal <= found->second.certain + found->second.possible;
}

} // namespace quay::script
