// SPDX-License-Identifier: MIT
#include "lab/engine.h"

#include "base/overloaded.h"
#include "lab/operationjson.h"

namespace quay::lab
{

namespace
{

constexpr int watchdogInterval = 1000; // milliseconds
constexpr quint32 sessionsOfProcess = 1U << 20;
constexpr quint32 sessionBlocks = (1U << 10) - 1;
constexpr std::size_t mostPrograms = 256;
constexpr std::size_t mostHeard = 100000; // what nobody has fetched; more is counted only

bool isConnection(const SocketFacts &facts)
{
    return facts.tcp != TcpState::None && facts.peer && !facts.listening && facts.tcp != TcpState::Closed;
}

} // namespace

Engine::Engine(EngineSettings settings, QObject *parent) : QObject(parent), m_settings(std::move(settings))
{
    m_clock.start();
    m_watchdog.setInterval(watchdogInterval);
    connect(&m_watchdog, &QTimer::timeout, this, &Engine::lookAfter);
}

Engine::~Engine() = default;

template <typename Visit>
void Engine::forEachSeat(Visit visit)
{
    if (m_keeper)
        visit(*m_keeper);
    for (const auto &[program, seat] : m_seats)
        visit(*seat);
}

void Engine::setInterfaces(const std::vector<QString> &names)
{
    m_interfaces = names;
    forEachSeat([this](Seat &seat) {
        if (seat.process != nullptr)
            seat.process->send(Interfaces{m_interfaces, 0});
    });
}

// The process that keeps an isolated host alive, and looks after connections whose program has let them go.
Engine::Seat *Engine::keeper()
{
    if (!m_keeper) {
        m_keeper = std::make_unique<Seat>();
        start(*m_keeper, m_settings.isolated ? QStringList{QStringLiteral("--isolated")} : QStringList());
    }
    return m_keeper.get();
}

Engine::Seat &Engine::seatOf(rules::ProgramId program, const QString &name)
{
    std::unique_ptr<Seat> &seat = m_seats[program];
    if (seat)
        return *seat;
    seat = std::make_unique<Seat>();
    seat->program = program;
    seat->name = name;
    if (!m_settings.isolated)
        start(*seat, {});
    else if (keeper()->isGreeted)
        startWaiting();
    return *seat;
}

// Who had to wait for the host to be there.
void Engine::startWaiting()
{
    for (const auto &[program, seat] : m_seats) {
        if (seat->process == nullptr)
            start(*seat, {QStringLiteral("--join"), QString::number(m_keeper->pid)});
    }
    if (m_performing != nullptr && !m_isSent && m_performing->process != nullptr)
        send(*m_performing, m_calls);
}

void Engine::start(Seat &seat, QStringList arguments)
{
    seat.process = new AgentProcess(this);
    connect(seat.process, &AgentProcess::answered, this, [this, &seat](const Answer &answer) { hear(seat, answer); });
    connect(
        seat.process, &AgentProcess::ended, this,
        [this, &seat](ProgramEnded::How how, int code, bool couldStart) { leave(seat, how, code, couldStart); },
        Qt::QueuedConnection); // not from within start()
    seat.process->start(m_settings.agent, m_settings.arguments + std::move(arguments));
    // Every process has keys of its own for its sessions, so that one is never taken for another.
    const quint32 block = m_starts++ % sessionBlocks;
    if (!seat.process->hasEnded())
        seat.process->send(Interfaces{m_interfaces, firstSessionKey + block * sessionsOfProcess});
    m_watchdog.start();
}

void Engine::perform(rules::ProgramId program, const QString &name, std::vector<Call> calls)
{
    m_isBusy = true;
    if (!m_seats.contains(program) && m_seats.size() >= mostPrograms) {
        Q_EMIT refused(Refusal::TooManyPrograms, name);
        conclude({});
        return;
    }
    m_calls = std::move(calls);
    m_isSent = false;
    Seat &seat = seatOf(program, name);
    m_performing = &seat;
    if (seat.process != nullptr)
        send(seat, m_calls);
}

void Engine::performOnHost(std::vector<Call> calls)
{
    m_isBusy = true;
    m_calls = std::move(calls);
    m_performing = keeper();
    send(*m_performing, m_calls);
}

// With the agent's own names for the sockets.
void Engine::send(Seat &seat, std::vector<Call> calls)
{
    for (Call &call : calls) {
        if (const std::optional<rules::SocketId> id = subject(call.operation))
            call.operation = withSubject(call.operation, keyOf(*id));
    }
    seat.silence = 0;
    m_isSent = true;
    seat.process->send(Do{++m_number, std::move(calls)});
    m_watchdog.start();
}

void Engine::end(rules::ProgramId program, bool killed)
{
    m_isBusy = true;
    const auto seat = m_seats.find(program);
    if (seat == m_seats.end() || seat->second->process == nullptr) {
        conclude({CallResult{}});
        return;
    }
    m_performing = seat->second.get();
    m_calls = {{rules::EndProgram{program, killed}, {}}};
    m_performing->isAsked = true;
    m_isSent = true;
    if (killed)
        m_performing->process->kill();
    else
        m_performing->process->send(Finish{});
    m_watchdog.start();
}

void Engine::sync()
{
    m_isBusy = m_isSyncing = true;
    ++m_number;
    forEachSeat([this](Seat &seat) {
        const bool isNeeded = seat.isGreeted && (seat.program || m_watched > 0);
        if (!isNeeded || seat.process->hasEnded())
            return;
        seat.awaitedSync = m_number;
        seat.silence = 0;
        seat.process->send(Sync{m_number});
    });
    m_watchdog.start();
    checkSynced();
}

void Engine::stop()
{
    m_isStopping = true;
    m_calls.clear();
    m_performing = nullptr;
    std::vector<AgentProcess *> processes;
    forEachSeat([&processes](Seat &seat) {
        seat.isAsked = true;
        if (seat.process != nullptr)
            processes.push_back(seat.process);
    });
    if (processes.empty())
        QMetaObject::invokeMethod(this, &Engine::stopped, Qt::QueuedConnection);
    for (AgentProcess *process : processes)
        process->kill();
}

void Engine::hear(Seat &seat, const Answer &answer)
{
    seat.silence = 0;
    std::visit(Overloaded{[&](const Greeting &a) { greet(seat, a); }, [&](const Done &a) { finish(seat, a); },
                          [&](Synced a) {
                              if (a.number == seat.awaitedSync)
                                  seat.awaitedSync = 0;
                              checkSynced();
                          },
                          [&](const Happening &a) { hear(seat, a); }},
               answer);
}

void Engine::greet(Seat &seat, const Greeting &greeting)
{
    if (greeting.version != protocolVersion) {
        seat.process->kill(ProgramEnded::How::Nonsense);
        return;
    }
    if (greeting.error != 0) {
        Q_EMIT refused(Refusal::NamespacesRefused, qt_error_string(greeting.error));
        return;
    }
    seat.isGreeted = true;
    seat.pid = greeting.pid;
    if (seat.program)
        note(seat, ProgramStarted{*seat.program, seat.name, {}, seat.pid});
    else
        startWaiting();
}

void Engine::hear(Seat &seat, const Happening &happening)
{
    if (const auto *opened = std::get_if<SocketOpened>(&happening)) {
        seat.open[opened->socket].socket = opened->socket;
    } else if (const auto *facts = std::get_if<SocketFacts>(&happening)) {
        const auto known = seat.open.find(facts->socket);
        if (known != seat.open.end()) {
            std::vector<OptionValue> options = facts->options.empty() ? known->second.options : facts->options;
            known->second = *facts;
            known->second.options = std::move(options);
        }
    } else if (!seat.program && std::holds_alternative<SocketGone>(happening)) {
        --m_watched;
    }
    note(seat, happening);
}

void Engine::note(const Seat &seat, Happening happening)
{
    if (m_heard.size() < mostHeard)
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

void Engine::noteEnding(Seat &seat, const rules::End &call, const CallResult &result)
{
    if (call.ending == rules::Ending::Shutdown || result.error != 0)
        return;
    const rules::SocketId known = keyOf(call.socket);
    seat.open.erase(known);
    note(seat, SocketClosed{known, call.ending == rules::Ending::Reset});
    if (result.remains == TcpState::None || !result.local || !result.peer) {
        note(seat, SocketGone{known});
        return;
    }
    SocketFacts facts;
    facts.socket = known;
    facts.local = result.local;
    facts.peer = result.peer;
    facts.tcp = result.remains;
    note(seat, facts);
    ++m_watched;
    keeper()->process->send(Watch{call.socket, *result.local, *result.peer, result.device});
}

void Engine::leave(Seat &seat, ProgramEnded::How how, int code, bool couldStart)
{
    seat.process->deleteLater();
    if (!couldStart)
        Q_EMIT refused(Refusal::AgentMissing, m_settings.agent);
    const bool wasPerforming = &seat == m_performing;
    const bool wasAsked = seat.isAsked;
    std::unique_ptr<Seat> gone;
    if (seat.program) {
        if (seat.isGreeted)
            note(seat, ProgramEnded{*seat.program, how, code, seat.isAsked});
        const auto at = m_seats.find(*seat.program);
        gone = std::move(at->second);
        m_seats.erase(at);
        if (!m_isStopping)
            leaveSockets(*gone);
    } else {
        gone = std::move(m_keeper);
        m_watched = 0;
        if (m_settings.isolated && !m_isStopping && gone->isGreeted)
            Q_EMIT refused(Refusal::NamespacesRefused, {});
    }
    if (m_isStopping) {
        bool isOver = true;
        forEachSeat([&isOver](const Seat &one) { isOver = isOver && one.process == nullptr; });
        if (isOver)
            Q_EMIT stopped();
        return;
    }
    if (wasPerforming || (!gone->program && m_performing != nullptr && m_performing->process == nullptr))
        conclude(wasAsked ? std::vector<CallResult>(1) : std::vector<CallResult>());
    checkSynced();
}

// What the kernel did with the sockets of a program that has ended.
void Engine::leaveSockets(const Seat &seat)
{
    for (const auto &[key, facts] : seat.open) {
        note(seat, SocketClosed{key, false});
        if (isConnection(facts))
            watch(key, facts);
        else
            note(seat, SocketGone{key});
    }
}

void Engine::watch(rules::SocketId key, const SocketFacts &facts)
{
    const std::optional<rules::SocketId> id = idOf(key);
    if (!id)
        return;
    int device = 0;
    for (const OptionValue &option : facts.options)
        device = option.name == QLatin1StringView("device") ? int(option.value) : device;
    ++m_watched;
    keeper()->process->send(Watch{*id, *facts.local, *facts.peer, device});
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

bool Engine::isWaiting() const
{
    const auto isBehind = [this](const Seat &seat) {
        return seat.process != nullptr && (!seat.isGreeted || seat.awaitedSync != 0 || &seat == m_performing);
    };
    return (m_keeper && isBehind(*m_keeper)) ||
           std::any_of(m_seats.begin(), m_seats.end(), [&](const auto &entry) { return isBehind(*entry.second); });
}

void Engine::lookAfter()
{
    if (!isWaiting()) {
        m_watchdog.stop();
        return;
    }
    std::vector<AgentProcess *> silent;
    forEachSeat([&](Seat &seat) {
        const bool isBehind =
            seat.process != nullptr && (!seat.isGreeted || seat.awaitedSync != 0 || &seat == m_performing);
        if (!isBehind)
            return;
        if (++seat.silence > m_settings.patience)
            silent.push_back(seat.process);
        else if (seat.isGreeted)
            seat.process->send(Sync{0}); // a long task answers, too
    });
    for (AgentProcess *process : silent)
        process->kill(ProgramEnded::How::Silent);
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
