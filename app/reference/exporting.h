// SPDX-License-Identifier: MIT
#pragma once

#include "common/tabletext.h"

#include <vector>

namespace quay
{

class PortModel;

// What is shown, as text for elsewhere. `rows` and `columns` are those of the model, in the order wanted.
struct Selection {
    const PortModel &model;
    std::vector<int> rows;
    std::vector<int> columns;
};

[[nodiscard]] TableText tableOf(const Selection &selection);
[[nodiscard]] QString toCsv(const Selection &selection);      // RFC 4180, with the columns' names
[[nodiscard]] QString toMarkdown(const Selection &selection); // a pipe table
[[nodiscard]] QString toHtml(const Selection &selection);     // a table, for word processors
[[nodiscard]] QString toTabbed(const Selection &selection);   // for spreadsheets
[[nodiscard]] QByteArray
toJson(const Selection &selection); // the objects of `quay lookup --json`; columns do not count

// Writes by the ending of the file's name: .csv, .json, .md. The system's message if that fails; nothing is half
// written.
[[nodiscard]] Result<void, QString> exportTo(const QString &path, const Selection &selection);

} // namespace quay
