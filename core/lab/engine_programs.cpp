// SPDX-License-Identifier: MIT
// The processes of a lab: how they start, how they are looked after, and how they end.
#include "lab/engine.h"

namespace quay::lab
{

namespace
{

constexpr quint32 sessionsOfProcess = 1U << 20;
constexpr quint32 sessionBlocks = (1U << 10) - 1;

bool isConnection(const SocketFacts &facts)
{
    return facts.tcp != TcpState::None && facts.peer && !facts.listening && facts.tcp != TcpState::Closed;
}

} // namespace

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
    for (const auto &[key, open] : seat.open) {
        note(seat, SocketClosed{key, false});
        if (isConnection(open.facts) && !isHeldElsewhere(open.inode))
            watch(key, open.facts);
        else
            note(seat, SocketGone{key});
    }
}

bool Engine::isHeldElsewhere(quint64 inode) const
{
    return std::any_of(m_seats.begin(), m_seats.end(), [inode](const auto &entry) {
        const auto &open = entry.second->open;
        return std::any_of(open.begin(), open.end(), [inode](const auto &one) { return one.second.inode == inode; });
    });
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

// Once a second. Who owes an answer is asked again, and gives one even in the midst of a long task; who owes none is
// asked now and then, so that a program that hangs is known before the next step needs it.
void Engine::lookAfter()
{
    std::vector<AgentProcess *> silent;
    bool isAnybodyThere = false;
    forEachSeat([&](Seat &seat) {
        if (seat.process == nullptr)
            return;
        isAnybodyThere = true;
        const bool owes =
            !seat.isGreeted || seat.awaitedSync != 0 || &seat == m_performing || std::exchange(seat.isPinged, false);
        if (++seat.silence <= m_settings.patience && !owes)
            return;
        if (owes && seat.silence > m_settings.patience) {
            silent.push_back(seat.process);
            return;
        }
        seat.silence = owes ? seat.silence : 0;
        seat.isPinged = seat.isGreeted;
        if (seat.isGreeted)
            seat.process->send(Sync{0});
    });
    for (AgentProcess *process : silent)
        process->kill(ProgramEnded::How::Silent);
    if (!isAnybodyThere)
        m_watchdog.stop();
}

} // namespace quay::lab
