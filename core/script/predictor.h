// SPDX-License-Identifier: MIT
#pragma once

#include "rules/predict.h"
#include "script/hashchoices.h"
#include "script/hosts.h"
#include "script/lowering.h"
#include "script/names.h"
#include "script/outcome.h"

#include <QStringList>

#include <functional>
#include <map>
#include <optional>
#include <span>

namespace quay::script
{

// A system call of a step, and what will become of it.
struct PredictedCall {
    rules::Operation operation;
    rules::Prediction prediction;
};

struct PredictedPort {
    enum class Kind : quint8 { None, Number, Ephemeral };
    Kind kind = Kind::None;
    Port port{};
};

struct PredictedStep {
    rules::HostId host{};      // where it happens
    QString hostName;          // empty: on the lab's own
    rules::HostId decidedBy{}; // the host whose sockets `prediction` is about
    // What the statement asks for. Empty if it names a session that there isn't.
    std::vector<rules::Operation> operations;
    // Up to and with the first that does not succeed. Empty if the step names a session that there isn't, or may not
    // be.
    std::vector<PredictedCall> calls;
    // What the step as a whole comes to, and why: that of the call that failed; of bind for a successful `listen tcp`,
    // because there the port was to be had or not; else of the last one.
    rules::Prediction prediction;
    PredictedPort port; // of the step's socket, afterwards
    QStringList with;   // the names of prediction.with
    StepOutcome outcome;
    std::optional<bool> met; // absent: nothing is expected, or it can't be told
};

// Folds a script through the rules, step by step, without a single system call.
class Predictor final
{
public:
    // What the socket of another program is called; only state().find() knows it otherwise.
    using ForeignName = std::function<QString(rules::SocketId socket)>;

    // `names` has the interfaces of `state`, and is otherwise empty.
    Predictor(rules::State state, Names names, ServiceLookup service, ForeignName foreignName = {});
    // With hosts beside the lab's own; `names` has them, too.
    Predictor(Hosts hosts, Names names, ServiceLookup service, ForeignName foreignName);

    // Predicts, and goes on as if that had happened. Precondition: as of lower().
    [[nodiscard]] PredictedStep step(const Statement &statement);

    // Whose statement it is.
    [[nodiscard]] rules::ProgramId programOf(const Statement &statement) { return m_names.program(statement.program); }

    // For a script that really runs: what the statement will come to ...
    [[nodiscard]] PredictedStep foresee(const Statement &statement);
    // ... and on from what it has come to: one observation for each operation that was carried out.
    void goOn(const Statement &statement, const PredictedStep &step, std::span<const rules::Observation> observed);
    // A connection that no program of the script made has been accepted. Returns the session.
    rules::SocketId addVisitor(rules::SocketId listener, const Endpoint &from);
    // The other end of a session has closed, if it is none of the script's.
    void visitorLeft(rules::SocketId session, bool reset);
    // It has, without having been asked to.
    void programEnded(rules::ProgramId program);
    // Programs that are not of the script have lost the sockets `gone` of the lab's own host, and have got `fresh`.
    // Returns the ids of the latter, in the same order.
    std::vector<rules::SocketId> seeOthers(std::span<const rules::SocketId> gone,
                                           std::span<const rules::ForeignSocket> fresh);

    // The lab's own host, and any.
    [[nodiscard]] const rules::State &state() const { return m_hosts.state(rules::ownHost); }
    [[nodiscard]] const rules::State &state(rules::HostId host) const { return m_hosts.state(host); }
    // As it was last foreseen.
    [[nodiscard]] const rules::State &ahead(rules::HostId host = rules::ownHost) const
    {
        return m_ahead ? m_ahead->state(host) : m_hosts.state(host);
    }
    // In whichever host it is; null if there never was such a socket.
    [[nodiscard]] const rules::Socket *find(rules::SocketId socket) const { return m_hosts.find(socket); }
    [[nodiscard]] std::optional<rules::SocketId> session(rules::SocketId listener, quint32 ordinal) const;
    [[nodiscard]] const Names &names() const { return m_names; }
    // What it stands for stays. Precondition: the new name is free.
    void rename(const lab::Renaming &renaming) { m_names.rename(renaming); }
    // "door", "door#2"; the listener's for a session that waits to be accepted.
    [[nodiscard]] QString name(rules::SocketId socket) const;

private:
    [[nodiscard]] PredictedStep fold(const Statement &statement, Hosts &hosts);
    [[nodiscard]] static bool goesOn(const PredictedStep &step, const Hosts &hosts);
    [[nodiscard]] static PredictedPort portAfter(const PredictedStep &step, const Hosts &hosts);
    void settle(const Statement &statement, PredictedStep &step, const Hosts &hosts) const;
    [[nodiscard]] QString name(rules::SocketId socket, const Hosts &hosts) const;
    [[nodiscard]] QString foreignName(rules::SocketId socket, const Hosts &hosts) const;
    [[nodiscard]] std::optional<rules::SocketId> dependsOnChoice(const Statement &statement) const;
    void deliver(const Statement &statement, PredictedStep &step, const Hosts &hosts) const;
    [[nodiscard]] std::vector<Chunk> chunksFor(const Command &command, rules::SocketId receiver,
                                               const Hosts &hosts) const;
    void remember(const Statement &statement, const PredictedStep &step, bool isChoiceKnown);

    Hosts m_hosts;
    Names m_names;
    ServiceLookup m_service;
    ForeignName m_foreignName;
    std::optional<Hosts> m_ahead; // as foreseen; kept for its memory
    HashChoices m_choices;
    // What was sent to sessions that wait to be accepted, by what the session has as its other end.
    std::map<rules::SocketId, std::vector<Chunk>> m_waiting;
};

} // namespace quay::script
