// SPDX-License-Identifier: MIT
#pragma once

#include "common/programfit.h"
#include "common/servicenames.h"
#include "computer/socketcolumns.h"
#include "computer/socketquery.h"
#include "system/sampler.h"
#include "system/users.h"

#include <QAbstractTableModel>
#include <QHash>

#include <memory>
#include <optional>

namespace quay
{

// The sockets of this computer that answer the query, in the order that was chosen. A sample inserts, removes, changes
// and moves rows; what has ended stays for a moment, marked.
class SocketModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    using Columns = SocketColumns;
    static constexpr qint64 markMilliseconds = 2000;

    explicit SocketModel(QObject *parent = nullptr);

    // For the services. Rows that are there keep theirs until they change.
    void setRegistry(std::shared_ptr<const registry::Registry> registry);
    void setMachine(std::shared_ptr<const system::Machine> machine);
    // `now`: milliseconds of any clock that only goes forward. A sample need not follow the last one that was applied.
    void apply(const system::Sample &sample, qint64 now);
    // Takes over how long timers still run, which apply() leaves alone: they run down all the time.
    void updateTimers();
    // Ends the marks that are due, and with them the rows that have ended. When the next will be; nothing: never.
    std::optional<qint64> expireMarks(qint64 now);

    void setQuery(const SocketQuery &query);
    [[nodiscard]] const SocketQuery &query() const { return m_query; }
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    // All sockets, whatever the query, and those that are shown; those that have ended are not counted.
    [[nodiscard]] int socketCount() const;
    [[nodiscard]] int shownCount() const;
    [[nodiscard]] const std::shared_ptr<const system::Snapshot> &snapshot() const { return m_snapshot; }
    [[nodiscard]] const system::Machine &machine() const { return *m_machine; }
    [[nodiscard]] const ListedSocket &at(int row) const { return m_items[m_order[static_cast<std::size_t>(row)]]; }
    [[nodiscard]] std::optional<int> rowOf(system::SocketId id) const;
    [[nodiscard]] const ListedSocket *find(system::SocketId id) const;
    [[nodiscard]] QString text(int row, int column) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void retranslate();

private:
    using Slot = quint32; // into m_items

    [[nodiscard]] bool comesBefore(Slot a, Slot b) const;
    [[nodiscard]] bool isShown(const ListedSocket &socket) const;
    [[nodiscard]] int placeFor(Slot slot) const; // where it is, or would be inserted
    [[nodiscard]] std::optional<int> rowOfSlot(Slot slot) const;
    void begin(const system::Snapshot &snapshot, const std::vector<quint32> &begun, qint64 now);
    void end(system::SocketId id, qint64 now);
    void change(const system::SocketRecord &record, const system::ServiceEnds &ends);
    void follow(Slot slot, std::optional<int> row, bool mayHaveMoved);
    void insertRow(Slot slot);
    void removeRow(int row);
    void rearrange();
    void describe(ListedSocket &socket, const system::ServiceEnds &ends);
    Slot newSlot();
    void emitRow(int row);

    std::shared_ptr<const registry::Registry> m_registry;
    std::unique_ptr<ServiceNames> m_services;
    std::unique_ptr<ProgramFit> m_fit;
    system::UserNames m_users;
    std::shared_ptr<const system::Machine> m_machine;
    std::shared_ptr<const system::Snapshot> m_snapshot;
    SocketQuery m_query;
    std::vector<ListedSocket> m_items;
    std::vector<Slot> m_free;
    QHash<quint64, Slot> m_slots; // by SocketId
    std::vector<Slot> m_order;    // the rows
    std::vector<Slot> m_marked;
    int m_sortColumn = Columns::LocalPort;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace quay
