// SPDX-License-Identifier: MIT
#pragma once

#include "rules/predict.h"
#include "rules/resolve.h"

#include <QCoreApplication>

#include <functional>

namespace quay
{

// How the socket, programs and interfaces of a state are called where the sentence is read. A script calls them by its
// own names, the list of this computer's sockets by process and pid.
struct Naming {
    std::function<QString(rules::SocketId)> socket; // "door"
    std::function<QString(rules::ProgramId)> program;
    std::function<QString(rules::InterfaceId)> device;
    // "web's socket door"; a socket of another program of this computer by its process, if that is known.
    std::function<QString(rules::SocketId)> socketOfProgram;
    // Who holds a socket of another program of this computer: "nginx (pid 4711)"; empty: it isn't known.
    std::function<QString(rules::SocketId)> holder = {};
};

// What the rules decide, as sentences of the user's language. All functions need the state as it is after the step:
// the sockets that are named are still to be found there.
class RuleText final
{
    Q_DECLARE_TR_FUNCTIONS(RuleText)

public:
    // `state` and `naming` must outlive the object.
    RuleText(const rules::State &state, const Naming &naming) : m_state(state), m_naming(naming) {}

    // Why `operation` comes to what `prediction` says: "web's socket door already listens on 127.0.0.1:8080."
    [[nodiscard]] QString reason(const rules::Prediction &prediction, const rules::Operation &operation) const;
    // Why a candidate won or lost: "door matched, but mail scored higher."
    [[nodiscard]] QString candidate(const rules::Candidate &candidate) const;
    // What to do: "Close web's socket door."
    [[nodiscard]] QString remedy(const rules::Resolution &resolution) const;

    // "Address already in use": what the error means, whatever the rule.
    [[nodiscard]] static QString meaning(rules::Errno error);
    // What the sender is told, and where the kernel was looking.
    [[nodiscard]] static QString told(rules::Told told);
    [[nodiscard]] static QString stage(rules::Stage stage);
    [[nodiscard]] static QString missing(rules::Missing missing);

    // "web's socket door", for Naming::socketOfProgram.
    [[nodiscard]] static QString socketOfProgram(const QString &program, const QString &socket);

    // "nginx (pid 4711)", of "nginx[4711]" as Surroundings has it; empty of nothing.
    [[nodiscard]] static QString holder(const QString &owner);
    // "nginx (pid 4711)'s socket", which has no name of its own. `holder` empty: it isn't known whose.
    [[nodiscard]] static QString socketOfHolder(const QString &holder);

private:
    [[nodiscard]] static const char *pattern(rules::Rule rule, bool listens);
    [[nodiscard]] static const char *pattern(rules::Stage stage);
    [[nodiscard]] static const char *pattern(const rules::Candidate &candidate);
    [[nodiscard]] static const char *pattern(const rules::Resolution &resolution);
    [[nodiscard]] static QString flagName(rules::Flag flag);
    [[nodiscard]] static QString begun(QString sentence);
    [[nodiscard]] static QString branch(rules::Outcome outcome, rules::Errno error);
    [[nodiscard]] QString names(const std::vector<rules::SocketId> &sockets) const;
    [[nodiscard]] bool isAssumed(const Endpoint &end, Transport transport) const;
    [[nodiscard]] std::optional<rules::SocketId> holderIn(const rules::Prediction &prediction) const;
    [[nodiscard]] QString localEnd(rules::SocketId socket) const;
    [[nodiscard]] QString holders(const std::vector<rules::SocketId> &sockets) const;
    [[nodiscard]] QString more(const rules::Prediction &prediction) const;

    const rules::State &m_state;
    const Naming &m_naming;
};

} // namespace quay
