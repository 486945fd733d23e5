// SPDX-License-Identifier: MIT
#pragma once

#include "cli/command.h"
#include "cli/output.h"
#include "registry/search.h"

#include <QCoreApplication>

namespace quay::cli
{

// quay lookup QUERY [--protocol P] [--json], quay lookup --all
class LookupCommand final
{
    Q_DECLARE_TR_FUNCTIONS(LookupCommand)

public:
    [[nodiscard]] static Exit run(const QStringList &arguments);

private:
    [[nodiscard]] static QString help();
    [[nodiscard]] static Exit print(const Output &output, const registry::Registry &registry,
                                    const std::vector<registry::Hit> &hits, const registry::Query &query);
    [[nodiscard]] static Exit reportNothing(const registry::Query &query, const QString &text);
    static void describe(const Output &output, Port port);
};

} // namespace quay::cli
