// SPDX-License-Identifier: MIT
#pragma once

#include "rules/predict.h"

#include <map>
#include <vector>

namespace quay::script
{

// Connections of which only the kernel knows who accepted them: the listener of a SO_REUSEPORT group that its hash
// chose, or one of the programs that have the same listener. The state goes on with an assumption; this remembers what
// else the session may be called.
class HashChoices final
{
public:
    // LISTENER#n for every n from `lowest` to `highest`.
    struct Names {
        rules::SocketId listener{};
        quint32 lowest = 1;
        quint32 highest = 1;
    };

    // After a step that connected.
    void note(const rules::State &state, const rules::Prediction &prediction);
    // Every name that the session may have; empty if it was no choice of the hash.
    [[nodiscard]] std::vector<Names> namesOf(rules::SocketId session) const;
    // Whether LISTENER#ordinal depends on the hash: it is assumed to be there, or could be.
    [[nodiscard]] bool isOpen(rules::SocketId listener, quint32 ordinal) const;

private:
    struct Range {
        quint32 certain = 0;  // sessions that were accepted before the first choice
        quint32 possible = 0; // choices that this listener was one of
    };
    std::map<rules::SocketId, Range> m_listeners;
    std::map<rules::SocketId, std::vector<rules::SocketId>> m_sessions; // to the group that it is of
};

} // namespace quay::script
