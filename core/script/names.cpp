// SPDX-License-Identifier: MIT
#include "script/names.h"

#include <algorithm>

namespace quay::script
{

namespace
{

constexpr rules::InterfaceId noInterface{0xffff};

} // namespace

Names::Names(std::vector<QString> interfaces) : m_interfaces(std::move(interfaces)) {}

rules::ProgramId Names::program(const QString &name)
{
    const auto index = static_cast<std::size_t>(m_scope.program(name));
    if (index == m_programs.size())
        m_programs.push_back(name);
    return rules::ProgramId(index);
}

QString Names::name(rules::ProgramId program) const { return m_programs.at(std::size_t(program)); }

rules::SocketId Names::declare(const QString &program, const NewSocket &socket, Family family)
{
    return rules::SocketId(m_scope.declare(program, socket.as, socket.transport, family, 0));
}

rules::SocketId Names::socket(const QString &name) const { return rules::SocketId(m_scope.find(name).value()); }

void Names::rename(const lab::Renaming &renaming)
{
    m_scope.rename(renaming);
    for (QString &name : m_programs)
        name = renaming.program(name);
}

rules::InterfaceId Names::interfaceId(const QString &name) const
{
    const auto found = std::find(m_interfaces.begin(), m_interfaces.end(), name);
    return found == m_interfaces.end() ? noInterface : rules::InterfaceId(found - m_interfaces.begin());
}

rules::InterfaceId Names::addInterface(const QString &name)
{
    m_interfaces.push_back(name);
    return rules::InterfaceId(m_interfaces.size() - 1);
}

QString Names::name(rules::InterfaceId interfaceId) const
{
    const auto index = static_cast<std::size_t>(interfaceId);
    return index < m_interfaces.size() ? m_interfaces[index] : QString();
}

} // namespace quay::script
