// SPDX-License-Identifier: MIT
// Sockets that a test makes up.
#pragma once

#include "system/snapshot.h"

#include <mutex>

namespace quay
{

inline system::ProcessRef makeProcess(int pid, const QString &name, const QString &user = QStringLiteral("ada"))
{
    system::Process process;
    process.pid = system::Pid{pid};
    process.startTicks = static_cast<quint64>(pid) * 10;
    process.name = name;
    process.user = user;
    process.commandLine = {QStringLiteral("/usr/bin/") + name, QStringLiteral("--serve")};
    return std::make_shared<const system::Process>(process);
}

inline system::SocketRecord makeSocket(quint64 id, int port, const system::ProcessRef &process = {},
                                       system::State state = system::State::Listen)
{
    system::SocketRecord record;
    record.id = system::SocketId{id};
    record.local = {Address::v4(127, 0, 0, 1), Port(port)};
    record.state = state;
    record.inode = static_cast<quint32>(id);
    record.sendQueue = 64;
    record.holding = process ? system::Holding::Processes : system::Holding::Hidden;
    if (process)
        record.holders = std::make_shared<const system::Holders>(system::Holders{process});
    return record;
}

inline std::shared_ptr<const system::Snapshot> makeSnapshot(std::vector<system::SocketRecord> sockets)
{
    auto snapshot = std::make_shared<system::Snapshot>();
    snapshot->sockets = std::move(sockets);
    snapshot->taken = QDateTime::currentDateTimeUtc();
    return snapshot;
}

// What the sockets are is kept outside of the source, which belongs to a sampler.
struct FakeComputer {
    std::mutex mutex;
    std::vector<system::SocketRecord> sockets;
    std::optional<system::SourceError> error;
    int taken = 0;

    void set(std::vector<system::SocketRecord> now)
    {
        const std::lock_guard lock(mutex);
        sockets = std::move(now);
    }
    [[nodiscard]] int takenSoFar()
    {
        const std::lock_guard lock(mutex);
        return taken;
    }
};

class FakeSource final : public system::SocketSource
{
public:
    explicit FakeSource(std::shared_ptr<FakeComputer> computer) : m_computer(std::move(computer)) {}
    [[nodiscard]] Result<system::Snapshot, system::SourceError> take() override
    {
        const std::lock_guard lock(m_computer->mutex);
        ++m_computer->taken;
        if (m_computer->error)
            return failure(system::SourceError(*m_computer->error));
        system::Snapshot snapshot;
        snapshot.sockets = m_computer->sockets;
        snapshot.taken = QDateTime::currentDateTimeUtc();
        return snapshot;
    }

private:
    std::shared_ptr<FakeComputer> m_computer;
};

} // namespace quay
