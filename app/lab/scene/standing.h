// SPDX-License-Identifier: MIT
#pragma once

#include "lab/labstate.h"

#include <QCoreApplication>

#include <optional>
#include <set>

namespace quay::scene
{

// What a program was told last. Who it came from is told by the present name.
struct News {
    enum class Kind : quint8 { Received, Failed, Unanswered, OtherSideClosed };
    Kind kind = Kind::Received;
    QString what;                           // "“hello”", "bind", "RST"
    QString more;                           // "EADDRINUSE"; of what came from outside the lab: from where
    std::optional<rules::ProgramId> from{}; // who sent it

    [[nodiscard]] bool isBad() const { return kind != Kind::Received; }
    bool operator==(const News &) const = default;
};

// How a program stands, in few words: told by what it has now, not by what it did.
class Standing final
{
    Q_DECLARE_TR_FUNCTIONS(Standing)

public:
    // "listens on ports 8080, 8081"; empty: it has no port of its own. `refused`: sockets whose port was not had;
    // `passedOn`: those of which only other programs have a descriptor.
    [[nodiscard]] static QString text(const lab::LabState &lab, rules::ProgramId program,
                                      const std::set<rules::SocketId> &refused,
                                      const std::set<rules::SocketId> &passedOn);
    [[nodiscard]] static QString text(const lab::LabState &lab, const News &news);
};

} // namespace quay::scene
