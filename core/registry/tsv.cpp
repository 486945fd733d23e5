// SPDX-License-Identifier: MIT
#include "registry/tsv.h"

#include <algorithm>
#include <optional>

namespace quay::registry
{

namespace
{

struct Column {
    const char *name;
    Field field;
};

constexpr std::array registryColumns{
    Column{"name", Field::Name},
    Column{"description", Field::Description},
    Column{"references", Field::References},
    Column{"assignee", Field::Assignee},
    Column{"registered", Field::Registered},
    Column{"modified", Field::Modified},
    Column{"formerly", Field::Formerly},
    Column{"service_code", Field::ServiceCode},
    Column{"unauthorized", Field::Unauthorized},
    Column{"note", Field::Note},
};

constexpr std::array useColumns{
    Column{"name", Field::Name},
    Column{"description_en", Field::Description},
    Column{"description_de", Field::DescriptionDe},
    Column{"source", Field::References},
};

using Cells = QList<QByteArray>;

ReadError errorAt(ReadProblem problem, int line, const QByteArray &found = {})
{
    return {problem, line, QString::fromUtf8(found.left(80))};
}

// A file with a line of column names, read row by row.
class Table final
{
public:
    explicit Table(QByteArrayView text) : m_text(text) {}

    // The next line that is no comment; its number is line(). Null at the end.
    std::optional<QByteArrayView> nextLine();
    Result<void, ReadError> readHeader();
    Result<std::optional<Cells>, ReadError> next();
    [[nodiscard]] Result<QByteArray, ReadError> cell(const Cells &cells, const char *name) const;
    [[nodiscard]] int line() const { return m_line; }
    [[nodiscard]] QDate date() const { return m_date; }
    [[nodiscard]] QDate shipped() const { return m_shipped; }

private:
    void readDate(QDate &date, QByteArrayView line, QByteArrayView prefix);

    QByteArrayView m_text;
    Cells m_columns;
    QDate m_date;
    QDate m_shipped;
    std::optional<ReadError> m_badDate;
    int m_line = 0;
    int m_headerLine = 0;
    bool m_terminated = true;
};

std::optional<QByteArrayView> Table::nextLine()
{
    while (!m_text.isEmpty()) {
        const qsizetype end = m_text.indexOf('\n');
        m_terminated = end >= 0;
        const QByteArrayView line = m_text.first(m_terminated ? end : m_text.size());
        m_text = m_terminated ? m_text.sliced(end + 1) : QByteArrayView();
        ++m_line;
        readDate(m_date, line, "# date: ");
        readDate(m_shipped, line, "# shipped: ");
        if (!line.startsWith('#') && !line.isEmpty())
            return line;
    }
    return std::nullopt;
}

void Table::readDate(QDate &date, QByteArrayView line, QByteArrayView prefix)
{
    if (!line.startsWith(prefix))
        return;
    const QByteArrayView text = line.sliced(prefix.size()).trimmed();
    date = QDate::fromString(QString::fromUtf8(text), Qt::ISODate);
    if (!text.isEmpty() && !date.isValid())
        m_badDate = errorAt(ReadProblem::BadDate, m_line, text.toByteArray());
}

Result<void, ReadError> Table::readHeader()
{
    const auto header = nextLine();
    if (m_badDate)
        return failure(*m_badDate);
    if (!header)
        return failure(errorAt(ReadProblem::NoAssignments, m_line));
    m_headerLine = m_line;
    m_columns = header->toByteArray().split('\t');
    return {};
}

Result<std::optional<Cells>, ReadError> Table::next()
{
    const auto line = nextLine();
    if (!line)
        return std::nullopt;
    if (!m_terminated)
        return failure(errorAt(ReadProblem::CutOff, m_line));
    Cells cells = line->toByteArray().split('\t');
    if (cells.size() != m_columns.size())
        return failure(errorAt(ReadProblem::WrongColumnCount, m_line, QByteArray::number(cells.size())));
    return cells;
}

Result<QByteArray, ReadError> Table::cell(const Cells &cells, const char *name) const
{
    const qsizetype column = m_columns.indexOf(name);
    if (column < 0)
        return failure(errorAt(ReadProblem::ColumnMissing, m_headerLine, name));
    return cells[column];
}

template <std::size_t N>
Result<void, ReadError> fill(Row &row, const Table &table, const Cells &cells, const std::array<Column, N> &columns)
{
    for (const Column &column : columns) {
        auto cell = table.cell(cells, column.name);
        if (!cell)
            return failure(cell.error());
        if (cell->size() > longestCell)
            return failure(errorAt(ReadProblem::FieldTooLong, table.line(), column.name));
        row.field(column.field) = readField(*cell);
    }
    const auto port = table.cell(cells, "port");
    if (!port)
        return failure(port.error());
    const auto ports = readPorts(*port, table.line());
    if (!ports)
        return failure(ports.error());
    row.ports = *ports;
    return {};
}

// "tcp", or "tcp udp"; IANA's records without a transport hold for both of these.
Result<std::vector<Transport>, ReadError> readTransports(const Table &table, const Cells &cells)
{
    const auto cell = table.cell(cells, "transport");
    if (!cell)
        return failure(cell.error());
    std::vector<Transport> transports;
    for (const QByteArray &word : (cell->isEmpty() ? QByteArray("tcp udp") : *cell).split(' ')) {
        const auto transport = parseTransport(QString::fromUtf8(word));
        if (!transport)
            return failure(errorAt(ReadProblem::UnknownTransport, table.line(), word));
        transports.push_back(*transport);
    }
    return transports;
}

Result<Status, ReadError> readStatus(const Table &table, const Cells &cells)
{
    const auto cell = table.cell(cells, "status");
    if (!cell)
        return failure(cell.error());
    for (const Status status : {Status::Assigned, Status::Reserved, Status::Unassigned}) {
        if (*cell == QByteArrayView(statusName(status)))
            return status;
    }
    return failure(errorAt(ReadProblem::UnknownStatus, table.line(), *cell));
}

Result<void, ReadError> readRow(std::vector<Row> &rows, Row row, const Table &table, const Cells &cells)
{
    const auto transports = readTransports(table, cells);
    if (!transports)
        return failure(transports.error());
    if (rows.size() >= mostRows)
        return failure(errorAt(ReadProblem::TooManyRows, table.line()));
    for (const Transport transport : *transports) {
        row.transport = transport;
        rows.push_back(row);
    }
    return {};
}

QByteArray portText(PortInterval ports)
{
    const QByteArray first = QByteArray::number(number(ports.first));
    return ports.count() == 1 ? first : first + '-' + QByteArray::number(number(ports.last));
}

} // namespace

Result<RegistryFile, ReadError> readTsv(QByteArrayView text)
{
    Table table(text);
    if (const auto header = table.readHeader(); !header)
        return failure(header.error());
    RegistryFile file;
    file.date = table.date();
    file.shipped = table.shipped();
    while (true) {
        const auto cells = table.next();
        if (!cells)
            return failure(cells.error());
        if (!*cells)
            return file;
        Row row;
        row.anyTransport = table.cell(**cells, "transport").value_or(QByteArray()).isEmpty();
        const auto status = readStatus(table, **cells);
        if (!status)
            return failure(status.error());
        row.status = *status;
        if (const auto filled = fill(row, table, **cells, registryColumns); !filled)
            return failure(filled.error());
        if (row.field(Field::Description).compare(QByteArrayView(statusName(row.status)), Qt::CaseInsensitive) == 0)
            row.field(Field::Description).clear(); // says nothing that the status does not
        if (const auto added = readRow(file.rows, std::move(row), table, **cells); !added)
            return failure(added.error());
    }
}

Result<std::vector<Row>, ReadError> readUses(QByteArrayView text)
{
    Table table(text);
    if (const auto header = table.readHeader(); !header)
        return failure(header.error());
    std::vector<Row> rows;
    while (true) {
        const auto cells = table.next();
        if (!cells)
            return failure(cells.error());
        if (!*cells)
            return rows;
        Row row;
        row.origin = Origin::Quayside;
        if (const auto filled = fill(row, table, **cells, useColumns); !filled)
            return failure(filled.error());
        row.status = portRange(row.ports.first) == PortRange::Dynamic ? Status::Dynamic : Status::Unassigned;
        if (const auto added = readRow(rows, std::move(row), table, **cells); !added)
            return failure(added.error());
    }
}

QByteArray writeTsv(const RegistryFile &file)
{
    QByteArray text = "# Kept by Quayside after an import. The facts are IANA's (CC0 1.0).\n# date: " +
                      file.date.toString(Qt::ISODate).toUtf8() + '\n';
    if (file.shipped.isValid())
        text += "# shipped: " + file.shipped.toString(Qt::ISODate).toUtf8() + '\n';
    text += "port\ttransport\tstatus";
    for (const Column &column : registryColumns)
        text += '\t' + QByteArray(column.name);
    text += '\n';
    for (const Row &row : file.rows) {
        if (row.anyTransport && row.transport != Transport::Tcp)
            continue; // one line stands for both
        const QByteArrayView transport = row.anyTransport ? QLatin1StringView() : transportName(row.transport);
        text += portText(row.ports) + '\t' + transport.toByteArray() + '\t' +
                QByteArrayView(statusName(row.status)).toByteArray();
        for (const Column &column : registryColumns)
            text += '\t' + row.field(column.field);
        text += '\n';
    }
    return text;
}

} // namespace quay::registry
