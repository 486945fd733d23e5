// SPDX-License-Identifier: MIT
#pragma once

#include "system/machine.h"
#include "system/sampler.h"

#include <QAbstractListModel>

#include <deque>
#include <map>
#include <memory>

namespace quay
{

// What came and went while the list was watching, the latest first; the oldest are forgotten.
class HistoryModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr std::size_t most = 2000;

    using QAbstractListModel::QAbstractListModel;

    // Who holds a socket may be known only some samples after it came; its line is completed then.
    void add(const system::Sample &sample, const system::Machine &machine);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    struct Event {
        QDateTime time;
        bool hasBegun = false;
        system::SocketId socket{};
        QString text;
    };

    void follow(const system::SocketRecord &before, const system::SocketRecord &after, const system::Machine &machine);
    void complete(const system::SocketRecord &socket, const system::Machine &machine);
    [[nodiscard]] system::SocketRecord lastKnown(const system::SocketRecord &ended);

    // Of sockets whose program is not known at the moment: whose they were.
    std::map<system::SocketId, std::shared_ptr<const system::Holders>> m_lastHolders;

    std::deque<Event> m_events;
};

} // namespace quay
