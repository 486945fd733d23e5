// SPDX-License-Identifier: MIT
#include "system/diff.h"

#include <QHash>

#include <algorithm>

namespace quay::system
{

namespace
{

using Sockets = std::span<const SocketRecord>;

constexpr quint32 none = ~quint32{0};

// For each socket of `after` where it was before. The kernel lists by hash bucket, so most follow each other as before:
// only where they do not is a table of the rest made.
std::vector<quint32> earlierPlaces(Sockets before, Sockets after)
{
    std::vector<quint32> places(after.size(), none);
    std::vector<quint32> leftBefore;
    std::vector<quint32> leftAfter;
    constexpr std::size_t window = 8;
    const auto findNear = [](Sockets sockets, std::size_t from, SocketId id) {
        const std::size_t end = std::min(from + window, sockets.size());
        std::size_t at = from;
        while (at < end && sockets[at].id != id)
            ++at;
        return at < end ? at : none;
    };
    std::size_t b = 0;
    for (std::size_t a = 0; a < after.size(); ++a) {
        const std::size_t found = findNear(before, b, after[a].id);
        if (found == none) {
            leftAfter.push_back(static_cast<quint32>(a));
            continue;
        }
        for (; b < found; ++b)
            leftBefore.push_back(static_cast<quint32>(b));
        places[a] = static_cast<quint32>(b++);
    }
    for (; b < before.size(); ++b)
        leftBefore.push_back(static_cast<quint32>(b));
    QHash<quint64, quint32> rest;
    for (const quint32 index : leftBefore)
        rest.insert(static_cast<quint64>(before[index].id), index);
    for (const quint32 index : leftAfter)
        places[index] = rest.value(static_cast<quint64>(after[index].id), none);
    return places;
}

} // namespace

Difference difference(Sockets before, Sockets after)
{
    Difference result;
    const std::vector<quint32> places = earlierPlaces(before, after);
    std::vector<bool> isStillThere(before.size());
    for (quint32 index = 0; index < places.size(); ++index) {
        const quint32 earlier = places[index];
        if (earlier == none) {
            result.begun.push_back(index);
            continue;
        }
        isStillThere[earlier] = true;
        if (!looksTheSame(before[earlier], after[index]))
            result.changed.push_back({earlier, index});
    }
    for (quint32 index = 0; index < isStillThere.size(); ++index) {
        if (!isStillThere[index])
            result.ended.push_back(index);
    }
    return result;
}

} // namespace quay::system
