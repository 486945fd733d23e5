// SPDX-License-Identifier: MIT
#pragma once

#include "cli/command.h"
#include "registry/registry.h"
#include "system/whohas.h"

#include <QCoreApplication>

namespace quay::cli
{

// quay who PORT [--json]
class WhoCommand final
{
    Q_DECLARE_TR_FUNCTIONS(WhoCommand)

public:
    [[nodiscard]] static Exit run(const QStringList &arguments);

private:
    [[nodiscard]] static QString help();
    static void print(const Output &output, const system::PortAnswer &answer, const system::Snapshot &snapshot,
                      const system::Machine &machine, const registry::Registry &registry);
    static void printJson(const Output &output, const system::PortAnswer &answer, const system::Snapshot &snapshot,
                          const system::Machine &machine, const registry::Registry &registry);
};

} // namespace quay::cli
