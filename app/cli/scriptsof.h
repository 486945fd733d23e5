// SPDX-License-Identifier: MIT
#pragma once

#include "base/result.h"
#include "lab/engine.h"
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
    // What was read, and the hosts of the user's settings that it names.
    struct Read {
        std::vector<script::Script> scripts;
        std::vector<lab::LabHost> hosts;
    };
    // The scripts of a file; "-" is standard input. `hostStatements` as in script::ParseSettings. The error is what to
    // tell the user; what is wrong in the settings is told right away if it may matter.
    [[nodiscard]] static Result<Read, QString> file(const QString &path, const script::ServiceLookup &services,
                                                    bool hostStatements);
};

} // namespace quay::cli
