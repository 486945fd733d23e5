// SPDX-License-Identifier: MIT
#include "reference/portmodel.h"

#include "common/registrytext.h"

#include <algorithm>
#include <map>

namespace quay
{

using namespace registry;

PortModel::PortModel(QObject *parent) : QAbstractTableModel(parent), m_registry(std::make_shared<const Registry>()) {}

void PortModel::setRegistry(std::shared_ptr<const Registry> registry)
{
    // Another registry has other rows; there is nothing to carry over.
    beginResetModel();
    m_registry = std::move(registry);
    m_search = std::make_unique<Search>(*m_registry);
    m_hits = m_search->find(m_query, {&m_used, &m_bookmarked});
    endResetModel();
}

void PortModel::setQuery(const Query &query)
{
    m_query = query;
    collectWords();
    answer();
}

void PortModel::collectWords()
{
    m_nameWords.clear();
    m_textWords.clear();
    for (const Query::Word &word : m_query.words) {
        if (word.isExcluded)
            continue;
        m_nameWords += QString::fromUtf8(word.folded);
        if (!word.isNameOnly)
            m_textWords += m_nameWords.back();
    }
}

const QStringList &PortModel::shownWords(Column column) const
{
    static const QStringList none;
    if (column == Service || column == Ports)
        return m_nameWords;
    return column == Description ? m_textWords : none;
}

void PortModel::setBookmarked(const PortSet &ports)
{
    m_bookmarked = ports;
    if (m_query.wants(Query::Mark::Bookmarked))
        answer();
    else if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Mark), index(rowCount() - 1, Mark));
}

void PortModel::setInUse(const PortsInUse &ports)
{
    const bool isNews = !ports.hasSamePorts(m_inUse);
    m_inUse = ports;
    if (!isNews)
        return;
    m_used = ports.all();
    if (m_query.wants(Query::Mark::Used))
        answer();
    else if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, InUse), index(rowCount() - 1, InUse));
}

bool PortModel::isInUse(int row) const
{
    const PortInterval ports = portsAt(row);
    const PortSet &used = m_inUse.on(entryAt(row).transport());
    if (ports.count() == 1)
        return used[number(ports.first)];
    for (int port = number(ports.first); port <= number(ports.last); ++port) {
        if (used[static_cast<std::size_t>(port)])
            return true;
    }
    return false;
}

void PortModel::answer()
{
    if (!m_search)
        return;
    Q_EMIT layoutAboutToBeChanged();
    const std::vector<Hit> before = std::move(m_hits);
    m_hits = m_search->find(m_query, {&m_used, &m_bookmarked});
    const QModelIndexList kept = persistentIndexList();
    changePersistentIndexList(kept, moved(kept, before));
    Q_EMIT layoutChanged();
}

// Where the rows of these indexes are now. A selection can hold thousands of them.
QModelIndexList PortModel::moved(const QModelIndexList &indexes, const std::vector<Hit> &before) const
{
    std::map<Hit, int> wanted;
    for (const QModelIndex &index : indexes)
        wanted.emplace(before[static_cast<std::size_t>(index.row())], -1);
    for (std::size_t row = 0; row < m_hits.size() && !wanted.empty(); ++row) {
        if (const auto found = wanted.find(m_hits[row]); found != wanted.end())
            found->second = static_cast<int>(row);
    }
    QModelIndexList now;
    for (const QModelIndex &index : indexes) {
        const int row = wanted.at(before[static_cast<std::size_t>(index.row())]);
        now += row < 0 ? QModelIndex() : createIndex(row, index.column());
    }
    return now;
}

Entry PortModel::entryAt(int row) const { return m_registry->at(m_hits[static_cast<std::size_t>(row)].row); }

PortInterval PortModel::portsAt(int row) const
{
    const Hit &hit = m_hits[static_cast<std::size_t>(row)];
    return hit.port < 0 ? m_registry->at(hit.row).ports() : PortInterval{Port(hit.port), Port(hit.port)};
}

Port PortModel::portAt(int row) const
{
    const PortInterval ports = portsAt(row);
    for (const PortInterval &asked : m_query.ports) {
        if (asked.first <= ports.last && ports.first <= asked.last)
            return std::max(asked.first, ports.first);
    }
    return ports.first;
}

std::optional<int> PortModel::rowOf(Port port) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (portsAt(row).contains(port))
            return row;
    }
    return std::nullopt;
}

int PortModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_hits.size());
}

int PortModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString PortModel::text(int row, Column column) const
{
    const Entry entry = entryAt(row);
    switch (column) {
    case Mark:
        return {}; // a star, painted
    case Ports:
        return RegistryText::ports(portsAt(row));
    case Protocol:
        return QString(transportName(entry.transport())).toUpper();
    case Service:
        return entry.text(Field::Name);
    case Description:
        return RegistryText::description(entry);
    case InUse:
        return isInUse(row) ? QStringLiteral("\u25cf") : QString(); // a disc
    case Status:
        return RegistryText::status(entry);
    case Range:
        return RegistryText::range(portRange(entry.ports().first));
    case Reference:
        return entry.text(Field::References);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant PortModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto column = static_cast<Column>(index.column());
    const bool isMarked = m_bookmarked[number(portAt(index.row()))];
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), column);
    case Qt::ToolTipRole:
        if (column == InUse)
            return isInUse(index.row()) ? tr("in use on this computer") : QString();
        return column == Service || column == Description || column == Reference ? text(index.row(), column)
                                                                                 : QString();
    case Qt::AccessibleTextRole:
        if (column == InUse)
            return isInUse(index.row()) ? tr("in use on this computer") : QString();
        return column == Mark ? (isMarked ? tr("bookmarked") : tr("no bookmark")) : text(index.row(), column);
    default:
        return {};
    }
}

QString PortModel::columnTitle(Column column)
{
    switch (column) {
    case Mark:
        return tr("Bookmark");
    case Ports:
        return tr("Port");
    case Protocol:
        return tr("Protocol");
    case Service:
        return tr("Service");
    case Description:
        return tr("Description");
    case InUse:
        return tr("Here");
    case Status:
        return tr("Status");
    case Range:
        return tr("Range");
    case Reference:
        return tr("References");
    case ColumnCount:
        break;
    }
    return {};
}

QVariant PortModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const auto column = static_cast<Column>(section);
    if (role == Qt::DisplayRole)
        return column == Mark ? QString() : columnTitle(column);
    if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
        return columnTitle(column);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter | (column == Ports ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

void PortModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

} // namespace quay
