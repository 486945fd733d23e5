// SPDX-License-Identifier: MIT
#pragma once

#include "system/machine.h"
#include "system/sampler.h"

#include <QAbstractListModel>

#include <deque>

namespace quay
{

// What came and went while the list was watching, the latest first; the oldest are forgotten.
class HistoryModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr std::size_t most = 2000;

    using QAbstractListModel::QAbstractListModel;

    void add(const system::Sample &sample, const system::Machine &machine);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    struct Event {
        QDateTime time;
        bool hasBegun = false;
        QString text;
    };

    std::deque<Event> m_events;
};

} // namespace quay
