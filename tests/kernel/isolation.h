// SPDX-License-Identifier: MIT
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

namespace quay::judge
{

// What the process may do in the user namespace it has entered.
struct Isolation {
    // How many users can be played: several where the parent could map a range (root), otherwise one.
    int users = 1;
};
struct IsolationRefused {
    QString why; // a sentence
};

// Moves the process into a user namespace of its own, as its root, and pins it to one CPU (the receiving CPU takes
// part in the choice among UDP sockets). Precondition: the process has one thread (unshare(2) refuses otherwise), so
// this comes before any QCoreApplication.
[[nodiscard]] Result<Isolation, IsolationRefused> enterIsolation();

// Leaves the network the process is in for a new one with nothing but lo, up, with 127.0.0.1/8 and ::1. Sockets of the
// old one keep it alive until they are closed. 0 or an errno.
[[nodiscard]] int enterFreshNetwork();

// Writes a value below /proc/sys/net of the present network. 0 or an errno.
[[nodiscard]] int writeSysctl(const char *path, const QByteArray &value);

// What a test program does when isolation is refused: it says so and fails, unless told by name to skip.
// The error is the exit status for main().
[[nodiscard]] Result<Isolation, int> isolateOrExplain();

} // namespace quay::judge
