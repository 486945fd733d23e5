// SPDX-License-Identifier: MIT
#pragma once

#include "base/result.h"
#include "registry/entry.h"

#include <QDate>
#include <QIODevice>

#include <vector>

namespace quay::registry
{

// Why a file is no registry. The sentences are in app/common.
enum class ReadProblem : quint8 {
    Unreadable,       // found: the system's message
    TooLarge,         // over largestFile
    NotUtf8,          // line: the first bad byte's
    NotRecognised,    // neither IANA's CSV nor its XML, nor Quayside's own text
    ColumnMissing,    // found: the column's name
    WrongColumnCount, // found: how many there are
    UnclosedQuote,    // line: where the quote was opened
    CutOff,           // the last line is not complete
    PortNotANumber,   // found: what stands there
    PortOutOfRange,   // found: the number
    RangeBackwards,   // found: the range
    UnknownTransport, // found: the word
    UnknownStatus,    // found: the word
    BadDate,          // found: what stands there
    FieldTooLong,     // found: the column
    TooManyRows,
    MalformedXml,  // found: the parser's message
    EntityInXml,   // a document type or an entity; IANA's file has none
    NoAssignments, // a file in good form, but without a single port
};

struct ReadError {
    ReadProblem problem{};
    int line = 0; // from 1; 0 where no line can be named
    QString found;
    friend bool operator==(const ReadError &, const ReadError &) = default;
};

// IANA's XML has 6 MiB, its CSV 1.2 MiB.
inline constexpr qint64 largestFile = qint64{32} * 1024 * 1024;
inline constexpr qsizetype longestCell = qsizetype{64} * 1024;
inline constexpr std::size_t mostRows = 200000;

struct RegistryFile {
    QDate date;    // of the facts; invalid where the file does not say
    QDate shipped; // of the registry in the program that kept the file; invalid in files from elsewhere
    std::vector<Row> rows;
    int portless = 0; // names without a port, left out of rows
};

// The whole device as UTF-8, or TooLarge after reading no more than the limit, or NotUtf8. A byte order mark is
// dropped.
[[nodiscard]] Result<QByteArray, ReadError> readText(QIODevice &device);

// A field as one line that can be shown anywhere: control characters, marks that turn the direction of writing and
// the like become blanks, runs of blanks one.
[[nodiscard]] QByteArray readField(const QByteArray &text);

// "80" or "6000-6063"
[[nodiscard]] Result<PortInterval, ReadError> readPorts(QByteArrayView text, int line);

// Any of the three forms, by what it begins with.
[[nodiscard]] Result<RegistryFile, ReadError> readRegistryFile(QIODevice &device);

} // namespace quay::registry
