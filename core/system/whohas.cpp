// SPDX-License-Identifier: MIT
#include "system/whohas.h"

#include <algorithm>

namespace quay::system
{

namespace
{

// Listeners before those that are only bound, before connections.
int rank(const SocketRecord &socket)
{
    if (socket.isListening())
        return 0;
    return socket.state == State::Bound ? 1 : 2;
}

PortUse useOf(const SocketRecord &socket)
{
    switch (socket.holding) {
    case Holding::Processes:
        return PortUse::Held;
    case Holding::Hidden:
        return PortUse::Hidden;
    case Holding::Nobody:
    case Holding::Unresolved:
        return PortUse::NoProcess;
    case Holding::Kernel:
        return PortUse::Waiting;
    }
    Q_UNREACHABLE();
}

void addHolders(Holders &all, const Holders &some)
{
    for (const ProcessRef &process : some) {
        const auto at = std::lower_bound(all.begin(), all.end(), process,
                                         [](const ProcessRef &a, const ProcessRef &b) { return a->pid < b->pid; });
        if (at == all.end() || (*at)->pid != process->pid)
            all.insert(at, process);
    }
}

TransportUse useOf(Port port, Transport transport, const Snapshot &snapshot)
{
    TransportUse result;
    result.transport = transport;
    bool isTimed = true;
    quint32 longest = 0;
    for (quint32 i = 0; i < snapshot.sockets.size(); ++i) {
        const SocketRecord &socket = snapshot.sockets[i];
        if (socket.local.port != port || transportOf(socket.protocol) != transport)
            continue;
        result.sockets.push_back(i);
        result.use = std::min(result.use, useOf(socket));
        addHolders(result.holders, socket.processes());
        isTimed = isTimed && socket.timer.kind == TimerKind::TimeWait;
        longest = std::max(longest, socket.timer.milliseconds);
    }
    if (result.use == PortUse::Waiting && isTimed)
        result.milliseconds = longest;
    std::stable_sort(result.sockets.begin(), result.sockets.end(), [&snapshot](quint32 a, quint32 b) {
        return rank(snapshot.sockets[a]) < rank(snapshot.sockets[b]);
    });
    return result;
}

} // namespace

bool PortAnswer::isFree() const
{
    return std::all_of(transports.begin(), transports.end(),
                       [](const TransportUse &transport) { return transport.use == PortUse::Free; });
}

PortAnswer whoHas(Port port, const Snapshot &snapshot, const Machine &machine)
{
    PortAnswer answer;
    answer.port = port;
    answer.isEphemeral = machine.isEphemeral(port);
    answer.isReserved = machine.isReserved(port);
    answer.needsPrivilege = machine.isPrivileged(port);
    for (const Transport transport : allTransports) {
        TransportUse use = useOf(port, transport, snapshot);
        if (!use.sockets.empty() || transport == Transport::Tcp || transport == Transport::Udp)
            answer.transports.push_back(std::move(use));
    }
    return answer;
}

} // namespace quay::system
