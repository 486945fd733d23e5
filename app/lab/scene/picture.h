// SPDX-License-Identifier: MIT
#pragma once

#include "lab/labstate.h"
#include "lab/scene/standing.h"

#include <QSizeF>
#include <QString>

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace quay::scene
{

// What the stage shows, as values: told by the lab's events alone, so that a recording shows the same.

enum class Kind : quint8 {
    Listening,
    Bound, // has a port: bound, or an unconnected UDP socket
    Connected,
    Waiting, // TIME_WAIT and its kin: nobody has a descriptor of it
    Ghost,   // a bind that failed
    Bundle,  // many sockets in one
};

struct Program {
    rules::ProgramId id{};
    QString name;
    qint64 pid = 0;
    bool ended = false;
    QString last; // what it was told last
    bool lastIsBad = false;
    QString host{};     // empty: the lab's own
    QString standing{}; // "listens on port 8080"

    bool operator==(const Program &) const = default;
};

struct SocketBox {
    rules::SocketId socket{}; // of a bundle: the first in it
    rules::ProgramId program{};
    Kind shape = Kind::Bound;
    Transport transport = Transport::Tcp;
    QString title;   // "127.0.0.1:8080", "8080 ↔ 40000"
    QString caption; // "LISTEN · door"
    std::optional<Endpoint> local;
    std::optional<Endpoint> peer;
    bool coversV4 = false;                   // of a socket on ::, without IPV6_V6ONLY
    std::optional<rules::SocketId> obstacle; // of a ghost
    QString tie;                             // of a ghost: what stands in the way
    std::vector<rules::SocketId> members;    // of a bundle
    QString host{};                          // of its program

    bool operator==(const SocketBox &) const = default;
};

// A bind that failed.
struct Failure {
    std::optional<Endpoint> tried;
    QString error;
    std::optional<rules::SocketId> obstacle;
    QString tie;
};

struct Picture {
    std::vector<Program> programs;
    std::vector<SocketBox> boxes; // in the order of their sockets

    bool operator==(const Picture &) const = default;
};

// What is not in the lab's state, but was seen.
struct Memory {
    std::map<rules::SocketId, Failure> failures;
    std::map<rules::ProgramId, News> last;
    std::set<rules::SocketId> passedOn; // closed by their own program, and still had by one that inherited them
};

// `stateWord` names a socket's state.
[[nodiscard]] Picture pictureOf(const lab::LabState &lab, const Memory &memory,
                                QString (*stateWord)(const lab::LabSocket &));

} // namespace quay::scene
