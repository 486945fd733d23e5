// SPDX-License-Identifier: MIT
#include "compare.h"

#include "scenario.h"

#include <QStringList>

#include <algorithm>
#include <string.h> // strerrorname_np

#include <netinet/tcp.h>

namespace quay::judge
{

namespace
{

using rules::LocalPort;
using rules::Outcome;
using rules::Prediction;
using rules::SocketId;

[[nodiscard]] QString outcomeText(Outcome outcome, QLatin1StringView error)
{
    switch (outcome) {
    case Outcome::Ok:
        return QStringLiteral("ok");
    case Outcome::Fails:
        return QStringLiteral("fails ") + error;
    case Outcome::Pending:
        return QStringLiteral("pending");
    case Outcome::Unknown:
        return QStringLiteral("unknown");
    }
    return {};
}

[[nodiscard]] Outcome outcomeOf(const Observed &observed)
{
    if (observed.pending)
        return Outcome::Pending;
    return observed.error == 0 ? Outcome::Ok : Outcome::Fails;
}

[[nodiscard]] QString idsText(std::span<const SocketId> ids)
{
    QStringList names;
    for (const SocketId id : ids)
        names << QString::number(quint32(id) & 0x3fffffff).prepend(rules::State::isSession(id) ? u"session " : u"");
    return names.isEmpty() ? QStringLiteral("nobody") : names.join(QStringLiteral(", "));
}

[[nodiscard]] bool matches(const LocalPort &predicted, Port actual)
{
    switch (predicted.kind) {
    case LocalPort::Kind::None:
        return actual == Port{};
    case LocalPort::Kind::Number:
        return actual == predicted.port;
    case LocalPort::Kind::Chosen:
        return predicted.candidates.contains(actual) &&
               (number(actual) - number(predicted.candidates.first)) % predicted.step == 0;
    }
    return false;
}

[[nodiscard]] QString portText(const LocalPort &predicted)
{
    switch (predicted.kind) {
    case LocalPort::Kind::None:
        return QStringLiteral("no port");
    case LocalPort::Kind::Number:
        return QStringLiteral("port %1").arg(number(predicted.port));
    case LocalPort::Kind::Chosen:
        return QStringLiteral("a port in %1-%2, every %3.")
            .arg(number(predicted.candidates.first))
            .arg(number(predicted.candidates.last))
            .arg(predicted.step);
    }
    return {};
}

// After a failed connect(2) getsockname(2) still shows the port that was given back.
[[nodiscard]] bool hasStalePort(const rules::State &state, const rules::Operation &operation)
{
    const std::optional<SocketId> id = subject(operation);
    const rules::Socket *socket = id ? state.find(*id) : nullptr;
    return socket && socket->transport == Transport::Tcp && socket->state == rules::SocketState::Closed;
}

// No system call: a program takes it up, or lets it be.
[[nodiscard]] bool isAboutAccepting(const rules::Operation &operation)
{
    return std::holds_alternative<rules::SetAccepting>(operation) || std::holds_alternative<rules::Inherit>(operation);
}

[[nodiscard]] bool isConnectOfTcp(const rules::State &state, const rules::Operation &operation)
{
    const auto *connect = std::get_if<rules::Connect>(&operation);
    const rules::Socket *socket = connect ? state.find(connect->socket) : nullptr;
    return socket && socket->transport == Transport::Tcp;
}

// Who got it: a connection's listener, a message's receivers.
[[nodiscard]] std::vector<SocketId> reached(const Observed &observed)
{
    std::vector<SocketId> ids;
    for (const Taken &taken : observed.taken)
        ids.push_back(taken.listener);
    if (observed.queuedAt)
        ids.push_back(*observed.queuedAt);
    for (const Arrival &arrival : observed.arrivals)
        ids.push_back(arrival.socket);
    std::ranges::sort(ids);
    return ids;
}

// A session that waits in an accept queue has a message without anyone able to read it.
[[nodiscard]] std::vector<SocketId> readable(const rules::State &state, std::vector<SocketId> ids)
{
    std::erase_if(ids, [&](SocketId id) { return state.at(id).queued; });
    std::ranges::sort(ids);
    return ids;
}

[[nodiscard]] std::optional<Difference> compareReached(const Prediction &predicted, std::vector<SocketId> expected,
                                                       const std::vector<SocketId> &actual)
{
    const bool agrees = predicted.anyOf ? actual.size() == 1 && std::ranges::binary_search(expected, actual.front())
                                        : actual == expected;
    if (agrees)
        return std::nullopt;
    const QString group = predicted.anyOf ? QStringLiteral("one of ") : QString();
    return Difference{
        QStringLiteral("reaches %1%2 (%3)").arg(group, idsText(expected), rules::ruleName(predicted.rule)),
        QStringLiteral("reaches ") + idsText(actual)};
}

[[nodiscard]] std::optional<Difference> compareMessages(const rules::Send &send, const Prediction &predicted,
                                                        const Observed &observed)
{
    if (predicted.outcome == Outcome::Fails && predicted.sent != observed.sent)
        return Difference{QStringLiteral("%1 messages sent").arg(predicted.sent),
                          QStringLiteral("%1 messages sent").arg(observed.sent)};
    const quint32 each = predicted.outcome == Outcome::Fails ? predicted.sent : send.count;
    // An IPv6 group is heard at either end of a pair of interfaces.
    const bool twice = predicted.rule == rules::Rule::EverybodyJoined;
    for (const Arrival &arrival : observed.arrivals) {
        if (arrival.messages != each && !(twice && arrival.messages == 2 * each))
            return Difference{QStringLiteral("%1 messages for %2").arg(each).arg(quint32(arrival.socket)),
                              QStringLiteral("%1 messages").arg(arrival.messages)};
    }
    return std::nullopt;
}

} // namespace

QString predictedOutcome(const Prediction &predicted)
{
    return outcomeText(predicted.outcome, rules::errnoName(predicted.error)) + QStringLiteral(" (") +
           rules::ruleName(predicted.rule) + QLatin1Char(')');
}

QString actualOutcome(const Observed &observed)
{
    return outcomeText(outcomeOf(observed), QLatin1String(::strerrorname_np(observed.error)));
}

std::optional<rules::Errno> toErrno(int error)
{
    if (error == 0)
        return rules::Errno::None;
    for (int i = 1; i <= static_cast<int>(rules::Errno::ETimedOut); ++i) {
        const auto candidate = static_cast<rules::Errno>(i);
        if (rules::errnoName(candidate) == QLatin1String(::strerrorname_np(error)))
            return candidate;
    }
    return std::nullopt;
}

rules::Observation toObservation(const Observed &observed)
{
    rules::Observation told;
    told.error = toErrno(observed.error);
    if (observed.port != Port{})
        told.port = observed.port;
    const std::vector<SocketId> ids = reached(observed);
    if (ids.size() == 1)
        told.receiver = ids.front();
    return told;
}

std::optional<Difference> compare(const rules::State &state, const rules::Operation &operation,
                                  const Prediction &predicted, const Observed &observed)
{
    if (predicted.outcome == Outcome::Unknown || isAboutAccepting(operation))
        return std::nullopt; // what accept(2) then takes, compare() of the views shows
    if (predicted.outcome != outcomeOf(observed) ||
        (predicted.outcome == Outcome::Fails && predicted.error != toErrno(observed.error)))
        return Difference{predictedOutcome(predicted), actualOutcome(observed)};
    if (!hasStalePort(state, operation) && !matches(predicted.port, observed.port))
        return Difference{portText(predicted.port), QStringLiteral("port %1").arg(number(observed.port))};
    if (isConnectOfTcp(state, operation)) {
        std::vector<SocketId> listeners = predicted.receivers;
        std::ranges::sort(listeners);
        return compareReached(predicted, listeners, reached(observed));
    }
    if (const auto *send = std::get_if<rules::Send>(&operation)) {
        if (auto difference = compareReached(predicted, readable(state, predicted.receivers), reached(observed)))
            return difference;
        return compareMessages(*send, predicted, observed);
    }
    return std::nullopt;
}

} // namespace quay::judge
