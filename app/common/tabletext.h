// SPDX-License-Identifier: MIT
#pragma once

#include "base/result.h"

#include <QStringList>

#include <vector>

namespace quay
{

// A table as texts, to be carried elsewhere.
struct TableText {
    QStringList titles;
    std::vector<QStringList> rows; // each as long as the titles
    std::vector<int> numbers;      // columns that stand at the right

    [[nodiscard]] QString toCsv() const;      // RFC 4180, with the titles
    [[nodiscard]] QString toMarkdown() const; // a pipe table
    [[nodiscard]] QString toHtml() const;     // a table, for word processors
    [[nodiscard]] QString toTabbed() const;   // for spreadsheets
};

// Writes by the ending of the file's name: .json, .md, all else CSV. The system's message if that fails; nothing is
// half written.
[[nodiscard]] Result<void, QString> writeTable(const QString &path, const TableText &table, const QByteArray &json);

} // namespace quay
