// SPDX-License-Identifier: MIT
// How the model goes on with what no step of the script has asked for: who comes from outside, and who goes.
#include "lab/message.h"
#include "script/observing.h"

#include <algorithm>
#include <set>

namespace quay::script
{

namespace
{

using lab::LabState;
using rules::SocketId;

// An end of a connection, and the host whose loopback it is on; of other addresses the host doesn't matter.
using ClientEnd = std::pair<rules::HostId, Endpoint>;

ClientEnd clientEnd(SocketId socket, const Endpoint &end)
{
    const Address plain = end.address.isV4Mapped() ? end.address.unmapped() : end.address;
    return {plain.isLoopback() ? rules::hostOf(socket) : rules::ownHost, {plain, end.port}};
}

void addClient(std::set<ClientEnd> &clients, const lab::SocketFacts &facts)
{
    const bool isSession = quint32(facts.socket) >= lab::firstSessionKey; // and without an id yet
    if (facts.tcp != lab::TcpState::None && !facts.listening && facts.peer && facts.local && !isSession)
        clients.insert(clientEnd(facts.socket, *facts.local));
}

// The ends of the connections that programs of the script have made: as the events tell, or as was known before.
std::set<ClientEnd> clientsOf(std::span<const lab::Event> events)
{
    std::set<ClientEnd> clients;
    for (const lab::Event &event : events) {
        if (const auto *facts = std::get_if<lab::SocketFacts>(&event.what))
            addClient(clients, *facts);
    }
    return clients;
}

std::set<ClientEnd> clientsOf(const LabState &lab)
{
    std::set<ClientEnd> clients;
    for (const auto &[id, socket] : lab.sockets()) {
        if (!socket.gone && !socket.opened.listener && !socket.opened.inherits)
            addClient(clients, socket.facts);
    }
    return clients;
}

// Sessions that the model doesn't have yet.
template <typename Visit>
void forEachNewSession(const Predictor &model, std::span<const lab::Event> events, Visit visit)
{
    for (const lab::Event &event : events) {
        const auto *opened = std::get_if<lab::SocketOpened>(&event.what);
        const bool isNew = opened != nullptr && opened->listener && model.find(opened->socket) == nullptr;
        if (isNew && model.find(*opened->listener) != nullptr)
            visit(*opened);
    }
}

} // namespace

// It waits in the listener's queue, as the model has it. Its client may be gone: one that has sent a reset, say.
static bool isAwaited(const Predictor &model, SocketId listener, const Endpoint &peer)
{
    const rules::State &state = model.state(rules::hostOf(listener));
    const rules::Socket *socket = state.find(listener);
    if (socket == nullptr)
        return false;
    const SocketId description = socket->description == rules::Socket::none ? listener : socket->description;
    if (state.at(description).queueLength == 0)
        return false;
    const std::vector<SocketId> queue = state.queue(description);
    return std::any_of(queue.begin(), queue.end(), [&](SocketId session) {
        return clientEnd(listener, state.at(session).peer) == clientEnd(listener, peer);
    });
}

void admitVisitors(Predictor &model, std::span<const lab::Event> events, const LabState &lab, const NameSession &name)
{
    std::optional<std::set<ClientEnd>> ofStep;
    std::optional<std::set<ClientEnd>> before; // of thousands, perhaps, and seldom needed
    forEachNewSession(model, events, [&](const lab::SocketOpened &opened) {
        if (!opened.peer)
            return;
        const ClientEnd end = clientEnd(*opened.listener, *opened.peer);
        if (!ofStep)
            ofStep = clientsOf(events);
        if (ofStep->contains(end))
            return;
        if (!before)
            before = clientsOf(lab);
        if (!before->contains(end) && !isAwaited(model, *opened.listener, *opened.peer))
            name(opened.socket, model.addVisitor(*opened.listener, *opened.peer));
    });
}

void nameSessions(Predictor &model, std::span<const lab::Event> events, const NameSession &name)
{
    forEachNewSession(model, events, [&](const lab::SocketOpened &opened) {
        std::optional<SocketId> session = model.session(*opened.listener, opened.ordinal);
        if (!session)
            session = model.addVisitor(*opened.listener, opened.peer.value_or(Endpoint{}));
        name(opened.socket, *session);
    });
}

void follow(Predictor &model, const lab::Event &event)
{
    if (const auto *ended = std::get_if<lab::ProgramEnded>(&event.what); ended != nullptr && !ended->asked)
        model.programEnded(ended->program);
    else if (const auto *closed = std::get_if<lab::PeerClosed>(&event.what))
        model.visitorLeft(closed->socket, false);
    else if (const auto *trouble = std::get_if<lab::Trouble>(&event.what))
        model.visitorLeft(trouble->socket, true);
}

} // namespace quay::script
