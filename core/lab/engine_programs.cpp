// SPDX-License-Identifier: MIT
// The processes of a lab: how they start, how they are looked after, and how they end.
#include "lab/engine.h"

#include <algorithm>

namespace quay::lab
{

namespace
{

constexpr quint32 sessionsOfProcess = 1U << 20;
constexpr int slownessOfNetworks = 4; // a host that is reached by a command may take so many times longer to begin
constexpr quint32 sessionBlocks = (1U << 10) - 1;

bool isConnection(const SocketFacts &facts)
{
    return facts.tcp != TcpState::None && facts.peer && !facts.listening && facts.tcp != TcpState::Closed;
}

} // namespace

void Engine::setInterfaces(rules::HostId host, const std::vector<QString> &names)
{
    m_interfaces[host] = names;
    forEachSeat([&](Seat &seat) {
        if (seat.process != nullptr && seat.host == host)
            seat.process->send(Interfaces{names, 0});
    });
}

// Null: the lab's own.
const LabHost *Engine::settingsOf(rules::HostId host) const
{
    return host == rules::ownHost ? nullptr : &m_settings.hosts.at(std::size_t(host) - 1);
}

bool Engine::isIsolated(rules::HostId host) const
{
    const LabHost *settings = settingsOf(host);
    return settings == nullptr ? m_settings.isolated : settings->isIsolated();
}

bool Engine::isReached(rules::HostId host) const { return host != rules::ownHost && !isIsolated(host); }

// As the settings have it.
QString Engine::told(rules::HostId host) const
{
    const LabHost *settings = settingsOf(host);
    return settings == nullptr ? m_settings.agent
                               : settings->name + QLatin1StringView(" via ") + settings->command.join(u' ');
}

// The process that keeps an isolated host alive, and looks after connections whose program has let them go.
Engine::Seat &Engine::keeper(rules::HostId host)
{
    std::unique_ptr<Seat> &seat = m_keepers[host];
    if (!seat) {
        seat = std::make_unique<Seat>();
        seat->host = host;
        startKeeper(*seat);
    }
    return *seat;
}

bool Engine::isGreeted(rules::HostId host) const
{
    const auto seat = m_keepers.find(host);
    return seat != m_keepers.end() && seat->second->isGreeted;
}

// Isolated hosts are made one after the other, the later ones beside the first: only so can an interface of one lead to
// another.
void Engine::startKeeper(Seat &seat)
{
    if (!isIsolated(seat.host)) {
        start(seat, {});
        return;
    }
    const Seat *first = nullptr;
    for (const auto &[host, one] : m_keepers) {
        if (isIsolated(host) && one->process != nullptr && (first == nullptr || one->isGreeted))
            first = one.get();
    }
    if (first == nullptr)
        start(seat, {QStringLiteral("--isolated")});
    else if (first->isGreeted)
        start(seat, {QStringLiteral("--beside"), QString::number(first->pid)});
}

Engine::Seat &Engine::seatOf(const Program &program)
{
    std::unique_ptr<Seat> &seat = m_seats[program.id];
    if (seat)
        return *seat;
    seat = std::make_unique<Seat>();
    seat->program = program.id;
    seat->name = program.name;
    seat->host = program.host;
    if (!isIsolated(program.host))
        start(*seat, {});
    else if (keeper(program.host).isGreeted)
        startWaiting();
    return *seat;
}

// Who had to wait for the host to be there.
void Engine::startWaiting()
{
    for (const auto &[host, seat] : m_keepers) {
        if (seat->process == nullptr)
            startKeeper(*seat);
    }
    for (const auto &[program, seat] : m_seats) {
        if (seat->process == nullptr && isGreeted(seat->host))
            start(*seat, {QStringLiteral("--join"), QString::number(m_keepers.at(seat->host)->pid)});
    }
    if (m_performing != nullptr && !m_isSent && isReady(*m_performing))
        send(*m_performing, m_calls);
}

// Whether the calls that are to be performed can be sent to it.
bool Engine::isReady(const Seat &seat) const
{
    return seat.process != nullptr && std::all_of(m_calls.begin(), m_calls.end(), [this](const Call &call) {
               const auto *pair = std::get_if<rules::AddInterfacePair>(&call.operation);
               return pair == nullptr || !pair->otherHost || isGreeted(*pair->otherHost);
           });
}

void Engine::start(Seat &seat, QStringList arguments)
{
    seat.process = new AgentProcess(this);
    connect(seat.process, &AgentProcess::answered, this, [this, &seat](const Answer &answer) { hear(seat, answer); });
    connect(
        seat.process, &AgentProcess::ended, this,
        [this, &seat](ProgramEnded::How how, int code, bool couldStart) { leave(seat, how, code, couldStart); },
        Qt::QueuedConnection); // not from within start()
    if (isReached(seat.host))
        seat.process->startOfUser(settingsOf(seat.host)->command);
    else
        seat.process->start(m_settings.agent, m_settings.arguments + std::move(arguments));
    // Every process has keys of its own for its sessions, so that one is never taken for another.
    const quint32 block = m_starts++ % sessionBlocks;
    std::vector<QString> &interfaces = m_interfaces[seat.host];
    if (interfaces.empty())
        interfaces = {QStringLiteral("lo")};
    if (!seat.process->hasEnded())
        seat.process->send(Interfaces{interfaces, firstSessionKey + block * sessionsOfProcess});
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
        process->dismiss();
}

void Engine::greet(Seat &seat, const Greeting &greeting)
{
    if (greeting.version != protocolVersion) {
        seat.process->kill(ProgramEnded::How::Nonsense);
        return;
    }
    if (greeting.error != 0) {
        seat.isAsked = true;
        Q_EMIT refused(Refusal::NamespacesRefused, qt_error_string(greeting.error));
        return;
    }
    seat.isGreeted = true;
    seat.pid = greeting.pid;
    if (seat.program)
        note(seat, ProgramStarted{*seat.program, seat.name,
                                  seat.host == rules::ownHost ? QString() : settingsOf(seat.host)->name, seat.pid});
    else
        startWaiting();
}

void Engine::leave(Seat &seat, ProgramEnded::How how, int code, bool couldStart)
{
    seat.process->deleteLater();
    if (const Refusal refusal = refusalOf(seat, how, couldStart); refusal != Refusal::None)
        Q_EMIT refused(refusal, told(seat.host));
    const bool wasPerforming = &seat == m_performing;
    const bool wasAsked = seat.isAsked;
    if (seat.program && seat.isGreeted)
        note(seat, ProgramEnded{*seat.program, how, code, seat.isAsked});
    const std::unique_ptr<Seat> gone = vacate(seat);
    if (gone->program && !m_isStopping)
        leaveSockets(*gone);
    if (!gone->program && isIsolated(gone->host) && !m_isStopping && gone->isGreeted)
        Q_EMIT refused(Refusal::NamespacesRefused, {});
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

// Why nothing can be done with what has ended so; None: it is one of the things that happen to programs.
Refusal Engine::refusalOf(const Seat &seat, ProgramEnded::How how, bool couldStart) const
{
    const bool isOfUser = isReached(seat.host);
    if (!couldStart)
        return isOfUser ? Refusal::HostCommandMissing : Refusal::AgentMissing;
    if (!isOfUser || seat.isGreeted || seat.isAsked)
        return Refusal::None;
    switch (how) {
    case ProgramEnded::How::Nonsense:
        return Refusal::HostNonsense;
    case ProgramEnded::How::Silent:
        return Refusal::HostSilent;
    case ProgramEnded::How::Exited:
    case ProgramEnded::How::Signaled:
        return Refusal::HostCommandEnded;
    }
    Q_UNREACHABLE();
}

std::unique_ptr<Engine::Seat> Engine::vacate(const Seat &seat)
{
    std::unique_ptr<Seat> gone;
    if (seat.program) {
        const rules::ProgramId program = *seat.program;
        gone = std::move(m_seats.at(program));
        m_seats.erase(program);
    } else {
        const rules::HostId host = seat.host;
        gone = std::move(m_keepers.at(host));
        m_keepers.erase(host);
    }
    return gone;
}

// What the kernel did with the sockets of a program that has ended.
void Engine::leaveSockets(const Seat &seat)
{
    for (const auto &[key, open] : seat.open) {
        note(seat, SocketClosed{key, false});
        if (isConnection(open.facts) && !isReached(seat.host) && !isHeldElsewhere(seat, open.inode))
            watch(seat, key, open.facts);
        else
            note(seat, SocketGone{key});
    }
}

// Whether another program of the host has a descriptor of the same socket.
bool Engine::isHeldElsewhere(const Seat &seat, quint64 inode) const
{
    return std::any_of(m_seats.begin(), m_seats.end(), [&seat, inode](const auto &entry) {
        const auto &open = entry.second->open;
        return entry.second->host == seat.host &&
               std::any_of(open.begin(), open.end(), [inode](const auto &one) { return one.second.inode == inode; });
    });
}

void Engine::watch(const Seat &seat, rules::SocketId key, const SocketFacts &facts)
{
    const std::optional<rules::SocketId> id = idOf(key);
    if (!id)
        return;
    int device = 0;
    for (const OptionValue &option : facts.options)
        device = option.name == QLatin1StringView("device") ? int(option.value) : device;
    Seat &caretaker = keeper(seat.host);
    ++caretaker.watched;
    caretaker.process->send(Watch{*id, *facts.local, *facts.peer, device});
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
        const bool isOnItsWay = isReached(seat.host) && !seat.isGreeted;
        const int patience = m_settings.patience * (isOnItsWay ? slownessOfNetworks : 1);
        const bool owes =
            !seat.isGreeted || seat.awaitedSync != 0 || &seat == m_performing || std::exchange(seat.isPinged, false);
        if (++seat.silence <= patience && !owes)
            return;
        if (owes && seat.silence > patience) {
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
