// SPDX-License-Identifier: MIT
#include "computer/historymodel.h"

#include "common/sockettext.h"

#include <algorithm>

namespace quay
{

using namespace system;

namespace
{

// "TCP 127.0.0.1:8080 LISTEN, python3 (4711)"
QString describe(const SocketRecord &socket, const Machine &machine)
{
    QString text = QString(protocolName(socket.protocol)).toUpper() + u' ' + SocketText::localEnd(socket, machine);
    if (socket.hasPeer())
        text += QStringLiteral(" \u2192 ") + SocketText::peerEnd(socket);
    return text + u' ' + QString(stateName(socket.state)) + QStringLiteral("  ") + SocketText::processes(socket);
}

} // namespace

void HistoryModel::add(const Sample &sample, const Machine &machine)
{
    if (!sample.before)
        return; // it was all there before anybody watched
    for (const Change &change : sample.difference.changed)
        follow(sample.before->sockets[change.before], sample.snapshot->sockets[change.after], machine);
    std::vector<Event> fresh;
    const QDateTime now = sample.snapshot->taken;
    for (const quint32 index : sample.difference.begun)
        fresh.push_back(
            {now, true, sample.snapshot->sockets[index].id, describe(sample.snapshot->sockets[index], machine)});
    for (const quint32 index : sample.difference.ended)
        fresh.push_back({now, false, sample.before->sockets[index].id,
                         describe(lastKnown(sample.before->sockets[index]), machine)});
    if (fresh.size() > most)
        fresh.resize(most);
    if (fresh.empty())
        return;
    beginInsertRows({}, 0, static_cast<int>(fresh.size()) - 1);
    m_events.insert(m_events.begin(), fresh.begin(), fresh.end());
    endInsertRows();
    if (m_events.size() <= most)
        return;
    beginRemoveRows({}, static_cast<int>(most), rowCount() - 1);
    m_events.resize(most);
    endRemoveRows();
}

void HistoryModel::follow(const SocketRecord &before, const SocketRecord &after, const Machine &machine)
{
    if (before.holding == after.holding)
        return;
    if (after.holding == Holding::Processes)
        complete(after, machine);
    if (after.holding != Holding::Unresolved)
        m_lastHolders.erase(after.id);
    else if (before.holders)
        m_lastHolders.insert_or_assign(after.id, before.holders);
}

// A program that is killed is gone a little sooner than its sockets.
SocketRecord HistoryModel::lastKnown(const SocketRecord &ended)
{
    const auto last = m_lastHolders.extract(ended.id);
    SocketRecord known = ended;
    if (!last.empty() && ended.holding == Holding::Unresolved) {
        known.holders = last.mapped();
        known.holding = Holding::Processes;
    }
    return known;
}

void HistoryModel::complete(const SocketRecord &socket, const Machine &machine)
{
    const auto event = std::find_if(m_events.begin(), m_events.end(),
                                    [&socket](const Event &one) { return one.hasBegun && one.socket == socket.id; });
    if (event == m_events.end())
        return;
    event->text = describe(socket, machine);
    const QModelIndex changed = index(static_cast<int>(event - m_events.begin()));
    Q_EMIT dataChanged(changed, changed);
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_events.size());
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Event &event = m_events[static_cast<std::size_t>(index.row())];
    const QString mark = event.hasBegun ? QStringLiteral("+") : QStringLiteral("\u2212");
    const QString time = event.time.toLocalTime().toString(QStringLiteral("HH:mm:ss"));
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return QStringLiteral("%1 %2 %3").arg(time, mark, event.text);
    case Qt::AccessibleTextRole:
        return event.hasBegun ? tr("%1, new: %2").arg(time, event.text) : tr("%1, ended: %2").arg(time, event.text);
    default:
        return {};
    }
}

} // namespace quay
