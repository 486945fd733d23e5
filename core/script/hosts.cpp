// SPDX-License-Identifier: MIT
#include "script/hosts.h"

#include "base/overloaded.h"
#include "rules/lifecycle.h"
#include "script/doubt.h"

#include <algorithm>

namespace quay::script
{

using rules::HostId;
using rules::Operation;
using rules::Outcome;
using rules::Prediction;
using rules::SocketId;
using rules::State;

Hosts::Hosts(State own, const std::vector<KnownHost> &others)
{
    m_states.push_back(std::move(own));
    m_isKnown.push_back(true);
    for (const KnownHost &host : others) {
        m_states.emplace_back(rules::Host::isolated(), HostId(quint8(m_states.size())));
        m_isKnown.push_back(host.isolated);
    }
}

const rules::Socket *Hosts::find(SocketId socket) const
{
    const auto host = std::size_t(rules::hostOf(socket));
    return host < m_states.size() ? m_states[host].find(socket) : nullptr;
}

bool Hosts::isJoined(SocketId socket) const
{
    return std::any_of(m_joints.begin(), m_joints.end(), [&](const Joint &joint) { return joint.socket == socket; });
}

Hosts::Decided Hosts::apply(HostId host, const Operation &written, const rules::Observation &observed)
{
    const Operation operation = withForeignPorts(host, written);
    if (std::holds_alternative<rules::Wait>(operation)) { // time passes everywhere
        for (State &one : m_states) {
            if (&one != &state(host))
                rules::apply(one, operation);
        }
    }
    if (std::optional<Decided> crossed = cross(host, operation, observed))
        return *std::move(crossed);
    const auto endings = endingsIn(host, operation);
    Decided decided{rules::apply(state(host), operation, observed), host};
    if (const auto *pair = std::get_if<rules::AddInterfacePair>(&operation); pair != nullptr && pair->otherHost)
        layCable(host, *pair);
    for (const auto &[standIn, ending] : endings)
        rules::apply(state(rules::hostOf(standIn)), rules::End{standIn, ending});
    if (!m_isKnown[std::size_t(host)] || mayBeShared(host, operation))
        doubt(decided.prediction, operation);
    nameRealOnes(decided.prediction);
    const auto *send = std::get_if<rules::Send>(&operation);
    if (send != nullptr && decided.prediction.rule == rules::Rule::WaitsForAccept) {
        const SocketId session = decided.prediction.candidates.front().socket;
        if (const HostId there = rules::hostOf(session); there != host)
            state(there).at(session).waiting += send->size * send->count;
    }
    return decided;
}

// A command may lead to this very computer: then the ports that programs have there are taken here, too.
bool Hosts::mayBeShared(HostId host, const Operation &operation) const
{
    if (host != rules::ownHost)
        return false;
    const auto isTaken = [&](Transport transport, Port port) {
        for (std::size_t other = 0; other < m_states.size(); ++other) {
            if (!m_isKnown[other] && port != Port{} && m_states[other].ports(transport).find(port) != nullptr)
                return true;
        }
        return false;
    };
    const auto isMet = [&](SocketId id, const Endpoint &end) {
        const rules::Socket *socket = find(id);
        return socket != nullptr && isTaken(socket->transport, end.port);
    };
    return std::visit(Overloaded{[&](const rules::Bind &op) { return isMet(op.socket, op.local); },
                                 [&](const rules::Connect &op) { return isMet(op.socket, op.peer); },
                                 [&](const rules::Send &op) {
                                     const rules::Socket *socket = find(op.socket);
                                     return socket != nullptr && isMet(op.socket, op.to.value_or(socket->peer));
                                 },
                                 [](const auto &) { return false; }},
                      operation);
}

// $NAME of a socket in another host: its number, which the state of this host doesn't know.
Operation Hosts::withForeignPorts(HostId host, Operation operation) const
{
    const auto settle = [&](std::optional<SocketId> &portOf, Port &port) {
        if (!portOf || rules::hostOf(*portOf) == host)
            return;
        const rules::Socket *socket = find(*std::exchange(portOf, std::nullopt));
        port = socket == nullptr ? Port{} : socket->local.port;
    };
    std::visit(Overloaded{[&](rules::Bind &op) { settle(op.portOf, op.local.port); },
                          [&](rules::Connect &op) { settle(op.portOf, op.peer.port); },
                          [&](rules::Send &op) {
                              if (op.to)
                                  settle(op.portOf, op.to->port);
                          },
                          [](auto &) {}},
               operation);
    return operation;
}

// Absent if the operation is decided in its own host.
std::optional<Hosts::Decided> Hosts::cross(HostId host, const Operation &operation, const rules::Observation &observed)
{
    const bool canCross =
        std::holds_alternative<rules::Connect>(operation) || std::holds_alternative<rules::Send>(operation);
    if (m_cables.empty() || !canCross)
        return std::nullopt;
    const Prediction here = rules::predict(state(host), operation);
    const bool leaves = here.outcome == Outcome::Unknown && here.missing.what == rules::Missing::Network;
    if (!leaves && here.outcome != Outcome::Ok)
        return std::nullopt;
    const std::optional<rules::Departure> departure = rules::departure(state(host), operation);
    const Cable *cable = departure ? cableFrom(host, departure->leaving) : nullptr;
    if (cable == nullptr)
        return std::nullopt;
    if (const auto *connect = std::get_if<rules::Connect>(&operation))
        return connectAcross(*cable, *connect, *departure, observed);
    return sendAcross(*cable, std::get<rules::Send>(operation), *departure, observed);
}

Hosts::Decided Hosts::connectAcross(const Cable &cable, const rules::Connect &operation,
                                    const rules::Departure &departure, const rules::Observation &observed)
{
    Prediction there = rules::arrival(state(cable.there), departure, cable.arriving);
    rules::Observation outcome = observed;
    if (!observed.error && there.outcome != Outcome::Unknown) {
        outcome.error = there.error;
        outcome.pending = there.outcome == Outcome::Pending;
    }
    there.port = rules::apply(state(cable.here), operation, outcome).port;
    const rules::Socket *client = find(operation.socket);
    const bool isConnected = client != nullptr && client->state == rules::SocketState::Established;
    const SocketId listener =
        observed.receiver.value_or(there.sessions.empty() ? rules::Socket::none : there.sessions.front().listener);
    if (isConnected && find(listener) != nullptr && rules::hostOf(listener) == cable.there)
        join(cable, operation.socket, listener, there);
    nameRealOnes(there);
    return {there, cable.there};
}

void Hosts::join(const Cable &cable, SocketId client, SocketId listener, const Prediction &predicted)
{
    State &here = state(cable.here);
    State &there = state(cable.there);
    for (const SocketId stale : predicted.resets)
        rules::takeReset(there, stale);
    rules::ForeignSocket end;
    end.family = here.at(client).family;
    end.transport = Transport::Tcp;
    end.state = rules::SocketState::Established;
    end.local = here.at(client).local;
    end.peer = here.at(client).peer;
    const SocketId clientThere = there.addDistant(end);
    const SocketId session = rules::addSession(there, clientThere, listener);
    std::swap(end.local, end.peer);
    const SocketId sessionHere = here.addDistant(end);
    here.at(sessionHere).other = client;
    here.at(client).other = sessionHere;
    m_joints.push_back({client, sessionHere, session});
    m_joints.push_back({session, clientThere, client});
}

Hosts::Decided Hosts::sendAcross(const Cable &cable, const rules::Send &operation, const rules::Departure &departure,
                                 const rules::Observation &observed)
{
    Prediction there = rules::arrival(state(cable.there), departure, cable.arriving);
    rules::Observation outcome = observed;
    if (!observed.error && there.outcome == Outcome::Ok)
        outcome.error = rules::Errno::None;
    const Prediction here = rules::apply(state(cable.here), operation, outcome);
    const bool isRefused = there.told == rules::Told::IcmpPortUnreachable;
    there.port = here.port;
    there.sent = operation.count;
    if (departure.toMany) { // those of its own host hear it, too
        there.receivers.insert(there.receivers.begin(), here.receivers.begin(), here.receivers.end());
        there.candidates.insert(there.candidates.begin(), here.candidates.begin(), here.candidates.end());
        if (there.receivers.size() == here.receivers.size())
            there.rule = here.rule;
    }
    rules::Departure sent = departure; // from the port that it has by now
    sent.packet.from.port = state(cable.here).at(operation.socket).local.port;
    const std::optional<SocketId> told = isRefused ? rules::blamed(state(cable.here), sent) : std::nullopt;
    if (told) {
        state(cable.here).at(*told).icmpPending = rules::Tri::Yes;
        there.with = {*told};
        if (told == operation.socket && operation.count > 1) { // the answer races with the second message
            there.outcome = Outcome::Unknown;
            there.rule = rules::Rule::OtherHostDecides;
            there.missing = {rules::Missing::Timing, operation.socket};
        }
    }
    return {there, cable.there};
}

void Hosts::layCable(HostId host, const rules::AddInterfacePair &pair)
{
    const HostId other = *pair.otherHost;
    rules::apply(state(other), rules::AddInterfacePair{pair.second, pair.first, host});
    m_cables.push_back({host, pair.first, other, pair.second});
    m_cables.push_back({other, pair.second, host, pair.first});
}

const Hosts::Cable *Hosts::cableFrom(HostId host, rules::InterfaceId interface) const
{
    const auto found = std::find_if(m_cables.begin(), m_cables.end(), [&](const Cable &cable) {
        return cable.here == host && cable.interface == interface;
    });
    return found == m_cables.end() ? nullptr : &*found;
}

// What the operation does to connections with other hosts, as their stand-ins there do it.
std::vector<std::pair<SocketId, rules::Ending>> Hosts::endingsIn(HostId host, const Operation &operation) const
{
    std::vector<std::pair<SocketId, rules::Ending>> endings;
    const auto *end = std::get_if<rules::End>(&operation);
    const auto *program = std::get_if<rules::EndProgram>(&operation);
    if (end == nullptr && program == nullptr)
        return endings;
    for (const Joint &joint : m_joints) {
        const rules::Socket *socket = rules::hostOf(joint.socket) == host ? find(joint.socket) : nullptr;
        if (socket == nullptr || !socket->open)
            continue;
        // Of a listener that goes, the connections that wait are reset.
        const bool loses = socket->queued && ((end != nullptr && end->socket == socket->listener) ||
                                              (program != nullptr && socket->program == program->program));
        const bool ends = !socket->queued && ((end != nullptr && end->socket == joint.socket) ||
                                              (program != nullptr && socket->program == program->program));
        const rules::Ending how = loses ? rules::Ending::Reset : end != nullptr ? end->ending : rules::Ending::Close;
        const auto standIn =
            std::find_if(m_joints.begin(), m_joints.end(), [&](const Joint &one) { return one.socket == joint.peer; });
        if ((loses || ends) && standIn != m_joints.end())
            endings.emplace_back(standIn->standIn, how);
    }
    return endings;
}

SocketId Hosts::realOne(SocketId socket) const
{
    if (!State::isForeign(socket))
        return socket;
    const auto joint =
        std::find_if(m_joints.begin(), m_joints.end(), [&](const Joint &one) { return one.standIn == socket; });
    return joint == m_joints.end() ? socket : joint->peer;
}

void Hosts::nameRealOnes(Prediction &prediction) const
{
    if (m_states.size() > 1 && prediction.missing.what == rules::Missing::Network)
        prediction.rule = rules::Rule::OtherHostDecides;
    if (m_joints.empty())
        return;
    for (std::vector<SocketId> *list : {&prediction.with, &prediction.receivers, &prediction.resets}) {
        for (SocketId &socket : *list)
            socket = realOne(socket);
    }
    for (rules::Candidate &candidate : prediction.candidates)
        candidate.socket = realOne(candidate.socket);
    // Whether the other end has been accepted is seen in its own host only.
    if (prediction.rule != rules::Rule::TupleMatch || prediction.receivers.size() != 1)
        return;
    const rules::Socket *receiver = find(prediction.receivers.front());
    if (receiver != nullptr && receiver->queued) {
        prediction.receivers.clear();
        prediction.rule = rules::Rule::WaitsForAccept;
    }
}

} // namespace quay::script
