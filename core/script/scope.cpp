// SPDX-License-Identifier: MIT
#include "script/scope.h"

namespace quay::script
{

int Scope::program(const QString &name)
{
    return m_programs.try_emplace(name, Program{static_cast<int>(m_programs.size()), 0, {}}).first->second.index;
}

int Scope::declare(const QString &program, const QString &name, Transport transport, Family family, int line)
{
    QString full = name;
    if (full.isEmpty()) {
        this->program(program);
        full = program + u'.' + QString::number(++m_programs[program].implicitSockets);
    }
    const int index = static_cast<int>(m_sockets.size());
    m_indices.emplace(full, index);
    m_sockets.push_back({full, program, transport, family, line});
    return index;
}

const Scope::Place &Scope::place(const QString &program, const QString &host, int line)
{
    this->program(program);
    std::optional<Place> &place = m_programs[program].place;
    if (!place)
        place = Place{host, line};
    return *place;
}

const Scope::Place *Scope::place(const QString &program) const
{
    const auto found = m_programs.find(program);
    return found == m_programs.cend() || !found->second.place ? nullptr : &*found->second.place;
}

bool Scope::addInterface(const QString &host, const QString &name)
{
    return name != u"lo" && m_interfaces.insert(name + u'@' + host).second;
}

void Scope::rename(const lab::Renaming &renaming)
{
    if (renaming.what == lab::Renaming::Of::Program) {
        if (auto program = m_programs.extract(renaming.from)) {
            program.key() = renaming.to;
            m_programs.insert(std::move(program));
        }
    }
    m_indices.clear();
    for (std::size_t i = 0; i < m_sockets.size(); ++i) {
        m_sockets[i].program = renaming.program(m_sockets[i].program);
        m_sockets[i].name = renaming.socket(m_sockets[i].name);
        m_indices.emplace(m_sockets[i].name, int(i));
    }
}

std::optional<int> Scope::find(const QString &name) const
{
    const auto found = m_indices.find(name);
    return found == m_indices.cend() ? std::nullopt : std::optional(found->second);
}

} // namespace quay::script
