// SPDX-License-Identifier: MIT
#include "rules/remedies.h"

#include "rules/inheriting.h"
#include "rules/steps.h"

#include <map>

namespace quay::rules
{

namespace
{
Resolution flagged(Remedy remedy, Flag flag, bool on = true)
{
    Resolution resolution;
    resolution.remedy = remedy;
    resolution.flag = flag;
    resolution.flagOn = on;
    return resolution;
}

bool setFlag(State &state, SocketId id, Flag flag, bool on)
{
    return apply(state, SetFlag{id, flag, on}).outcome == Outcome::Ok;
}
} // namespace

void unbind(State &state, SocketId id)
{
    state.leave(id);
    Socket &socket = state.at(id);
    socket.state = SocketState::Closed;
    socket.origin = PortOrigin::None;
    socket.local = {Address::any(socket.family), Port{}};
    socket.asked = socket.local.address;
    socket.wasConnected = socket.sendClosed = false;
    socket.group = 0;
}

void tryFlags(Trial &trial, SocketId id)
{
    for (const Flag flag : {Flag::ReuseAddress, Flag::ReusePort, Flag::FreeBind, Flag::Broadcast}) {
        trial.keepIf(flagged(Remedy::FlagHere, flag), [=](State &state) { setFlag(state, id, flag, true); });
    }
    for (const bool on : {true, false}) {
        trial.keepIf(flagged(Remedy::FlagHere, Flag::V6Only, on),
                     [=](State &state) { setFlag(state, id, Flag::V6Only, on); });
    }
}

// The same option on this socket, on those in the way, or on both: as if it had been set from the start.
void tryFlagsOnOthers(Trial &trial, SocketId id)
{
    const std::vector<SocketId> &others = trial.failed().with;
    if (others.empty())
        return;
    for (const Flag flag : {Flag::ReuseAddress, Flag::ReusePort}) {
        for (const Remedy remedy : {Remedy::FlagThere, Remedy::FlagOnBoth}) {
            Resolution resolution = flagged(remedy, flag);
            resolution.sockets = others;
            trial.keepIf(std::move(resolution), [&](State &state) {
                for (const SocketId other : others)
                    setFlag(state, other, flag, true);
                if (remedy == Remedy::FlagOnBoth)
                    setFlag(state, id, flag, true);
            });
        }
    }
    Resolution v6Only = flagged(Remedy::FlagThere, Flag::V6Only);
    v6Only.sockets = others;
    trial.keepIf(std::move(v6Only), [&](State &state) {
        for (const SocketId other : others) {
            Socket &socket = state.at(descriptionOf(state.at(other)));
            socket.v6Only = socket.v6Only || socket.family == Family::V6;
        }
    });
}

namespace
{

// What has ended and waits out TIME_WAIT is the kernel's: nobody can close it.
bool isHeld(const Socket &socket) { return socket.open && socket.state != SocketState::TimeWait; }

// Seen from outside, programs have no ids: they are known by what they hold.
void tryEndingForeign(Trial &trial, const std::vector<SocketId> &foreign)
{
    Resolution end;
    end.remedy = Remedy::EndProgram;
    end.sockets = foreign;
    trial.keepIf(std::move(end), [&foreign](State &state) {
        for (const SocketId socket : foreign)
            state.leave(socket);
    });
}

} // namespace

void tryEndings(Trial &trial, ProgramId own)
{
    const std::vector<SocketId> &others = trial.failed().with;
    const bool areHeld =
        std::all_of(others.begin(), others.end(), [&trial](SocketId other) { return isHeld(trial.state().at(other)); });
    if (others.empty() || !areHeld)
        return;
    Resolution close;
    close.remedy = Remedy::CloseSocket;
    close.sockets = others;
    trial.keepIf(close, [&](State &state) {
        for (const SocketId other : others)
            apply(state, End{other, Ending::Reset});
    });
    std::map<ProgramId, std::vector<SocketId>> programs;
    std::vector<SocketId> foreign;
    for (const SocketId other : others) {
        const ProgramId program = trial.state().at(other).program;
        if (State::isForeign(other))
            foreign.push_back(other);
        else if (program != own)
            programs[program].push_back(other);
    }
    for (const auto &[program, sockets] : programs) {
        Resolution end;
        end.remedy = Remedy::EndProgram;
        end.program = program;
        end.sockets = sockets;
        trial.keepIf(std::move(end), [program = program](State &state) { apply(state, EndProgram{program, false}); });
    }
    if (!foreign.empty())
        tryEndingForeign(trial, foreign);
}

void tryWaiting(Trial &trial)
{
    const std::optional<quint32> wait = trial.failed().waitMilliseconds;
    if (!wait)
        return;
    Resolution resolution;
    resolution.remedy = Remedy::WaitForTimeWait;
    resolution.milliseconds = *wait;
    trial.keepIf(std::move(resolution), [&](State &state) { apply(state, Wait{*wait}); });
}

void tryPrivileges(Trial &trial, const Socket &socket, Port port)
{
    if (trial.failed().rule == Rule::PrivilegedPort) {
        Resolution lower;
        lower.remedy = Remedy::LowerPrivileged;
        lower.value = number(port);
        trial.keepIf(std::move(lower), [port](State &state) { apply(state, SetPrivilegedBelow{number(port)}); });
        Resolution privileged;
        privileged.remedy = Remedy::AsPrivileged;
        trial.keepIf(std::move(privileged), [&](State &state) {
            state.host().defaultProgram.mayBindPrivileged = true;
            for (Program &program : state.host().programs)
                program.mayBindPrivileged = program.mayBindPrivileged || program.id == socket.program;
        });
    }
    if (trial.failed().rule == Rule::InUseOtherOwner && !trial.failed().with.empty()) {
        Resolution user;
        user.remedy = Remedy::SameUser;
        user.sockets = trial.failed().with;
        trial.keepIf(std::move(user),
                     [&](State &state) { state.at(socket.id).user = state.at(trial.failed().with.front()).user; });
    }
}

void tryOtherTransport(Trial &trial, const Socket &socket)
{
    Resolution resolution;
    resolution.remedy = Remedy::OtherTransport;
    const SocketId id = socket.id;
    if (!socket.onPort)
        trial.keepIf(std::move(resolution), [id](State &state) {
            Socket &changed = state.at(id);
            changed.transport = changed.transport == Transport::Tcp ? Transport::Udp : Transport::Tcp;
        });
}

void tryFresh(Trial &trial, SocketId id)
{
    Resolution fresh;
    fresh.remedy = Remedy::FreshSocket;
    trial.keepIf(std::move(fresh), [id](State &state) { unbind(state, id); });
}

void tryRange(Trial &trial)
{
    const Rule rule = trial.failed().rule;
    if (rule != Rule::NoPortLeft && rule != Rule::NoTupleLeft)
        return;
    Resolution wider;
    wider.remedy = Remedy::WidenRange;
    trial.keepIf(std::move(wider), [](State &state) { state.host().settings.ephemeral = {Port{1024}, Port{65535}}; });
}

} // namespace quay::rules
