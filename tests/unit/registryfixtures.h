// SPDX-License-Identifier: MIT
#pragma once

#include "registry/reading.h"
#include "registry/registry.h"

#include <QBuffer>

namespace quay::registry
{

[[nodiscard]] inline Result<RegistryFile, ReadError> readFrom(QByteArray text)
{
    QBuffer device(&text);
    device.open(QIODevice::ReadOnly);
    return readRegistryFile(device);
}

// What a reader should answer to a bad file; the row of a data-driven test.
struct Refusal {
    ReadProblem problem{};
    int line = 0;
    QString found;
};

// The problem, the line and what was found, in words that a failed QCOMPARE can print.
[[nodiscard]] inline QString inWords(const ReadError &error)
{
    return QStringLiteral("problem %1, line %2: '%3'").arg(int(error.problem)).arg(error.line).arg(error.found);
}

template <typename T>
[[nodiscard]] QString inWords(const Result<T, ReadError> &result)
{
    return result ? QStringLiteral("no problem") : inWords(result.error());
}

[[nodiscard]] inline Row makeRow(PortInterval ports, Transport transport, const QByteArray &name,
                                 const QByteArray &description = {}, Status status = Status::Assigned)
{
    Row row;
    row.ports = ports;
    row.transport = transport;
    row.status = status;
    row.field(Field::Name) = name;
    row.field(Field::Description) = description;
    return row;
}

[[nodiscard]] inline Row makeRow(int port, Transport transport, const QByteArray &name,
                                 const QByteArray &description = {}, Status status = Status::Assigned)
{
    return makeRow({Port(port), Port(port)}, transport, name, description, status);
}

} // namespace quay::registry
