// SPDX-License-Identifier: MIT
#pragma once

#include "lab/event.h"
#include "lab/renaming.h"

#include <map>

namespace quay::lab
{

struct LabProgram {
    ProgramStarted started;
    std::optional<ProgramEnded> ended;
};

struct LabSocket {
    SocketOpened opened;
    SocketFacts facts;
    std::vector<TcpState> path; // the states it went through, the present one last
    bool closed = false;        // no program has a descriptor of it any more
    bool gone = false;          // nothing is left in the kernel
};

// The lab as its events tell it: a pure fold, equal for a lab that runs and for its recording. Programs and sockets
// that have ended stay, marked as such, until the lab begins anew.
class LabState final
{
public:
    void apply(const Event &event);
    // By hand, while the programs run on: no event tells of it.
    void rename(const Renaming &renaming);

    [[nodiscard]] const std::map<rules::ProgramId, LabProgram> &programs() const { return m_programs; }
    [[nodiscard]] const std::map<rules::SocketId, LabSocket> &sockets() const { return m_sockets; }
    [[nodiscard]] const LabProgram *find(rules::ProgramId program) const;
    [[nodiscard]] const LabSocket *find(rules::SocketId socket) const;
    [[nodiscard]] qint64 now() const { return m_now; } // nanoseconds of the last event
    [[nodiscard]] quint64 leftOut() const { return m_leftOut; }

private:
    std::map<rules::ProgramId, LabProgram> m_programs;
    std::map<rules::SocketId, LabSocket> m_sockets;
    qint64 m_now = 0;
    quint64 m_leftOut = 0;
};

} // namespace quay::lab
