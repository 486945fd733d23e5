// SPDX-License-Identifier: MIT
#pragma once

#include "net/endpoint.h"
#include "rules/operation.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <variant>
#include <vector>

namespace quay::lab
{

// What happened in the lab, one value a happening: the ordered stream from which its state is a pure fold, and which a
// recording keeps. Socket and program ids are those of the operations (core/rules); sessions get theirs from the model.

// The state of a TCP connection as the kernel has it (RFC 9293 section 3.3.2, net/tcp_states.h).
enum class TcpState : quint8 {
    None, // UDP, or not known
    Established,
    SynSent,
    SynReceived,
    FinWait1,
    FinWait2,
    TimeWait,
    Closed,
    CloseWait,
    LastAck,
    Listen,
    Closing,
};

struct ProgramStarted {
    rules::ProgramId program{};
    QString name;
    QString host; // empty: this computer
    qint64 pid = 0;
};
struct ProgramEnded {
    rules::ProgramId program{};
    enum class How : quint8 {
        Exited,   // by itself; `code` is its exit status
        Signaled, // `code` is the signal
        Silent,   // it did not answer and was ended
        Nonsense, // it broke the protocol and was ended
    };
    How how = How::Exited;
    int code = 0;
    bool asked = false; // the script or the user wanted it
};

// A socket came into being: by socket(2), by accept(2), or as an inherited descriptor.
struct SocketOpened {
    rules::SocketId socket{};
    rules::ProgramId program{};
    QString name; // "door", "web.1", "door#2"
    Family family{};
    Transport transport{};
    int descriptor = -1;
    quint64 inode = 0;
    std::optional<rules::SocketId> listener;                // a session: who accepted it
    quint32 ordinal = 0;                                    // a session: n of LISTENER#n
    std::optional<Endpoint> peer = std::nullopt;            // a session: who connected
    std::optional<rules::SocketId> inherits = std::nullopt; // of another program's socket: a descriptor of the same
};
// As the kernel reports them with getsockopt(2): the name as the lab script has it, or the constant's.
struct OptionValue {
    QString name;
    qint64 value = 0;
    friend bool operator==(const OptionValue &, const OptionValue &) = default;
};
// What the kernel says about a socket now. Sent when any of it has changed.
struct SocketFacts {
    rules::SocketId socket{};
    std::optional<Endpoint> local; // absent: no port
    std::optional<Endpoint> peer;
    TcpState tcp = TcpState::None;
    bool listening = false;
    quint32 receiveQueue = 0; // bytes; of a listener: connections that wait to be accepted
    quint32 sendQueue = 0;    // bytes; of a listener: the backlog
    quint64 received = 0;     // bytes so far
    quint64 sent = 0;
    quint64 datagrams = 0; // received so far
    quint64 dropped = 0;   // datagrams that the kernel dropped for want of buffer (SO_RXQ_OVFL)
    std::vector<OptionValue> options;
    friend bool operator==(const SocketFacts &, const SocketFacts &) = default;
};
// Its descriptor is closed. What the kernel keeps of it (TIME_WAIT) is told by SocketFacts until SocketGone.
struct SocketClosed {
    rules::SocketId socket{};
    bool reset = false; // with RST
};
// Nothing of it is left in the kernel.
struct SocketGone {
    rules::SocketId socket{};
};

// One system call of a program. `error` is the errno, 0 for success.
struct CallMade {
    rules::Operation call;
    int error = 0;
    std::optional<Port> port; // of the socket, afterwards
    bool pending = false;     // a connect that nobody has answered
};

struct Connected {
    rules::SocketId socket{};
    std::optional<rules::SocketId> session; // the other end, if it is of the lab
};
struct Sent {
    rules::SocketId socket{};
    std::optional<Endpoint> to; // absent: the connected peer
    quint64 messages = 1;
    quint64 bytes = 0;
    QByteArray sample; // the first bytes of the first message
};
// Messages that a program has read, gathered for at most 50 ms.
struct Received {
    rules::SocketId socket{};
    std::optional<Endpoint> from;          // the last sender; absent: the connected peer
    std::optional<rules::SocketId> sender; // if it is of the lab
    quint64 messages = 1;                  // datagrams, or reads
    quint64 bytes = 0;
    QByteArray sample; // the first bytes of the first message
    bool alike = true; // all messages are as the first one
};
struct PeerClosed {
    rules::SocketId socket{};
};
// An error that came to a socket without a call of its own: ECONNRESET, ECONNREFUSED (ICMP), ETIMEDOUT, ENOBUFS,
// EMFILE.
struct Trouble {
    rules::SocketId socket{};
    int error = 0;
};
// Happenings that were left out, because there were too many.
struct LeftOut {
    quint64 count = 0;
};

struct Event {
    qint64 nanoseconds = 0; // monotonic, since the lab began
    std::variant<ProgramStarted, ProgramEnded, SocketOpened, SocketFacts, SocketClosed, SocketGone, CallMade, Connected,
                 Sent, Received, PeerClosed, Trouble, LeftOut>
        what;
};

} // namespace quay::lab
