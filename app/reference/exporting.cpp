// SPDX-License-Identifier: MIT
#include "reference/exporting.h"

#include "common/registryjson.h"
#include "reference/portmodel.h"

#include <QJsonDocument>

namespace quay
{

TableText tableOf(const Selection &selection)
{
    TableText table;
    for (const int column : selection.columns) {
        if (column == PortModel::Ports)
            table.numbers.push_back(static_cast<int>(table.titles.size()));
        table.titles += PortModel::columnTitle(static_cast<PortModel::Column>(column));
    }
    for (const int row : selection.rows) {
        QStringList &cells = table.rows.emplace_back();
        for (const int column : selection.columns)
            cells += selection.model.text(row, static_cast<PortModel::Column>(column));
    }
    return table;
}

QString toCsv(const Selection &selection) { return tableOf(selection).toCsv(); }

QString toTabbed(const Selection &selection) { return tableOf(selection).toTabbed(); }

QString toMarkdown(const Selection &selection) { return tableOf(selection).toMarkdown(); }

QString toHtml(const Selection &selection) { return tableOf(selection).toHtml(); }

QByteArray toJson(const Selection &selection)
{
    RegistryJson json(selection.model.registry(), selection.model.query());
    for (const int row : selection.rows)
        json.add(selection.model.hits()[static_cast<std::size_t>(row)]);
    return QJsonDocument(json.result()).toJson();
}

Result<void, QString> exportTo(const QString &path, const Selection &selection)
{
    const bool isJson = path.endsWith(u".json", Qt::CaseInsensitive);
    return writeTable(path, isJson ? TableText() : tableOf(selection), isJson ? toJson(selection) : QByteArray());
}

} // namespace quay
