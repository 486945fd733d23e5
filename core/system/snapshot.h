// SPDX-License-Identifier: MIT
#pragma once

#include "base/result.h"
#include "system/socketrecord.h"

#include <QDateTime>

#include <vector>

namespace quay::system
{

// The sockets of this computer at one time: of the network namespace that was asked, no id twice.
struct Snapshot {
    enum class Origin : quint8 { Netlink, ProcNet };

    std::vector<SocketRecord> sockets; // in no order
    QDateTime taken;                   // the end of the listing
    Origin origin = Origin::Netlink;   // ProcNet: queues of listeners and interfaces are not known
    std::vector<Protocol> untold;      // protocols that are in use here, and whose sockets the kernel does not list
    bool isAnyHidden = false;          // some processes may not be looked into: more privileges would show more
    bool isAnyUnresolved = false;      // the next snapshot may know more holders
};

enum class SourceProblem : quint8 {
    Unsupported, // this program cannot list sockets on this operating system
    Refused,     // neither netlink nor /proc/net may be read; error tells of the latter
};
struct SourceError {
    SourceProblem problem{};
    int error = 0; // an errno
    friend bool operator==(const SourceError &, const SourceError &) = default;
};

// Where snapshots come from: the operating system, or a test. May be called from any thread, by one at a time.
class SocketSource
{
public:
    SocketSource() = default;
    SocketSource(const SocketSource &) = delete;
    SocketSource &operator=(const SocketSource &) = delete;
    virtual ~SocketSource() = default;

    // Sees the present; takes milliseconds. Later calls are cheaper than the first.
    [[nodiscard]] virtual Result<Snapshot, SourceError> take() = 0;
};

// This computer's. Where the platform is not supported, a source that says so.
[[nodiscard]] std::unique_ptr<SocketSource> systemSockets();

// The sockets of this computer, once: looked at twice where the first look leaves a holder open.
[[nodiscard]] Result<Snapshot, SourceError> snapshotOfNow();

} // namespace quay::system
