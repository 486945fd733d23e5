// SPDX-License-Identifier: MIT
#include "script/statejson.h"

#include "lab/jsonmembers.h"

namespace quay::script
{

namespace
{

struct StateMembers {
    rules::Host host;
    std::vector<rules::ForeignSocket> others;
};

} // namespace

} // namespace quay::script

namespace quay::lab
{

using quay::rules::ForeignSocket;
using quay::rules::Host;
using quay::rules::HostAddress;
using quay::rules::Program;
using quay::rules::Settings;

// Where JsonReader and JsonWriter find it: one function for both directions.
template <typename Visitor,
          OneOf<PortInterval, Program, HostAddress, Settings, Host, ForeignSocket, script::StateMembers> M>
void members(Visitor &v, M &m)
{
    using T = std::remove_const_t<M>;
    if constexpr (std::is_same_v<T, PortInterval>) {
        v.member("first", m.first);
        v.member("last", m.last);
    } else if constexpr (std::is_same_v<T, Program>) {
        v.member("id", m.id);
        v.member("user", m.user);
        v.member("mayBindPrivileged", m.mayBindPrivileged);
        v.member("mayUseRaw", m.mayUseRaw);
    } else if constexpr (std::is_same_v<T, HostAddress>) {
        v.member("address", m.address);
        v.member("prefix", m.prefixLength);
        v.member("interface", m.interface);
    } else if constexpr (std::is_same_v<T, Settings>) {
        v.member("ephemeral", m.ephemeral);
        v.member("reserved", m.reserved);
        v.member("privilegedBelow", m.privilegedBelow);
        v.member("maximumBacklog", m.maximumBacklog);
        v.member("v6Only", m.v6Only);
        v.member("nonlocalBindV4", m.nonlocalBindV4);
        v.member("nonlocalBindV6", m.nonlocalBindV6);
        v.member("autobindReuse", m.autobindReuse);
        v.member("timeWaitReuse", m.timeWaitReuse);
    } else if constexpr (std::is_same_v<T, Host>) {
        v.member("programs", m.programs);
        v.member("defaultProgram", m.defaultProgram);
        v.member("addresses", m.addresses);
        v.member("interfaceCount", m.interfaceCount);
        v.member("interfaceOrder", m.interfaceOrder);
        v.member("defaultRouteV4", m.defaultRouteV4);
        v.member("defaultRouteV6", m.defaultRouteV6);
        v.member("oneCpu", m.oneCpu);
        v.member("settings", m.settings);
    } else if constexpr (std::is_same_v<T, ForeignSocket>) {
        v.member("family", m.family);
        v.member("transport", m.transport);
        v.member("local", m.local);
        v.member("peer", m.peer);
        v.member("state", m.state);
        v.member("v6Only", m.v6Only);
        v.member("user", m.user);
        v.member("device", m.device);
        v.member("reuseAddress", m.reuseAddress);
        v.member("reusePort", m.reusePort);
    } else {
        v.member("host", m.host);
        v.member("others", m.others);
    }
}

} // namespace quay::lab

namespace quay::script
{

namespace
{

// The numbers of enumerations are foreign bytes, too.
bool isInRange(const rules::ForeignSocket &socket)
{
    return socket.family <= Family::V6 && socket.transport <= Transport::Udp &&
           socket.state <= rules::SocketState::Gone && socket.reuseAddress <= rules::Tri::Unknown &&
           socket.reusePort <= rules::Tri::Unknown && socket.local.port != Port{};
}

bool isInRange(const rules::Host &host)
{
    const rules::Settings &settings = host.settings;
    return settings.timeWaitReuse <= rules::Settings::TimeWaitReuse::Loopback &&
           settings.ephemeral.first <= settings.ephemeral.last && settings.ephemeral.first != Port{} &&
           host.interfaceCount > 0;
}

} // namespace

QJsonObject toJson(const rules::State &state)
{
    StateMembers all{state.host(), {}};
    for (const rules::Socket &socket : state.sockets(rules::State::Foreign)) {
        all.others.push_back({socket.family, socket.transport, socket.local, socket.peer, socket.state, socket.v6Only,
                              socket.user, socket.device, socket.reuseAddress, socket.reusePort});
    }
    QJsonObject object;
    lab::JsonWriter writer(object);
    lab::members(writer, all);
    return object;
}

std::optional<rules::State> stateFromJson(const QJsonObject &object)
{
    StateMembers all;
    lab::JsonReader reader(object);
    lab::members(reader, all);
    if (!reader.isGood() || !isInRange(all.host))
        return std::nullopt;
    rules::State state(all.host);
    for (const rules::ForeignSocket &socket : all.others) {
        if (!isInRange(socket))
            return std::nullopt;
        state.addForeign(socket);
    }
    return state;
}

} // namespace quay::script
