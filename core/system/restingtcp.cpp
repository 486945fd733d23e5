// SPDX-License-Identifier: MIT
#include "system/restingtcp.h"

#include <utility>

namespace quay::system
{

namespace
{

constexpr int mostLooks = 4;
constexpr std::size_t mostKept = 2000; // of more, the walk is the smaller part of the work

// Without what is counted over all networks: "TCP: inuse 5 orphan 0 tw 0 alloc 8 mem 1".
void addLines(QByteArray &lines, const QByteArray &text, QByteArrayView begin)
{
    for (const QByteArray &line : text.split('\n')) {
        if (!line.startsWith(begin))
            continue;
        const qsizetype end = line.indexOf(" alloc ");
        lines += (end < 0 ? line : line.first(end)) + '\n';
    }
}

// Segments in and out, and how many sockets there are in which stage of their life (proc(5)). Empty: they cannot be
// read.
QByteArray signsOf(const ProcFolder &proc)
{
    const auto segments = proc.read("net/snmp");
    const auto counts = proc.read("net/sockstat");
    QByteArray lines;
    if (!segments || !counts)
        return lines;
    addLines(lines, *segments, "Tcp:");
    addLines(lines, *counts, "TCP:");
    addLines(lines, proc.read("net/sockstat6").value_or(QByteArray()), "TCP6:");
    return lines;
}

// Lets the timers go on. False: one has run out.
bool runOn(std::vector<SocketRecord> &sockets, qint64 milliseconds)
{
    for (SocketRecord &socket : sockets) {
        if (socket.timer.kind == TimerKind::None)
            continue;
        if (socket.timer.milliseconds <= milliseconds)
            return false;
        socket.timer.milliseconds -= static_cast<quint32>(milliseconds);
    }
    return true;
}

} // namespace

std::optional<std::vector<SocketRecord>> RestingTcp::sockets(const ProcFolder &proc)
{
    QByteArray signs = signsOf(proc);
    const bool isResting = m_kept && !signs.isEmpty() && signs == m_signs && m_looks++ < mostLooks;
    m_signs = std::move(signs);
    if (isResting) {
        std::vector<SocketRecord> sockets = *m_kept;
        if (runOn(sockets, m_age.elapsed()))
            return sockets;
    }
    m_kept.reset();
    return std::nullopt;
}

void RestingTcp::keep(std::span<const SocketRecord> found)
{
    m_looks = 0;
    m_age.start();
    if (found.size() <= mostKept)
        m_kept.emplace(found.begin(), found.end());
}

} // namespace quay::system
