// SPDX-License-Identifier: MIT
#pragma once

#include "rules/operation.h"
#include "rules/rule.h"

#include <optional>
#include <vector>

namespace quay::rules
{

enum class Outcome : quint8 {
    Ok,
    Fails,   // with Prediction::error
    Pending, // connect(2) that nobody answers: the accept queue is full
    Unknown, // depends on Prediction::missing
};

// The local port after the step, as getsockname(2) shows it: Linux goes on showing the port of a TCP socket that has
// given it back (after a refused connect, or a reset).
struct LocalPort {
    enum class Kind : quint8 {
        None,   // it has no port (or the step is not about a socket)
        Number, // exactly this one
        Chosen, // the kernel chooses within `candidates`; `port` is the placeholder the state goes on with
    };
    Kind kind = Kind::None;
    Port port{};
    // Of Chosen: every port the kernel may take is in the interval, `step` apart from its first.
    PortInterval candidates{};
    quint8 step = 1;        // 2: only ports of one parity were left to choose from
    quint16 count = 0;      // how many ports of the interval are really possible
    bool lowerHalf = false; // SO_REUSEADDR makes bind(0) look in the lower half first
};

// Where the kernel looks for the receiver, in this order.
enum class Stage : quint8 {
    FourTuple,    // TCP: the connection with exactly these two ends; UDP: a connected socket, likewise
    ExactAddress, // sockets on exactly the destination address and port
    Wildcard,     // sockets on the port with a wildcard address
    EveryMember,  // multicast and broadcast: all are asked, none stops the search
};

// The parts of a candidate's score (Linux: lookup of UDP sockets and of TCP listeners).
struct Score {
    quint8 family = 0;      // an AF_INET socket is preferred for IPv4
    quint8 peerAddress = 0; // connected to the sender's address
    quint8 peerPort = 0;    // connected to the sender's port
    quint8 device = 0;      // bound to the arriving device
    quint8 cpu = 0;         // handled by the CPU that it received on while connected

    [[nodiscard]] constexpr int total() const { return family + peerAddress + peerPort + device + cpu; }
    friend constexpr auto operator<=>(const Score &, const Score &) = default;
};

// What became of a candidate.
enum class Fate : quint8 {
    Wins,            // receives
    InGroup,         // member of the SO_REUSEPORT group within which a hash of the four-tuple chooses
    OtherFamily,     // an IPv6 address for an IPv4 packet or the reverse
    V6OnlyExcludes,  // IPv4 packet, IPV6_V6ONLY socket
    OtherAddress,    // bound to another address
    OtherPeer,       // connected to somebody else
    OtherDevice,     // SO_BINDTODEVICE names another interface
    NotListening,    // has the port, but only listeners take connections
    LowerScore,      // matched, but another one matched better
    MetLater,        // same score, but another one was met before it
    SearchEnded,     // a SO_REUSEPORT group met earlier had ended the search
    TupleFirst,      // a socket with exactly the message's two ends was found
    StageNotReached, // a wildcard, and a socket on the exact address was found
    NotJoined,       // a dual-stack IPv6 socket hears only the IPv4 groups it joined itself
    OldPeerFilter,   // after disconnecting, IPv6 datagrams that are not from the old peer are dropped
    Reset,           // an old connection with these ends, which is reset and steps aside
    StepsAside,      // TIME_WAIT lets a new connection pass
};

struct Candidate {
    SocketId socket{};
    Stage stage{};
    Score score;
    Fate fate{};
};

// What the sender of something that nobody receives is told.
enum class Told : quint8 {
    Nothing,             // silence, or it was received
    Rst,                 // TCP segment with RST
    IcmpPortUnreachable, // reported to the sender if its UDP socket is connected, at its next call
};

// A connection that reached a listener. The session is a socket of the listener's program.
struct Session {
    SocketId session{};
    SocketId listener{};
    quint32 ordinal = 0; // n of LISTENER#n, from 1 in order of acceptance; 0: it still waits in the accept queue
};

// The fact that would be needed to decide.
enum class Missing : quint8 {
    Nothing,
    ReuseAddressOf, // SO_REUSEADDR of a socket of another program: no interface of the kernel shows it
    ReusePortOf,    // SO_REUSEPORT, likewise
    OwnerOf,        // the user of a socket of another program
    ChosenPort,     // which port the kernel chose for `socket`
    HashChoice,     // which member of a SO_REUSEPORT group got it
    FirstAccept,    // which of the programs that have the listener accepted it
    FirstRead,      // which of the programs that have the socket read from it first
    RandomStart,    // in an odd-sized range nearly full, where the kernel's search happens to start
    Cpu,            // which CPU handles the packet
    Timing,         // a race with a timer (TIME_WAIT's end, a repeated SYN)
    Network,        // what other computers do
    NotModelled,    // a combination that this model doesn't cover
};

struct MissingFact {
    Missing what = Missing::Nothing;
    std::optional<SocketId> socket = std::nullopt; // whose
    // The two branches: the step's outcome if the fact is true (the flag is set, ...) and if not.
    Outcome ifSo = Outcome::Unknown;
    Errno errorIfSo = Errno::None;
    Outcome otherwise = Outcome::Unknown;
    Errno errorOtherwise = Errno::None;
};

// What one operation will do, and why.
struct Prediction {
    Outcome outcome = Outcome::Ok;
    Errno error = Errno::None;
    Rule rule = Rule::Done; // the one that decided
    MissingFact missing;
    LocalPort port;
    // The sockets in the way (Fails), or shared with (Ok), most telling first.
    std::vector<SocketId> with;
    // connect: the listener; send: the sockets that get the message(s); resume: the sessions that now read what waited.
    // With `anyOf` exactly one of them: the member of a SO_REUSEPORT group that a hash chooses, or who of several
    // programs with the same socket takes it first (of several messages, or parts of a stream, each may get some).
    std::vector<SocketId> receivers;
    bool anyOf = false;
    Told told = Told::Nothing;
    // connect and resume: what was accepted, or waits to be. With `anyOf` the listener is an assumption.
    std::vector<Session> sessions;
    // In the order in which the kernel looks.
    std::vector<Candidate> candidates;
    // Sockets of the host that this step resets (their next call gives ECONNRESET).
    std::vector<SocketId> resets;
    // Would the same call succeed later by itself? In this many milliseconds (TIME_WAIT).
    std::optional<quint32> waitMilliseconds = std::nullopt;
    // How many of Send::count messages were sent before the one that failed.
    quint32 sent = 0;
};

} // namespace quay::rules
