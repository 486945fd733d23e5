// SPDX-License-Identifier: MIT
#include "registry/registry.h"

#include "registry/gaps.h"

#include <algorithm>
#include <numeric>

namespace quay::registry
{

namespace
{

// No field of IANA's comes near this; an imported one is cut here rather than refused.
constexpr qsizetype longestField = 4096;

constexpr unsigned notableFlag = 1;
constexpr unsigned anyTransportFlag = 2;

// The field as it is kept: cut between two characters of UTF-8, not inside one.
QByteArrayView kept(const QByteArray &field)
{
    qsizetype length = std::min(longestField, field.size());
    const auto continues = [&] { return (static_cast<uchar>(field[length]) & 0xC0U) == 0x80U; };
    while (length > 0 && length < field.size() && continues())
        --length;
    return QByteArrayView(field).first(length);
}

bool comesBefore(const Row &a, const Row &b)
{
    if (a.ports.first != b.ports.first)
        return a.ports.first < b.ports.first;
    if (a.transport != b.transport)
        return a.transport < b.transport;
    return a.origin < b.origin;
}

QByteArray foldedText(const Row &row)
{
    QByteArray text = kept(row.field(Field::Name)).toByteArray();
    text.append('\n').append(kept(row.field(Field::Description)));
    for (const Field extra : {Field::DescriptionDe, Field::Formerly, Field::Unauthorized}) {
        if (!row.field(extra).isEmpty())
            text.append('\n').append(kept(row.field(extra)));
    }
    return QString::fromUtf8(text).toLower().toUtf8();
}

Record append(QByteArray &pool, const Row &row)
{
    Record record;
    record.first = number(row.ports.first);
    record.last = number(row.ports.last);
    record.transport = static_cast<quint8>(row.transport);
    record.status = static_cast<quint8>(row.status);
    record.origin = static_cast<quint8>(row.origin);
    record.flags = static_cast<quint8>((row.notable ? notableFlag : 0) | (row.anyTransport ? anyTransportFlag : 0));
    record.text = static_cast<quint32>(pool.size());
    for (std::size_t i = 0; i < fieldCount; ++i) {
        const QByteArrayView field = kept(row.fields[i]);
        record.length[i] = static_cast<quint16>(field.size());
        pool.append(field);
    }
    return record;
}

} // namespace

bool Entry::isNotable() const { return (record().flags & notableFlag) != 0; }
bool Entry::isAnyTransport() const { return (record().flags & anyTransportFlag) != 0; }

QByteArrayView Entry::utf8(Field field) const
{
    const auto wanted = static_cast<std::size_t>(field);
    const Record &row = record();
    const auto before = std::accumulate(row.length.begin(), row.length.begin() + wanted, qsizetype{row.text});
    return m_registry->m_pool.sliced(before, row.length[wanted]);
}

Registry Registry::fromRows(std::vector<Row> rows, QDate date)
{
    std::vector<Row> gaps = gapsBetween(rows);
    rows.insert(rows.end(), std::make_move_iterator(gaps.begin()), std::make_move_iterator(gaps.end()));
    std::stable_sort(rows.begin(), rows.end(), comesBefore);

    std::vector<Record> records;
    QByteArray pool;
    records.reserve(rows.size());
    for (const Row &row : rows)
        records.push_back(append(pool, row));
    // The searched texts lie together, so that a scan over all of them reads as little as possible.
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const QByteArray folded = foldedText(rows[i]); // five fields, so 16 bits hold its length
        records[i].folded = static_cast<quint32>(pool.size());
        records[i].foldedLength = static_cast<quint16>(folded.size());
        pool.append(folded);
    }
    auto registry = fromBlob(makeBlob(records, pool, date));
    Q_ASSERT(registry.has_value());
    return *std::move(registry);
}

int Registry::assignedCount() const
{
    return static_cast<int>(std::count_if(m_records.begin(), m_records.end(), [](const Record &row) {
        return row.origin == static_cast<quint8>(Origin::Iana) && row.status == static_cast<quint8>(Status::Assigned);
    }));
}

std::pair<quint32, quint32> Registry::rowsStartingIn(PortInterval ports) const
{
    const auto lower = std::lower_bound(m_records.begin(), m_records.end(), number(ports.first),
                                        [](const Record &row, quint16 port) { return row.first < port; });
    const auto upper = std::upper_bound(lower, m_records.end(), number(ports.last),
                                        [](quint16 port, const Record &row) { return port < row.first; });
    return {static_cast<quint32>(lower - m_records.begin()), static_cast<quint32>(upper - m_records.begin())};
}

std::vector<quint32> Registry::rowsOf(Port port) const
{
    std::vector<quint32> rows;
    for (const quint32 wide : m_wide) {
        if (m_records[wide].first < number(port) && number(port) <= m_records[wide].last)
            rows.push_back(wide);
    }
    const auto [begin, end] = rowsStartingIn({port, port});
    for (quint32 i = begin; i < end; ++i)
        rows.push_back(i);
    return rows;
}

std::vector<quint32> Registry::rowsOf(Port port, Transport transport) const
{
    std::vector<quint32> rows = rowsOf(port);
    std::erase_if(rows, [&](quint32 i) { return at(i).transport() != transport; });
    return rows;
}

std::optional<Port> Registry::portOf(QStringView name, Transport transport) const
{
    const QByteArray wanted = name.toUtf8().toLower();
    if (wanted.isEmpty())
        return std::nullopt;
    for (quint32 i = 0; i < size(); ++i) {
        const Entry entry = at(i);
        if (entry.transport() == transport && entry.origin() == Origin::Iana &&
            entry.utf8(Field::Name).size() == wanted.size() && entry.folded().startsWith(wanted + '\n'))
            return entry.ports().first;
    }
    return std::nullopt;
}

} // namespace quay::registry
