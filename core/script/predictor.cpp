// SPDX-License-Identifier: MIT
#include "script/predictor.h"

#include "rules/lifecycle.h"

#include <algorithm>

namespace quay::script
{

namespace
{

using rules::Outcome;
using rules::Prediction;
using rules::SocketId;

// The socket that a call is about.
std::optional<SocketId> socketOf(const rules::Operation &operation)
{
    return std::visit(
        [](const auto &op) -> std::optional<SocketId> {
            if constexpr (requires { op.socket; })
                return op.socket;
            else
                return std::nullopt;
        },
        operation);
}

const Prediction &decisive(const Statement &statement, const std::vector<PredictedCall> &calls)
{
    const Prediction &last = calls.back().prediction;
    if (last.outcome == Outcome::Ok) {
        const auto unknown = std::find_if(calls.begin(), calls.end(), [](const PredictedCall &call) {
            return call.prediction.outcome == Outcome::Unknown;
        });
        if (unknown != calls.end())
            return unknown->prediction;
        if (std::holds_alternative<ListenNew>(statement.command) && calls.size() > 1)
            return calls[calls.size() - 2].prediction;
    }
    return last;
}

// Nobody knows who of several accepted the connection.
Prediction chanceOfAcceptor(bool isShared)
{
    Prediction prediction;
    prediction.outcome = Outcome::Unknown;
    prediction.rule = isShared ? rules::Rule::ChanceOfAccept : rules::Rule::ChanceOfHash;
    prediction.missing.what = isShared ? rules::Missing::FirstAccept : rules::Missing::HashChoice;
    return prediction;
}

// A descriptor that the program doesn't have.
Prediction noDescriptor()
{
    Prediction prediction;
    prediction.outcome = Outcome::Fails;
    prediction.error = rules::Errno::EBadF;
    prediction.rule = rules::Rule::NotAnOpenSocket;
    return prediction;
}

} // namespace

Predictor::Predictor(rules::State state, Names names, ServiceLookup service, ForeignName foreignName)
    : Predictor(Hosts(std::move(state), {}), std::move(names), std::move(service), std::move(foreignName))
{
}

Predictor::Predictor(Hosts hosts, Names names, ServiceLookup service, ForeignName foreignName)
    : m_hosts(std::move(hosts)), m_names(std::move(names)), m_service(std::move(service)),
      m_foreignName(std::move(foreignName))
{
}

PredictedStep Predictor::step(const Statement &statement)
{
    PredictedStep step = fold(statement, m_hosts);
    remember(statement, step, false);
    return step;
}

PredictedStep Predictor::foresee(const Statement &statement)
{
    m_ahead = m_hosts;
    return fold(statement, *m_ahead);
}

void Predictor::goOn(const Statement &statement, const PredictedStep &step,
                     std::span<const rules::Observation> observed)
{
    for (std::size_t i = 0; i < observed.size() && i < step.operations.size(); ++i)
        m_hosts.apply(step.host, step.operations[i], observed[i]);
    const auto isKnown = [](const rules::Observation &one) { return one.receiver.has_value(); };
    remember(statement, step, std::any_of(observed.begin(), observed.end(), isKnown));
}

std::optional<SocketId> Predictor::session(SocketId listener, quint32 ordinal) const
{
    return find(listener) == nullptr ? std::nullopt : state(rules::hostOf(listener)).session(listener, ordinal);
}

rules::SocketId Predictor::addVisitor(SocketId listener, const Endpoint &from)
{
    rules::State &state = m_hosts.state(rules::hostOf(listener));
    rules::ForeignSocket visitor;
    visitor.family = from.address.family();
    visitor.transport = Transport::Tcp;
    visitor.state = rules::SocketState::Established;
    visitor.local = from;
    visitor.peer = state.at(listener).local;
    const bool isOfHost = state.host().isLocal(from.address);
    return rules::addSession(state, isOfHost ? state.addForeign(visitor) : state.addDistant(visitor), listener);
}

void Predictor::visitorLeft(SocketId session, bool reset)
{
    const rules::Socket *socket = find(session);
    if (socket != nullptr && socket->other != rules::Socket::none && rules::State::isForeign(socket->other) &&
        !m_hosts.isJoined(session))
        rules::closeSocket(m_hosts.state(rules::hostOf(session)), socket->other, reset);
}

void Predictor::programEnded(rules::ProgramId program)
{
    m_hosts.apply(m_names.hostOf(m_names.name(program)), rules::EndProgram{program, true});
}

std::vector<SocketId> Predictor::seeOthers(std::span<const SocketId> gone, std::span<const rules::ForeignSocket> fresh)
{
    rules::State &state = m_hosts.state(rules::ownHost);
    for (const SocketId socket : gone)
        rules::vanish(state, socket);
    std::vector<SocketId> ids;
    ids.reserve(fresh.size());
    for (const rules::ForeignSocket &socket : fresh)
        ids.push_back(state.addForeign(socket));
    return ids;
}

PredictedStep Predictor::fold(const Statement &statement, Hosts &hosts)
{
    Lookups lookups;
    lookups.service = m_service;
    lookups.session = [&hosts](SocketId listener, quint32 ordinal) {
        return hosts.state(rules::hostOf(listener)).session(listener, ordinal);
    };
    PredictedStep step;
    step.host = step.decidedBy = m_names.place(statement);
    step.hostName = m_names.name(step.host);
    if (auto operations = lower(statement, m_names, lookups))
        step.operations = std::move(*operations);
    for (const rules::Operation &operation : step.operations) {
        if (!goesOn(step, hosts))
            break;
        Hosts::Decided decided = hosts.apply(step.host, operation);
        step.decidedBy = decided.by;
        step.calls.push_back({operation, std::move(decided.prediction)});
    }
    settle(statement, step, hosts);
    if (statement.expectation)
        step.met = isMet(*statement.expectation, step.outcome);
    return step;
}

void Predictor::settle(const Statement &statement, PredictedStep &step, const Hosts &hosts) const
{
    step.prediction = step.calls.empty() ? noDescriptor() : decisive(statement, step.calls);
    if (const std::optional<SocketId> listener = dependsOnChoice(statement)) {
        const rules::Socket *socket = hosts.find(*listener);
        const bool isShared = socket != nullptr && (socket->heirs > 0 || socket->description != rules::Socket::none);
        step.prediction = chanceOfAcceptor(isShared);
    }
    step.port = portAfter(step, hosts);
    for (const SocketId socket : step.prediction.with)
        step.with.append(name(socket, hosts));
    step.with.removeDuplicates();
    step.outcome = {
        step.prediction.outcome, QString(rules::errnoName(step.prediction.error)), {}, step.prediction.anyOf};
    deliver(statement, step, hosts);
}

// The listener, if the statement is about a session of which nobody knows that it is there.
std::optional<SocketId> Predictor::dependsOnChoice(const Statement &statement) const
{
    return std::visit(
        [this](const auto &command) -> std::optional<SocketId> {
            if constexpr (requires { command.socket.session; }) {
                const SocketId listener = m_names.socket(command.socket.name);
                if (command.socket.session != 0 && m_choices.isOpen(listener, command.socket.session))
                    return listener;
            }
            return std::nullopt;
        },
        statement.command);
}

// After a bind that may have succeeded the state goes on with an assumption; without a port there is nothing to go on.
bool Predictor::goesOn(const PredictedStep &step, const Hosts &hosts)
{
    if (step.calls.empty())
        return true;
    const PredictedCall &last = step.calls.back();
    if (last.prediction.outcome != Outcome::Unknown)
        return last.prediction.outcome == Outcome::Ok;
    const auto *bind = std::get_if<rules::Bind>(&last.operation);
    const rules::Socket *socket = bind == nullptr ? nullptr : hosts.find(bind->socket);
    return socket != nullptr && socket->state != rules::SocketState::Closed;
}

// As getsockname(2) would tell: what the call says, or what the socket has.
PredictedPort Predictor::portAfter(const PredictedStep &step, const Hosts &hosts)
{
    const std::optional<SocketId> id = step.calls.empty() ? std::nullopt : socketOf(step.calls.back().operation);
    const rules::Socket *socket = id ? hosts.find(*id) : nullptr;
    if (socket == nullptr || !socket->open || !socket->held || step.prediction.rule == rules::Rule::ChanceOfHash ||
        step.prediction.rule == rules::Rule::ChanceOfAccept)
        return {};
    const rules::LocalPort &told = step.calls.back().prediction.port;
    if (told.kind == rules::LocalPort::Kind::Chosen)
        return {PredictedPort::Kind::Ephemeral, Port{}};
    if (told.kind == rules::LocalPort::Kind::Number)
        return {PredictedPort::Kind::Number, told.port};
    if (number(socket->local.port) == 0)
        return {};
    return socket->portAssumed ? PredictedPort{PredictedPort::Kind::Ephemeral, Port{}}
                               : PredictedPort{PredictedPort::Kind::Number, socket->local.port};
}

QString Predictor::name(SocketId socket) const { return name(socket, m_hosts); }

QString Predictor::name(SocketId socket, const Hosts &hosts) const
{
    if (rules::State::isForeign(socket))
        return foreignName(socket, hosts);
    if (!rules::State::isSession(socket))
        return m_names.socket(socket).name;
    const rules::Socket *session = hosts.find(socket);
    if (session == nullptr || session->listener == rules::Socket::none)
        return {};
    const QString listener = name(session->listener, hosts);
    return session->ordinal == 0 ? listener : QString(listener + u'#' + QString::number(session->ordinal));
}

// Of somebody who connected after the lab began only the address is known.
QString Predictor::foreignName(SocketId socket, const Hosts &hosts) const
{
    const QString known = m_foreignName ? m_foreignName(socket) : QString();
    const rules::Socket *found = known.isEmpty() ? hosts.find(socket) : nullptr;
    return found == nullptr ? known : found->local.toString();
}

void Predictor::deliver(const Statement &statement, PredictedStep &step, const Hosts &hosts) const
{
    std::vector<Delivery> &deliveries = step.outcome.deliveries;
    for (const SocketId receiver : step.prediction.receivers) {
        const std::vector<Chunk> chunks = chunksFor(statement.command, receiver, hosts);
        const std::vector<HashChoices::Names> others = m_choices.namesOf(receiver);
        if (others.empty())
            deliveries.push_back({name(receiver, hosts), chunks});
        else
            step.outcome.anyOf = true;
        for (const HashChoices::Names &names : others) {
            for (quint32 n = names.lowest; n <= names.highest; ++n)
                deliveries.push_back({name(names.listener, hosts) + u'#' + QString::number(n), chunks});
        }
    }
    std::sort(deliveries.begin(), deliveries.end(),
              [](const Delivery &a, const Delivery &b) { return a.receiver < b.receiver; });
}

std::vector<Chunk> Predictor::chunksFor(const Command &command, SocketId receiver, const Hosts &hosts) const
{
    if (const auto *send = std::get_if<SendMessage>(&command))
        return {{send->payload, send->times}};
    const rules::Socket *socket = hosts.find(receiver);
    const auto waiting = socket == nullptr ? m_waiting.end() : m_waiting.find(socket->other);
    return waiting == m_waiting.end() ? std::vector<Chunk>() : waiting->second;
}

// What later steps need of this one.
void Predictor::remember(const Statement &statement, const PredictedStep &step, bool isChoiceKnown)
{
    if (!isChoiceKnown)
        m_choices.note(m_hosts.state(step.decidedBy), step.prediction);
    const auto *send = std::get_if<SendMessage>(&statement.command);
    if (send != nullptr && step.prediction.rule == rules::Rule::WaitsForAccept) {
        const rules::Socket *session = find(step.calls.back().prediction.candidates.front().socket);
        m_waiting[session->other].push_back({send->payload, send->times});
    }
    if (send != nullptr)
        return;
    for (const SocketId receiver : step.prediction.receivers) {
        if (const rules::Socket *socket = m_hosts.find(receiver))
            m_waiting.erase(socket->other);
    }
}

} // namespace quay::script
