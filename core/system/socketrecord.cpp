// SPDX-License-Identifier: MIT
#include "system/socketrecord.h"

namespace quay::system
{

const Holders &SocketRecord::processes() const
{
    static const Holders none;
    return holders ? *holders : none;
}

namespace
{

bool sameHolders(const SocketRecord &a, const SocketRecord &b)
{
    if (a.holders == b.holders)
        return true;
    const Holders &left = a.processes();
    const Holders &right = b.processes();
    if (left.size() != right.size())
        return false;
    for (std::size_t i = 0; i < left.size(); ++i) {
        if (left[i] != right[i] && *left[i] != *right[i])
            return false;
    }
    return true;
}

} // namespace

bool looksTheSame(const SocketRecord &a, const SocketRecord &b)
{
    return a.id == b.id && a.state == b.state && a.holding == b.holding && a.receiveQueue == b.receiveQueue &&
           a.sendQueue == b.sendQueue && a.local == b.local && a.peer == b.peer && a.protocol == b.protocol &&
           a.ipProtocol == b.ipProtocol && a.interfaceIndex == b.interfaceIndex && a.uid == b.uid &&
           a.inode == b.inode && a.isV6Only == b.isV6Only && a.timer.kind == b.timer.kind &&
           a.timer.retransmits == b.timer.retransmits && sameHolders(a, b);
}

} // namespace quay::system
