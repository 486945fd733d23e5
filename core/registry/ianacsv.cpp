// SPDX-License-Identifier: MIT
#include "registry/ianacsv.h"

#include "registry/csvreader.h"
#include "registry/ianarow.h"

#include <algorithm>

namespace quay::registry
{

namespace
{

struct Column {
    const char *name;
    QByteArray IanaRecord::*target;
    bool isRequired;
};

// The names of the columns as IANA's file has them; the last but one was renamed some years ago.
constexpr std::array columns{
    Column{"Service Name", &IanaRecord::name, true},
    Column{"Port Number", &IanaRecord::number, true},
    Column{"Transport Protocol", &IanaRecord::transport, true},
    Column{"Description", &IanaRecord::description, true},
    Column{"Assignee", &IanaRecord::assignee, false},
    Column{"Registration Date", &IanaRecord::registered, false},
    Column{"Modification Date", &IanaRecord::modified, false},
    Column{"Reference", &IanaRecord::references, false},
    Column{"Service Code", &IanaRecord::serviceCode, false},
    Column{"Known Unauthorized Uses", &IanaRecord::unauthorized, false},
    Column{"Unauthorized Use Reported", &IanaRecord::unauthorized, false},
    Column{"Assignment Notes", &IanaRecord::note, false},
};

using Targets = std::vector<QByteArray IanaRecord::*>;

Result<Targets, ReadError> targetsOf(const std::vector<QByteArray> &header)
{
    Targets targets(header.size(), nullptr);
    for (const Column &column : columns) {
        const auto found = std::find_if(header.begin(), header.end(), [&](const QByteArray &cell) {
            return cell.trimmed().compare(column.name, Qt::CaseInsensitive) == 0;
        });
        if (found != header.end())
            targets[static_cast<std::size_t>(found - header.begin())] = column.target;
        else if (column.isRequired)
            return failure(ReadError{ReadProblem::ColumnMissing, 1, QString::fromLatin1(column.name)});
    }
    return targets;
}

// "[RFC959][RFC2773]" as "RFC959 RFC2773", "[Jon_Postel]" as "Jon Postel".
QByteArray withoutBrackets(const QByteArray &cell, bool isPerson)
{
    QByteArray text = cell;
    text.replace("][", " ").replace('[', ' ').replace(']', ' ');
    if (isPerson)
        text.replace('_', ' ');
    return text.simplified();
}

IanaRecord recordFrom(const std::vector<QByteArray> &cells, const Targets &targets, int line)
{
    IanaRecord record;
    record.line = line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (targets[i])
            record.*targets[i] = cells[i].simplified();
    }
    record.references = withoutBrackets(record.references, false);
    record.assignee = withoutBrackets(record.assignee, true);
    return record;
}

} // namespace

Result<RegistryFile, ReadError> readIanaCsv(QByteArrayView text)
{
    CsvReader reader(text);
    const auto header = reader.next();
    if (!header)
        return failure(header.error());
    const auto targets = targetsOf(header->value_or(std::vector<QByteArray>()));
    if (!targets)
        return failure(targets.error());
    RegistryFile file;
    while (true) {
        const auto cells = reader.next();
        if (!cells)
            return failure(cells.error());
        if (!*cells)
            return file;
        if ((*cells)->size() == 1 && (*cells)->front().isEmpty())
            continue;
        if (!reader.wasTerminated())
            return failure(ReadError{ReadProblem::CutOff, reader.line(), QString()});
        if ((*cells)->size() != targets->size())
            return failure(ReadError{ReadProblem::WrongColumnCount, reader.line(), QString::number((*cells)->size())});
        const IanaRecord record = recordFrom(**cells, *targets, reader.line());
        if (const auto added = addRecord(file, record); !added)
            return failure(added.error());
        file.date = std::max(file.date, newestDate(record));
    }
}

} // namespace quay::registry
