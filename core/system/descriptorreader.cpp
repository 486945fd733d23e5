// SPDX-License-Identifier: MIT
#include "system/descriptorreader.h"

#include "base/atonce.h"

#include <algorithm>
#include <atomic>

namespace quay::system
{

namespace
{

// Processes are read side by side already, and threads in one folder get into each other's way: only for one that has
// most of the sockets.
constexpr int worthAThread = 4096;
constexpr int mostThreads = 4;
constexpr int portion = 256;

// What the descriptors numbers[0], numbers[1], ... lead to; those that are closed are left out.
template <typename NumberAt>
std::vector<Descriptor> readLinks(const UniqueFd &folder, int count, const NumberAt &numberAt)
{
    constexpr qint64 closed = -1;
    std::vector<qint64> inodes(static_cast<std::size_t>(count), closed);
    std::atomic<int> next{0};
    const auto work = [&] {
        for (int begin = next.fetch_add(portion); begin < count; begin = next.fetch_add(portion)) {
            for (int i = begin; i < std::min(begin + portion, count); ++i) {
                if (const auto inode = socketInode(folder, numberAt(i)))
                    inodes[static_cast<std::size_t>(i)] = *inode;
            }
        }
    };
    atOnce(static_cast<std::size_t>(std::min(count / worthAThread + 1, mostThreads)), work);
    std::vector<Descriptor> descriptors;
    descriptors.reserve(inodes.size());
    for (int i = 0; i < count; ++i) {
        if (const qint64 inode = inodes[static_cast<std::size_t>(i)]; inode != closed)
            descriptors.push_back({numberAt(i), static_cast<quint32>(inode)});
    }
    return descriptors;
}

// The kernel gives the lowest free number, so processes with many descriptors have most of them without gaps: asking
// for 0, 1, 2, ... spares listing the folder, which costs nearly as much as reading what is in it.
constexpr qint64 worthGuessing = 128;
constexpr qint64 mostGuesses = 1 << 20;

std::vector<Descriptor> readLowest(const UniqueFd &folder, qint64 count)
{
    constexpr qint64 mostGaps = 16;
    if (count < worthGuessing || count > mostGuesses)
        return {};
    auto found = readLinks(folder, static_cast<int>(count), [](int i) { return i; });
    for (qint64 number = count; number < count + mostGaps && std::ssize(found) < count; ++number) {
        if (const auto inode = socketInode(folder, static_cast<int>(number)))
            found.push_back({static_cast<int>(number), *inode});
    }
    return found;
}

std::vector<int> numbersWithout(const std::vector<int> &all, const std::vector<Descriptor> &known)
{
    std::vector<int> numbers;
    for (const int number : all) {
        if (!std::binary_search(known.begin(), known.end(), Descriptor{number, 0},
                                [](const Descriptor &a, const Descriptor &b) { return a.number < b.number; }))
            numbers.push_back(number);
    }
    return numbers;
}

} // namespace

DescriptorList readDescriptors(const ProcessFolder &folder)
{
    DescriptorList list;
    list.count = folder.descriptorCount().value_or(0);
    if (list.count == 0)
        return list; // a kernel thread, or one that has ended and waits to be collected
    const UniqueFd links = folder.openDescriptors();
    list.isHidden = !links.isOpen();
    if (links.isOpen())
        list.descriptors = readLowest(links, list.count);
    if (list.isHidden || std::ssize(list.descriptors) == list.count)
        return list;
    const auto all = folder.descriptors();
    const std::vector<int> numbers = all ? numbersWithout(*all, list.descriptors) : std::vector<int>();
    const std::vector<Descriptor> rest =
        readLinks(links, static_cast<int>(numbers.size()), [&](int i) { return numbers[static_cast<std::size_t>(i)]; });
    list.descriptors.insert(list.descriptors.end(), rest.begin(), rest.end());
    std::sort(list.descriptors.begin(), list.descriptors.end(),
              [](const Descriptor &a, const Descriptor &b) { return a.number < b.number; });
    list.isHidden = !all || (list.descriptors.empty() && !all->empty());
    return list;
}

} // namespace quay::system
