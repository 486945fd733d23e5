// SPDX-License-Identifier: MIT
#pragma once

#include "system/procfolder.h"

#include <QHash>

#include <unordered_map>

namespace quay::system
{

// A descriptor of a process and the socket it leads to.
struct Descriptor {
    int number = 0;
    quint32 inode = 0; // 0: no socket
};

// What is known of a process' descriptors.
struct WatchedProcess {
    Pid pid{};
    quint64 startTicks = 0;
    std::shared_ptr<const ProcessFolder> folder; // null where too many are open already
    std::vector<Descriptor> descriptors;         // in order of number
    qint64 count = -1;                           // as the kernel told it when they were read
    int listedPlaces = 0;                        // descriptors that lead to a listed socket
    bool isHidden = false;                       // has descriptors that may not be looked at
    ProcessRef description;                      // null until it is asked for
    std::shared_ptr<const Holders> alone;        // just this one; null until it is asked for
};

// Where a socket is held: one descriptor of one process.
struct Place {
    WatchedProcess *process = nullptr;
    int descriptor = 0;
    friend bool operator==(const Place &, const Place &) = default;
};

// One socket, by its inode.
struct WatchedInode {
    Place first;
    std::vector<Place> more;
    std::shared_ptr<const Holders> holders; // null: to be put together again
    quint32 listed = 0;                     // the last round that listed it; 0: none has

    template <typename Visit>
    void forEachPlace(const Visit &visit) const
    {
        visit(first);
        for (const Place &place : more)
            visit(place);
    }
    [[nodiscard]] bool isShared() const { return !more.empty(); }
};

// Which descriptor of which process leads to which socket: two views of the same facts, kept in step. Knows nothing of
// /proc. Inodes are those of sockets of every kind.
class DescriptorIndex final
{
public:
    using Processes = std::unordered_map<qint32, WatchedProcess>;

    [[nodiscard]] Processes &processes() { return m_processes; }
    [[nodiscard]] WatchedProcess *find(Pid pid);
    // Room for so many more descriptors.
    void reserve(qsizetype descriptors) { m_inodes.reserve(m_inodes.size() + descriptors); }
    // Precondition: there is none with its pid.
    WatchedProcess &add(WatchedProcess process);
    void forget(Pid pid);

    void set(WatchedProcess &process, Descriptor descriptor);
    void close(WatchedProcess &process, int descriptor);

    // Null: no process that is known has it. Valid until something is set or forgotten.
    [[nodiscard]] WatchedInode *inode(quint32 inode);
    // Notes that the round lists it. `round` is above that of any call before, or equal.
    void list(WatchedInode &inode, quint32 round);
    // Those that some round before `round` listed and this one did not. They count as never listed afterwards.
    [[nodiscard]] std::vector<Place> takeVanished(quint32 round);
    // All places of sockets that `round` lists and several descriptors share.
    [[nodiscard]] std::vector<Place> sharedPlaces(quint32 round) const;

    [[nodiscard]] qsizetype descriptorCount() const { return m_descriptorCount; }

private:
    void addPlace(quint32 inode, Place place);
    void removePlace(quint32 inode, Place place);

    Processes m_processes;
    QHash<quint32, WatchedInode> m_inodes;
    qsizetype m_descriptorCount = 0;
    qsizetype m_listedCount = 0; // inodes that a round has listed and takeVanished() has not returned
    qsizetype m_listedNow = 0;   // of these, in the latest round
    quint32 m_round = 0;
};

} // namespace quay::system
