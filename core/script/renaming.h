// SPDX-License-Identifier: MIT
#pragma once

#include "lab/renaming.h"

#include <QByteArray>

namespace quay::script
{

using lab::Renaming;

// The script with every use of the name replaced, the expectations' too. Nothing else changes: comments, blanks and
// what stands in quotes stay as they are, and a line that can't be read stays whole.
[[nodiscard]] QByteArray renamed(QByteArrayView script, const Renaming &renaming);

// Whether a program, or a socket, is called so anywhere in the script.
[[nodiscard]] bool isNamed(QByteArrayView script, Renaming::Of what, const QString &name);

} // namespace quay::script
