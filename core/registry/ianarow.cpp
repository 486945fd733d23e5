// SPDX-License-Identifier: MIT
#include "registry/ianarow.h"

#include <QRegularExpression>

#include <algorithm>

namespace quay::registry
{

namespace
{

Status statusOf(const IanaRecord &record)
{
    if (!record.name.isEmpty())
        return Status::Assigned;
    // IANA has many words for a port it took back; "any private mail system" and the like keep one from being assigned.
    static const QRegularExpression isFree(
        QStringLiteral("^(\\(?(unassigned|de-?register|removed|deprecated|de-?comm?iss)|$)"),
        QRegularExpression::CaseInsensitiveOption);
    return isFree.match(QString::fromUtf8(record.description)).hasMatch() ? Status::Unassigned : Status::Reserved;
}

// IANA writes into the note what a number was before: "De-assigned on 2025-02-13, previously compressnet by ...".
QByteArray formerName(const QByteArray &note)
{
    static const QRegularExpression pattern(QStringLiteral("previously\\s+([A-Za-z0-9][A-Za-z0-9_-]*)"),
                                            QRegularExpression::CaseInsensitiveOption);
    if (!note.contains("assigned"))
        return {};
    return pattern.match(QString::fromUtf8(note)).captured(1).toUtf8();
}

Result<std::vector<Transport>, ReadError> transportsOf(const IanaRecord &record)
{
    if (record.transport.isEmpty())
        return std::vector{Transport::Tcp, Transport::Udp};
    const auto transport = parseTransport(QString::fromUtf8(record.transport));
    if (!transport)
        return failure(
            ReadError{ReadProblem::UnknownTransport, record.line, QString::fromUtf8(record.transport.left(40))});
    return std::vector{*transport};
}

// "2025-02-13", or "2025-02" for its first day; invalid otherwise.
QDate readDate(const QByteArray &text)
{
    static const QRegularExpression form(QStringLiteral("^\\d{4}-\\d{2}(-\\d{2})?$"));
    const QString date = QString::fromUtf8(text);
    if (!form.match(date).hasMatch())
        return {};
    return QDate::fromString(date.size() == 7 ? date + QStringLiteral("-01") : date, Qt::ISODate);
}

Result<void, ReadError> checkDates(const IanaRecord &record)
{
    for (const QByteArray &text : {record.registered, record.modified}) {
        if (!text.isEmpty() && !readDate(text).isValid())
            return failure(ReadError{ReadProblem::BadDate, record.line, QString::fromUtf8(text.left(40))});
    }
    return {};
}

// The record without what cannot be shown.
IanaRecord readable(IanaRecord record)
{
    for (QByteArray *field : {&record.name, &record.description, &record.references, &record.assignee,
                              &record.serviceCode, &record.unauthorized, &record.note})
        *field = readField(*field);
    return record;
}

} // namespace

QDate newestDate(const IanaRecord &record) { return std::max(readDate(record.registered), readDate(record.modified)); }

Result<void, ReadError> addRecord(RegistryFile &file, const IanaRecord &asRead)
{
    const IanaRecord record = readable(asRead);
    if (file.rows.size() >= mostRows)
        return failure(ReadError{ReadProblem::TooManyRows, record.line, QString()});
    if (auto dates = checkDates(record); !dates)
        return dates;
    if (record.number.isEmpty()) {
        ++file.portless;
        return {};
    }
    Row row;
    const auto ports = readPorts(record.number, record.line);
    if (!ports)
        return failure(ports.error());
    const auto transports = transportsOf(record);
    if (!transports)
        return failure(transports.error());
    row.ports = *ports;
    row.status = statusOf(record);
    if (row.status == Status::Unassigned && record.note.isEmpty() && record.unauthorized.isEmpty())
        return {};
    row.field(Field::Name) = record.name;
    // "Reserved" says nothing that the status does not; "any private mail system" does.
    if (record.description.compare(QByteArrayView(statusName(row.status)), Qt::CaseInsensitive) != 0)
        row.field(Field::Description) = record.description;
    row.field(Field::References) = record.references;
    row.field(Field::Assignee) = record.assignee;
    row.field(Field::Registered) = record.registered;
    row.field(Field::Modified) = record.modified;
    row.field(Field::ServiceCode) = record.serviceCode;
    row.field(Field::Unauthorized) = record.unauthorized;
    row.field(Field::Note) = record.note;
    if (row.status != Status::Assigned)
        row.field(Field::Formerly) = formerName(record.note);
    row.anyTransport = transports->size() > 1;
    for (const Transport transport : *transports) {
        row.transport = transport;
        file.rows.push_back(row);
    }
    return {};
}

} // namespace quay::registry
