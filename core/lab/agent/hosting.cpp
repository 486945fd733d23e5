// SPDX-License-Identifier: MIT
// What is done to the host under the programs.
#include "lab/agent/agent.h"
#include "lab/agent/isolation.h"

namespace quay::lab
{

namespace
{

CallResult resultOf(int error)
{
    CallResult result;
    result.error = error;
    return result;
}

} // namespace

CallResult Agent::on(const rules::SetEphemeralRange &operation, const QByteArray &)
{
    return resultOf(writeSysctl("ipv4/ip_local_port_range", QByteArray::number(number(operation.range.first)) + ' ' +
                                                                QByteArray::number(number(operation.range.last))));
}

CallResult Agent::on(const rules::SetPrivilegedBelow &operation, const QByteArray &)
{
    return resultOf(writeSysctl("ipv4/ip_unprivileged_port_start", QByteArray::number(operation.start)));
}

CallResult Agent::on(const rules::AddAddress &operation, const QByteArray &)
{
    return resultOf(
        RouteSocket().addAddress(interfaceIndex(operation.interface), operation.address, operation.prefixLength));
}

namespace
{

// Nothing but what the script adds: no link-local addresses by themselves.
int forgoLinkLocal() { return writeSysctl("ipv6/conf/default/addr_gen_mode", "1"); }

int forgoLinkLocalIn(pid_t neighbour)
{
    const InNetworkOf there(neighbour);
    return there.error() != 0 ? there.error() : forgoLinkLocal();
}

} // namespace

CallResult Agent::on(const rules::AddInterfacePair &operation, const QByteArray &)
{
    if (const int error = forgoLinkLocal(); error != 0)
        return resultOf(error);
    return resultOf(
        RouteSocket().addPair(interfaceName(operation.first).constData(), interfaceName(operation.second).constData()));
}

CallResult Agent::join(const rules::AddInterfacePair &pair, const Neighbour &neighbour)
{
    const auto pid = pid_t(neighbour.pid);
    if (const int error = forgoLinkLocal(); error != 0)
        return resultOf(error);
    if (const int error = forgoLinkLocalIn(pid); error != 0)
        return resultOf(error);
    const QByteArray second = neighbour.interface.toUtf8();
    return resultOf(RouteSocket().addPair(interfaceName(pair.first).constData(), second.constData(), pid));
}

} // namespace quay::lab
