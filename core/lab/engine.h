// SPDX-License-Identifier: MIT
#pragma once

#include "lab/agentprocess.h"

#include <QElapsedTimer>
#include <QStringList>
#include <QTimer>

#include <map>
#include <memory>
#include <vector>

namespace quay::lab
{

enum class Refusal : quint8 {
    None,
    AgentMissing,
    NoDescriptors, // for the pipes to one more program
    NamespacesRefused,
    TooManyPrograms,
    OutsideAddress,
    // A host that is reached by a command, with "NAME via COMMAND ..." as the detail.
    HostCommandMissing,
    HostCommandEnded, // before it said anything
    HostNonsense,     // what it said is not the protocol (of this version)
    HostSilent,
};

// A host beside the lab's own.
struct LabHost {
    QString name;
    QStringList command; // that reaches it: makes an agent there, once for each program; empty: it is isolated
    [[nodiscard]] bool isIsolated() const { return command.isEmpty(); }
};

struct EngineSettings {
    int patience = 5; // seconds that a program may owe an answer, until it is taken to hang
    QString agent;    // the program `quay`
    QStringList arguments{QStringLiteral("agent")}; // that make an agent of it
    bool isolated = false;                          // the lab's own host is a fresh one
    std::vector<LabHost> hosts{};                   // those with the ids 1, 2, ...
};

// What an agent has told, with the socket as the agent calls it (its key). Without a program: of the host itself, and
// with the engine's own ids.
struct Heard {
    std::optional<rules::ProgramId> program;
    Happening what;
    qint64 nanoseconds = 0;
};

// The processes of a lab: starts them, speaks with them, and sees to it that none stays behind. One thing at a time is
// done; what happens meanwhile is kept in order and handed over when it is done.
class Engine final : public QObject
{
    Q_OBJECT

public:
    Engine(EngineSettings settings, QObject *parent);
    ~Engine() override;

    // The interfaces of the host, in the order of their ids: every agent of it is told.
    void setInterfaces(rules::HostId host, const std::vector<QString> &names);

    // performed() follows each of these. The program is started if it isn't running.
    struct Program {
        rules::ProgramId id{};
        QString name;
        rules::HostId host{};
    };
    void perform(const Program &program, std::vector<Call> calls);
    // On the machine under the programs. Precondition: an isolated host, and so is the other one of an interface pair.
    void performOnHost(rules::HostId host, std::vector<Call> calls);
    void end(rules::ProgramId program, bool killed);
    // synced() follows: everything that had reached a socket of the lab has been read and told.
    void sync();
    // Ends every process; stopped() follows.
    void stop();

    // What the agents have told since the last call, in order.
    [[nodiscard]] std::vector<Heard> takeHeard();
    [[nodiscard]] bool isRunning(rules::ProgramId program) const { return m_seats.contains(program); }
    [[nodiscard]] qint64 now() const { return m_clock.nsecsElapsed(); }

    // A session's id is the model's to give; sockets that calls have made are known by theirs.
    void name(rules::SocketId key, rules::SocketId id);
    [[nodiscard]] std::optional<rules::SocketId> idOf(rules::SocketId key) const;

Q_SIGNALS:
    // One result a call, up to and with the first that failed; none if the program ended instead.
    void performed(const std::vector<quay::lab::CallResult> &results);
    void synced();
    void heard(); // takeHeard() has something; not while something is being done
    void refused(quay::lab::Refusal why, const QString &detail);
    void stopped();

private:
    struct Open {
        SocketFacts facts;
        quint64 inode = 0; // the same for every descriptor of one socket
    };
    // A process and what is known of it.
    struct Seat {
        AgentProcess *process = nullptr;
        std::optional<rules::ProgramId> program; // none: the keeper of the host
        QString name;
        rules::HostId host{};
        qint64 pid = 0;
        bool isGreeted = false;
        bool isAsked = false; // to end
        quint32 awaitedSync = 0;
        bool isPinged = false;                // asked for a word, without any need of it
        int silence = 0;                      // seconds without a word
        std::map<rules::SocketId, Open> open; // by key
        qsizetype watched = 0;                // a keeper: connections that it looks after
    };

    // -- the processes (engine_programs.cpp)
    [[nodiscard]] const LabHost *settingsOf(rules::HostId host) const;
    [[nodiscard]] bool isIsolated(rules::HostId host) const;
    [[nodiscard]] bool isReached(rules::HostId host) const; // by a command
    [[nodiscard]] QString told(rules::HostId host) const;   // for a refusal
    Seat &keeper(rules::HostId host);
    [[nodiscard]] bool isGreeted(rules::HostId host) const;
    void startKeeper(Seat &seat);
    Seat &seatOf(const Program &program);
    void start(Seat &seat, QStringList arguments);
    void startWaiting();
    [[nodiscard]] bool isReady(const Seat &seat) const;
    void greet(Seat &seat, const Greeting &greeting);
    void leave(Seat &seat, ProgramEnded::How how, int code, AgentProcess::Start start);
    [[nodiscard]] Refusal refusalOf(const Seat &seat, ProgramEnded::How how, AgentProcess::Start start) const;
    std::unique_ptr<Seat> vacate(const Seat &seat);
    void lookAfter();
    template <typename Visit>
    void forEachSeat(Visit visit);

    // -- their sockets (engine_sockets.cpp)
    void noteEnding(Seat &seat, const rules::End &call, const CallResult &result);
    void leaveSockets(const Seat &seat);
    void hold(Seat &seat, const SocketOpened &opened);
    void release(const Seat &seat, quint64 inode);
    [[nodiscard]] bool isHeld(rules::HostId host, quint64 inode) const;
    void watch(const Seat &seat, rules::SocketId key, const SocketFacts &facts);

    // -- what is said to them, and heard (engine.cpp)
    [[nodiscard]] rules::SocketId keyOf(rules::SocketId id) const;
    void send(Seat &seat, std::vector<Call> calls);
    void hear(Seat &seat, const Answer &answer);
    void hear(Seat &seat, const Happening &happening);
    void finish(Seat &seat, const Done &done);
    void askForDescriptor(Seat &heir, const Awaits &awaits);
    void note(const Seat &seat, Happening happening);
    void conclude(const std::vector<CallResult> &results);
    void checkSynced();

    EngineSettings m_settings;
    QElapsedTimer m_clock;
    QTimer m_watchdog;
    std::map<rules::HostId, std::vector<QString>> m_interfaces;
    std::map<rules::ProgramId, std::unique_ptr<Seat>> m_seats;
    std::map<rules::HostId, std::unique_ptr<Seat>> m_keepers;
    std::map<rules::SocketId, rules::SocketId> m_ids;               // of sessions, by key
    std::map<rules::SocketId, rules::SocketId> m_keys;              // the reverse
    std::map<std::pair<rules::HostId, quint64>, int> m_descriptors; // of each socket, by its inode
    std::vector<Heard> m_heard;
    qsizetype m_heardBytes = 0;   // of what was received
    std::vector<Call> m_calls;    // being performed
    Seat *m_performing = nullptr; // by whom
    bool m_isSent = false;        // the calls are on their way
    bool m_isBusy = false;
    bool m_isSyncing = false;
    bool m_isHeardDue = false;
    bool m_isStopping = false;
    quint32 m_number = 0;
    quint32 m_starts = 0; // processes so far
};

template <typename Visit>
void Engine::forEachSeat(Visit visit)
{
    for (const auto &[host, seat] : m_keepers)
        visit(*seat);
    for (const auto &[program, seat] : m_seats)
        visit(*seat);
}

} // namespace quay::lab
