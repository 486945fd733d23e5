// SPDX-License-Identifier: MIT
#pragma once

#include "cli/command.h"

#include <QCoreApplication>

namespace quay::cli
{

// quay run FILE [--json] [--isolated] [--record OUT]
class RunCommand final
{
    Q_DECLARE_TR_FUNCTIONS(RunCommand)

public:
    [[nodiscard]] static Exit run(const QStringList &arguments);

private:
    [[nodiscard]] static QString help();
};

} // namespace quay::cli
