// SPDX-License-Identifier: MIT
#pragma once

#include "common/portsinuse.h"
#include "registry/search.h"

#include <QAbstractTableModel>

#include <memory>

namespace quay
{

// The rows of the registry that answer the query, in order of rank.
class PortModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Mark, Ports, Protocol, Service, Description, InUse, Status, Range, Reference, ColumnCount };

    explicit PortModel(QObject *parent = nullptr);

    void setRegistry(std::shared_ptr<const registry::Registry> registry);
    [[nodiscard]] const registry::Registry &registry() const { return *m_registry; }

    // Shows what answers `query`. Selections follow their row where it still answers.
    void setQuery(const registry::Query &query);
    [[nodiscard]] const registry::Query &query() const { return m_query; }
    // The ports with a bookmark; the query is answered anew if it asks for them.
    void setBookmarked(const registry::PortSet &ports);
    [[nodiscard]] const registry::PortSet &bookmarked() const { return m_bookmarked; }

    // The ports that have a socket on this computer, by transport; the query is answered anew if it asks for them.
    void setInUse(const PortsInUse &ports);
    [[nodiscard]] bool isInUse(int row) const;

    [[nodiscard]] const std::vector<registry::Hit> &hits() const { return m_hits; }
    // The number that a row stands for: the one asked for, or the first of its own.
    [[nodiscard]] Port portAt(int row) const;
    [[nodiscard]] PortInterval portsAt(int row) const;
    [[nodiscard]] registry::Entry entryAt(int row) const;
    // The first row for this number.
    [[nodiscard]] std::optional<int> rowOf(Port port) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    // The words of the query, in lower case, that can be seen in this column.
    [[nodiscard]] const QStringList &shownWords(Column column) const;
    // What a cell says; the delegate asks here, past QVariant.
    [[nodiscard]] QString text(int row, Column column) const;
    // For the header's menu and exports.
    [[nodiscard]] static QString columnTitle(Column column);

    void retranslate();

private:
    void answer();
    void collectWords();
    [[nodiscard]] QModelIndexList moved(const QModelIndexList &indexes, const std::vector<registry::Hit> &before) const;

    std::shared_ptr<const registry::Registry> m_registry;
    std::unique_ptr<registry::Search> m_search;
    registry::Query m_query;
    QStringList m_nameWords; // of the query, as they can be seen in names and numbers
    QStringList m_textWords; // and in descriptions
    registry::PortSet m_bookmarked;
    PortsInUse m_inUse;
    registry::PortSet m_used; // of any transport
    std::vector<registry::Hit> m_hits;
};

} // namespace quay
