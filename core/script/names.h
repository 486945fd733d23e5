// SPDX-License-Identifier: MIT
#pragma once

#include "rules/operation.h"
#include "script/scope.h"

#include <vector>

namespace quay::script
{

// What the names of one script stand for, as it runs: grows with every statement that is lowered.
class Names final
{
public:
    // `interfaces`: those the host has, in the order of their ids; the first is the loopback's.
    explicit Names(std::vector<QString> interfaces = {QStringLiteral("lo")});

    // The same id each time, also when the program has ended and its next line starts it again.
    [[nodiscard]] rules::ProgramId program(const QString &name);
    [[nodiscard]] QString name(rules::ProgramId program) const;

    [[nodiscard]] rules::SocketId declare(const QString &program, const NewSocket &socket, Family family);
    // Precondition: the socket is declared.
    [[nodiscard]] rules::SocketId socket(const QString &name) const;
    [[nodiscard]] const DeclaredSocket &socket(rules::SocketId id) const { return m_scope.socket(int(id)); }

    // Precondition: the new name is free.
    void rename(const lab::Renaming &renaming);

    // An id that no host has, if the script hasn't made an interface of this name yet.
    [[nodiscard]] rules::InterfaceId interfaceId(const QString &name) const;
    [[nodiscard]] rules::InterfaceId addInterface(const QString &name);
    [[nodiscard]] QString name(rules::InterfaceId interfaceId) const;

private:
    Scope m_scope;
    std::vector<QString> m_programs;
    std::vector<QString> m_interfaces;
};

} // namespace quay::script
