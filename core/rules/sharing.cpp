// SPDX-License-Identifier: MIT
#include "rules/sharing.h"

#include "rules/cover.h"

namespace quay::rules
{

Rule whyNotShared(const Socket &newcomer, const Socket &other)
{
    const bool tcp = newcomer.transport == Transport::Tcp;
    const bool bothReusePort = newcomer.reusePort == Tri::Yes && other.reusePort == Tri::Yes;
    if (bothReusePort)
        return Rule::InUseOtherOwner;
    if (meetsHiddenAddress(newcomer, other))
        return Rule::InUseHiddenAddress;
    if (tcp && other.state == SocketState::Listening && newcomer.reuseAddress == Tri::Yes)
        return Rule::InUseListening;
    if (tcp && countsAsTimeWait(other))
        return Rule::InUseTimeWait;
    const bool hereSome = newcomer.reuseAddress == Tri::Yes || newcomer.reusePort == Tri::Yes;
    const bool thereSome = other.reuseAddress == Tri::Yes || other.reusePort == Tri::Yes;
    if (hereSome && thereSome)
        return Rule::InUseDifferentOptions;
    if (hereSome)
        return Rule::InUseNotReuseThere;
    return thereSome ? Rule::InUseNotReuseHere : Rule::InUseNoReuse;
}

Verdict mayHavePort(const State &state, const Socket &newcomer, Port port)
{
    return newcomer.transport == Transport::Tcp ? mayHaveTcpPort(state, newcomer, port)
                                                : mayHaveUdpPort(state, newcomer, port);
}

} // namespace quay::rules
