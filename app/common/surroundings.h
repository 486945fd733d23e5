// SPDX-License-Identifier: MIT
#pragma once

#include "rules/state.h"

#include <QString>

#include <functional>
#include <vector>

namespace quay
{

// Where a script runs: what a prediction begins with.
struct Surroundings {
    rules::State state;
    std::vector<QString> interfaces; // names, in the order of their ids
    bool isolated = true;

    // A fresh network namespace, as `--isolated` makes it.
    [[nodiscard]] static Surroundings freshHost();
    // This computer: its addresses, sysctls, and the privileges of this process. Its sockets are to be added to the
    // state by who has looked at them (State::addForeign).
    [[nodiscard]] static Surroundings thisComputer();
};

// The settings in a tree such as /proc/sys; `read` returns the content of a file, empty if it can't be read. What is
// missing or makes no sense stays as the kernel's default.
[[nodiscard]] rules::Settings settingsFrom(const std::function<QByteArray(const QString &path)> &read);

// The privileges in the text of /proc/self/status, capabilities(7).
[[nodiscard]] rules::Program programFrom(const QByteArray &status);

} // namespace quay
