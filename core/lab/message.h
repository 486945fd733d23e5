// SPDX-License-Identifier: MIT
#pragma once

#include "lab/eventjson.h"
#include "lab/operationjson.h"

#include <QByteArray>
#include <QByteArrayView>

namespace quay::lab
{

// What the engine and an agent say to each other over the agent's standard input and output: one JSON object a line
// (resources/help/agent-protocol.md). Ids of sockets are the agent's keys here: the engine's own ids for the sockets
// that it had made, and `firstSessionKey` and above for sessions, given by the agent.

inline constexpr int protocolVersion = 1;
inline constexpr qsizetype maxLineLength = 256 * 1024; // bytes, in both directions, without the line feed
inline constexpr quint32 firstSessionKey = 0xC0000000; // no id of the model is as high

// A system call to make. `payload` is what a Send sends; empty: that many times the letter x. `neighbour` is the other
// host of an AddInterfacePair that leads to one.
struct Call {
    rules::Operation operation;
    QByteArray payload;
    Neighbour neighbour{};
};

// -- to the agent
// Makes the calls in their order until one fails. Done follows.
struct Do {
    quint32 number = 0;
    std::vector<Call> calls;
};
// Reads and accepts all that there is, and tells. Synced follows.
struct Sync {
    quint32 number = 0;
};
// What the interfaces are called, in the order of their ids, and the key of the next session.
struct Interfaces {
    std::vector<QString> names;
    quint32 sessions = firstSessionKey;
};
// Tells the state of a connection that nobody has a descriptor of, until it is gone.
struct Watch {
    rules::SocketId socket{};
    Endpoint local;
    Endpoint peer;
    int device = 0; // the kernel's index of the interface it was bound to; 0: none
};
// Hands a descriptor of the socket to the agent that Awaits one at `address`, or says there that it has no such socket.
struct Give {
    rules::SocketId socket{};
    QString address;
};
// Ends by itself, with status 0.
struct Finish {
};
using Command = std::variant<Do, Sync, Interfaces, Watch, Give, Finish>;

// -- from the agent
// The first line. With `error` (an errno) it could not become what it was asked to be, and ends.
struct Greeting {
    int version = protocolVersion;
    qint64 pid = 0;
    int error = 0;
};
struct CallResult {
    int error = 0;
    std::optional<Port> port; // of the call's socket, afterwards
    bool pending = false;     // a connect that nobody has answered
    quint32 sent = 0;         // messages that the kernel took
    // A connection that was closed: what the kernel keeps of it.
    std::optional<Endpoint> local;
    std::optional<Endpoint> peer;
    int device = 0;
    TcpState remains = TcpState::None;
};
struct Done {
    quint32 number = 0;
    std::vector<CallResult> results; // up to and with the first that failed
};
struct Synced {
    quint32 number = 0;
};
// In the midst of an inherit: the name of a unix(7) socket, in the abstract namespace of the agent's network, at which
// the descriptor is awaited for a second. Letters and digits.
struct Awaits {
    rules::SocketId socket{}; // the one that shall be
    QString address;
};
// The events that an agent tells: SocketOpened, SocketFacts, SocketGone, Connected, Sent, Received, PeerClosed,
// Trouble, LeftOut.
using Answer = std::variant<Greeting, Done, Synced, Awaits, Happening>;

// Each a line, with its line feed.
[[nodiscard]] QByteArray toLine(const Command &command);
[[nodiscard]] QByteArray toLine(const Answer &answer);
// Nothing for what the protocol doesn't know. `line` is without its line feed.
[[nodiscard]] std::optional<Command> commandFromLine(QByteArrayView line);
[[nodiscard]] std::optional<Answer> answerFromLine(QByteArrayView line);

} // namespace quay::lab
