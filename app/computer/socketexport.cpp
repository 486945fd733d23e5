// SPDX-License-Identifier: MIT
#include "computer/socketexport.h"

#include "common/socketjson.h"
#include "computer/socketmodel.h"

namespace quay
{

using namespace system;

TableText tableOf(const SocketModel &model, const std::vector<int> &rows, const std::vector<int> &columns)
{
    TableText table;
    for (const int column : columns) {
        const auto one = static_cast<SocketColumns::Column>(column);
        if (SocketColumns::isNumber(one))
            table.numbers.push_back(static_cast<int>(table.titles.size()));
        table.titles += SocketColumns::title(one);
    }
    for (const int row : rows) {
        QStringList &cells = table.rows.emplace_back();
        for (const int column : columns)
            cells += model.text(row, column);
    }
    return table;
}

QByteArray toJson(const SocketModel &model, const std::vector<int> &rows, const registry::Registry &registry)
{
    const auto all = model.snapshot() ? std::span(model.snapshot()->sockets) : std::span<const SocketRecord>();
    const ServiceEnds ends(all, model.machine().ephemeral);
    ServiceNames services(registry);
    UserNames users;
    SocketJson json(model.machine(), ends, services, users);
    QByteArray text = "[";
    for (const int row : rows)
        text += (text.size() == 1 ? "\n    " : ",\n    ") + json.object(model.at(row).record);
    return text + (rows.empty() ? "]\n" : "\n]\n");
}

} // namespace quay
