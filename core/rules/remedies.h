// SPDX-License-Identifier: MIT
#pragma once

#include "rules/resolve.h"

#include <algorithm>

namespace quay::rules
{

// Tries changes on copies of the state; keeps those after which the operation succeeds.
class Trial final
{
public:
    Trial(const State &state, const Operation &operation, const Prediction &failed)
        : m_state(state), m_operation(operation), m_failed(failed)
    {
    }

    [[nodiscard]] const State &state() const { return m_state; }
    [[nodiscard]] const Prediction &failed() const { return m_failed; }

    template <typename Change> // void change(State &)
    void keepIf(Resolution resolution, Change change)
    {
        State changed = m_state;
        change(changed);
        if (predict(changed, m_operation).outcome == Outcome::Ok)
            m_kept.push_back(std::move(resolution));
    }
    void keepIfInstead(Resolution resolution, const Operation &instead)
    {
        if (predict(m_state, instead).outcome == Outcome::Ok)
            m_kept.push_back(std::move(resolution));
    }
    [[nodiscard]] bool hasAny(Remedy remedy) const
    {
        return std::any_of(m_kept.begin(), m_kept.end(), [remedy](const Resolution &r) { return r.remedy == remedy; });
    }
    [[nodiscard]] std::vector<Resolution> take() { return std::move(m_kept); }

private:
    const State &m_state;
    const Operation &m_operation;
    const Prediction &m_failed;
    std::vector<Resolution> m_kept;
};

// Each tries the changes of one kind. The changed sockets are as if the change had been made from the start.
void tryFlags(Trial &trial, SocketId id);
void tryFlagsOnOthers(Trial &trial, SocketId id);
void tryEndings(Trial &trial, ProgramId own);
void tryWaiting(Trial &trial);
void tryPrivileges(Trial &trial, const Socket &socket, Port port);
void tryOtherTransport(Trial &trial, const Socket &socket);
void tryFresh(Trial &trial, SocketId id);
void tryRange(Trial &trial);

// The socket as it was before it got a port: what a program would create to try again.
void unbind(State &state, SocketId id);

} // namespace quay::rules
