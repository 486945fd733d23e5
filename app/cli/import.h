// SPDX-License-Identifier: MIT
#pragma once

#include "cli/command.h"

#include <QCoreApplication>

namespace quay::cli
{

// quay import FILE, quay import --back
class ImportCommand final
{
    Q_DECLARE_TR_FUNCTIONS(ImportCommand)

public:
    [[nodiscard]] static Exit run(const QStringList &arguments);

private:
    [[nodiscard]] static Exit goBack();
    [[nodiscard]] static Exit take(const QString &path);
};

} // namespace quay::cli
