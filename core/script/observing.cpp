// SPDX-License-Identifier: MIT
#include "script/observing.h"

#include "base/overloaded.h"
#include "lab/message.h"
#include "lab/operationjson.h"
#include "script/agreement.h"

#include <algorithm>
#include <array>

namespace quay::script
{

namespace
{

using lab::LabSocket;
using lab::LabState;
using rules::Outcome;
using rules::SocketId;

Address plain(const Address &address) { return address.isV4Mapped() ? address.unmapped() : address; }

bool same(const Endpoint &a, const Endpoint &b) { return a.port == b.port && plain(a.address) == plain(b.address); }

bool same(const std::optional<Endpoint> &a, const std::optional<Endpoint> &b) { return a && b && same(*a, *b); }

// Whether what two sockets say of the same address can be about the same: 127.0.0.1 is another one in every host. Not
// where nothing can be predicted, because a command may lead to this very computer, and a visitor of one host may be a
// program of another. Keys that have no id yet are of any.
bool canMeet(SocketId a, SocketId b, const Address &address, const PredictedStep &predicted)
{
    const auto isKey = [](SocketId id) { return quint32(id) >= lab::firstSessionKey; };
    return !plain(address).isLoopback() || isKey(a) || isKey(b) || rules::hostOf(a) == rules::hostOf(b) ||
           predicted.prediction.outcome == Outcome::Unknown || hasOutsiders(predicted);
}

template <typename Op>
const Op *asked(const PredictedStep &predicted)
{
    for (const rules::Operation &operation : predicted.operations) {
        if (const auto *found = std::get_if<Op>(&operation))
            return found;
    }
    return nullptr;
}

// What the events tell of a socket, or what was known before.
lab::SocketFacts factsOf(SocketId socket, std::span<const lab::Event> events, const LabState &lab)
{
    lab::SocketFacts facts;
    if (const LabSocket *known = lab.find(socket))
        facts = known->facts;
    for (const lab::Event &event : events) {
        const auto *told = std::get_if<lab::SocketFacts>(&event.what);
        if (told != nullptr && told->socket == socket)
            facts = *told;
    }
    return facts;
}

// The listeners that got the connection: by the session it became, or by one more that waits. A queue that several
// programs have is that of the first descriptor.
std::vector<SocketId> listenersOf(const rules::Connect &connect, const PredictedStep &predicted,
                                  std::span<const lab::Event> events, const LabState &lab)
{
    const lab::SocketFacts client = factsOf(connect.socket, events, lab);
    std::vector<SocketId> listeners;
    if (client.tcp == lab::TcpState::Established && same(client.local, client.peer))
        return {connect.socket}; // it met itself
    for (const lab::Event &event : events) {
        const auto *opened = std::get_if<lab::SocketOpened>(&event.what);
        if (opened != nullptr && opened->listener && same(opened->peer, client.local) &&
            canMeet(*opened->listener, connect.socket, opened->peer->address, predicted))
            listeners.push_back(*opened->listener);
    }
    if (!listeners.empty() || !client.peer)
        return listeners;
    for (const lab::Event &event : events) {
        const auto *facts = std::get_if<lab::SocketFacts>(&event.what);
        const LabSocket *before = facts != nullptr && facts->listening ? lab.find(facts->socket) : nullptr;
        if (before == nullptr || facts->receiveQueue <= before->facts.receiveQueue)
            continue;
        const auto same = std::find_if(listeners.begin(), listeners.end(), [&](SocketId one) {
            return lab.find(one)->opened.inode == before->opened.inode;
        });
        if (same == listeners.end())
            listeners.push_back(facts->socket);
        else
            *same = std::min(*same, facts->socket);
    }
    return listeners;
}

bool comesFrom(const lab::Received &received, const rules::Send &send, const PredictedStep &predicted,
               std::span<const lab::Event> events, const LabState &lab)
{
    const lab::SocketFacts sender = factsOf(send.socket, events, lab);
    if (received.from)
        return sender.local && received.from->port == sender.local->port &&
               canMeet(received.socket, send.socket, received.from->address, predicted);
    const lab::SocketFacts receiver = factsOf(received.socket, events, lab);
    return same(receiver.peer, sender.local) && same(receiver.local, sender.peer) &&
           canMeet(received.socket, send.socket, receiver.peer->address, predicted);
}

bool belongsTo(const lab::Received &received, const PredictedStep &predicted, std::span<const lab::Event> events,
               const LabState &lab)
{
    if (const auto *send = asked<rules::Send>(predicted))
        return comesFrom(received, *send, predicted, events, lab);
    const auto *resume = asked<rules::SetAccepting>(predicted);
    const auto *inherit = asked<rules::Inherit>(predicted);
    if (resume == nullptr && inherit == nullptr)
        return false;
    const SocketId accepting = resume != nullptr ? resume->socket : inherit->socket;
    return std::any_of(events.begin(), events.end(), [&](const lab::Event &event) {
        const auto *opened = std::get_if<lab::SocketOpened>(&event.what);
        return opened != nullptr && opened->socket == received.socket && opened->listener == accepting;
    });
}

quint64 sizeOf(const Payload &payload)
{
    return std::visit(Overloaded{[](const Text &text) { return quint64(text.bytes.size()); },
                                 [](const Hex &hex) { return quint64(hex.bytes.size()); },
                                 [](Filler filler) { return quint64(filler.size); }},
                      payload);
}

// Whether bytes are the beginning of the payload, again and again.
bool repeats(const QByteArray &bytes, const Payload &payload)
{
    const auto *text = std::get_if<Text>(&payload);
    const auto *hex = std::get_if<Hex>(&payload);
    const QByteArray part = text != nullptr ? text->bytes : hex != nullptr ? hex->bytes : QByteArray("x");
    for (qsizetype at = 0; at < bytes.size(); at += part.size()) {
        const QByteArrayView rest = QByteArrayView(bytes).sliced(at);
        if (!rest.startsWith(part) && !part.startsWith(rest))
            return false;
    }
    return true;
}

// As the sender's payload, so many times, if that is what was read.
Chunk chunkOf(const lab::Received &received, const Statement &statement)
{
    const auto *send = std::get_if<SendMessage>(&statement.command);
    if (received.from && received.alike)
        return {Text{received.sample}, quint32(received.messages)};
    const quint64 size = send == nullptr ? 0 : sizeOf(send->payload);
    if (size > 0 && received.bytes % size == 0 && repeats(received.sample, send->payload))
        return {send->payload, quint32(received.bytes / size)};
    return {Text{received.sample}, 1};
}

std::vector<Delivery> deliveriesOf(const RunStep &step, std::span<const lab::Event> events,
                                   std::span<const SocketId> reached, const LabState &lab)
{
    std::vector<Delivery> deliveries;
    if (asked<rules::Connect>(step.predicted) != nullptr) {
        for (const SocketId listener : reached) {
            if (const LabSocket *socket = lab.find(listener))
                deliveries.push_back({socket->opened.name, {}});
        }
    }
    for (const lab::Event &event : events) {
        const auto *received = std::get_if<lab::Received>(&event.what);
        const LabSocket *socket = received == nullptr ? nullptr : lab.find(received->socket);
        if (socket == nullptr || !belongsTo(*received, step.predicted, events, lab))
            continue;
        const QString &name = socket->opened.name;
        auto known = std::find_if(deliveries.begin(), deliveries.end(),
                                  [&name](const Delivery &one) { return one.receiver == name; });
        if (known == deliveries.end())
            known = deliveries.insert(known, Delivery{name, {}});
        known->chunks.push_back(chunkOf(*received, step.step.statement));
    }
    std::sort(deliveries.begin(), deliveries.end(),
              [](const Delivery &a, const Delivery &b) { return a.receiver < b.receiver; });
    return deliveries;
}

QString nameOfError(int error)
{
    const auto name = errorName(ErrorNumber{error});
    return name ? QString::fromLatin1(name->data(), qsizetype(name->size())) : QString::number(error);
}

} // namespace

QString callName(const rules::Operation &operation)
{
    constexpr std::array names{"socket",  "setsockopt", "setsockopt", "setsockopt", "setsockopt", "bind",      "listen",
                               "connect", "send",       "accept",     "connect",    "setsockopt", "inherit",   "close",
                               "kill",    "wait",       "ephemeral",  "privileged", "address",    "interfaces"};
    static_assert(names.size() == std::variant_size_v<rules::Operation>);
    const auto *end = std::get_if<rules::End>(&operation);
    if (end != nullptr && end->ending == rules::Ending::Shutdown)
        return QStringLiteral("shutdown");
    return QString::fromLatin1(names[operation.index()]);
}

std::vector<SocketId> reached(const PredictedStep &predicted, std::span<const lab::CallMade> calls,
                              std::span<const lab::Event> events, const LabState &lab)
{
    const bool hasFailed = calls.empty() || calls.back().error != 0;
    if (const auto *connect = asked<rules::Connect>(predicted))
        return hasFailed ? std::vector<SocketId>() : listenersOf(*connect, predicted, events, lab);
    std::vector<SocketId> sockets;
    for (const lab::Event &event : events) {
        const auto *received = std::get_if<lab::Received>(&event.what);
        if (received != nullptr && belongsTo(*received, predicted, events, lab) &&
            std::find(sockets.begin(), sockets.end(), received->socket) == sockets.end())
            sockets.push_back(received->socket);
    }
    return sockets;
}

std::vector<rules::Observation> observationsOf(const PredictedStep &predicted, std::span<const lab::CallMade> calls,
                                               std::span<const lab::Event> events, const LabState &lab)
{
    std::vector<rules::Observation> observed;
    for (const lab::CallMade &call : calls) {
        rules::Observation &one = observed.emplace_back();
        one.error = rules::errnoFromName(nameOfError(call.error));
        if (call.error == 0)
            one.error = rules::Errno::None;
        one.port = call.port;
        one.pending = call.pending;
    }
    const std::vector<SocketId> who = reached(predicted, calls, events, lab);
    const std::vector<SocketId> &possible = predicted.prediction.receivers;
    if (!observed.empty() && who.size() == 1 &&
        std::find(possible.begin(), possible.end(), who.front()) != possible.end())
        observed.back().receiver = who.front();
    return observed;
}

ActualStep actualStep(const RunStep &step, std::span<const lab::CallMade> calls, std::span<const lab::Event> events,
                      std::span<const SocketId> reached, const LabState &lab, const Predictor &model)
{
    ActualStep actual;
    StepOutcome &outcome = actual.outcome;
    if (step.predicted.operations.empty()) {
        outcome.outcome = Outcome::Fails;
        outcome.error = QStringLiteral("EBADF");
    } else if (calls.empty()) {
        outcome.outcome = Outcome::Fails;
        outcome.error = QStringLiteral("ESRCH"); // the program is gone
    } else {
        const lab::CallMade &last = calls.back();
        actual.port = last.port;
        if (last.pending)
            outcome.outcome = Outcome::Pending;
        if (last.error != 0) {
            outcome.outcome = Outcome::Fails;
            outcome.error = nameOfError(last.error);
            actual.failedCall = callName(last.call);
        }
        outcome.deliveries = deliveriesOf(step, events, reached, lab);
    }
    actual.agrees = agrees(step.predicted, actual, reached, lab, model);
    if (step.step.statement.expectation)
        actual.met = isMet(*step.step.statement.expectation, outcome);
    return actual;
}

} // namespace quay::script
