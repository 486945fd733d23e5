// SPDX-License-Identifier: MIT
#pragma once

#include "base/result.h"
#include "registry/entry.h"

#include <QDate>

#include <span>
#include <vector>

namespace quay::registry
{

// Row of a Registry as it lies in memory and in a blob. Texts of a row follow each other in the pool.
struct Record {
    quint16 first = 0;
    quint16 last = 0;
    quint8 transport = 0;
    quint8 status = 0;
    quint8 origin = 0;
    quint8 flags = 0;   // Entry::isNotable, Entry::isAnyTransport
    quint32 text = 0;   // offset of the first field in the pool
    quint32 folded = 0; // offset of the text that is searched: name, line feed, the rest in lower case
    quint16 foldedLength = 0;
    std::array<quint16, fieldCount> length{};
};

class Registry;

// A row of a registry. Valid while the registry lives.
class Entry final
{
public:
    Entry(const Registry &registry, quint32 index) : m_registry(&registry), m_index(index) {}

    // In the header, below: a search over everything asks every row.
    [[nodiscard]] quint32 index() const { return m_index; }
    [[nodiscard]] PortInterval ports() const;
    [[nodiscard]] Transport transport() const;
    [[nodiscard]] Status status() const;
    [[nodiscard]] Origin origin() const;
    [[nodiscard]] bool isNotable() const;
    // IANA names no transport; the row stands once for TCP and once for UDP.
    [[nodiscard]] bool isAnyTransport() const;
    [[nodiscard]] QByteArrayView utf8(Field field) const;
    [[nodiscard]] QString text(Field field) const { return QString::fromUtf8(utf8(field)); }
    // What is searched: name, line feed, everything else worth finding, all in lower case, UTF-8.
    [[nodiscard]] QByteArrayView folded() const;

private:
    [[nodiscard]] const Record &record() const;

    const Registry *m_registry;
    quint32 m_index;
};

enum class BlobError : quint8 { TooShort, WrongMagic, WrongVersion, WrongSizes, WrongRecord };

// The port registry: an immutable table, sorted by port, transport, and rank within the port.
// Every number on every transport lies in at least one row that is not Origin::Quayside.
class Registry final
{
public:
    // `rows` in any order; rows of one port and transport keep their order. Gaps are added here.
    // `date`: the day for which the facts hold.
    [[nodiscard]] static Registry fromRows(std::vector<Row> rows, QDate date);
    // The form made at build time. Every offset is checked: a damaged blob gives an error, never a bad read.
    // Nothing is copied out of it: the registry keeps the block, or refers to the memory behind
    // QByteArray::fromRawData.
    [[nodiscard]] static Result<Registry, BlobError> fromBlob(QByteArray blob);
    // For a block that this build made, of which a test reads every row: looking at them all again would be a good part
    // of what a terminal program takes to start. Only the beginning is checked.
    [[nodiscard]] static Result<Registry, BlobError> uncheckedFromBlob(QByteArray blob);
    [[nodiscard]] QByteArray toBlob() const { return m_blob; }

    [[nodiscard]] quint32 size() const { return static_cast<quint32>(m_records.size()); }
    [[nodiscard]] Entry at(quint32 index) const { return {*this, index}; }
    [[nodiscard]] QDate date() const { return m_date; }
    [[nodiscard]] int assignedCount() const; // rows of IANA with status Assigned

    // Indexes of all rows that hold for this number, in order of the table.
    [[nodiscard]] std::vector<quint32> rowsOf(Port port) const;
    [[nodiscard]] std::vector<quint32> rowsOf(Port port, Transport transport) const;
    // The index range [first, second) of the rows whose first port lies in the interval.
    [[nodiscard]] std::pair<quint32, quint32> rowsStartingIn(PortInterval ports) const;
    // Rows that cover more than one number, in order of the table.
    [[nodiscard]] std::span<const quint32> wideRows() const { return m_wide; }
    // A port's number by its service name (in any case), for instance 80 for "http".
    [[nodiscard]] std::optional<Port> portOf(QStringView name, Transport transport) const;

private:
    friend class Entry;
    [[nodiscard]] static QByteArray makeBlob(const std::vector<Record> &records, const QByteArray &pool, QDate date);

    QByteArray m_blob; // never written to: the rest lies in it
    std::span<const Record> m_records;
    std::span<const quint32> m_wide;
    QByteArrayView m_pool;
    QDate m_date;
};

inline const Record &Entry::record() const { return m_registry->m_records[m_index]; }

inline PortInterval Entry::ports() const { return {Port(record().first), Port(record().last)}; }
inline Transport Entry::transport() const { return static_cast<Transport>(record().transport); }
inline Status Entry::status() const { return static_cast<Status>(record().status); }
inline Origin Entry::origin() const { return static_cast<Origin>(record().origin); }

inline QByteArrayView Entry::folded() const
{
    return m_registry->m_pool.sliced(record().folded, record().foldedLength);
}

} // namespace quay::registry
