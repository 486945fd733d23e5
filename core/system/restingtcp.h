// SPDX-License-Identifier: MIT
#pragma once

#include "system/procfolder.h"
#include "system/socketrecord.h"

#include <QElapsedTimer>

#include <optional>
#include <span>
#include <vector>

namespace quay::system
{

// The TCP sockets of the last look, but for the listeners, while they cannot have changed. The kernel has them in a
// table of some hundred thousand places and walks through all of it however few there are: most of what a look costs at
// a computer at rest.
class RestingTcp final
{
public:
    // Nothing if a segment has come or gone since they were kept, one has begun or ended, or a timer has run out. What
    // none of this tells (a program has read what had arrived before; a socket was bound, and no more) is found after
    // some looks, when there is nothing either.
    [[nodiscard]] std::optional<std::vector<SocketRecord>> sockets(const ProcFolder &proc);
    // What was found after there was nothing.
    void keep(std::span<const SocketRecord> found);

private:
    QByteArray m_signs; // read before what is kept
    std::optional<std::vector<SocketRecord>> m_kept;
    QElapsedTimer m_age;
    int m_looks = 0;
};

} // namespace quay::system
