// SPDX-License-Identifier: MIT
#include "registry/reading.h"
#include "registry/registry.h"
#include "registry/search.h"
#include "registry/tsv.h"

#include <QBuffer>

#include <cstdlib>

// Any bytes are a registry file or have a problem that can be named; what was read can be kept, read again and
// searched. Any bytes are a blob or none; what is one can be read through.

using namespace quay;
using namespace quay::registry;

namespace
{

// Not an assertion: it stays in builds without them.
void require(bool condition)
{
    if (!condition)
        std::abort();
}

Result<RegistryFile, ReadError> read(QByteArray bytes)
{
    QBuffer device(&bytes);
    device.open(QIODevice::ReadOnly);
    return readRegistryFile(device);
}

void readThrough(const Registry &registry, const QString &query)
{
    for (quint32 row = 0; row < registry.size(); ++row) {
        const Entry entry = registry.at(row);
        require(entry.ports().first <= entry.ports().last && entry.folded().size() >= 0);
        for (std::size_t field = 0; field < fieldCount; ++field)
            require(entry.utf8(Field(field)).size() >= 0);
        require(!registry.rowsOf(entry.ports().first).empty());
    }
    Search search(registry);
    for (const Hit &hit : search.find(Query::parse(query)))
        require(hit.row < registry.size());
}

void checkFile(const QByteArray &bytes)
{
    const auto file = read(bytes);
    if (!file) {
        // XML ends a line at a carriage return too.
        require(file.error().line >= 0 && file.error().line <= bytes.count('\n') + bytes.count('\r') + 1);
        require(file.error().found.size() <= longestCell);
        return;
    }
    require(!file->rows.empty() && file->rows.size() <= mostRows + allTransports.size());
    const auto again = read(writeTsv(*file));
    require(again && again->date == file->date && again->rows == file->rows);
    readThrough(Registry::fromRows(file->rows, file->date), QString::fromUtf8(bytes.last(bytes.size() / 8)));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const auto bytes = QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    checkFile(bytes);
    if (const auto registry = Registry::fromBlob(bytes))
        readThrough(*registry, QStringLiteral("a -b 8"));
    return 0;
}
