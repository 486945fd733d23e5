// SPDX-License-Identifier: MIT
#pragma once

#include "system/descriptorreader.h"
#include "system/processreader.h"
#include "system/socketrecord.h"

#include <set>
#include <span>

namespace quay::system
{

// Finds who holds the sockets, cheaply when asked again and again.
//
// Reading all descriptors of all processes is what makes such lists slow. The first round does it; later ones keep what
// they know and read again only what can have changed: descriptors whose socket is gone, processes whose number of
// descriptors changed, new processes, sockets that several descriptors share; and a small part of everything else in
// turn. A process is never taken for another that got its pid: its folder in /proc is held open, or its start compared.
// For one thread and one network namespace.
class Owners final
{
public:
    explicit Owners(ProcFolder proc);

    // Fills in holding and holders of all sockets of this computer, as they were listed just now.
    [[nodiscard]] std::vector<SocketRecord> resolve(std::vector<SocketRecord> sockets);

    // Some process may not be looked into.
    [[nodiscard]] bool isAnyHidden() const { return m_isAnyHidden; }
    // Of the last call's sockets some have a holder that was not found yet: calling again may tell.
    [[nodiscard]] bool isAnyUnresolved() const { return m_isAnyUnresolved; }

private:
    using Sockets = std::vector<SocketRecord>;

    // A round, in order.
    void updateProcesses();
    void bringUpToDate(const Sockets &sockets);
    void match(const Sockets &sockets);
    void readChanged();
    void searchFurther();
    void readShared();
    void readInTurn();
    void assign(Sockets &sockets);

    // Processes.
    void scan(const std::vector<Pid> &pids);
    void keep(WatchedProcess &process, const std::shared_ptr<const ProcessFolder> &folder);
    [[nodiscard]] std::shared_ptr<const ProcessFolder> folderOf(WatchedProcess &process);
    [[nodiscard]] bool notesChange(WatchedProcess &process);

    // Descriptors.
    void readAgain(const std::vector<Place> &places);
    void readAgain(WatchedProcess &process, std::span<const std::pair<Pid, int>> wanted);
    void reconcile(WatchedProcess &process);
    void probeLowestFree(WatchedProcess &process, const UniqueFd &links, qint64 count);
    void relist(WatchedProcess &process, const ProcessFolder &folder, const UniqueFd &links);
    [[nodiscard]] qint64 readProcessInTurn(WatchedProcess &process, qint64 most);

    // Holders.
    void dropFound();
    [[nodiscard]] bool isLookedForStill() const;
    [[nodiscard]] std::shared_ptr<const Holders> holdersOf(WatchedInode &inode);
    [[nodiscard]] ProcessRef describe(WatchedProcess &process);
    void describeAgain(WatchedProcess &process);
    [[nodiscard]] Holding holdingWithoutProcess(const SocketRecord &socket) const;

    struct Missing { // when a listed socket was first found to be nobody's
        quint32 round = 0;
        quint32 pass = 0;
    };
    [[nodiscard]] bool isSettled(const Missing &missing) const;

    ProcFolder m_proc;
    ProcessReader m_reader;
    DescriptorIndex m_index;
    std::vector<Pid> m_pids;          // of this round, in order
    std::set<Pid> m_changed;          // whose number of descriptors changed
    std::vector<Place> m_newlyListed; // known for what they are, but until now not in the tables
    QHash<quint32, Missing> m_missing;
    quint32 m_round = 0;
    quint32 m_pass = 0;           // how often everything has been read
    std::pair<Pid, int> m_turn{}; // the descriptor where reading in turn goes on
    int m_openFolders = 0;
    bool m_isAnyHidden = false;
    bool m_isAnyUnresolved = false;
};

} // namespace quay::system
