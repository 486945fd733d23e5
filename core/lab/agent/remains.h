// SPDX-License-Identifier: MIT
#pragma once

#include "lab/agent/netlink.h"
#include "lab/message.h"

#include <chrono>
#include <map>
#include <set>

namespace quay::lab
{

// What is left of connections that nobody has a descriptor of any more. No event tells what becomes of them: the kernel
// is asked. A script may leave thousands, so those that rest are not asked about each time.
class Remains final
{
public:
    explicit Remains(const DiagSocket &diag) : m_diag(diag) {}

    [[nodiscard]] bool isEmpty() const { return m_all.empty(); }
    // Until it is gone. Asked about at the next look.
    void follow(const Watch &watch);
    // What has changed, as SocketFacts and SocketGone: of those that are new or on their way, of those whose time is
    // over, and of some of the others, in turn, at most `others`.
    [[nodiscard]] std::vector<Happening> look(std::size_t others);

private:
    using Clock = std::chrono::steady_clock;
    struct One {
        Watch watch;
        quint64 cookie = 0; // 0: not seen yet
        TcpState told = TcpState::None;
        std::optional<Clock::time_point> end; // at rest: until then, if nothing happens to it
    };

    void ask(rules::SocketId socket, std::vector<Happening> &changes);
    void rest(One &one, const TcpEntry &entry);
    void wake(One &one);

    const DiagSocket &m_diag;
    std::map<rules::SocketId, One> m_all;
    std::set<rules::SocketId> m_restless;
    std::set<std::pair<Clock::time_point, rules::SocketId>> m_ends; // of those at rest
    std::optional<rules::SocketId> m_last;                          // whose turn it was
};

} // namespace quay::lab
