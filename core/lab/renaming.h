// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace quay::lab
{

// A new name for a program or for a socket. What is named after it follows: the sessions of a listener ("door#2"), and
// the sockets that a program made without a name for them ("web.1").
struct Renaming {
    enum class Of : quint8 { Program, Socket };
    Of what{};
    QString from;
    QString to;

    // What a program, or a socket, of this name is called from now on.
    [[nodiscard]] QString program(const QString &name) const;
    [[nodiscard]] QString socket(const QString &name) const;
};

} // namespace quay::lab
