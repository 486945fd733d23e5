// SPDX-License-Identifier: MIT
#include "script/names.h"

#include <algorithm>

namespace quay::script
{

namespace
{

constexpr rules::InterfaceId noInterface{0xffff};

} // namespace

Names::Names(std::vector<QString> interfaces, const std::vector<KnownHost> &hosts)
{
    m_hosts.push_back({{}, std::move(interfaces)});
    for (const KnownHost &host : hosts)
        m_hosts.push_back({host.name});
}

rules::HostId Names::place(const Statement &statement)
{
    if (statement.program == u"host")
        return host(statement.host);
    return host(m_scope.place(statement.program, statement.host, 0).host);
}

rules::HostId Names::hostOf(const QString &program) const
{
    const Scope::Place *place = m_scope.place(program);
    return place == nullptr ? rules::ownHost : host(place->host);
}

rules::HostId Names::host(const QString &name) const
{
    const auto found =
        std::find_if(m_hosts.begin(), m_hosts.end(), [&name](const Host &host) { return host.name == name; });
    return rules::HostId(quint8(found == m_hosts.end() ? 0 : found - m_hosts.begin()));
}

rules::ProgramId Names::program(const QString &name)
{
    const auto index = static_cast<std::size_t>(m_scope.program(name));
    if (index == m_programs.size())
        m_programs.push_back(name);
    return rules::ProgramId(index);
}

QString Names::name(rules::ProgramId program) const { return m_programs.at(std::size_t(program)); }

QString Names::fullName(rules::ProgramId program) const
{
    const QString &own = m_programs.at(std::size_t(program));
    const rules::HostId host = hostOf(own);
    return host == rules::ownHost ? own : QString(own + u'@' + name(host));
}

rules::SocketId Names::declare(const QString &program, const NewSocket &socket, Family family)
{
    const rules::HostId host = hostOf(program);
    std::vector<int> &sockets = m_hosts[std::size_t(host)].sockets;
    const auto id = rules::SocketId(quint32(host) << rules::hostShift | quint32(sockets.size()));
    sockets.push_back(m_scope.declare(program, socket.as, socket.transport, family, 0));
    m_sockets.push_back(id);
    return id;
}

void Names::rename(const lab::Renaming &renaming)
{
    m_scope.rename(renaming);
    for (QString &name : m_programs)
        name = renaming.program(name);
}

rules::SocketId Names::socket(const QString &name) const
{
    return m_sockets.at(std::size_t(m_scope.find(name).value()));
}

const DeclaredSocket &Names::socket(rules::SocketId id) const
{
    const quint32 index = quint32(id) & ((1U << rules::hostShift) - 1);
    return m_scope.socket(m_hosts.at(std::size_t(rules::hostOf(id))).sockets.at(index));
}

rules::InterfaceId Names::interfaceId(rules::HostId host, const QString &name) const
{
    const std::vector<QString> &names = interfaces(host);
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? noInterface : rules::InterfaceId(found - names.begin());
}

rules::InterfaceId Names::addInterface(rules::HostId host, const QString &name)
{
    std::vector<QString> &names = m_hosts[std::size_t(host)].interfaces;
    names.push_back(name);
    return rules::InterfaceId(names.size() - 1);
}

QString Names::name(rules::HostId host, rules::InterfaceId interfaceId) const
{
    const std::vector<QString> &names = interfaces(host);
    const auto index = static_cast<std::size_t>(interfaceId);
    return index < names.size() ? names[index] : QString();
}

} // namespace quay::script
