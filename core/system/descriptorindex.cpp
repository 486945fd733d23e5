// SPDX-License-Identifier: MIT
#include "system/descriptorindex.h"

#include <algorithm>

namespace quay::system
{

namespace
{

auto placeOf(std::vector<Descriptor> &descriptors, int number)
{
    return std::lower_bound(descriptors.begin(), descriptors.end(), number,
                            [](const Descriptor &descriptor, int wanted) { return descriptor.number < wanted; });
}

} // namespace

WatchedProcess *DescriptorIndex::find(Pid pid)
{
    const auto found = m_processes.find(number(pid));
    return found == m_processes.end() ? nullptr : &found->second;
}

WatchedProcess &DescriptorIndex::add(WatchedProcess process)
{
    const qint32 pid = number(process.pid);
    WatchedProcess &added = m_processes.emplace(pid, std::move(process)).first->second;
    m_descriptorCount += static_cast<qsizetype>(added.descriptors.size());
    for (const Descriptor &descriptor : added.descriptors) {
        if (descriptor.inode != 0)
            addPlace(descriptor.inode, {&added, descriptor.number});
    }
    return added;
}

void DescriptorIndex::forget(Pid pid)
{
    const auto found = m_processes.find(number(pid));
    if (found == m_processes.end())
        return;
    WatchedProcess &process = found->second;
    m_descriptorCount -= static_cast<qsizetype>(process.descriptors.size());
    for (const Descriptor &descriptor : process.descriptors) {
        if (descriptor.inode != 0)
            removePlace(descriptor.inode, {&process, descriptor.number});
    }
    m_processes.erase(found);
}

void DescriptorIndex::set(WatchedProcess &process, Descriptor descriptor)
{
    const auto at = placeOf(process.descriptors, descriptor.number);
    if (at == process.descriptors.end() || at->number != descriptor.number) {
        process.descriptors.insert(at, descriptor);
        ++m_descriptorCount;
    } else if (at->inode == descriptor.inode) {
        return;
    } else {
        if (at->inode != 0)
            removePlace(at->inode, {&process, descriptor.number});
        at->inode = descriptor.inode;
    }
    if (descriptor.inode != 0)
        addPlace(descriptor.inode, {&process, descriptor.number});
}

void DescriptorIndex::close(WatchedProcess &process, int descriptor)
{
    const auto at = placeOf(process.descriptors, descriptor);
    if (at == process.descriptors.end() || at->number != descriptor)
        return;
    if (at->inode != 0)
        removePlace(at->inode, {&process, descriptor});
    process.descriptors.erase(at);
    --m_descriptorCount;
}

WatchedInode *DescriptorIndex::inode(quint32 inode)
{
    const auto found = m_inodes.find(inode);
    return found == m_inodes.end() ? nullptr : &*found;
}

void DescriptorIndex::list(WatchedInode &inode, quint32 round)
{
    if (inode.listed == round)
        return;
    if (m_round != round) {
        m_round = round;
        m_listedNow = 0;
    }
    ++m_listedNow;
    if (inode.listed == 0) {
        ++m_listedCount;
        inode.forEachPlace([](const Place &place) { ++place.process->listedPlaces; });
    }
    inode.listed = round;
}

std::vector<Place> DescriptorIndex::takeVanished(quint32 round)
{
    std::vector<Place> vanished;
    if (m_round != round) {
        m_round = round;
        m_listedNow = 0;
    }
    if (m_listedNow == m_listedCount)
        return vanished;
    for (WatchedInode &inode : m_inodes) {
        if (inode.listed == 0 || inode.listed == round)
            continue;
        inode.listed = 0;
        --m_listedCount;
        inode.forEachPlace([&vanished](const Place &place) {
            --place.process->listedPlaces;
            vanished.push_back(place);
        });
    }
    return vanished;
}

std::vector<Place> DescriptorIndex::sharedPlaces(quint32 round) const
{
    std::vector<Place> shared;
    for (const WatchedInode &inode : m_inodes) {
        if (inode.listed != round || !inode.isShared())
            continue;
        inode.forEachPlace([&shared](const Place &place) { shared.push_back(place); });
    }
    return shared;
}

void DescriptorIndex::addPlace(quint32 number, Place place)
{
    WatchedInode &inode = m_inodes[number];
    if (!inode.first.process)
        inode.first = place;
    else
        inode.more.push_back(place);
    inode.holders.reset();
    if (inode.listed != 0)
        ++place.process->listedPlaces;
}

void DescriptorIndex::removePlace(quint32 number, Place place)
{
    const auto found = m_inodes.find(number);
    if (found == m_inodes.end())
        return;
    WatchedInode &inode = *found;
    inode.holders.reset();
    if (inode.listed != 0)
        --place.process->listedPlaces;
    if (inode.first == place && inode.more.empty()) {
        if (inode.listed != 0) {
            --m_listedCount;
            m_listedNow -= inode.listed == m_round ? 1 : 0;
        }
        m_inodes.erase(decltype(m_inodes)::const_iterator(found));
    } else if (inode.first == place) {
        inode.first = inode.more.back();
        inode.more.pop_back();
    } else {
        inode.more.erase(std::remove(inode.more.begin(), inode.more.end(), place), inode.more.end());
    }
}

} // namespace quay::system
