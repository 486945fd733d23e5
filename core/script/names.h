// SPDX-License-Identifier: MIT
#pragma once

#include "rules/operation.h"
#include "script/reader.h"
#include "script/scope.h"

#include <vector>

namespace quay::script
{

// As a script names it in full: "web@blue".
[[nodiscard]] inline QString fullProgram(const QString &program, const QString &hostName)
{
    return hostName.isEmpty() ? program : QString(program + u'@' + hostName);
}

// What the names of one script stand for, as it runs: grows with every statement that is lowered.
class Names final
{
public:
    // `interfaces`: those the lab's own host has, in the order of their ids; the first is the loopback's. `hosts`: the
    // hosts beside it, with the ids 1, 2, ...; each has a loopback.
    explicit Names(std::vector<QString> interfaces = {QStringLiteral("lo")}, const std::vector<KnownHost> &hosts = {});

    // Where the statement happens. The first one of a program puts it there.
    [[nodiscard]] rules::HostId place(const Statement &statement);
    [[nodiscard]] rules::HostId hostOf(const QString &program) const;
    // As in the settings; empty for the lab's own.
    [[nodiscard]] QString name(rules::HostId host) const { return m_hosts.at(std::size_t(host)).name; }
    // Precondition: it is one of the hosts, or empty for the lab's own.
    [[nodiscard]] rules::HostId host(const QString &name) const;

    // The same id each time, also when the program has ended and its next line starts it again.
    [[nodiscard]] rules::ProgramId program(const QString &name);
    [[nodiscard]] QString name(rules::ProgramId program) const;
    // With its host, as a script names it: "web@blue".
    [[nodiscard]] QString fullName(rules::ProgramId program) const;

    [[nodiscard]] rules::SocketId declare(const QString &program, const NewSocket &socket, Family family);
    [[nodiscard]] bool isDeclared(const QString &socket) const { return m_scope.find(socket).has_value(); }
    // Precondition: the socket is declared.
    [[nodiscard]] rules::SocketId socket(const QString &name) const;
    [[nodiscard]] const DeclaredSocket &socket(rules::SocketId id) const;

    // Precondition: the new name is free.
    void rename(const lab::Renaming &renaming);

    // An id that no host has, if the script hasn't made an interface of this name yet.
    [[nodiscard]] rules::InterfaceId interfaceId(rules::HostId host, const QString &name) const;
    [[nodiscard]] rules::InterfaceId addInterface(rules::HostId host, const QString &name);
    [[nodiscard]] QString name(rules::HostId host, rules::InterfaceId interfaceId) const;
    [[nodiscard]] QString name(rules::InterfaceId interfaceId) const { return name(rules::ownHost, interfaceId); }
    [[nodiscard]] const std::vector<QString> &interfaces(rules::HostId host) const
    {
        return m_hosts.at(std::size_t(host)).interfaces;
    }

private:
    struct Host {
        QString name;
        std::vector<QString> interfaces{QStringLiteral("lo")};
        std::vector<int> sockets{}; // in the order of their ids, as the scope counts them
    };

    Scope m_scope;
    std::vector<Host> m_hosts;
    std::vector<QString> m_programs;
    std::vector<rules::SocketId> m_sockets; // in the order of the scope
};

} // namespace quay::script
