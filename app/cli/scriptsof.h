// SPDX-License-Identifier: MIT
#pragma once

#include "base/result.h"
#include "script/parser.h"

#include <QCoreApplication>
#include <QString>

namespace quay::cli
{

// Services by the registry, which is read when a script names one for the first time: most don't.
[[nodiscard]] script::ServiceLookup servicesOfTheRegistry();

class ScriptsOf final
{
    Q_DECLARE_TR_FUNCTIONS(ScriptsOf)

public:
    // The scripts of a file; "-" is standard input. The error is what to tell the user.
    [[nodiscard]] static Result<std::vector<script::Script>, QString> file(const QString &path,
                                                                           const script::ParseSettings &settings);
};

} // namespace quay::cli
