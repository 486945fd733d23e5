// SPDX-License-Identifier: MIT
#include "registry/store.h"

#include "registry/shipped.h"
#include "registry/tsv.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <algorithm>
#include <filesystem>
#include <set>
#include <tuple>

namespace quay::registry
{

namespace
{

Row rowOf(const Entry &entry)
{
    Row row;
    row.ports = entry.ports();
    row.transport = entry.transport();
    row.status = entry.status();
    row.origin = entry.origin();
    row.notable = entry.isNotable();
    row.anyTransport = entry.isAnyTransport();
    for (std::size_t i = 0; i < fieldCount; ++i)
        row.fields[i] = entry.utf8(static_cast<Field>(i)).toByteArray();
    return row;
}

using Assignment = std::tuple<PortInterval, Transport, QByteArray>;

std::set<Assignment> assignmentsOf(const Registry &registry)
{
    std::set<Assignment> assignments;
    for (quint32 i = 0; i < registry.size(); ++i) {
        const Entry entry = registry.at(i);
        if (entry.origin() == Origin::Iana && entry.status() == Status::Assigned)
            assignments.emplace(entry.ports(), entry.transport(), entry.utf8(Field::Name).toByteArray());
    }
    return assignments;
}

int countMissing(const std::set<Assignment> &from, const std::set<Assignment> &in)
{
    return static_cast<int>(
        std::count_if(from.begin(), from.end(), [&](const Assignment &one) { return !in.contains(one); }));
}

// Whether the program has become newer since the file was kept, and its registry newer than the file's.
bool isOvertaken(const RegistryFile &kept, QDate shipped)
{
    return kept.date < shipped && (!kept.shipped.isValid() || kept.shipped < shipped);
}

bool writeAll(QSaveFile &file, const QByteArray &content)
{
    return file.write(content) == content.size() && file.flush();
}

} // namespace

QString RegistryStore::path() const { return m_folder + QStringLiteral("/registry.tsv"); }
QString RegistryStore::previousPath() const { return m_folder + QStringLiteral("/registry.previous.tsv"); }

Registry RegistryStore::complete(RegistryFile file)
{
    const Registry shipped = shippedRegistry();
    std::set<Port> notable;
    for (quint32 i = 0; i < shipped.size(); ++i) {
        const Entry entry = shipped.at(i);
        if (entry.origin() == Origin::Quayside)
            file.rows.push_back(rowOf(entry));
        if (entry.isNotable())
            notable.insert(entry.ports().first);
    }
    for (Row &row : file.rows)
        row.notable = row.ports.count() == 1 && notable.contains(row.ports.first);
    return Registry::fromRows(std::move(file.rows), file.date);
}

RegistryStore::Current RegistryStore::load() const
{
    QFile file(path());
    if (m_folder.isEmpty() || !file.exists())
        return {shippedRegistry(), false, std::nullopt};
    if (!file.open(QIODevice::ReadOnly))
        return {shippedRegistry(), false, ReadError{ReadProblem::Unreadable, 0, file.errorString()}};
    auto read = readRegistryFile(file);
    if (!read)
        return {shippedRegistry(), false, read.error()};
    if (Registry shipped = shippedRegistry(); isOvertaken(*read, shipped.date()))
        return {std::move(shipped), false, std::nullopt};
    return {complete(*std::move(read)), true, std::nullopt};
}

RegistryChange RegistryStore::compare(const Registry &before, const Registry &after)
{
    const auto old = assignmentsOf(before);
    const auto now = assignmentsOf(after);
    return {static_cast<int>(old.size()), static_cast<int>(now.size()), countMissing(now, old), countMissing(old, now)};
}

Result<void, QString> RegistryStore::keep(const RegistryFile &file) const
{
    if (m_folder.isEmpty() || !QDir().mkpath(m_folder))
        return failure(QDir::toNativeSeparators(m_folder));
    QSaveFile save(path());
    RegistryFile kept = file;
    kept.shipped = shippedRegistry().date();
    if (!save.open(QIODevice::WriteOnly) || !writeAll(save, writeTsv(kept)))
        return failure(save.errorString());
    if (auto copied = copyToPrevious(); !copied)
        return copied;
    if (!save.commit())
        return failure(save.errorString());
    return {};
}

// The one in use is copied, not moved: at every moment one whole file is in place.
Result<void, QString> RegistryStore::copyToPrevious() const
{
    QFile current(path());
    if (!current.exists())
        return {};
    if (!current.open(QIODevice::ReadOnly))
        return failure(current.errorString());
    QSaveFile previous(previousPath());
    if (!previous.open(QIODevice::WriteOnly) || !writeAll(previous, current.readAll()) || !previous.commit())
        return failure(previous.errorString());
    return {};
}

Result<void, QString> RegistryStore::goBack() const
{
    if (m_folder.isEmpty())
        return failure(QString());
    QFile current(path());
    if (!QFile::exists(previousPath())) {
        if (current.exists() && !current.remove())
            return failure(current.errorString());
        return {};
    }
    // Unlike QFile::rename, it replaces what is there, in one step.
    std::error_code error;
    std::filesystem::rename(QFile::encodeName(previousPath()).constData(), QFile::encodeName(path()).constData(),
                            error);
    if (error)
        return failure(QString::fromStdString(error.message()));
    return {};
}

} // namespace quay::registry
