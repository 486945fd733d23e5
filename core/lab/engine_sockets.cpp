// SPDX-License-Identifier: MIT
// Which sockets the programs have, and what the kernel keeps of those that they have given up.
#include "lab/engine.h"

namespace quay::lab
{

namespace
{

bool isConnection(const SocketFacts &facts)
{
    return facts.tcp != TcpState::None && facts.peer && !facts.listening && facts.tcp != TcpState::Closed;
}

} // namespace

void Engine::noteEnding(Seat &seat, const rules::End &call, const CallResult &result)
{
    if (call.ending == rules::Ending::Shutdown || result.error != 0)
        return;
    const rules::SocketId known = keyOf(call.socket);
    const quint64 inode = seat.open[known].inode;
    seat.open.erase(known);
    release(seat, inode);
    note(seat, SocketClosed{known, call.ending == rules::Ending::Reset});
    // What another program has, too, is no remains.
    if (result.remains == TcpState::None || !result.local || !result.peer || isHeld(seat.host, inode)) {
        note(seat, SocketGone{known});
        return;
    }
    SocketFacts facts;
    facts.socket = known;
    facts.local = result.local;
    facts.peer = result.peer;
    facts.tcp = result.remains;
    note(seat, facts);
    if (isReached(seat.host)) { // there is no keeper: its own program looks after it, under its own name for it
        seat.process->send(Watch{known, *result.local, *result.peer, result.device});
        return;
    }
    Seat &caretaker = keeper(seat.host);
    ++caretaker.watched;
    caretaker.process->send(Watch{call.socket, *result.local, *result.peer, result.device});
}

// What the kernel did with the sockets of a program that has ended.
void Engine::leaveSockets(const Seat &seat)
{
    for (const auto &[key, open] : seat.open)
        release(seat, open.inode);
    for (const auto &[key, open] : seat.open) {
        note(seat, SocketClosed{key, false});
        if (isConnection(open.facts) && !isReached(seat.host) && !isHeld(seat.host, open.inode))
            watch(seat, key, open.facts);
        else
            note(seat, SocketGone{key});
    }
}

void Engine::hold(Seat &seat, const SocketOpened &opened)
{
    const auto [at, isNew] = seat.open.try_emplace(opened.socket);
    if (!isNew)
        release(seat, at->second.inode);
    at->second = {{}, opened.inode};
    at->second.facts.socket = opened.socket;
    ++m_descriptors[{seat.host, opened.inode}];
}

void Engine::release(const Seat &seat, quint64 inode)
{
    const auto held = m_descriptors.find({seat.host, inode});
    if (held != m_descriptors.end() && --held->second == 0)
        m_descriptors.erase(held);
}

// Whether a program of the host has a descriptor of this socket.
bool Engine::isHeld(rules::HostId host, quint64 inode) const { return m_descriptors.contains({host, inode}); }

void Engine::watch(const Seat &seat, rules::SocketId key, const SocketFacts &facts)
{
    const std::optional<rules::SocketId> id = idOf(key);
    if (!id)
        return;
    int device = 0;
    for (const OptionValue &option : facts.options)
        device = option.name == QLatin1StringView("device") ? int(option.value) : device;
    Seat &caretaker = keeper(seat.host);
    ++caretaker.watched;
    caretaker.process->send(Watch{*id, *facts.local, *facts.peer, device});
}

} // namespace quay::lab
