// SPDX-License-Identifier: MIT
#pragma once

#include "net/port.h"
#include "net/transport.h"
#include "registry/reading.h"

#include <QHash>

#include <vector>

namespace quay::registry
{

// How a server program goes with the port that it has.
enum class Fit : quint8 {
    Unknown,  // the program may be anything, or has this port now and then
    Expected, // it is one of its usual ports
    Unusual,  // it is known, and not for this port
};

// Which ports well-known server programs have. Quayside's own facts (resources/registry/programs.tsv).
class UsualPorts final
{
public:
    struct Ports {
        Transport transport{};
        PortInterval interval;
        friend bool operator==(const Ports &, const Ports &) = default;
    };

    // Of no program anything is known.
    UsualPorts() = default;
    // Comment lines, a line of column names, a row a line: program, usual, also, source.
    [[nodiscard]] static Result<UsualPorts, ReadError> read(QByteArrayView text);

    // `program`: its name as the kernel has it. What the port is known for is not looked at here.
    [[nodiscard]] Fit fit(const QString &program, Transport transport, Port port) const;
    // Where the program is expected, in the order of the file.
    [[nodiscard]] std::vector<Ports> usual(const QString &program) const;
    [[nodiscard]] QStringList programs() const { return m_programs.keys(); }

private:
    struct Program {
        std::vector<Ports> usual;
        std::vector<Ports> also;
    };

    QHash<QString, Program> m_programs;
};

} // namespace quay::registry
