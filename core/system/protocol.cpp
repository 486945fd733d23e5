// SPDX-License-Identifier: MIT
#include "system/protocol.h"

namespace quay::system
{

QLatin1StringView protocolName(Protocol protocol)
{
    if (const auto transport = transportOf(protocol))
        return transportName(*transport);
    return QLatin1StringView("raw");
}

std::optional<Protocol> parseProtocol(QStringView text)
{
    for (const Protocol protocol : allProtocols) {
        if (text.compare(protocolName(protocol), Qt::CaseInsensitive) == 0)
            return protocol;
    }
    return std::nullopt;
}

std::optional<Transport> transportOf(Protocol protocol)
{
    switch (protocol) {
    case Protocol::Tcp:
        return Transport::Tcp;
    case Protocol::Udp:
        return Transport::Udp;
    case Protocol::Sctp:
        return Transport::Sctp;
    case Protocol::Dccp:
        return Transport::Dccp;
    case Protocol::Raw:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

Protocol protocolOf(Transport transport)
{
    switch (transport) {
    case Transport::Tcp:
        return Protocol::Tcp;
    case Transport::Udp:
        return Protocol::Udp;
    case Transport::Sctp:
        return Protocol::Sctp;
    case Transport::Dccp:
        return Protocol::Dccp;
    }
    Q_UNREACHABLE();
}

QLatin1StringView stateName(State state)
{
    constexpr std::array<const char *, stateCount> names{
        "LISTEN",        "SYN_SENT",          "SYN_RECV",          "ESTABLISHED",   "FIN_WAIT1",
        "FIN_WAIT2",     "CLOSE_WAIT",        "CLOSING",           "LAST_ACK",      "TIME_WAIT",
        "BOUND",         "UNCONNECTED",       "COOKIE_WAIT",       "COOKIE_ECHOED", "SHUTDOWN_PENDING",
        "SHUTDOWN_SENT", "SHUTDOWN_RECEIVED", "SHUTDOWN_ACK_SENT", "UNKNOWN"};
    return QLatin1StringView(names[static_cast<std::size_t>(state)]);
}

State stateOf(quint8 kernelState, Protocol protocol)
{
    switch (kernelState) {
    case 1:
        return State::Established;
    case 2:
        return State::SynSent;
    case 3:  // TCP_SYN_RECV
    case 12: // TCP_NEW_SYN_RECV, a connection request that is no socket of its own yet
        return State::SynReceived;
    case 4:
        return State::FinWait1;
    case 5:
        return State::FinWait2;
    case 6:
        return State::TimeWait;
    case 7: // TCP_CLOSE
        return protocol == Protocol::Udp || protocol == Protocol::Raw ? State::Unconnected : State::Bound;
    case 8:
        return State::CloseWait;
    case 9:
        return State::LastAck;
    case 10:
        return State::Listen;
    case 11:
        return State::Closing;
    case 13: // TCP_BOUND_INACTIVE
        return State::Bound;
    default:
        return State::Unknown;
    }
}

State associationStateOf(quint8 kernelState)
{
    constexpr std::array states{
        State::Bound,           State::CookieWait,   State::CookieEchoed,     State::Established,
        State::ShutdownPending, State::ShutdownSent, State::ShutdownReceived, State::ShutdownAckSent};
    return kernelState < states.size() ? states[kernelState] : State::Unknown;
}

} // namespace quay::system
