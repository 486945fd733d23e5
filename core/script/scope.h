// SPDX-License-Identifier: MIT
#pragma once

#include "lab/renaming.h"
#include "script/statement.h"

#include <QHash> // std::hash<QString>

#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace quay::script
{

// What is known of a socket from the text alone.
struct DeclaredSocket {
    QString name; // "door" or "web.1"
    QString program;
    Transport transport{};
    Family family{};
    int line = 0;
};

// The programs and sockets that a script has named so far, in the order of their first lines.
class Scope final
{
public:
    // The index of the program, the same each time; new ones are appended.
    int program(const QString &name);
    [[nodiscard]] qsizetype programCount() const { return qsizetype(m_programs.size()); }
    // Where a program is: what its first line said, and which one that was.
    struct Place {
        QString host; // empty: the lab's own
        int line = 0;
    };
    // Puts it there, if it isn't anywhere yet. Returns where it is.
    const Place &place(const QString &program, const QString &host, int line);
    [[nodiscard]] const Place *place(const QString &program) const; // null: nowhere yet

    // The index of the new socket. An empty name makes an implicit one: PROGRAM.1, PROGRAM.2, ...
    // Precondition: no socket has this name yet.
    int declare(const QString &program, const QString &name, Transport transport, Family family, int line);
    [[nodiscard]] qsizetype socketCount() const { return qsizetype(m_sockets.size()); }

    // Whether the name was free: in each host an interface is made once. lo is always there.
    bool addInterface(const QString &host, const QString &name);

    // Precondition: the new name is free.
    void rename(const lab::Renaming &renaming);

    [[nodiscard]] std::optional<int> find(const QString &name) const;
    [[nodiscard]] const DeclaredSocket &socket(int index) const { return m_sockets[std::size_t(index)]; }
    [[nodiscard]] const std::vector<DeclaredSocket> &sockets() const { return m_sockets; }

private:
    struct Program {
        int index = 0;
        int implicitSockets = 0;
        std::optional<Place> place{};
    };
    std::unordered_map<QString, Program> m_programs;
    std::unordered_map<QString, int> m_indices;
    std::vector<DeclaredSocket> m_sockets;
    std::unordered_set<QString> m_interfaces; // "v0@blue"
};

} // namespace quay::script
