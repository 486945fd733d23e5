// SPDX-License-Identifier: MIT
#pragma once

#include "net/transport.h"

#include <QLatin1StringView>
#include <QStringView>

#include <array>
#include <optional>

namespace quay::system
{

// What a socket speaks: the transports, and raw IP, which has no ports but appears in the same tables.
enum class Protocol : quint8 { Tcp, Udp, Sctp, Dccp, Raw };

inline constexpr std::array allProtocols{Protocol::Tcp, Protocol::Udp, Protocol::Sctp, Protocol::Dccp, Protocol::Raw};

// "tcp", "udp", "sctp", "dccp", "raw"
[[nodiscard]] QLatin1StringView protocolName(Protocol protocol);
// The reverse, in any case.
[[nodiscard]] std::optional<Protocol> parseProtocol(QStringView text);
// Nothing for Raw.
[[nodiscard]] std::optional<Transport> transportOf(Protocol protocol);
[[nodiscard]] Protocol protocolOf(Transport transport);

// What a socket is doing: the states of RFC 9293 section 3.3.2 under the kernel's names (include/net/tcp_states.h),
// which UDP, DCCP and raw sockets share, and those of an SCTP association (RFC 9260 section 4).
enum class State : quint8 {
    Listen,
    SynSent,
    SynReceived,
    Established, // for UDP: connect(2) has set a peer
    FinWait1,
    FinWait2,
    CloseWait,
    Closing,
    LastAck,
    TimeWait,
    Bound,       // TCP: has a port, neither listens nor is connected; told since Linux 6.8
    Unconnected, // UDP and raw: no peer
    CookieWait,
    CookieEchoed,
    ShutdownPending,
    ShutdownSent,
    ShutdownReceived,
    ShutdownAckSent,
    Unknown, // a number that this program does not know
};
inline constexpr int stateCount = 19;

// "LISTEN", "TIME_WAIT", "UNCONNECTED", ...: the same in every language.
[[nodiscard]] QLatin1StringView stateName(State state);

// A state as the kernel numbers it, in netlink and in /proc/net.
[[nodiscard]] State stateOf(quint8 kernelState, Protocol protocol);
// The state of an SCTP association (include/linux/sctp.h, enum sctp_state).
[[nodiscard]] State associationStateOf(quint8 kernelState);

} // namespace quay::system
