// SPDX-License-Identifier: MIT
#pragma once

#include "cli/command.h"
#include "cli/runsession.h"

#include <QCoreApplication>

namespace quay::cli
{

// quay run FILE [--json] [--isolated] [--record OUT] [--outside]
// quay replay FILE [--json]
class RunCommand final
{
    Q_DECLARE_TR_FUNCTIONS(RunCommand)

public:
    [[nodiscard]] static Exit run(const QStringList &arguments);
    [[nodiscard]] static Exit replay(const QStringList &arguments);

private:
    [[nodiscard]] static QString help();
    [[nodiscard]] static QString replayHelp();
    [[nodiscard]] static Exit carryOut(RunSession &session);
};

} // namespace quay::cli
