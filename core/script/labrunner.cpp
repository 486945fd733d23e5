// SPDX-License-Identifier: MIT
#include "script/labrunner.h"

#include "base/overloaded.h"
#include "lab/operationjson.h"
#include "script/agreement.h"
#include "script/observing.h"

#include <QTimer>

#include <algorithm>
#include <cerrno>

namespace quay::script
{

namespace
{

using lab::Event;
using lab::Heard;
using rules::SocketId;

constexpr qint64 longestWait = 1000; // milliseconds, for an effect that is on its way
constexpr int longestPause = 50;

// Calls that may reach sockets of other programs.
bool reachesOthers(const std::vector<rules::Operation> &operations)
{
    return std::any_of(operations.begin(), operations.end(), [](const rules::Operation &operation) {
        return std::holds_alternative<rules::Connect>(operation) || std::holds_alternative<rules::Send>(operation) ||
               std::holds_alternative<rules::SetAccepting>(operation) ||
               std::holds_alternative<rules::Inherit>(operation) || std::holds_alternative<rules::End>(operation) ||
               std::holds_alternative<rules::EndProgram>(operation) || std::holds_alternative<rules::Wait>(operation);
    });
}

// A connection that is about to close: its end is not acknowledged yet.
bool isPassing(lab::TcpState state)
{
    return state == lab::TcpState::FinWait1 || state == lab::TcpState::Closing || state == lab::TcpState::LastAck;
}

QByteArray bytesOf(const Payload &payload)
{
    return std::visit(Overloaded{[](const Text &text) { return text.bytes; }, [](const Hex &hex) { return hex.bytes; },
                                 [](Filler) { return QByteArray(); }},
                      payload);
}

// Nothing leaves an isolated host.
std::vector<bool> whoMayLeave(const LabRunnerSettings &settings)
{
    std::vector<bool> may{settings.mayLeave || settings.engine.isolated};
    may.reserve(1 + settings.engine.hosts.size());
    for (const lab::LabHost &host : settings.engine.hosts)
        may.push_back(settings.mayLeave || host.isIsolated());
    return may;
}

} // namespace

std::vector<KnownHost> knownHosts(const std::vector<lab::LabHost> &hosts)
{
    std::vector<KnownHost> known;
    known.reserve(hosts.size());
    for (const lab::LabHost &host : hosts)
        known.push_back({host.name, host.isIsolated()});
    return known;
}

LabRunner::LabRunner(LabRunnerSettings settings, QObject *parent)
    : Runner(parent), m_model(Hosts(std::move(settings.state), knownHosts(settings.engine.hosts)),
                              Names(settings.interfaces, knownHosts(settings.engine.hosts)),
                              std::move(settings.service), std::move(settings.foreignName)),
      m_mayLeave(whoMayLeave(settings)), m_engine(std::move(settings.engine), this),
      m_name([this](SocketId key, SocketId id) { m_engine.name(key, id); })
{
    m_engine.setInterfaces(rules::ownHost, settings.interfaces);
    connect(&m_engine, &lab::Engine::performed, this, &LabRunner::takeResults);
    connect(&m_engine, &lab::Engine::synced, this, &LabRunner::look);
    connect(&m_engine, &lab::Engine::heard, this, &LabRunner::takeHeard);
    connect(&m_engine, &lab::Engine::refused, this, &Runner::refused);
    connect(&m_engine, &lab::Engine::stopped, this, &Runner::finished);
}

LabRunner::~LabRunner() = default;

void LabRunner::run(const Step &step)
{
    m_queue.push_back(step);
    if (!m_isBusy && m_queue.size() == 1)
        QMetaObject::invokeMethod(this, &LabRunner::begin, Qt::QueuedConnection);
}

void LabRunner::stop()
{
    m_isStopped = true;
    m_queue.clear();
    m_engine.stop();
}

bool LabRunner::rename(const lab::Renaming &renaming)
{
    m_model.rename(renaming);
    m_lab.rename(renaming);
    return true;
}

std::vector<SocketId> LabRunner::seeOthers(std::span<const SocketId> gone, std::span<const rules::ForeignSocket> fresh)
{
    return m_model.seeOthers(gone, fresh);
}

void LabRunner::begin()
{
    if (m_isBusy || m_isStopped)
        return;
    if (m_queue.empty()) {
        Q_EMIT idle();
        return;
    }
    m_isBusy = true;
    m_step = {++m_number, std::move(m_queue.front()), {}, {}};
    m_queue.pop_front();
    m_step.predicted = m_model.foresee(m_step.step.statement);
    m_results.clear();
    m_heard.clear();
    m_looks = 0;
    m_begun = m_engine.now();
    m_waiting.start();
    Q_EMIT predicted(m_step);
    carryOut();
}

void LabRunner::carryOut()
{
    const Statement &statement = m_step.step.statement;
    const rules::HostId host = m_step.predicted.host;
    const std::vector<rules::Operation> &operations = m_step.predicted.operations;
    if (operations.empty()) {
        complete();
        return;
    }
    if (const std::optional<Address> there = leaving()) {
        Q_EMIT refused(Refusal::OutsideAddress, there->toString());
        m_results.resize(1);
        m_results.front().error = EPERM;
        complete();
        return;
    }
    if (const auto *wait = std::get_if<rules::Wait>(&operations.front())) {
        QTimer::singleShot(int(wait->milliseconds), Qt::PreciseTimer, this,
                           [this] { takeResults({lab::CallResult()}); });
        return;
    }
    if (const auto *end = std::get_if<rules::EndProgram>(&operations.front())) {
        m_engine.end(end->program, end->killed);
        return;
    }
    if (statement.program == u"host") {
        if (const auto *pair = std::get_if<rules::AddInterfacePair>(&operations.front())) {
            for (const rules::HostId one : {host, pair->otherHost.value_or(host)})
                m_engine.setInterfaces(one, m_model.names().interfaces(one));
        }
        m_engine.performOnHost(host, callsOf(m_step));
        return;
    }
    m_engine.perform({m_model.programOf(statement), statement.program, host}, callsOf(m_step));
}

// The address to which the step would send something out of this computer, if that is not allowed.
std::optional<Address> LabRunner::leaving() const
{
    if (m_mayLeave[std::size_t(m_step.predicted.host)])
        return std::nullopt;
    const rules::Host &host = m_model.state(m_step.predicted.host).host();
    const rules::Host &own = m_model.state().host();
    const auto leaves = [&](SocketId id, const Address &written) {
        const Address to = written.isV4Mapped() ? written.unmapped() : written;
        const rules::Socket *socket = m_model.find(id);
        const bool isTied =
            socket != nullptr && (socket->local.address.isLoopback() || socket->device == rules::loopbackInterface);
        return !to.isAny() && !to.isLoopback() && !host.isLocal(to) && !own.isLocal(to) && !isTied;
    };
    for (const rules::Operation &operation : m_step.predicted.operations) {
        const auto *connect = std::get_if<rules::Connect>(&operation);
        const auto *send = std::get_if<rules::Send>(&operation);
        if (connect != nullptr && leaves(connect->socket, connect->peer.address))
            return connect->peer.address;
        if (send != nullptr && send->to && leaves(send->socket, send->to->address))
            return send->to->address;
    }
    return std::nullopt;
}

std::vector<lab::Call> LabRunner::callsOf(const RunStep &step) const
{
    std::vector<lab::Call> calls;
    for (rules::Operation operation : step.predicted.operations) {
        QByteArray payload;
        const auto portOf = [this](std::optional<SocketId> &socket) {
            const rules::Socket *known = m_model.find(*std::exchange(socket, std::nullopt));
            return known == nullptr ? Port{} : known->local.port;
        };
        std::visit(Overloaded{[&](rules::Bind &op) {
                                  if (op.portOf)
                                      op.local.port = portOf(op.portOf);
                              },
                              [&](rules::Connect &op) {
                                  if (op.portOf)
                                      op.peer.port = portOf(op.portOf);
                              },
                              [&](rules::Send &op) {
                                  if (op.portOf && op.to)
                                      op.to->port = portOf(op.portOf);
                                  if (const auto *send = std::get_if<SendMessage>(&step.step.statement.command))
                                      payload = bytesOf(send->payload);
                              },
                              [](auto &) {}},
                   operation);
        calls.push_back({std::move(operation), std::move(payload)});
    }
    return calls;
}

void LabRunner::takeResults(const std::vector<lab::CallResult> &results)
{
    m_results = results;
    if (m_isStopped)
        return;
    // What one program does with a socket that several have, the others see.
    if (reachesOthers(m_step.predicted.operations) || !m_model.state().inherited().empty() || results.empty())
        m_engine.sync();
    else
        complete();
}

void LabRunner::look()
{
    if (m_isStopped)
        return;
    std::vector<Heard> more = m_engine.takeHeard();
    std::move(more.begin(), more.end(), std::back_inserter(m_heard));
    if (m_waiting.elapsed() < longestWait && isStillOnItsWay(eventsOf(m_heard))) {
        const int pause = std::min(m_looks * m_looks, longestPause);
        ++m_looks;
        QTimer::singleShot(pause, this, [this] { m_engine.sync(); });
        return;
    }
    complete();
}

// What is predicted to arrive has not arrived, or a connection has not come to rest. Loopback delivers before send(2)
// returns, so this is rare; and if the prediction is wrong, the bound decides.
bool LabRunner::isStillOnItsWay(const std::vector<Event> &events) const
{
    const PredictedStep &predicted = m_step.predicted;
    std::map<SocketId, lab::TcpState> states;
    for (const Event &event : events) {
        if (const auto *facts = std::get_if<lab::SocketFacts>(&event.what))
            states[facts->socket] = facts->tcp;
        else if (const auto *gone = std::get_if<lab::SocketGone>(&event.what))
            states.erase(gone->socket);
    }
    if (std::any_of(states.begin(), states.end(), [](const auto &entry) { return isPassing(entry.second); }))
        return true;
    const bool expectsReceivers = predicted.prediction.outcome == rules::Outcome::Ok &&
                                  !predicted.outcome.deliveries.empty() && !m_results.empty() &&
                                  m_results.back().error == 0;
    if (!expectsReceivers)
        return false;
    return reached(predicted, callsMade(), events, m_lab).size() < receiversToBeSeen(predicted);
}

void LabRunner::complete()
{
    std::vector<Heard> heard = std::exchange(m_heard, {});
    std::vector<Heard> more = m_engine.takeHeard();
    std::move(more.begin(), more.end(), std::back_inserter(heard));
    admitVisitors(m_model, eventsOf(heard), m_lab, m_name);
    const std::vector<lab::CallMade> calls = callsMade();
    const std::vector<Event> seen = eventsOf(heard);
    const std::vector<SocketId> who = reached(m_step.predicted, calls, seen, m_lab);
    m_model.goOn(m_step.step.statement, m_step.predicted, observationsOf(m_step.predicted, calls, seen, m_lab));
    nameSessions(m_model, seen, m_name);
    std::vector<Event> events;
    for (const lab::CallMade &call : calls)
        tell(events.emplace_back(Event{m_begun, call}));
    for (const Event &event : eventsOf(heard)) {
        follow(m_model, event);
        tell(event);
        events.push_back(event);
    }
    m_step.actual = actualStep(m_step, calls, events, who, m_lab, m_model);
    m_isBusy = false;
    Q_EMIT done(m_step);
    QMetaObject::invokeMethod(this, &LabRunner::begin, Qt::QueuedConnection);
}

std::vector<lab::CallMade> LabRunner::callsMade() const
{
    std::vector<lab::CallMade> calls;
    const std::vector<rules::Operation> &operations = m_step.predicted.operations;
    for (std::size_t i = 0; i < m_results.size() && i < operations.size(); ++i)
        calls.push_back({operations[i], m_results[i].error, m_results[i].port, m_results[i].pending});
    return calls;
}

void LabRunner::takeHeard()
{
    if (m_isBusy || m_isStopped)
        return; // it is taken when the step is complete
    const std::vector<Heard> heard = m_engine.takeHeard();
    admitVisitors(m_model, eventsOf(heard), m_lab, m_name);
    nameSessions(m_model, eventsOf(heard), m_name);
    for (const Event &event : eventsOf(heard)) {
        follow(m_model, event);
        tell(event);
    }
}

// In the ids of the model; a session that has none yet goes by its key, which is like none of them.
Event LabRunner::eventOf(const Heard &heard) const
{
    Event event{heard.nanoseconds, heard.what};
    const bool isOfHost = !heard.program;
    std::visit(
        [&](auto &what) {
            if constexpr (requires { what.socket; }) {
                const std::optional<SocketId> id = isOfHost ? what.socket : m_engine.idOf(what.socket);
                what.socket = id.value_or(what.socket);
            }
        },
        event.what);
    if (auto *opened = std::get_if<lab::SocketOpened>(&event.what)) {
        opened->program = *heard.program;
        opened->name = m_model.find(opened->socket) == nullptr ? QString() : m_model.name(opened->socket);
        if (opened->listener)
            opened->listener = m_engine.idOf(*opened->listener);
    }
    return event;
}

std::vector<Event> LabRunner::eventsOf(const std::vector<Heard> &heard) const
{
    std::vector<Event> events;
    events.reserve(heard.size());
    for (const Heard &one : heard)
        events.push_back(eventOf(one));
    return events;
}

void LabRunner::tell(const Event &event)
{
    m_lab.apply(event);
    Q_EMIT happened(event);
}

} // namespace quay::script
