// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <compare>
#include <memory>
#include <vector>

namespace quay::system
{

// A process id, as this program's pid namespace numbers them. A type of its own, so that no port can slip in.
enum class Pid : qint32 {};

[[nodiscard]] constexpr qint32 number(Pid pid) { return static_cast<qint32>(pid); }

// A process that holds a socket. What it says of itself (name, command line) may be anything: bytes that are not UTF-8
// are replaced, and control characters are still in it.
struct Process {
    Pid pid{};
    // Clock ticks between boot and start (proc(5), stat, field 22). With the pid it names one process for good.
    quint64 startTicks = 0;
    QDateTime started;       // invalid where it could not be told
    quint32 uid = 0;         // the effective user
    QString user;            // empty where the number has no name
    QString name;            // at most 15 bytes, as the kernel keeps it (comm)
    QStringList commandLine; // empty for a process that has hidden it
    QString unit;            // systemd's: "ssh.service", "session-2.scope"; empty where there is none
    QString container;       // a name, or the first twelve digits of its id

    friend bool operator==(const Process &, const Process &) = default;
};

using ProcessRef = std::shared_ptr<const Process>;
// Those that hold one socket, in order of pid.
using Holders = std::vector<ProcessRef>;

// Who has a socket. What cannot be seen is told from what is not there.
enum class Holding : quint8 {
    Processes,  // at least those named
    Kernel,     // no program any more, or not yet: TIME_WAIT, SYN_RECV, the rest of a connection that was closed
    Hidden,     // some processes may not be looked into, and none of the others has it
    Nobody,     // every process was looked into: the kernel's own, or held beyond this pid namespace
    Unresolved, // not found so far; or owners were not asked for
};

} // namespace quay::system
