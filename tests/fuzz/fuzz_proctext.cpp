// SPDX-License-Identifier: MIT
#include "system/procfolder.h"
#include "system/procnet.h"
#include "system/proctext.h"

#include <cstdlib>

// Any bytes may stand in /proc: processes name themselves, and in a container it may not be a real one. The first byte
// selects the reader.

using namespace quay;
using namespace quay::system;

namespace
{

// Not an assertion: it stays in builds without them.
void require(bool condition)
{
    if (!condition)
        std::abort();
}

void readTable(QByteArrayView text, Protocol protocol, Family family)
{
    const NetTable table = parseNetTable(text, protocol, family);
    require(std::ssize(table.sockets) <= text.count('\n') + 1);
    for (const SocketRecord &socket : table.sockets) {
        require(socket.protocol == protocol && socket.family() == family && socket.peer.address.family() == family);
        require(socket.timer.kind != TimerKind::None || socket.timer.milliseconds == 0);
    }
}

void readTexts(QByteArrayView text, int kind)
{
    switch (kind) {
    case 6:
        (void)startTicksOf(text);
        (void)statusField(text, "Uid");
        break;
    case 7: {
        const Cgroup cgroup = cgroupOf(text);
        require(cgroup.unit.size() <= text.size() && cgroup.container.size() <= text.size());
        break;
    }
    case 8:
        for (const PortInterval &interval : reservedPortsOf(text))
            require(interval.first <= interval.last);
        (void)portRangeOf(text);
        (void)uptimeOf(text);
        break;
    default:
        require(commandLineOf(text).size() <= text.size());
        require(nameOf(text).size() <= text.size());
        (void)inodeOfLink(text);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView text(data + 1, qsizetype(size - 1));
    const int kind = data[0] % 10;
    constexpr std::array protocols{Protocol::Tcp, Protocol::Udp, Protocol::Raw};
    if (kind < 6)
        readTable(text, protocols[std::size_t(kind / 2)], kind % 2 == 0 ? Family::V4 : Family::V6);
    else
        readTexts(text, kind);
    return 0;
}
