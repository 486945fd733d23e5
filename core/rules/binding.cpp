// SPDX-License-Identifier: MIT
#include "rules/cover.h"
#include "rules/lifecycle.h"
#include "rules/portchoice.h"
#include "rules/sharing.h"
#include "rules/steps.h"

namespace quay::rules
{

namespace
{
using Refusal = std::optional<Prediction>;

bool isUsableV4(const Host &host, const Socket &socket, const Address &address)
{
    return address.isAny() || address.isMulticast() || host.isBroadcast(address) || host.isLocal(address) ||
           socket.freeBind || host.settings.nonlocalBindV4;
}

// The capabilities that count are those of whoever calls bind(2) (ns_capable(), not sk_ns_capable()).
Refusal refusePrivileged(const State &state, ProgramId caller, Port port)
{
    const bool low = port != Port{} && number(port) < state.host().settings.privilegedBelow;
    if (low && !state.host().program(caller).mayBindPrivileged)
        return fails(Errno::EAcces, Rule::PrivilegedPort);
    return std::nullopt;
}

Refusal refuseSecond(const Socket &socket)
{
    if (socket.onPort || socket.state != SocketState::Closed)
        return fails(Errno::EInval, Rule::AlreadyBound);
    return std::nullopt;
}

// net/ipv4/af_inet.c: address, privilege, state, in this order.
Refusal refuseV4(const State &state, const Socket &socket, const Bind &operation, const Endpoint &local)
{
    if (local.address.family() != Family::V4)
        return fails(Errno::EAfNoSupport, Rule::WrongAddressFamily);
    if (!isUsableV4(state.host(), socket, local.address))
        return fails(Errno::EAddrNotAvail, Rule::AddressNotOfThisHost);
    if (Refusal refusal = refusePrivileged(state, operation.by.value_or(socket.program), local.port))
        return refusal;
    return refuseSecond(socket);
}

Refusal refuseV6Address(const State &state, const Socket &socket, const Bind &operation)
{
    const Address &address = operation.local.address;
    const Host &host = state.host();
    const bool nonlocal = socket.freeBind || host.settings.nonlocalBindV6;
    std::optional<InterfaceId> device = socket.device;
    if (needsScope(address)) {
        if (operation.scope)
            device = operation.scope;
        if (!device)
            return fails(Errno::EInval, Rule::LinkLocalNeedsScope);
    }
    if (device && quint16(*device) >= host.interfaceCount)
        return fails(Errno::ENoDev, Rule::NoSuchDevice);
    if (address.isMulticast() || nonlocal)
        return std::nullopt;
    const std::optional<InterfaceId> owner = host.interfaceOf(address);
    if (!owner)
        return fails(Errno::EAddrNotAvail, Rule::AddressNotOfThisHost);
    if (device && !host.isOn(address, *device) && (address.isLoopback() || address.isLinkLocal()))
        return fails(Errno::EAddrNotAvail, Rule::LoopbackOtherDevice);
    return std::nullopt;
}

// net/ipv6/af_inet6.c, in its order.
Refusal refuseV6(const State &state, const Socket &socket, const Bind &operation, const Endpoint &local)
{
    const Address &address = local.address;
    if (address.family() != Family::V6)
        return fails(Errno::EInval, Rule::WrongAddressFamily);
    if (address.isMulticast() && socket.transport == Transport::Tcp)
        return fails(Errno::EInval, Rule::MulticastForTcp);
    if (Refusal refusal = refusePrivileged(state, operation.by.value_or(socket.program), local.port))
        return refusal;
    if (Refusal refusal = refuseSecond(socket))
        return refusal;
    if (address.isV4Mapped()) {
        if (socket.v6Only)
            return fails(Errno::EInval, Rule::MappedOnV6Only);
        if (!isUsableV4(state.host(), socket, address.unmapped()))
            return fails(Errno::EAddrNotAvail, Rule::AddressNotOfThisHost);
        return std::nullopt;
    }
    return address.isAny() ? std::nullopt : refuseV6Address(state, socket, operation);
}

// The socket as it asks for the port. Binding to an IPv6 address turns IPV6_V6ONLY on (net/ipv6/af_inet6.c).
Socket newcomer(const Socket &socket, const Bind &operation)
{
    Socket result = socket;
    const Address &address = operation.local.address;
    result.local.address = result.asked = address;
    if (address.family() == Family::V6 && !address.isAny() && !address.isV4Mapped())
        result.v6Only = true;
    if (operation.scope && needsScope(address))
        result.device = operation.scope;
    return result;
}

PortChoice choose(const State &state, const Socket &socket)
{
    return socket.transport == Transport::Tcp ? choosePortForTcpBind(state, socket) : choosePortForUdp(state, socket);
}

Prediction chooseFor(const State &state, const Socket &socket)
{
    if (socket.addressNoPort)
        return succeeds(Rule::OnlyAddressKept);
    const PortChoice choice = choose(state, socket);
    if (choice.kind == PortChoice::Kind::Exhausted)
        return fails(Errno::EAddrInUse, Rule::NoPortLeft);
    Prediction prediction = succeeds(Rule::PortChosen);
    prediction.port = choice.port;
    return withChance(std::move(prediction), choice, socket.id, Errno::EAddrInUse);
}

// If all that is in the way is TIME_WAIT: until when?
std::optional<quint32> waitingHelps(const State &state, const std::vector<SocketId> &with)
{
    quint64 until = state.now();
    for (const SocketId id : with) {
        const Socket &socket = state.at(id);
        if (!countsAsTimeWait(socket))
            return std::nullopt;
        until = std::max(until, socket.endsAt);
    }
    return quint32(until + timerSlack - state.now()); // by then it has certainly ended
}

Prediction judge(const State &state, const Socket &socket, Port port)
{
    Verdict verdict = mayHavePort(state, socket, port);
    Prediction prediction;
    prediction.rule = verdict.rule;
    prediction.with = std::move(verdict.with);
    if (verdict.allowed == Tri::Unknown) {
        prediction.outcome = Outcome::Unknown;
        prediction.missing = verdict.missing;
    } else if (verdict.allowed == Tri::No) {
        prediction.outcome = Outcome::Fails;
        prediction.error = Errno::EAddrInUse;
        prediction.waitMilliseconds = waitingHelps(state, prediction.with);
        return prediction;
    }
    prediction.port = {LocalPort::Kind::Number, port, {port, port}, 1, 1, false};
    return prediction;
}
} // namespace

Prediction decide(const State &state, const Bind &operation)
{
    const Socket *socket = openSocket(state, operation.socket);
    if (socket == nullptr)
        return fails(Errno::EBadF, Rule::NotAnOpenSocket);
    const Endpoint local{operation.local.address, meantPort(state, operation.local.port, operation.portOf)};
    Refusal refusal = socket->family == Family::V4 ? refuseV4(state, *socket, operation, local)
                                                   : refuseV6(state, *socket, operation, local);
    if (refusal) {
        refusal->port = portOf(*socket);
        return *refusal;
    }
    const Socket asking = newcomer(*socket, operation);
    Prediction prediction = local.port == Port{} ? chooseFor(state, asking) : judge(state, asking, local.port);
    if (prediction.outcome == Outcome::Fails)
        prediction.port = portOf(*socket);
    else if (const Socket *other = operation.portOf ? state.find(*operation.portOf) : nullptr;
             other != nullptr && other->portAssumed && prediction.port.kind == LocalPort::Kind::Number)
        prediction.port = portOf(*other); // as uncertain as that one
    return prediction;
}

void commit(State &state, const Bind &operation, const Prediction &prediction, const Observation &observed)
{
    if (openSocket(state, operation.socket) == nullptr)
        return;
    Socket &socket = state.at(operation.socket);
    if (prediction.outcome != Outcome::Ok) {
        // An address kept by IP_BIND_ADDRESS_NO_PORT is forgotten when the port can't be had.
        if (prediction.error == Errno::EAddrNotAvail || prediction.error == Errno::EAddrInUse ||
            prediction.error == Errno::ENoDev)
            socket.device = newcomer(socket, operation).device; // the scope has already been taken
        if (prediction.error == Errno::EAddrInUse)
            socket.local.address = socket.asked = Address::any(socket.family);
        return;
    }
    const Port asked = meantPort(state, operation.local.port, operation.portOf);
    const Socket bound = newcomer(socket, operation);
    socket.local.address = bound.local.address;
    socket.asked = bound.asked;
    socket.addressLocked = socket.addressLocked || !bound.asked.isAny(); // SOCK_BINDADDR_LOCK
    socket.hiddenV4 = false;
    socket.v6Only = bound.v6Only;
    socket.device = bound.device;
    if (prediction.rule == Rule::OnlyAddressKept) {
        socket.local.port = Port{};
        return;
    }
    LocalPort port = prediction.port;
    if (port.kind == LocalPort::Kind::None) // what was uncertain was seen to work
        port = {LocalPort::Kind::Number, asked, {asked, asked}, 1, 1, false};
    takePort(state, socket.id, port, asked == Port{} ? PortOrigin::Bind : PortOrigin::Asked, observed);
    if (socket.transport == Transport::Udp) {
        joinGroup(state, socket.id);
        return;
    }
    state.markBound(socket.id);
    rememberReusePort(*state.ports(Transport::Tcp).find(socket.local.port), socket);
}

} // namespace quay::rules
