// SPDX-License-Identifier: MIT
#pragma once

#include "script/renaming.h"

#include <QCoreApplication>

namespace quay
{

// Whether something of the lab may be called so.
class NewName final
{
    Q_DECLARE_TR_FUNCTIONS(NewName)

public:
    // What is wrong with the new name, as a sentence; empty: nothing. `script`: every line that knows the old one.
    [[nodiscard]] static QString problem(const lab::Renaming &renaming, const QString &script);
};

} // namespace quay
