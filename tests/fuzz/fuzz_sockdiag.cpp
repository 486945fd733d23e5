// SPDX-License-Identifier: MIT
#include "system/diagparser.h"
#include "system/diff.h"
#include "system/tcpfacts.h"

#include <cstdlib>

// Any bytes are an answer of the kernel, or noted as damage; what is read holds together. The first byte selects the
// protocol; the rest comes as two datagrams, cut in the middle, and as one.

using namespace quay::system;

namespace
{

// Not an assertion: it stays in builds without them.
void require(bool condition)
{
    if (!condition)
        std::abort();
}

void check(const SocketRecord &socket, Protocol protocol)
{
    require(socket.protocol == protocol);
    require(socket.local.address.family() == socket.peer.address.family() || protocol == Protocol::Sctp);
    require(protocol != Protocol::Raw || (quay::number(socket.local.port) == 0 && quay::number(socket.peer.port) == 0));
    require(socket.timer.kind != TimerKind::None || socket.timer.milliseconds == 0);
    require(!stateName(socket.state).isEmpty() && looksTheSame(socket, socket));
}

void parse(Protocol protocol, std::span<const std::byte> first, std::span<const std::byte> second)
{
    constexpr quint32 sequence = 1;
    std::vector<SocketRecord> earlier(1);
    DiagParser parser(protocol, sequence, earlier);
    parser.read(first);
    parser.read(second);
    require(parser.isDone() || parser.error() == 0);
    require(parser.error() >= 0);
    const std::vector<SocketRecord> sockets = parser.takeSockets();
    // A message of a socket has 88 bytes at least.
    require(!sockets.empty() && sockets.size() - 1 <= (first.size() + second.size()) / 88);
    for (std::size_t i = 1; i < sockets.size(); ++i)
        check(sockets[i], protocol);
    (void)difference(sockets, sockets); // ids may repeat here
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const Protocol protocol = allProtocols[data[0] % allProtocols.size()];
    const auto bytes = std::as_bytes(std::span(data + 1, size - 1));
    (void)parseTcpFacts(bytes);
    parse(protocol, bytes, {});
    parse(protocol, bytes.first(bytes.size() / 2), bytes.subspan(bytes.size() / 2));
    return 0;
}
