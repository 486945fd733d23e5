// SPDX-License-Identifier: MIT
#include "lab/othersnews.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace quay
{

using rules::SocketId;
using rules::SocketState;

namespace
{

// All that a listing shows of a socket, and the rules ask for.
using Looks = std::tuple<Transport, Endpoint, Endpoint, SocketState, bool>;

// The model keeps every socket it ever saw, for the names in the log: on a busy computer it stops following.
constexpr std::size_t mostKept = 100000;

template <typename Socket>
Looks looksOf(const Socket &socket)
{
    return {socket.transport, socket.local, socket.peer, socket.state, socket.v6Only};
}

class Own final
{
public:
    explicit Own(const rules::State &state)
    {
        for (const auto bank : {rules::State::Own, rules::State::Sessions}) {
            for (const rules::Socket &socket : state.sockets(bank)) {
                if (socket.other != rules::Socket::none)
                    m_others.insert(socket.other);
                if (socket.peer.port != Port{})
                    m_ends.emplace(socket.local, socket.peer);
            }
        }
    }
    [[nodiscard]] bool isOtherEnd(SocketId id) const { return m_others.contains(id); }
    // Either end of a connection that the lab has, or had.
    [[nodiscard]] bool connects(const rules::ForeignSocket &socket) const
    {
        return socket.peer.port != Port{} &&
               (m_ends.contains({socket.local, socket.peer}) || m_ends.contains({socket.peer, socket.local}));
    }

private:
    std::set<SocketId> m_others;
    std::set<std::pair<Endpoint, Endpoint>> m_ends;
};

// Whose socket it is must be known: one that is not told yet may be the lab's.
bool isForeign(const system::SocketRecord &record, const std::set<int> &pids)
{
    const auto isOwn = [&pids](const system::ProcessRef &process) { return pids.contains(number(process->pid)); };
    return record.holding != system::Holding::Unresolved &&
           std::none_of(record.processes().begin(), record.processes().end(), isOwn);
}

} // namespace

OthersNews newsOfOthers(const system::Snapshot &snapshot, const system::Machine &machine, const rules::State &state,
                        const std::set<int> &pids)
{
    const Own own(state);
    std::multimap<Looks, SocketId> known;
    for (const rules::Socket &socket : state.sockets(rules::State::Foreign)) {
        if (socket.onPort && !own.isOtherEnd(socket.id))
            known.emplace(looksOf(socket), socket.id);
    }
    OthersNews news;
    for (const system::SocketRecord &record : snapshot.sockets) {
        const std::optional<OtherSocket> other = isForeign(record, pids) ? otherSocket(record, machine) : std::nullopt;
        if (!other || own.connects(other->socket))
            continue;
        if (const auto same = known.find(looksOf(other->socket)); same != known.end())
            known.erase(same);
        else
            news.fresh.push_back(*other);
    }
    if (state.sockets(rules::State::Foreign).size() + news.fresh.size() > mostKept)
        return {};
    for (const auto &[looks, id] : known)
        news.gone.push_back(id);
    return news;
}

} // namespace quay
