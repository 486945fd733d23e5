// SPDX-License-Identifier: MIT
// The operations that are one system call, without effects elsewhere.
#include "isolation.h"
#include "realhost.h"

#include <net/if.h>
#include <poll.h>
#include <sys/socket.h>

namespace quay::judge
{

namespace
{

[[nodiscard]] Observed failed(int error)
{
    Observed observed;
    observed.error = error;
    return observed;
}

[[nodiscard]] int scopeOf(std::optional<rules::InterfaceId> scope) { return scope ? interfaceIndex(*scope) : 0; }

} // namespace

QByteArray interfaceName(rules::InterfaceId id)
{
    const int index = static_cast<int>(id);
    return index == 0 ? QByteArray("lo") : 'v' + QByteArray::number(index - 1);
}

int interfaceIndex(rules::InterfaceId id)
{
    constexpr int nobodys = 9999; // 0 would leave the choice to the kernel
    const auto index = static_cast<int>(::if_nametoindex(interfaceName(id).constData()));
    return index == 0 ? nobodys : index;
}

Observed RealHost::on(const rules::CreateSocket &operation)
{
    const ActingAs user(userOf(operation.program));
    const int family = operation.family == Family::V4 ? AF_INET : AF_INET6;
    const int type = operation.transport == Transport::Tcp ? SOCK_STREAM : SOCK_DGRAM;
    Descriptor fd(::socket(family, type | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!fd.isOpen())
        return failed(errno);
    auto socket = std::make_unique<RealSocket>(operation.socket, operation.program, operation.family,
                                               operation.transport, std::move(fd));
    socket->sendAtOnce();
    add(std::move(socket), 0);
    return {};
}

Observed RealHost::on(const rules::SetFlag &operation)
{
    return onSocket(operation.socket, [&](RealSocket &s) { return s.set(operation.flag, operation.on); });
}

Observed RealHost::on(const rules::SetDevice &operation)
{
    return onSocket(operation.socket, [&](RealSocket &s) { return s.setDevice(interfaceName(operation.device)); });
}

Observed RealHost::on(const rules::SetPortRange &operation)
{
    return onSocket(operation.socket, [&](RealSocket &s) { return s.setPortRange(operation.low, operation.high); });
}

Observed RealHost::on(const rules::SetTuning &operation)
{
    return onSocket(operation.socket, [&](RealSocket &s) { return s.tune(operation.tuning, operation.value); });
}

Observed RealHost::on(const rules::SetMembership &operation)
{
    return onSocket(operation.socket, [&](RealSocket &s) {
        return s.setMembership(operation.group, scopeOf(operation.device), operation.member);
    });
}

Observed RealHost::on(const rules::Bind &operation)
{
    Endpoint local = operation.local;
    if (operation.portOf)
        local.port = portOf(*operation.portOf);
    return onSocket(operation.socket, [&](RealSocket &s) { return s.bind(local, scopeOf(operation.scope)); });
}

Observed RealHost::on(const rules::Listen &operation)
{
    return onSocket(operation.socket, [&](RealSocket &s) { return s.listen(operation.backlog); });
}

Observed RealHost::on(const rules::Disconnect &operation)
{
    return onSocket(operation.socket, [](RealSocket &s) { return s.disconnect(); });
}

Observed RealHost::on(const rules::Wait &operation)
{
    ::poll(nullptr, 0, static_cast<int>(operation.milliseconds)); // the scenario itself asks for time to pass
    return {};
}

Observed RealHost::on(const rules::SetEphemeralRange &operation)
{
    return failed(writeSysctl("ipv4/ip_local_port_range", QByteArray::number(number(operation.range.first)) + ' ' +
                                                              QByteArray::number(number(operation.range.last))));
}

Observed RealHost::on(const rules::SetPrivilegedBelow &operation)
{
    return failed(writeSysctl("ipv4/ip_unprivileged_port_start", QByteArray::number(operation.start)));
}

Observed RealHost::on(const rules::AddAddress &operation)
{
    return failed(m_routes.addAddress(interfaceIndex(operation.interface), operation.address, operation.prefixLength));
}

Observed RealHost::on(const rules::AddInterfacePair &operation)
{
    // Nothing but what the scenario adds: no link-local addresses by themselves.
    if (const int error = writeSysctl("ipv6/conf/default/addr_gen_mode", "1"); error != 0)
        return failed(error);
    return failed(
        m_routes.addPair(interfaceName(operation.first).constData(), interfaceName(operation.second).constData()));
}

} // namespace quay::judge
