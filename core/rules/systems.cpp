// SPDX-License-Identifier: MIT
#include "rules/systems.h"

#include "rules/sharing.h"

#include <array>
#include <utility>

namespace quay::rules
{

namespace
{
bool sameWorld(const PlainSocket &a, const PlainSocket &b)
{
    return a.transport == b.transport && a.local.port == b.local.port;
}

// How two addresses on one port lie to each other.
enum class Overlap : quint8 { None, Same, WildcardAndSpecific };

bool coversV4(const PlainSocket &socket)
{
    const Address &address = socket.local.address;
    return address.family() == Family::V4 || address.isV4Mapped() || (address.isAny() && !socket.v6Only);
}

bool coversV6(const PlainSocket &socket)
{
    return socket.local.address.family() == Family::V6 && !socket.local.address.isV4Mapped();
}

Address shortForm(const Address &address) { return address.isV4Mapped() ? address.unmapped() : address; }

Overlap overlap(const PlainSocket &a, const PlainSocket &b)
{
    if (!sameWorld(a, b) || !((coversV4(a) && coversV4(b)) || (coversV6(a) && coversV6(b))))
        return Overlap::None;
    const Address first = shortForm(a.local.address);
    const Address second = shortForm(b.local.address);
    if (first.isAny() && second.isAny())
        return Overlap::Same;
    if (first == second)
        return Overlap::Same;
    return first.isAny() || second.isAny() ? Overlap::WildcardAndSpecific : Overlap::None;
}

// -- Windows: the tables of "Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE" for Server 2003, Vista and later. A row for
// the first socket, a column for the second; each default, SO_REUSEADDR, SO_EXCLUSIVEADDRUSE, and of these first the
// wildcard address, then a specific one.
enum class Mode : quint8 { Default, Reuse, Exclusive };
constexpr BindError yes = BindError::None;
constexpr BindError used = BindError::AddressInUse;
constexpr BindError deny = BindError::AccessDenied;
using Table = std::array<std::array<BindError, 6>, 6>;

constexpr Table sameUser{{{used, yes, deny, yes, used, yes},
                          {yes, used, yes, deny, used, used},
                          {used, yes, yes, yes, used, yes},
                          {yes, used, yes, yes, used, used},
                          {used, deny, deny, deny, used, deny},
                          {yes, used, yes, deny, used, used}}};
constexpr Table otherUser{{{used, deny, deny, deny, used, deny},
                           {yes, used, yes, deny, used, used},
                           {used, deny, yes, yes, used, deny},
                           {yes, used, yes, yes, used, used},
                           {used, deny, deny, deny, used, deny},
                           {yes, used, yes, deny, used, used}}};

Mode modeOf(const PlainSocket &socket)
{
    if (socket.exclusiveAddress)
        return Mode::Exclusive;
    return socket.reuseAddress ? Mode::Reuse : Mode::Default;
}

std::size_t entryOf(const PlainSocket &socket)
{
    return 2 * std::size_t(modeOf(socket)) + (socket.local.address.isAny() ? 0 : 1);
}

BindVerdict onWindows(const PlainSocket &first, const PlainSocket &second)
{
    const Overlap kind = overlap(first, second);
    if (kind == Overlap::None || first.timeWait) // TIME_WAIT never needs an option
        return {};
    const Table &table = first.user == second.user ? sameUser : otherUser;
    BindVerdict verdict;
    verdict.error = table[entryOf(first)][entryOf(second)];
    verdict.undefinedDelivery = kind == Overlap::Same && verdict.error == BindError::None;
    return verdict;
}

// -- macOS and FreeBSD: in_pcbbind() of both.
BindVerdict onBsd(const PlainSocket &first, const PlainSocket &second)
{
    const Overlap kind = overlap(first, second);
    if (kind == Overlap::None)
        return {};
    const bool bothReusePort = first.reusePort && second.reusePort;
    const bool allowed = first.user == second.user || second.privileged;
    BindVerdict verdict;
    // With either option in_pcblookup_local() finds only sockets without a peer.
    if ((first.timeWait || first.connected) && (second.reuseAddress || second.reusePort))
        return verdict;
    if (kind == Overlap::Same)
        verdict.error = bothReusePort && allowed ? yes : used;
    else
        verdict.error = (second.reuseAddress || bothReusePort) && allowed ? yes : used;
    verdict.undefinedDelivery = kind == Overlap::Same && verdict.error == yes;
    return verdict;
}

// -- Linux: the whole model, with a state made of the given sockets.
Socket linuxSocket(const PlainSocket &plain, SocketId id)
{
    Socket socket;
    socket.id = id;
    socket.family = plain.local.address.family();
    socket.transport = plain.transport;
    socket.local = plain.local;
    socket.user = plain.user;
    socket.reuseAddress = plain.optionsHidden ? Tri::Unknown : tri(plain.reuseAddress);
    socket.reusePort = plain.optionsHidden ? Tri::Unknown : tri(plain.reusePort);
    const bool specificV6 =
        socket.family == Family::V6 && !plain.local.address.isAny() && !plain.local.address.isV4Mapped();
    socket.v6Only = plain.v6Only || specificV6;
    socket.state =
        plain.listening ? SocketState::Listening : (plain.timeWait ? SocketState::TimeWait : SocketState::Bound);
    return socket;
}

BindVerdict onLinux(std::span<const PlainSocket> existing, const PlainSocket &newcomer)
{
    State state;
    quint32 next = 0;
    for (const PlainSocket &plain : existing) {
        const auto id = SocketId(next++);
        state.create(id) = linuxSocket(plain, id);
        state.enter(id);
    }
    const Socket asking = linuxSocket(newcomer, SocketId(next));
    const Verdict verdict = mayHavePort(state, asking, newcomer.local.port);
    BindVerdict result{verdict.allowed == Tri::Yes ? yes : used, {}, false, Trust::Verified};
    if (verdict.allowed == Tri::Unknown)
        result.doubt = BindDoubt::HiddenOptions;
    if (!verdict.with.empty())
        result.with = qsizetype(verdict.with.front());
    return result;
}

BindVerdict beside(System system, const PlainSocket &first, const PlainSocket &second)
{
    if (system != System::Windows)
        return onBsd(first, second);
    BindVerdict verdict = onWindows(first, second);
    const bool meets = overlap(first, second) != Overlap::None;
    if (meets && first.connected && first.transport == Transport::Tcp)
        verdict.doubt = BindDoubt::Connection;
    return verdict;
}

// With every setting that the options of the first may have, if they can't be seen.
BindVerdict ofPair(System system, const PlainSocket &first, const PlainSocket &second)
{
    BindVerdict verdict = beside(system, first, second);
    if (!first.optionsHidden)
        return verdict;
    for (const auto &[reuseAddress, reusePort] : {std::pair(true, false), {false, true}, {true, true}}) {
        PlainSocket other = first;
        other.reuseAddress = reuseAddress;
        other.reusePort = reusePort;
        const BindVerdict then = beside(system, other, second);
        if (then.error != verdict.error || then.undefinedDelivery != verdict.undefinedDelivery)
            verdict.doubt = BindDoubt::HiddenOptions;
    }
    return verdict;
}

// Elsewhere than on Linux and Windows the loopback interface has 127.0.0.1, and no other address of 127.0.0.0/8.
bool lacksAddress(System system, const PlainSocket &newcomer)
{
    const Address address = shortForm(newcomer.local.address);
    return (system == System::MacOs || system == System::FreeBsd) && address.family() == Family::V4 &&
           address.isLoopback() && address != Address::loopback(Family::V4);
}

// macOS looks at privileges only for specific addresses; the others for all.
bool lacksPrivilege(System system, const PlainSocket &newcomer)
{
    if (system == System::Windows || newcomer.privileged || newcomer.local.port == Port{} ||
        portRange(newcomer.local.port) != PortRange::System)
        return false;
    return system != System::MacOs || !newcomer.local.address.isAny();
}
} // namespace

Trust trust(System system) { return system == System::Linux ? Trust::Verified : Trust::Documented; }

QLatin1StringView source(System system)
{
    switch (system) {
    case System::Linux:
        return QLatin1StringView("torvalds/linux net/ipv4/inet_connection_sock.c, net/ipv4/udp.c");
    case System::Windows:
        return QLatin1StringView(
            "https://learn.microsoft.com/windows/win32/winsock/using-so-reuseaddr-and-so-exclusiveaddruse");
    case System::MacOs:
        return QLatin1StringView("apple-oss-distributions/xnu bsd/netinet/in_pcb.c");
    case System::FreeBsd:
        return QLatin1StringView("freebsd/freebsd-src sys/netinet/in_pcb.c");
    }
    return {};
}

QLatin1StringView sourceTitle(System system)
{
    if (system == System::Windows)
        return QLatin1StringView("Microsoft: Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE");
    return source(system);
}

BindVerdict mayBind(System system, std::span<const PlainSocket> existing, const PlainSocket &newcomer)
{
    if (lacksAddress(system, newcomer))
        return {BindError::AddressNotAvailable, {}, false, trust(system)};
    if (lacksPrivilege(system, newcomer))
        return {BindError::AccessDenied, {}, false, trust(system)};
    if (system == System::Linux)
        return onLinux(existing, newcomer);
    BindVerdict result;
    for (std::size_t i = 0; i < existing.size(); ++i) {
        BindVerdict pair = ofPair(system, existing[i], newcomer);
        pair.with = qsizetype(i);
        if (pair.doubt == BindDoubt::None && pair.error != BindError::None)
            return pair; // whatever the others are
        if (pair.doubt != BindDoubt::None || (result.doubt == BindDoubt::None && pair.undefinedDelivery))
            result = pair;
    }
    return result;
}

} // namespace quay::rules
