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
    std::vector<Event> fresh;
    const QDateTime now = sample.snapshot->taken;
    for (const quint32 index : sample.difference.begun)
        fresh.push_back({now, true, describe(sample.snapshot->sockets[index], machine)});
    for (const quint32 index : sample.difference.ended)
        fresh.push_back({now, false, describe(sample.before->sockets[index], machine)});
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
