// SPDX-License-Identifier: MIT
// The registry as one block of bytes: made at build time, copied into place at start-up in a tenth of a millisecond.
// It belongs to one build of the program; what users keep is text (tsv.h).
#include "registry/registry.h"

#include <cstring>

namespace quay::registry
{

namespace
{

struct Header {
    std::array<char, 8> magic{'q', 'u', 'a', 'y', 'p', 'o', 'r', 't'};
    quint32 version = 1;
    quint32 recordSize = sizeof(Record);
    quint32 records = 0;
    quint32 wide = 0;
    quint32 pool = 0;
    quint32 day = 0; // Julian day
};

static_assert(std::is_trivially_copyable_v<Header> && std::is_trivially_copyable_v<Record>);

bool isSound(const Record &row, quint32 poolSize)
{
    quint64 end = row.text;
    for (const quint16 length : row.length)
        end += length;
    return end <= poolSize && quint64{row.folded} + row.foldedLength <= poolSize && row.first <= row.last &&
           row.transport < allTransports.size() && row.status < statusCount &&
           row.origin <= static_cast<quint8>(Origin::Quayside);
}

template <typename T>
std::vector<T> copyOut(QByteArrayView bytes, qsizetype count)
{
    std::vector<T> values(static_cast<std::size_t>(count));
    if (count > 0)
        std::memcpy(values.data(), bytes.data(), sizeof(T) * values.size());
    return values;
}

template <typename T>
void append(QByteArray &blob, const T *values, std::size_t count)
{
    blob.append(reinterpret_cast<const char *>(values), static_cast<qsizetype>(sizeof(T) * count));
}

} // namespace

QByteArray Registry::toBlob() const
{
    Header header;
    header.records = size();
    header.wide = static_cast<quint32>(m_wide.size());
    header.pool = static_cast<quint32>(m_pool.size());
    header.day = static_cast<quint32>(m_date.toJulianDay());
    QByteArray blob;
    append(blob, &header, 1);
    append(blob, m_records.data(), m_records.size());
    append(blob, m_wide.data(), m_wide.size());
    blob.append(m_pool);
    return blob;
}

Result<Registry, BlobError> Registry::fromBlob(QByteArrayView blob)
{
    Header header;
    if (blob.size() < qsizetype{sizeof header})
        return failure(BlobError::TooShort);
    std::memcpy(&header, blob.data(), sizeof header);
    if (header.magic != Header{}.magic)
        return failure(BlobError::WrongMagic);
    if (header.version != Header{}.version || header.recordSize != sizeof(Record))
        return failure(BlobError::WrongVersion);
    const quint64 recordBytes = quint64{header.records} * sizeof(Record);
    const quint64 wideBytes = quint64{header.wide} * sizeof(quint32);
    if (sizeof header + recordBytes + wideBytes + header.pool != static_cast<quint64>(blob.size()))
        return failure(BlobError::WrongSizes);

    Registry registry;
    blob = blob.sliced(sizeof header);
    registry.m_records = copyOut<Record>(blob, header.records);
    blob = blob.sliced(static_cast<qsizetype>(recordBytes));
    registry.m_wide = copyOut<quint32>(blob, header.wide);
    registry.m_pool = blob.sliced(static_cast<qsizetype>(wideBytes)).toByteArray();
    registry.m_date = QDate::fromJulianDay(header.day);
    for (const Record &row : registry.m_records) {
        if (!isSound(row, header.pool))
            return failure(BlobError::WrongRecord);
    }
    for (const quint32 index : registry.m_wide) {
        if (index >= header.records)
            return failure(BlobError::WrongRecord);
    }
    return registry;
}

} // namespace quay::registry
