// SPDX-License-Identifier: MIT
#include "system/owners.h"

#include <algorithm>

namespace quay::system
{

namespace
{

// Most processes hold no socket of the tables; their number of descriptors is looked at every so many rounds.
constexpr quint32 roundsBetweenLooks = 8;
constexpr qsizetype mostSharedAtOnce = 2048;
constexpr qsizetype mostFurtherAtOnce = 512;
// In turn, everything is read again in so many rounds.
constexpr qsizetype roundsOfAPass = 64;
constexpr qsizetype leastInTurn = 16;

} // namespace

Owners::Owners(ProcFolder proc) : m_proc(std::move(proc)), m_reader(m_proc) {}

std::vector<SocketRecord> Owners::resolve(std::vector<SocketRecord> sockets)
{
    ++m_round;
    updateProcesses();
    if (m_round > 1) // the first has just read everything
        bringUpToDate(sockets);
    assign(sockets);
    return sockets;
}

void Owners::bringUpToDate(const Sockets &sockets)
{
    match(sockets);
    // Beside those that are gone, those that were known before they were listed: what is said of them is old.
    std::vector<Place> doubtful = m_index.takeVanished(m_round);
    doubtful.insert(doubtful.end(), m_newlyListed.begin(), m_newlyListed.end());
    readAgain(doubtful);
    readChanged();
    searchFurther();
    readShared();
    readInTurn();
}

void Owners::updateProcesses()
{
    m_pids = m_proc.processes();
    std::sort(m_pids.begin(), m_pids.end());
    std::vector<Pid> ended;
    m_openFolders = 0;
    for (const auto &[pid, process] : m_index.processes()) {
        m_openFolders += process.folder ? 1 : 0;
        if (!std::binary_search(m_pids.begin(), m_pids.end(), Pid{pid}))
            ended.push_back(Pid{pid});
    }
    for (const Pid pid : ended)
        m_index.forget(pid);
    std::vector<Pid> unknown;
    for (const Pid pid : m_pids) {
        WatchedProcess *const process = m_index.find(pid);
        const bool isDue = process && (process->listedPlaces > 0 ||
                                       (static_cast<quint32>(number(pid)) + m_round) % roundsBetweenLooks == 0);
        if (isDue && !notesChange(*process))
            m_index.forget(pid); // its pid is another's by now
        if (!m_index.find(pid))
            unknown.push_back(pid);
    }
    scan(unknown);
    // Where users see only their own processes (proc(5), hidepid), the first one is missing.
    m_isAnyHidden = !std::binary_search(m_pids.begin(), m_pids.end(), Pid{1}) ||
                    std::any_of(m_index.processes().begin(), m_index.processes().end(),
                                [](const auto &entry) { return entry.second.isHidden; });
    m_pass += m_round == 1 ? 1 : 0;
}

void Owners::match(const Sockets &sockets)
{
    m_newlyListed.clear();
    QHash<quint32, Missing> missing;
    for (const SocketRecord &socket : sockets) {
        if (socket.inode == 0)
            continue;
        WatchedInode *const known = m_index.inode(socket.inode);
        if (!known) {
            missing.insert(socket.inode, m_missing.value(socket.inode, {m_round, m_pass}));
            continue;
        }
        if (known->listed == 0)
            m_newlyListed.push_back(known->first);
        m_index.list(*known, m_round);
    }
    m_missing.swap(missing);
}

void Owners::readChanged()
{
    const std::set<Pid> changed = std::exchange(m_changed, {});
    for (const Pid pid : changed) {
        if (WatchedProcess *const process = m_index.find(pid))
            reconcile(*process);
    }
    dropFound();
}

void Owners::searchFurther()
{
    if (!isLookedForStill())
        return;
    std::vector<Place> others;
    for (auto &[pid, process] : m_index.processes()) {
        if (process.listedPlaces == 0)
            (void)notesChange(process); // one that has ended is forgotten in the next round
        for (const Descriptor &descriptor : process.descriptors) {
            const WatchedInode *const inode = descriptor.inode == 0 ? nullptr : m_index.inode(descriptor.inode);
            if (process.listedPlaces > 0 && std::ssize(others) < mostFurtherAtOnce && (!inode || inode->listed == 0))
                others.push_back({&process, descriptor.number});
        }
    }
    readChanged();
    if (isLookedForStill())
        readAgain(others);
    dropFound();
}

void Owners::readShared()
{
    std::vector<Place> shared = m_index.sharedPlaces(m_round);
    if (std::ssize(shared) > mostSharedAtOnce) {
        const auto parts = static_cast<quint32>(std::ssize(shared) / mostSharedAtOnce + 1);
        std::rotate(shared.begin(), shared.begin() + (m_round % parts) * mostSharedAtOnce, shared.end());
        shared.resize(mostSharedAtOnce);
    }
    readAgain(shared);
}

void Owners::assign(Sockets &sockets)
{
    m_isAnyUnresolved = false;
    for (SocketRecord &socket : sockets) {
        WatchedInode *const inode = socket.inode == 0 ? nullptr : m_index.inode(socket.inode);
        if (inode) {
            m_index.list(*inode, m_round);
            socket.holders = holdersOf(*inode);
        } else if (m_round == 1 && socket.inode != 0) {
            m_missing.insert(socket.inode, {m_round, m_pass});
        }
        socket.holding = socket.holders ? Holding::Processes : holdingWithoutProcess(socket);
        m_isAnyUnresolved = m_isAnyUnresolved || socket.holding == Holding::Unresolved;
    }
}

Holding Owners::holdingWithoutProcess(const SocketRecord &socket) const
{
    if (socket.inode == 0)
        return Holding::Kernel;
    if (m_isAnyHidden)
        return Holding::Hidden;
    const auto missing = m_missing.constFind(socket.inode);
    return missing != m_missing.constEnd() && isSettled(*missing) ? Holding::Nobody : Holding::Unresolved;
}

// The first round reads everything after the sockets were listed; a later one begins somewhere in a pass, so that only
// the end of the next one tells.
bool Owners::isSettled(const Missing &missing) const
{
    return missing.round < m_round && (missing.round == 1 || m_pass >= missing.pass + 2);
}

bool Owners::isLookedForStill() const
{
    return std::any_of(m_missing.begin(), m_missing.end(), [this](const Missing &m) { return !isSettled(m); });
}

void Owners::dropFound()
{
    m_missing.removeIf([this](const auto &entry) { return m_index.inode(entry.key()) != nullptr; });
}

void Owners::readInTurn()
{
    qsizetype budget = std::max(leastInTurn, m_index.descriptorCount() / roundsOfAPass);
    if (isLookedForStill())
        budget = std::max(budget, mostFurtherAtOnce);
    auto pid = std::lower_bound(m_pids.begin(), m_pids.end(), m_turn.first);
    while (budget > 0 && pid != m_pids.end()) {
        if (*pid != m_turn.first)
            m_turn = {*pid, 0};
        if (WatchedProcess *const process = m_index.find(*pid))
            budget -= readProcessInTurn(*process, budget);
        if (budget > 0)
            ++pid;
    }
    if (pid == m_pids.end()) {
        m_turn = {};
        ++m_pass;
    }
}

// How many descriptors were read.
qint64 Owners::readProcessInTurn(WatchedProcess &process, qint64 most)
{
    std::vector<Place> places;
    for (const Descriptor &descriptor : process.descriptors) {
        if (descriptor.number >= m_turn.second && std::ssize(places) < most)
            places.push_back({&process, descriptor.number});
    }
    if (places.empty())
        return 0;
    m_turn.second = places.back().descriptor + 1;
    readAgain(places);
    if (process.description && std::ssize(places) < most)
        describeAgain(process);
    return std::ssize(places);
}

} // namespace quay::system
