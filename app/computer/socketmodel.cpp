// SPDX-License-Identifier: MIT
#include "computer/socketmodel.h"

#include <algorithm>
#include <tuple>

namespace quay
{

using namespace system;

SocketModel::SocketModel(QObject *parent)
    : QAbstractTableModel(parent), m_registry(std::make_shared<const registry::Registry>()),
      m_services(std::make_unique<ServiceNames>(*m_registry)), m_fit(std::make_unique<ProgramFit>(*m_registry)),
      m_machine(std::make_shared<const Machine>())
{
}

void SocketModel::setRegistry(std::shared_ptr<const registry::Registry> registry)
{
    m_registry = std::move(registry);
    m_services = std::make_unique<ServiceNames>(*m_registry);
    m_fit = std::make_unique<ProgramFit>(*m_registry);
}

void SocketModel::setMachine(std::shared_ptr<const Machine> machine) { m_machine = std::move(machine); }

bool SocketModel::comesBefore(Slot first, Slot second) const
{
    const ListedSocket &a = m_items[first];
    const ListedSocket &b = m_items[second];
    const auto order = Columns::compare(static_cast<Columns::Column>(m_sortColumn), a, b);
    if (order != 0)
        return (order < 0) == (m_sortOrder == Qt::AscendingOrder);
    return std::tie(a.record.local.port, a.record.protocol, a.record.local.address, a.record.peer, a.record.id) <
           std::tie(b.record.local.port, b.record.protocol, b.record.local.address, b.record.peer, b.record.id);
}

bool SocketModel::isShown(const ListedSocket &socket) const
{
    return m_query.matches({socket.record, socket.service, socket.user, socket.fit});
}

int SocketModel::placeFor(Slot slot) const
{
    const auto place =
        std::lower_bound(m_order.begin(), m_order.end(), slot, [this](Slot a, Slot b) { return comesBefore(a, b); });
    return static_cast<int>(place - m_order.begin());
}

std::optional<int> SocketModel::rowOfSlot(Slot slot) const
{
    const int place = placeFor(slot);
    const bool isThere = place < rowCount() && m_order[static_cast<std::size_t>(place)] == slot;
    return isThere ? std::optional(place) : std::nullopt;
}

std::optional<int> SocketModel::rowOf(SocketId id) const
{
    const auto slot = m_slots.constFind(static_cast<quint64>(id));
    return slot == m_slots.constEnd() ? std::nullopt : rowOfSlot(*slot);
}

const ListedSocket *SocketModel::find(SocketId id) const
{
    const auto slot = m_slots.constFind(static_cast<quint64>(id));
    return slot == m_slots.constEnd() ? nullptr : &m_items[*slot];
}

int SocketModel::socketCount() const { return m_snapshot ? static_cast<int>(m_snapshot->sockets.size()) : 0; }

int SocketModel::shownCount() const
{
    const auto endedRows = std::count_if(m_marked.begin(), m_marked.end(), [this](Slot slot) {
        return m_items[slot].phase == Phase::Ended && isShown(m_items[slot]);
    });
    return rowCount() - static_cast<int>(endedRows);
}

void SocketModel::apply(const Sample &sample, qint64 now)
{
    const std::shared_ptr<const Snapshot> before = std::exchange(m_snapshot, sample.snapshot);
    const auto known = before ? std::span(before->sockets) : std::span<const SocketRecord>();
    const Difference own = before == sample.before ? Difference() : difference(known, m_snapshot->sockets);
    const Difference &changes = before == sample.before ? sample.difference : own;
    if (changes.isEmpty())
        return;
    for (const quint32 index : changes.ended)
        end(known[index].id, now);
    if (!changes.changed.empty()) {
        const ServiceEnds ends(m_snapshot->sockets, m_machine->ephemeral);
        for (const Change &one : changes.changed)
            change(m_snapshot->sockets[one.after], ends);
    }
    if (!changes.begun.empty())
        begin(*m_snapshot, changes.begun, before ? now : -1);
}

void SocketModel::updateTimers()
{
    if (!m_snapshot || m_order.empty())
        return;
    for (const SocketRecord &record : m_snapshot->sockets) {
        const auto slot = m_slots.constFind(static_cast<quint64>(record.id));
        if (slot != m_slots.constEnd())
            m_items[*slot].record.timer = record.timer;
    }
    Q_EMIT dataChanged(index(0, Columns::Timer), index(rowCount() - 1, Columns::Timer));
}

void SocketModel::end(SocketId id, qint64 now)
{
    const Slot slot = m_slots.value(static_cast<quint64>(id));
    const std::optional<int> row = rowOfSlot(slot);
    if (m_items[slot].phase == Phase::Steady)
        m_marked.push_back(slot);
    // A program that is killed is gone a little sooner than its sockets: the row says whose it was.
    SocketRecord &record = m_items[slot].record;
    if (record.holding == Holding::Unresolved && m_items[slot].lastHolders) {
        record.holders = std::exchange(m_items[slot].lastHolders, nullptr);
        record.holding = Holding::Processes;
    }
    m_items[slot].phase = Phase::Ended;
    m_items[slot].markUntil = now + markMilliseconds;
    follow(slot, row, m_sortColumn == Columns::Mark);
}

void SocketModel::change(const SocketRecord &record, const ServiceEnds &ends)
{
    const Slot slot = m_slots.value(static_cast<quint64>(record.id));
    const std::optional<int> row = rowOfSlot(slot);
    ListedSocket &socket = m_items[slot];
    if (record.holding != Holding::Unresolved)
        socket.lastHolders = nullptr;
    else if (socket.record.holders)
        socket.lastHolders = socket.record.holders;
    socket.record = record;
    describe(socket, ends);
    follow(slot, row, true);
}

// The row after its socket has changed: `row` is where it was.
void SocketModel::follow(Slot slot, std::optional<int> row, bool mayHaveMoved)
{
    const bool shown = isShown(m_items[slot]);
    if (!row) {
        if (shown)
            insertRow(slot);
        return;
    }
    if (!shown)
        return removeRow(*row);
    const auto at = m_order.begin() + *row;
    const bool isInPlace = !mayHaveMoved || ((at == m_order.begin() || comesBefore(*(at - 1), slot)) &&
                                             (at + 1 == m_order.end() || comesBefore(slot, *(at + 1))));
    if (isInPlace)
        return emitRow(*row);
    const auto before = [this](Slot a, Slot b) { return comesBefore(a, b); };
    const bool goesDown = at + 1 != m_order.end() && comesBefore(*(at + 1), slot);
    const auto place = goesDown ? std::lower_bound(at + 1, m_order.end(), slot, before)
                                : std::lower_bound(m_order.begin(), at, slot, before);
    beginMoveRows({}, *row, *row, {}, static_cast<int>(place - m_order.begin()));
    if (goesDown)
        std::rotate(at, at + 1, place);
    else
        std::rotate(place, at, at + 1);
    endMoveRows();
    emitRow(static_cast<int>(goesDown ? place - m_order.begin() - 1 : place - m_order.begin()));
}

void SocketModel::begin(const Snapshot &snapshot, const std::vector<quint32> &begun, qint64 now)
{
    const bool isMarked = now >= 0;
    const ServiceEnds ends(snapshot.sockets, m_machine->ephemeral);
    // Row by row costs more than one new order when there are many.
    const bool isMany = begun.size() > 64 && begun.size() > m_order.size() / 8;
    for (const quint32 index : begun) {
        const Slot slot = newSlot();
        ListedSocket &socket = m_items[slot];
        socket.record = snapshot.sockets[index];
        describe(socket, ends);
        m_slots.insert(static_cast<quint64>(socket.record.id), slot);
        if (isMarked) {
            socket.seen = snapshot.taken;
            socket.phase = Phase::Begun;
            socket.markUntil = now + markMilliseconds;
            m_marked.push_back(slot);
        }
        if (!isMany && isShown(socket))
            insertRow(slot);
    }
    if (isMany)
        rearrange();
}

SocketModel::Slot SocketModel::newSlot()
{
    if (m_free.empty()) {
        m_items.emplace_back();
        return static_cast<Slot>(m_items.size() - 1);
    }
    const Slot slot = m_free.back();
    m_free.pop_back();
    m_items[slot] = ListedSocket();
    return slot;
}

void SocketModel::describe(ListedSocket &socket, const ServiceEnds &ends)
{
    socket.service = m_services->nameOf(socket.record, ends);
    socket.fit = m_fit->of(socket.record, m_machine->ephemeral);
    if (socket.record.inode == 0) { // the kernel says 0 of what is left without a program, whoever it was
        socket.user.clear();
        return;
    }
    const Holders &holders = socket.record.processes();
    const bool isHolders = !holders.empty() && holders.front()->uid == socket.record.uid;
    const QString name = isHolders ? holders.front()->user : m_users.nameOf(socket.record.uid);
    socket.user = name.isEmpty() ? QString::number(socket.record.uid) : name;
}

std::optional<qint64> SocketModel::expireMarks(qint64 now)
{
    std::optional<qint64> next;
    std::vector<Slot> left;
    for (const Slot slot : std::exchange(m_marked, {})) {
        ListedSocket &socket = m_items[slot];
        if (socket.markUntil > now) {
            next = std::min(next.value_or(socket.markUntil), socket.markUntil);
            left.push_back(slot);
            continue;
        }
        const std::optional<int> row = rowOfSlot(slot);
        if (socket.phase == Phase::Ended) {
            if (row)
                removeRow(*row);
            m_slots.remove(static_cast<quint64>(socket.record.id));
            m_free.push_back(slot);
            socket = ListedSocket();
        } else {
            socket.phase = Phase::Steady;
            follow(slot, row, m_sortColumn == Columns::Mark);
        }
    }
    m_marked.insert(m_marked.end(), left.begin(), left.end());
    return next;
}

void SocketModel::insertRow(Slot slot)
{
    const int row = placeFor(slot);
    beginInsertRows({}, row, row);
    m_order.insert(m_order.begin() + row, slot);
    endInsertRows();
}

void SocketModel::removeRow(int row)
{
    beginRemoveRows({}, row, row);
    m_order.erase(m_order.begin() + row);
    endRemoveRows();
}

void SocketModel::emitRow(int row) { Q_EMIT dataChanged(index(row, 0), index(row, Columns::Count - 1)); }

// Another order, or other rows. Selections follow their socket where it is still shown.
void SocketModel::rearrange()
{
    Q_EMIT layoutAboutToBeChanged();
    const std::vector<Slot> before = std::exchange(m_order, {});
    for (const Slot slot : std::as_const(m_slots)) {
        if (isShown(m_items[slot]))
            m_order.push_back(slot);
    }
    std::sort(m_order.begin(), m_order.end(), [this](Slot a, Slot b) { return comesBefore(a, b); });
    const QModelIndexList kept = persistentIndexList();
    QModelIndexList now;
    for (const QModelIndex &index : kept) {
        const auto row = rowOfSlot(before[static_cast<std::size_t>(index.row())]);
        now += row ? createIndex(*row, index.column()) : QModelIndex();
    }
    changePersistentIndexList(kept, now);
    Q_EMIT layoutChanged();
}

void SocketModel::setQuery(const SocketQuery &query)
{
    m_query = query;
    rearrange();
}

void SocketModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= Columns::Count)
        return;
    m_sortColumn = column;
    m_sortOrder = order;
    rearrange();
}

QString SocketModel::text(int row, int column) const
{
    return Columns::text(static_cast<Columns::Column>(column), at(row), *m_machine);
}

int SocketModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int SocketModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : Columns::Count; }

QVariant SocketModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), index.column());
    case Qt::ToolTipRole:
        if (index.column() == Columns::Service && at(index.row()).fit != registry::Fit::Unknown)
            return m_fit->sentence(at(index.row()).record, m_machine->ephemeral);
        return index.column() > Columns::LocalPort ? text(index.row(), index.column()) : QString(); // may be cut
    case Qt::AccessibleTextRole:
        if (index.column() == Columns::Mark)
            return at(index.row()).phase == Phase::Begun   ? tr("new")
                   : at(index.row()).phase == Phase::Ended ? tr("ended")
                                                           : QString();
        return text(index.row(), index.column());
    default:
        return {};
    }
}

QVariant SocketModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= Columns::Count)
        return {};
    const auto column = static_cast<Columns::Column>(section);
    if (role == Qt::DisplayRole)
        return column == Columns::Mark ? QString() : Columns::title(column);
    if (role == Qt::AccessibleTextRole)
        return Columns::title(column);
    if (role == Qt::ToolTipRole)
        return Columns::explanation(column).isEmpty() ? Columns::title(column) : Columns::explanation(column);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter | (Columns::isNumber(column) ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

void SocketModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, Columns::Count - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, Columns::Count - 1));
}

} // namespace quay
