// SPDX-License-Identifier: MIT
#include "registry/csvreader.h"

namespace quay::registry
{

Result<std::optional<std::vector<QByteArray>>, ReadError> CsvReader::next()
{
    if (m_at >= m_text.size())
        return std::nullopt;
    m_recordLine = m_line;
    std::vector<QByteArray> cells;
    do {
        const bool isQuoted = m_at < m_text.size() && m_text[m_at] == '"';
        auto cell = isQuoted ? quotedCell() : plainCell();
        if (!cell)
            return failure(cell.error());
        if (cell->size() > longestCell)
            return failure(ReadError{ReadProblem::FieldTooLong, m_recordLine, QString::number(cells.size() + 1)});
        cells.push_back(*std::move(cell));
    } while (!endsRecord());
    return cells;
}

Result<QByteArray, ReadError> CsvReader::quotedCell()
{
    const int openedOn = m_line;
    QByteArray cell;
    ++m_at;
    while (m_at < m_text.size()) {
        const char c = m_text[m_at++];
        if (c == '"') {
            if (m_at >= m_text.size() || QByteArrayView(",\r\n").contains(m_text[m_at]))
                return cell;
            if (m_text[m_at] != '"')
                break; // text behind the closing quote: one of the quotes is wrong
            ++m_at;    // a doubled quote is one
        }
        m_line += c == '\n' ? 1 : 0;
        cell += c;
    }
    return failure(ReadError{ReadProblem::UnclosedQuote, openedOn, QString()});
}

QByteArray CsvReader::plainCell()
{
    const qsizetype start = m_at;
    while (m_at < m_text.size() && m_text[m_at] != ',' && m_text[m_at] != '\n')
        ++m_at;
    QByteArrayView cell = m_text.sliced(start, m_at - start);
    if (cell.endsWith('\r'))
        cell.chop(1);
    return cell.toByteArray();
}

bool CsvReader::endsRecord()
{
    if (m_at < m_text.size() && m_text[m_at] == '\r')
        ++m_at;
    m_terminated = m_at < m_text.size() && m_text[m_at] == '\n';
    if (m_at < m_text.size() && m_text[m_at] == ',') {
        ++m_at;
        return false;
    }
    if (m_terminated) {
        ++m_at;
        ++m_line;
    }
    return true;
}

} // namespace quay::registry
