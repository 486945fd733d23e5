// SPDX-License-Identifier: MIT
#pragma once

#include "rules/predict.h"

#include <type_traits>

namespace quay::rules
{

// Each operation is two functions: decide() looks and says what will happen; commit() makes it so. commit() gets the
// prediction that decide() made of the same state, its outcome settled (no longer Unknown).

Prediction decide(const State &state, const CreateSocket &operation);
Prediction decide(const State &state, const SetFlag &operation);
Prediction decide(const State &state, const SetDevice &operation);
Prediction decide(const State &state, const SetPortRange &operation);
Prediction decide(const State &state, const SetTuning &operation);
Prediction decide(const State &state, const Bind &operation);
Prediction decide(const State &state, const Listen &operation);
// What is `known` of the kernel's choice of a port, of these two:
Prediction decide(const State &state, const Connect &operation, const Observation &known = {});
Prediction decide(const State &state, const Send &operation, const Observation &known = {});
Prediction decide(const State &state, const SetAccepting &operation);
Prediction decide(const State &state, const Disconnect &operation);
Prediction decide(const State &state, const SetMembership &operation);
Prediction decide(const State &state, const Inherit &operation);
Prediction decide(const State &state, const End &operation);
Prediction decide(const State &state, const EndProgram &operation);
Prediction decide(const State &state, const Wait &operation);
Prediction decide(const State &state, const SetEphemeralRange &operation);
Prediction decide(const State &state, const SetPrivilegedBelow &operation);
Prediction decide(const State &state, const AddAddress &operation);
Prediction decide(const State &state, const AddInterfacePair &operation);

void commit(State &state, const CreateSocket &operation, const Prediction &prediction, const Observation &observed);
void commit(State &state, const SetFlag &operation, const Prediction &prediction, const Observation &observed);
void commit(State &state, const SetDevice &operation, const Prediction &prediction, const Observation &observed);
void commit(State &state, const SetPortRange &operation, const Prediction &prediction, const Observation &observed);
void commit(State &state, const SetTuning &operation, const Prediction &prediction, const Observation &observed);
void commit(State &state, const Bind &operation, const Prediction &prediction, const Observation &observed);
void commit(State &state, const Listen &operation, const Prediction &prediction, const Observation &observed);
void commit(State &state, const Connect &operation, const Prediction &prediction, const Observation &observed);
void commit(State &state, const Send &operation, const Prediction &prediction, const Observation &observed);
void commit(State &state, const SetAccepting &operation, const Prediction &prediction, const Observation &observed);
void commit(State &state, const Disconnect &operation, const Prediction &prediction, const Observation &observed);
void commit(State &state, const SetMembership &operation, const Prediction &prediction, const Observation &observed);
void commit(State &state, const Inherit &operation, const Prediction &prediction, const Observation &observed);
void commit(State &state, const End &operation, const Prediction &prediction, const Observation &observed);
void commit(State &state, const EndProgram &operation, const Prediction &prediction, const Observation &observed);
void commit(State &state, const Wait &operation, const Prediction &prediction, const Observation &observed);
void commit(State &state, const SetEphemeralRange &operation, const Prediction &prediction,
            const Observation &observed);
void commit(State &state, const SetPrivilegedBelow &operation, const Prediction &prediction,
            const Observation &observed);
void commit(State &state, const AddAddress &operation, const Prediction &prediction, const Observation &observed);
void commit(State &state, const AddInterfacePair &operation, const Prediction &prediction, const Observation &observed);

// The two transports of connect(2) and send(2).
Prediction decideTcpConnect(const State &state, const Socket &socket, const Connect &operation,
                            const Observation &known);
Prediction decideUdpConnect(const State &state, const Socket &socket, const Connect &operation);
void commitTcpConnect(State &state, const Connect &operation, const Prediction &prediction,
                      const Observation &observed);
void commitUdpConnect(State &state, const Connect &operation, const Prediction &prediction,
                      const Observation &observed);
Prediction decideTcpSend(const State &state, const Socket &socket, const Send &operation);
Prediction decideUdpSend(const State &state, const Socket &socket, const Send &operation, const Observation &known);
void commitTcpSend(State &state, const Send &operation, const Prediction &prediction);
void commitUdpSend(State &state, const Send &operation, const Prediction &prediction, const Observation &observed);

// -- what many of them need

[[nodiscard]] inline Prediction fails(Errno error, Rule rule, std::vector<SocketId> with = {})
{
    Prediction prediction;
    prediction.outcome = Outcome::Fails;
    prediction.error = error;
    prediction.rule = rule;
    prediction.with = std::move(with);
    return prediction;
}

[[nodiscard]] inline Prediction succeeds(Rule rule)
{
    Prediction prediction;
    prediction.rule = rule;
    return prediction;
}

[[nodiscard]] Prediction unknown(Rule rule, const MissingFact &missing);

// Fewer possible ports than this, and chance is no longer negligible.
constexpr quint16 fewPorts = 100;

// The port that the operation means, with `portOf` resolved; the socket's own local port as a LocalPort.
[[nodiscard]] Port meantPort(const State &state, Port written, const std::optional<SocketId> &portOf);
[[nodiscard]] LocalPort portOf(const Socket &socket);

// Null unless it exists and is open (a program has a descriptor of it).
[[nodiscard]] const Socket *openSocket(const State &state, SocketId id);

} // namespace quay::rules
