// SPDX-License-Identifier: MIT
#include "base/atonce.h"
#include "system/owners.h"

#include <algorithm>
#include <atomic>
#include <numeric>

// The part of Owners that asks /proc.

namespace quay::system
{

namespace
{

// Folders of processes that are held open. A program has 1,024 descriptors at least, and wants some for itself.
constexpr int mostOpenFolders = 200;
// With more new descriptors than these, the folder is listed instead of guessing their numbers.
constexpr qint64 mostGuesses = 64;

bool hasSocket(const WatchedProcess &process)
{
    return std::any_of(process.descriptors.begin(), process.descriptors.end(),
                       [](const Descriptor &descriptor) { return descriptor.inode != 0; });
}

struct Scanned {
    std::shared_ptr<const ProcessFolder> folder; // null: the process has ended
    DescriptorList list;
};

// Each of these is an open folder for a while.
constexpr std::size_t mostAtOnce = 128;

// Reading a process takes tens of microseconds or more, and the kernel lets several threads do it side by side.
std::vector<Scanned> scanAtOnce(const ProcFolder &proc, std::span<const Pid> pids)
{
    constexpr std::size_t worthAThread = 16;
    constexpr std::size_t mostThreads = 4;
    std::vector<Scanned> all(pids.size());
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t i = next++; i < pids.size(); i = next++) {
            auto folder = std::make_shared<const ProcessFolder>(proc.open(pids[i]));
            if (!folder->isOpen())
                continue;
            all[i].list = readDescriptors(*folder);
            all[i].folder = std::move(folder);
        }
    };
    atOnce(std::min(pids.size() / worthAThread + 1, mostThreads), work);
    return all;
}

} // namespace

void Owners::scan(const std::vector<Pid> &pids)
{
    for (std::size_t first = 0; first < pids.size(); first += mostAtOnce) {
        const auto some = std::span(pids).subspan(first, std::min(mostAtOnce, pids.size() - first));
        std::vector<Scanned> all = scanAtOnce(m_proc, some);
        m_index.reserve(std::accumulate(all.begin(), all.end(), qsizetype{0}, [](qsizetype sum, const Scanned &one) {
            return sum + std::ssize(one.list.descriptors);
        }));
        for (Scanned &scanned : all) {
            if (!scanned.folder)
                continue;
            WatchedProcess process;
            process.pid = scanned.folder->pid();
            process.descriptors = std::move(scanned.list.descriptors);
            process.count = scanned.list.count;
            process.isHidden = scanned.list.isHidden;
            keep(m_index.add(std::move(process)), scanned.folder);
        }
    }
}

// A process that holds sockets must be known again.
void Owners::keep(WatchedProcess &process, const std::shared_ptr<const ProcessFolder> &folder)
{
    const bool isFull = m_openFolders >= mostOpenFolders;
    if (process.folder || (isFull && process.startTicks != 0) || !hasSocket(process))
        return;
    if (isFull) {
        process.startTicks = startTicksOf(*folder).value_or(0);
        return;
    }
    ++m_openFolders;
    process.folder = folder;
}

// Null: it has ended.
std::shared_ptr<const ProcessFolder> Owners::folderOf(WatchedProcess &process)
{
    if (process.folder)
        return process.folder;
    ProcessFolder folder = m_proc.open(process.pid);
    if (!folder.isOpen() || (process.startTicks != 0 && startTicksOf(folder) != process.startTicks))
        return nullptr;
    return std::make_shared<const ProcessFolder>(std::move(folder));
}

// Remembers it among those that changed. False: it has ended.
bool Owners::notesChange(WatchedProcess &process)
{
    const auto folder = folderOf(process);
    const auto count = folder ? folder->descriptorCount() : std::nullopt;
    if (!count)
        return false;
    const qint64 known = process.isHidden ? process.count : std::ssize(process.descriptors);
    if (*count < 0 || *count != known)
        m_changed.insert(process.pid);
    return true;
}

void Owners::readAgain(const std::vector<Place> &places)
{
    std::vector<std::pair<Pid, int>> wanted;
    wanted.reserve(places.size());
    for (const Place &place : places)
        wanted.emplace_back(place.process->pid, place.descriptor);
    std::sort(wanted.begin(), wanted.end());
    for (auto first = wanted.begin(); first != wanted.end();) {
        const auto last = std::find_if(first, wanted.end(), [&](const auto &w) { return w.first != first->first; });
        if (WatchedProcess *const process = m_index.find(first->first))
            readAgain(*process, std::span(first, last));
        first = last;
    }
}

void Owners::readAgain(WatchedProcess &process, std::span<const std::pair<Pid, int>> wanted)
{
    const auto folder = folderOf(process);
    const UniqueFd links = folder ? folder->openDescriptors() : UniqueFd();
    for (const auto &[pid, descriptor] : wanted) {
        if (const auto inode = links.isOpen() ? socketInode(links, descriptor) : std::nullopt)
            m_index.set(process, {descriptor, *inode});
        else
            m_index.close(process, descriptor);
    }
    if (folder)
        keep(process, folder);
}

void Owners::reconcile(WatchedProcess &process)
{
    const auto folder = folderOf(process);
    const auto count = folder ? folder->descriptorCount() : std::nullopt;
    if (!count)
        return; // it has ended; the next round forgets it
    process.count = *count;
    if (*count == std::ssize(process.descriptors))
        return;
    const UniqueFd links = folder->openDescriptors();
    process.isHidden = !links.isOpen() && *count != 0;
    if (!links.isOpen())
        return;
    probeLowestFree(process, links, *count);
    if (*count != std::ssize(process.descriptors))
        relist(process, *folder, links);
    keep(process, folder);
}

// New descriptors have the lowest numbers that were free.
void Owners::probeLowestFree(WatchedProcess &process, const UniqueFd &links, qint64 count)
{
    const qint64 wanted = count - std::ssize(process.descriptors);
    if (wanted <= 0 || wanted > mostGuesses)
        return;
    std::vector<int> guesses;
    int next = 0;
    for (const Descriptor &descriptor : process.descriptors) {
        for (; next < descriptor.number && std::ssize(guesses) < wanted; ++next)
            guesses.push_back(next);
        next = descriptor.number + 1;
    }
    for (; std::ssize(guesses) < wanted; ++next)
        guesses.push_back(next);
    for (const int guess : guesses) {
        if (const auto inode = socketInode(links, guess))
            m_index.set(process, {guess, *inode});
    }
}

void Owners::relist(WatchedProcess &process, const ProcessFolder &folder, const UniqueFd &links)
{
    const auto numbers = folder.descriptors();
    if (!numbers)
        return;
    std::vector<int> known;
    known.reserve(process.descriptors.size());
    for (const Descriptor &descriptor : process.descriptors)
        known.push_back(descriptor.number);
    for (const int closed : known) {
        if (!std::binary_search(numbers->begin(), numbers->end(), closed))
            m_index.close(process, closed);
    }
    for (const int open : *numbers) {
        if (std::binary_search(known.begin(), known.end(), open))
            continue;
        if (const auto inode = socketInode(links, open))
            m_index.set(process, {open, *inode});
    }
}

std::shared_ptr<const Holders> Owners::holdersOf(WatchedInode &inode)
{
    if (inode.holders)
        return inode.holders;
    if (!inode.isShared()) {
        WatchedProcess &process = *inode.first.process;
        if (const ProcessRef description = describe(process); description && !process.alone)
            process.alone = std::make_shared<const Holders>(Holders{description});
        return inode.holders = process.alone;
    }
    Holders holders;
    inode.forEachPlace([&](const Place &place) {
        if (ProcessRef description = describe(*place.process))
            holders.push_back(std::move(description));
    });
    std::sort(holders.begin(), holders.end(), [](const ProcessRef &a, const ProcessRef &b) { return a->pid < b->pid; });
    holders.erase(std::unique(holders.begin(), holders.end()), holders.end());
    if (!holders.empty())
        inode.holders = std::make_shared<const Holders>(std::move(holders));
    return inode.holders;
}

// Null: it has ended.
ProcessRef Owners::describe(WatchedProcess &process)
{
    if (process.description)
        return process.description;
    const auto folder = folderOf(process);
    auto description = folder ? m_reader.read(*folder) : std::nullopt;
    if (!description)
        return nullptr;
    process.startTicks = description->startTicks;
    process.description = std::make_shared<const Process>(std::move(*description));
    return process.description;
}

// A program may have become another one (execve(2)), another user, or given itself a name.
void Owners::describeAgain(WatchedProcess &process)
{
    const ProcessRef before = std::exchange(process.description, nullptr);
    const ProcessRef now = describe(process);
    if (now && *now == *before) {
        process.description = before;
        return;
    }
    process.alone.reset();
    for (const Descriptor &descriptor : process.descriptors) {
        if (WatchedInode *const inode = descriptor.inode == 0 ? nullptr : m_index.inode(descriptor.inode))
            inode->holders.reset();
    }
}

} // namespace quay::system
