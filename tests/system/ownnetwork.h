// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>

namespace quay::judge
{

// Moves the process into a network of its own with nothing but lo, up. Root keeps all users; anybody else becomes root
// of a user namespace with one user. Precondition: one thread only (unshare(2)), so before any QCoreApplication.
// What was refused, as a sentence; nothing: all is well.
[[nodiscard]] std::optional<QString> enterOwnNetwork();

// As many descriptors as the system allows, at most `wanted`. How many they are now.
int raiseDescriptorLimit(int wanted);

} // namespace quay::judge
