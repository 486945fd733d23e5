// SPDX-License-Identifier: MIT
// The registry as one block of bytes: made at build time, used where it lies.
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
static_assert(sizeof(Header) % alignof(Record) == 0 && alignof(Record) >= alignof(quint32));

bool isSound(const Record &row, quint32 poolSize)
{
    quint64 end = row.text;
    for (const quint16 length : row.length)
        end += length;
    return end <= poolSize && quint64{row.folded} + row.foldedLength <= poolSize && row.first <= row.last &&
           row.transport < allTransports.size() && row.status < statusCount &&
           row.origin <= static_cast<quint8>(Origin::Quayside);
}

// Values where they lie. The block begins at a multiple of their alignment, and so does each part of it.
template <typename T>
std::span<const T> spanOf(QByteArrayView bytes, quint32 count)
{
    return {static_cast<const T *>(static_cast<const void *>(bytes.data())), count};
}

bool isAligned(const QByteArray &blob) { return reinterpret_cast<quintptr>(blob.constData()) % alignof(Record) == 0; }

template <typename T>
void append(QByteArray &blob, const T *values, std::size_t count)
{
    blob.append(reinterpret_cast<const char *>(values), static_cast<qsizetype>(sizeof(T) * count));
}

} // namespace

QByteArray Registry::makeBlob(const std::vector<Record> &records, const QByteArray &pool, QDate date)
{
    std::vector<quint32> wide;
    for (std::size_t i = 0; i < records.size(); ++i) {
        if (records[i].last > records[i].first)
            wide.push_back(static_cast<quint32>(i));
    }
    Header header;
    header.records = static_cast<quint32>(records.size());
    header.wide = static_cast<quint32>(wide.size());
    header.pool = static_cast<quint32>(pool.size());
    header.day = static_cast<quint32>(date.toJulianDay());
    QByteArray blob;
    append(blob, &header, 1);
    append(blob, records.data(), records.size());
    append(blob, wide.data(), wide.size());
    blob.append(pool);
    return blob;
}

Result<Registry, BlobError> Registry::uncheckedFromBlob(QByteArray blob)
{
    Header header;
    if (blob.size() < qsizetype{sizeof header})
        return failure(BlobError::TooShort);
    std::memcpy(&header, blob.constData(), sizeof header);
    if (header.magic != Header{}.magic)
        return failure(BlobError::WrongMagic);
    if (header.version != Header{}.version || header.recordSize != sizeof(Record))
        return failure(BlobError::WrongVersion);
    const quint64 recordBytes = quint64{header.records} * sizeof(Record);
    const quint64 wideBytes = quint64{header.wide} * sizeof(quint32);
    if (sizeof header + recordBytes + wideBytes + header.pool != static_cast<quint64>(blob.size()))
        return failure(BlobError::WrongSizes);

    Registry registry;
    registry.m_blob = isAligned(blob) ? std::move(blob) : QByteArray(blob.constData(), blob.size());
    QByteArrayView rest = QByteArrayView(registry.m_blob).sliced(sizeof header);
    registry.m_records = spanOf<Record>(rest, header.records);
    rest = rest.sliced(static_cast<qsizetype>(recordBytes));
    registry.m_wide = spanOf<quint32>(rest, header.wide);
    registry.m_pool = rest.sliced(static_cast<qsizetype>(wideBytes));
    registry.m_date = QDate::fromJulianDay(header.day);
    return registry;
}

Result<Registry, BlobError> Registry::fromBlob(QByteArray blob)
{
    auto registry = uncheckedFromBlob(std::move(blob));
    if (!registry)
        return registry;
    const auto poolSize = static_cast<quint32>(registry->m_pool.size());
    for (const Record &row : registry->m_records) {
        if (!isSound(row, poolSize))
            return failure(BlobError::WrongRecord);
    }
    for (const quint32 index : registry->m_wide) {
        if (index >= registry->m_records.size())
            return failure(BlobError::WrongRecord);
    }
    return registry;
}

} // namespace quay::registry
