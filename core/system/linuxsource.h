// SPDX-License-Identifier: MIT
#pragma once

#include "system/netlink.h"
#include "system/owners.h"
#include "system/restingtcp.h"
#include "system/snapshot.h"

namespace quay::system
{

// NETLINK_SOCK_DIAG and /proc; /proc/net where netlink is refused, or for a protocol that it does not cover.
class LinuxSource final : public SocketSource
{
public:
    enum class Tables : quint8 { NetlinkFirst, ProcNetOnly };

    explicit LinuxSource(ProcFolder proc = ProcFolder(), Tables tables = Tables::NetlinkFirst);

    [[nodiscard]] Result<Snapshot, SourceError> take() override;

private:
    struct Listing {
        Snapshot snapshot;
        int lastError = 0;
        int tables = 0; // that could be read
        void add(Listing other);
    };
    [[nodiscard]] Listing list();
    [[nodiscard]] Listing listOf(std::span<const Protocol> protocols, const QByteArray &inUse);
    [[nodiscard]] int listTcp(DiagSocket &diag);
    void listFromNetlink(Listing &listing, DiagSocket &diag, Protocol protocol);
    void listFromProc(Listing &listing, Protocol protocol, const QByteArray &inUse) const;

    ProcFolder m_proc;
    Tables m_tables;
    Owners m_owners;
    RestingTcp m_resting;
    std::optional<std::size_t> m_lastCount; // of sockets; nothing before the first time
};

} // namespace quay::system
