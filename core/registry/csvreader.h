// SPDX-License-Identifier: MIT
#pragma once

#include "registry/reading.h"

#include <optional>

namespace quay::registry
{

// Records of comma-separated values (RFC 4180), one after the other. Quoted cells may hold line breaks.
class CsvReader final
{
public:
    // `text` must outlive the reader.
    explicit CsvReader(QByteArrayView text) : m_text(text) {}

    // The next record's cells; none at the end.
    [[nodiscard]] Result<std::optional<std::vector<QByteArray>>, ReadError> next();
    // Line on which the last record began, from 1.
    [[nodiscard]] int line() const { return m_recordLine; }
    // Whether the last record ended with a line feed, as every complete file's last one does.
    [[nodiscard]] bool wasTerminated() const { return m_terminated; }

private:
    [[nodiscard]] Result<QByteArray, ReadError> quotedCell();
    [[nodiscard]] QByteArray plainCell();
    // Past the comma or line end behind a cell; true if the record ends here.
    [[nodiscard]] bool endsRecord();

    QByteArrayView m_text;
    qsizetype m_at = 0;
    int m_line = 1;
    int m_recordLine = 0;
    bool m_terminated = false;
};

} // namespace quay::registry
