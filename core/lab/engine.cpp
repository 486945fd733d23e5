// SPDX-License-Identifier: MIT
#include "lab/engine.h"

#include "base/overloaded.h"
#include "lab/operationjson.h"

namespace quay::lab
{

namespace
{

constexpr int watchdogInterval = 1000; // milliseconds
constexpr std::size_t mostPrograms = 256;
constexpr std::size_t mostHeard = 100000;     // what nobody has fetched; more is counted only
constexpr std::size_t mostSockets = 1U << 17; // of one program; none can have more descriptors
constexpr qsizetype mostHeardBytes = 16 * 1024 * 1024;
constexpr qsizetype shortSample = 64; // of everything beyond

// What only the engine itself can know. It is never left out: each happens once.
bool isOfEngine(const Happening &happening)
{
    return std::holds_alternative<ProgramStarted>(happening) || std::holds_alternative<ProgramEnded>(happening) ||
           std::holds_alternative<SocketClosed>(happening) || std::holds_alternative<CallMade>(happening);
}

} // namespace

Engine::Engine(EngineSettings settings, QObject *parent) : QObject(parent), m_settings(std::move(settings))
{
    m_clock.start();
    m_watchdog.setInterval(watchdogInterval);
    connect(&m_watchdog, &QTimer::timeout, this, &Engine::lookAfter);
}

Engine::~Engine() = default;

void Engine::perform(const Program &program, std::vector<Call> calls)
{
    m_isBusy = true;
    if (!m_seats.contains(program.id) && m_seats.size() >= mostPrograms) {
        Q_EMIT refused(Refusal::TooManyPrograms, program.name);
        conclude({});
        return;
    }
    m_calls = std::move(calls);
    m_isSent = false;
    Seat &seat = seatOf(program);
    m_performing = &seat;
    if (seat.process != nullptr)
        send(seat, m_calls);
}

void Engine::performOnHost(rules::HostId host, std::vector<Call> calls)
{
    m_isBusy = true;
    m_isSent = false;
    m_calls = std::move(calls);
    m_performing = &keeper(host);
    for (const Call &call : m_calls) {
        const auto *pair = std::get_if<rules::AddInterfacePair>(&call.operation);
        if (pair != nullptr && pair->otherHost)
            keeper(*pair->otherHost);
    }
    if (isReady(*m_performing))
        send(*m_performing, m_calls);
}

// With the agent's own names for the sockets.
void Engine::send(Seat &seat, std::vector<Call> calls)
{
    for (Call &call : calls) {
        if (const std::optional<rules::SocketId> id = subject(call.operation))
            call.operation = withSubject(call.operation, keyOf(*id));
        const auto *pair = std::get_if<rules::AddInterfacePair>(&call.operation);
        if (pair != nullptr && pair->otherHost)
            call.neighbour = {keeper(*pair->otherHost).pid, m_interfaces[*pair->otherHost][std::size_t(pair->second)]};
    }
    seat.silence = 0;
    m_isSent = true;
    seat.process->send(Do{++m_number, std::move(calls)});
    m_watchdog.start();
}

void Engine::sync()
{
    m_isBusy = m_isSyncing = true;
    ++m_number;
    forEachSeat([this](Seat &seat) {
        const bool isNeeded = seat.isGreeted && (seat.program || seat.watched > 0);
        if (!isNeeded || seat.process->hasEnded())
            return;
        seat.awaitedSync = m_number;
        seat.silence = 0;
        seat.process->send(Sync{m_number});
    });
    m_watchdog.start();
    checkSynced();
}

void Engine::hear(Seat &seat, const Answer &answer)
{
    // A program that tells on and on without answering hangs, too.
    if (!std::holds_alternative<Happening>(answer)) {
        seat.silence = 0;
        seat.isPinged = false;
    }
    std::visit(Overloaded{[&](const Greeting &a) { greet(seat, a); }, [&](const Done &a) { finish(seat, a); },
                          [&](Synced a) {
                              if (a.number == seat.awaitedSync)
                                  seat.awaitedSync = 0;
                              checkSynced();
                          },
                          [&](const Awaits &a) { askForDescriptor(seat, a); },
                          [&](const Happening &a) { hear(seat, a); }},
               answer);
}

void Engine::hear(Seat &seat, const Happening &happening)
{
    if (isOfEngine(happening) || seat.open.size() > mostSockets) {
        seat.process->kill(ProgramEnded::How::Nonsense);
        return;
    }
    if (const auto *opened = std::get_if<SocketOpened>(&happening)) {
        hold(seat, *opened);
    } else if (const auto *facts = std::get_if<SocketFacts>(&happening)) {
        const auto known = seat.open.find(facts->socket);
        if (known != seat.open.end()) {
            SocketFacts &held = known->second.facts;
            std::vector<OptionValue> options = facts->options.empty() ? held.options : facts->options;
            held = *facts;
            held.options = std::move(options);
        }
    } else if (!seat.program && std::holds_alternative<SocketGone>(happening)) {
        --seat.watched;
    }
    note(seat, happening);
}

std::vector<Heard> Engine::takeHeard()
{
    m_heardBytes = 0;
    return std::exchange(m_heard, {});
}

void Engine::note(const Seat &seat, Happening happening)
{
    if (auto *received = std::get_if<Received>(&happening)) {
        if (m_heardBytes >= mostHeardBytes)
            received->sample = received->sample.left(shortSample);
        m_heardBytes += received->sample.size();
    }
    if (m_heard.size() < mostHeard || isOfEngine(happening))
        m_heard.push_back({seat.program, std::move(happening), now()});
    else if (auto *left = std::get_if<LeftOut>(&m_heard.back().what))
        ++left->count;
    else
        m_heard.push_back({std::nullopt, LeftOut{1}, now()});
    if (m_isBusy || std::exchange(m_isHeardDue, true))
        return;
    // Everything that was read together is handed over together.
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_isHeardDue = false;
            if (!m_isBusy)
                Q_EMIT heard();
        },
        Qt::QueuedConnection);
}

void Engine::finish(Seat &seat, const Done &done)
{
    if (&seat != m_performing || done.number != m_number)
        return;
    for (std::size_t i = 0; i < done.results.size() && i < m_calls.size(); ++i) {
        if (const auto *end = std::get_if<rules::End>(&m_calls[i].operation))
            noteEnding(seat, *end, done.results[i]);
    }
    conclude(done.results);
}

// Whoever has the socket hands it over. If nobody has, the heir tells itself so.
void Engine::askForDescriptor(Seat &heir, const Awaits &awaits)
{
    if (&heir != m_performing)
        return;
    for (const Call &call : m_calls) {
        const auto *inherit = std::get_if<rules::Inherit>(&call.operation);
        if (inherit == nullptr || inherit->socket != awaits.socket)
            continue;
        const rules::SocketId key = keyOf(inherit->of);
        Seat *giver = &heir;
        forEachSeat([&](Seat &seat) { giver = seat.open.contains(key) ? &seat : giver; });
        giver->process->send(Give{key, awaits.address});
        return;
    }
}

void Engine::conclude(const std::vector<CallResult> &results)
{
    m_performing = nullptr;
    m_calls.clear();
    m_isBusy = m_isSyncing;
    Q_EMIT performed(results);
}

void Engine::checkSynced()
{
    if (!m_isSyncing)
        return;
    bool isComplete = true;
    forEachSeat([&isComplete](const Seat &seat) { isComplete = isComplete && seat.awaitedSync == 0; });
    if (!isComplete)
        return;
    m_isSyncing = m_isBusy = false;
    Q_EMIT synced();
}

void Engine::name(rules::SocketId key, rules::SocketId id)
{
    m_ids[key] = id;
    m_keys[id] = key;
}

std::optional<rules::SocketId> Engine::idOf(rules::SocketId key) const
{
    if (quint32(key) < firstSessionKey)
        return key;
    const auto id = m_ids.find(key);
    return id == m_ids.end() ? std::nullopt : std::optional(id->second);
}

rules::SocketId Engine::keyOf(rules::SocketId id) const
{
    const auto key = m_keys.find(id);
    return key == m_keys.end() ? id : key->second;
}

} // namespace quay::lab
