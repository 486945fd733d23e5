// SPDX-License-Identifier: MIT
#include "lab/labstate.h"

#include "base/overloaded.h"

namespace quay::lab
{

namespace
{

template <typename Map, typename Key>
auto *in(Map &map, Key key)
{
    const auto found = map.find(key);
    return found == map.end() ? nullptr : &found->second;
}

// More than any connection goes through.
constexpr std::size_t longestPath = 16;

void goTo(LabSocket &socket, TcpState state)
{
    if (state == TcpState::None || (!socket.path.empty() && socket.path.back() == state))
        return;
    if (socket.path.size() == longestPath)
        socket.path.erase(socket.path.begin());
    socket.path.push_back(state);
}

// A closed socket has no descriptor to ask for its options any more.
void update(LabSocket &socket, const SocketFacts &facts)
{
    std::vector<OptionValue> options = facts.options.empty() ? socket.facts.options : facts.options;
    socket.facts = facts;
    socket.facts.options = std::move(options);
    goTo(socket, facts.tcp);
}

// Of a connection the bytes are told with the messages, and the sum only when something else has changed, too.
void carry(const LabSocket &socket, quint64 &sum, quint64 bytes)
{
    if (socket.opened.transport == Transport::Tcp)
        sum += bytes;
}

} // namespace

void LabState::apply(const Event &event)
{
    m_now = event.nanoseconds;
    const auto withSocket = [this](rules::SocketId id, auto change) {
        if (LabSocket *socket = in(m_sockets, id))
            change(*socket);
    };
    std::visit(
        Overloaded{[&](const ProgramStarted &e) {
                       m_programs[e.program] = {e, std::nullopt};
                   },
                   [&](const ProgramEnded &e) {
                       if (LabProgram *program = in(m_programs, e.program))
                           program->ended = e;
                   },
                   [&](const SocketOpened &e) {
                       m_sockets[e.socket] = {};
                       m_sockets[e.socket].opened = e;
                       m_sockets[e.socket].facts.socket = e.socket;
                   },
                   [&](const SocketFacts &e) { withSocket(e.socket, [&](LabSocket &s) { update(s, e); }); },
                   [&](const SocketClosed &e) { withSocket(e.socket, [](LabSocket &s) { s.closed = true; }); },
                   [&](const SocketGone &e) { withSocket(e.socket, [](LabSocket &s) { s.closed = s.gone = true; }); },
                   [&](const Sent &e) { withSocket(e.socket, [&](LabSocket &s) { carry(s, s.facts.sent, e.bytes); }); },
                   [&](const Received &e) {
                       withSocket(e.socket, [&](LabSocket &s) { carry(s, s.facts.received, e.bytes); });
                   },
                   [](const CallMade &) {}, [](const Connected &) {}, [](const PeerClosed &) {}, [](const Trouble &) {},
                   [&](const LeftOut &e) { m_leftOut += e.count; }},
        event.what);
}

void LabState::rename(const Renaming &renaming)
{
    for (auto &[id, program] : m_programs)
        program.started.name = renaming.program(program.started.name);
    for (auto &[id, socket] : m_sockets)
        socket.opened.name = renaming.socket(socket.opened.name);
}

const LabProgram *LabState::find(rules::ProgramId program) const { return in(m_programs, program); }

const LabSocket *LabState::find(rules::SocketId socket) const { return in(m_sockets, socket); }

} // namespace quay::lab
