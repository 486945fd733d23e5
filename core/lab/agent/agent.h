// SPDX-License-Identifier: MIT
#pragma once

#include "lab/agent/netlink.h"
#include "lab/agent/remains.h"
#include "lab/agent/socket.h"
#include "lab/message.h"

#include <chrono>
#include <deque>
#include <map>

struct epoll_event;

namespace quay::lab
{

// A lab program: a process that owns real sockets and does with them what the lines on its standard input say. It ends
// when its standard input or its parent does.
//
// There is no QTcpServer, QTcpSocket or QUdpSocket here, and no event loop of Qt: Qt asks every descriptor at each
// wake-up, so that a thousand sessions make every message a millisecond slower, folds several errno values into one,
// and sets SO_REUSEADDR by itself. One epoll set, edge-triggered, costs the same for one session and for ten thousand.
class Agent final
{
public:
    // `input` and `output` are the two ends of the protocol; they stay open.
    Agent(int input, int output);
    ~Agent();
    Agent(const Agent &) = delete;
    Agent &operator=(const Agent &) = delete;

    // Until the end of the input. The exit status of the process: 0, or 2 for a line that is no command.
    [[nodiscard]] int run();

private:
    using Clock = std::chrono::steady_clock;
    static constexpr std::chrono::milliseconds betweenReports{50};

    // -- the loop (agent.cpp)
    // One round: waits for at most so long (-1: until something happens), reads, accepts, takes in commands.
    void turn(int milliseconds);
    void handle(const epoll_event &event);
    void handle(AgentSocket &socket, quint32 events);
    void handleConnecting(AgentSocket &socket);
    void resumeReady();
    void drain();
    void readInput();
    void take(const Command &command);
    void lookAtRemains();
    [[nodiscard]] int timeout() const;
    void acceptFrom(AgentSocket &listener);
    void addSession(AgentSocket &listener, UniqueFd fd, const Endpoint &peer);
    bool watch(AgentSocket &socket);
    void unwatch(const AgentSocket &socket);

    // -- what is told (telling.cpp)
    void touch(AgentSocket &socket);
    void tell(const Answer &answer) { m_out += toLine(answer); }
    // Options follow with the next report: reading all of them takes longer than most calls.
    enum class Options : quint8 { Now, Later };
    void tellAll(Options options);
    void tell(AgentSocket &socket, Options options);
    void tellDue();
    void touchPassing();
    void keepInMind(AgentSocket &socket);
    void forget(AgentSocket &socket);
    void tellRemains(std::size_t others);
    void writeOut();

    // -- what is done (performing.cpp)
    void perform(const Do &command);
    [[nodiscard]] CallResult perform(const Call &call);
    [[nodiscard]] CallResult on(const rules::CreateSocket &operation, const QByteArray &);
    [[nodiscard]] CallResult on(const rules::SetFlag &operation, const QByteArray &);
    [[nodiscard]] CallResult on(const rules::SetDevice &operation, const QByteArray &);
    [[nodiscard]] CallResult on(const rules::SetPortRange &operation, const QByteArray &);
    [[nodiscard]] CallResult on(const rules::SetTuning &operation, const QByteArray &);
    [[nodiscard]] CallResult on(const rules::Bind &operation, const QByteArray &);
    [[nodiscard]] CallResult on(const rules::Listen &operation, const QByteArray &);
    [[nodiscard]] CallResult on(const rules::Connect &operation, const QByteArray &);
    [[nodiscard]] CallResult on(const rules::Send &operation, const QByteArray &payload);
    [[nodiscard]] CallResult on(const rules::SetAccepting &operation, const QByteArray &);
    [[nodiscard]] CallResult on(const rules::Disconnect &operation, const QByteArray &);
    [[nodiscard]] CallResult on(const rules::SetMembership &operation, const QByteArray &);
    [[nodiscard]] CallResult on(const rules::End &operation, const QByteArray &);
    [[nodiscard]] CallResult on(const rules::EndProgram &operation, const QByteArray &);
    [[nodiscard]] CallResult on(const rules::Wait &operation, const QByteArray &);
    [[nodiscard]] CallResult on(const rules::SetEphemeralRange &operation, const QByteArray &);
    [[nodiscard]] CallResult on(const rules::SetPrivilegedBelow &operation, const QByteArray &);
    [[nodiscard]] CallResult on(const rules::AddAddress &operation, const QByteArray &);
    [[nodiscard]] CallResult on(const rules::AddInterfacePair &operation, const QByteArray &);
    [[nodiscard]] CallResult join(const rules::AddInterfacePair &pair, const Neighbour &neighbour);

    // -- a descriptor for another agent (inheriting.cpp)
    [[nodiscard]] CallResult on(const rules::Inherit &operation, const QByteArray &);
    [[nodiscard]] int take(const UniqueFd &connection, const rules::Inherit &operation);
    void give(const Give &command);
    void share(AgentSocket &socket);
    void touchShared();

    // Makes a call on a socket; EBADF if there is none. `call` takes the socket and returns 0 or an errno.
    template <typename Call>
    [[nodiscard]] CallResult onSocket(rules::SocketId key, Call call);
    [[nodiscard]] AgentSocket *find(rules::SocketId key) const;
    [[nodiscard]] QByteArray interfaceName(rules::InterfaceId id) const;
    [[nodiscard]] int interfaceIndex(std::optional<rules::InterfaceId> id) const;
    [[nodiscard]] int sendOnce(AgentSocket &socket, const std::optional<Endpoint> &to, int scope,
                               const QByteArray &message);
    void awaitLeaving(AgentSocket &socket);
    [[nodiscard]] CallResult finishConnecting(AgentSocket &socket, const Endpoint &peer, int scope);
    [[nodiscard]] bool isLeftWaiting(AgentSocket &socket, const Endpoint &peer);
    [[nodiscard]] CallResult close(AgentSocket &socket, bool reset);
    void forsake();
    [[nodiscard]] TcpState awaitAcknowledgedEnd(const Endpoint &local, const Endpoint &peer, int device);

    int m_input;
    int m_output;
    UniqueFd m_epoll;
    DiagSocket m_diag;
    std::map<rules::SocketId, std::unique_ptr<AgentSocket>> m_sockets;
    std::vector<AgentSocket *> m_dirty;
    std::vector<AgentSocket *> m_owing;   // their options are to be told
    std::vector<AgentSocket *> m_shared;  // other programs may have a descriptor of them, too
    std::vector<AgentSocket *> m_passing; // what was told of them may change without any event
    std::vector<AgentSocket *> m_ready;   // there is more to read or accept
    std::vector<AgentSocket *> m_blocked; // listeners without a descriptor left for a session
    std::vector<QString> m_interfaces{QStringLiteral("lo")};
    Remains m_remains{m_diag};
    std::deque<Do> m_commands;
    QByteArray m_in;
    QByteArray m_out;
    quint32 m_nextSession = firstSessionKey;
    Clock::time_point m_toldAt{};
    Clock::time_point m_owingSince{};
    Clock::time_point m_lookedAt{};
    bool m_finished = false;
    int m_status = 0;
};

template <typename Call>
CallResult Agent::onSocket(rules::SocketId key, Call call)
{
    CallResult result;
    AgentSocket *socket = find(key);
    if (socket == nullptr) {
        result.error = EBADF;
        return result;
    }
    result.error = call(*socket);
    if (const Endpoint local = socket->local(); local.port != Port{})
        result.port = local.port;
    touch(*socket);
    return result;
}

// `quay agent`: with "--isolated" in a fresh host of its own, with "--join PID" in that of another agent. Must be
// called before anything starts a thread. Returns the exit status.
[[nodiscard]] int runAgent(int argc, const char *const *argv);

} // namespace quay::lab
