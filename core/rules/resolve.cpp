// SPDX-License-Identifier: MIT
#include "rules/resolve.h"

#include "rules/remedies.h"
#include "rules/steps.h"

namespace quay::rules
{

namespace
{
// How far from the wanted port a free one is looked for.
constexpr int nearBy = 64;

void tryAddresses(Trial &trial, const Bind &bind, Family family)
{
    std::vector<Address> addresses;
    addresses.push_back(Address::any(family));
    addresses.push_back(Address::loopback(family));
    if (family == Family::V4)
        addresses.push_back(Address::v4(127, 0, 0, 2));
    for (const HostAddress &entry : trial.state().host().addresses) {
        if (entry.address.family() == family)
            addresses.push_back(entry.address);
    }
    std::vector<Address> tried;
    tried.push_back(bind.local.address);
    for (const Address &address : addresses) {
        if (std::find(tried.begin(), tried.end(), address) != tried.end())
            continue;
        tried.push_back(address);
        Bind instead = bind;
        instead.local.address = address;
        Resolution resolution;
        resolution.remedy = Remedy::OtherAddress;
        resolution.endpoint = Endpoint{address, meantPort(trial.state(), bind.local.port, bind.portOf)};
        trial.keepIfInstead(std::move(resolution), instead);
    }
}

void tryPorts(Trial &trial, const Bind &bind)
{
    const int wanted = number(meantPort(trial.state(), bind.local.port, bind.portOf));
    Bind instead = bind;
    instead.portOf = std::nullopt;
    for (int distance = 1; distance <= nearBy && !trial.hasAny(Remedy::OtherPort); ++distance) {
        for (const int port : {wanted + distance, wanted - distance}) {
            if (port <= 0 || port >= portCount || trial.hasAny(Remedy::OtherPort))
                continue;
            instead.local.port = Port(quint16(port));
            Resolution resolution;
            resolution.remedy = Remedy::OtherPort;
            resolution.endpoint = instead.local;
            trial.keepIfInstead(std::move(resolution), instead);
        }
    }
    instead.local.port = Port{};
    Resolution any;
    any.remedy = Remedy::AnyPort;
    any.endpoint = instead.local;
    if (wanted != 0)
        trial.keepIfInstead(std::move(any), instead);
}

void resolveBind(Trial &trial, const Bind &bind, const Socket &socket)
{
    tryPorts(trial, bind);
    tryAddresses(trial, bind, bind.local.address.family());
    tryFlags(trial, bind.socket);
    tryFlagsOnOthers(trial, bind.socket);
    tryWaiting(trial);
    tryEndings(trial, socket.program);
    tryOtherTransport(trial, socket);
    tryPrivileges(trial, socket, meantPort(trial.state(), bind.local.port, bind.portOf));
    tryFresh(trial, bind.socket);
    tryRange(trial);
}

void resolveListen(Trial &trial, const Listen &listen, const Socket &socket)
{
    tryFlags(trial, listen.socket);
    tryFlagsOnOthers(trial, listen.socket);
    tryEndings(trial, socket.program);
    tryFresh(trial, listen.socket);
    tryOtherTransport(trial, socket);
    tryRange(trial);
}

// Somebody listens at the destination, where nobody did.
void tryListening(Trial &trial, const Connect &connect, const Socket &socket)
{
    if (trial.failed().rule != Rule::NobodyListens)
        return;
    const Port port = meantPort(trial.state(), connect.peer.port, connect.portOf);
    Resolution resolution;
    resolution.remedy = Remedy::ListenThere;
    resolution.endpoint = Endpoint{connect.peer.address, port};
    resolution.sockets = trial.failed().with;
    const auto id = trial.state().next(State::Own);
    trial.keepIf(std::move(resolution), [&](State &state) {
        if (!trial.failed().with.empty()) {
            apply(state, Listen{trial.failed().with.front()});
            return;
        }
        apply(state, CreateSocket{id, socket.program, connect.peer.address.family(), Transport::Tcp});
        apply(state, Bind{id, {connect.peer.address, port}});
        apply(state, Listen{id});
    });
}

void resolveConnect(Trial &trial, const Connect &connect, const Socket &socket)
{
    tryListening(trial, connect, socket);
    Resolution resume;
    resume.remedy = Remedy::ResumeAccepting;
    resume.sockets = trial.failed().with;
    if (trial.failed().rule == Rule::AcceptQueueFull) {
        trial.keepIf(std::move(resume), [&](State &state) {
            for (const SocketId listener : trial.failed().with)
                apply(state, SetAccepting{listener, true});
        });
    }
    tryFlags(trial, connect.socket);
    Resolution unbound;
    unbound.remedy = Remedy::WithoutPort;
    if (socket.onPort)
        trial.keepIf(std::move(unbound), [&](State &state) { unbind(state, connect.socket); });
    tryEndings(trial, socket.program);
    tryFresh(trial, connect.socket);
    tryOtherTransport(trial, socket);
    tryRange(trial);
}
} // namespace

std::vector<Resolution> resolutions(const State &state, const Operation &operation)
{
    const Prediction failed = predict(state, operation);
    if (failed.outcome != Outcome::Fails && failed.outcome != Outcome::Pending)
        return {};
    Trial trial(state, operation, failed);
    const auto subject = [&](SocketId id) { return openSocket(state, id); };
    if (const auto *bind = std::get_if<Bind>(&operation); bind && subject(bind->socket))
        resolveBind(trial, *bind, *subject(bind->socket));
    else if (const auto *listen = std::get_if<Listen>(&operation); listen && subject(listen->socket))
        resolveListen(trial, *listen, *subject(listen->socket));
    else if (const auto *connect = std::get_if<Connect>(&operation); connect && subject(connect->socket))
        resolveConnect(trial, *connect, *subject(connect->socket));
    return trial.take();
}

} // namespace quay::rules
