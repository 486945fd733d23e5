// SPDX-License-Identifier: MIT
#include "common/surroundings.h"

#include "system/proctext.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace quay
{

using rules::InterfaceId;
using rules::SocketState;

namespace
{

std::optional<int> numberIn(const QByteArray &text, int lowest, int highest)
{
    bool ok = false;
    const int value = text.trimmed().toInt(&ok);
    return ok && value >= lowest && value <= highest ? std::optional(value) : std::nullopt;
}

bool isOn(const QByteArray &text) { return numberIn(text, 1, 1).has_value(); }

// A route to 0.0.0.0/0, in the hexadecimal of net/route.
bool hasDefaultRouteV4(const QByteArray &table)
{
    const QByteArrayList lines = table.split('\n');
    return std::any_of(lines.begin(), lines.end(), [](const QByteArray &line) {
        const QByteArrayList fields = line.simplified().split(' ');
        return fields.value(1) == "00000000" && fields.value(7) == "00000000";
    });
}

// A route to ::/0 that leads somewhere: the kernel keeps one on lo that refuses.
bool hasDefaultRouteV6(const QByteArray &table)
{
    const QByteArrayList lines = table.split('\n');
    return std::any_of(lines.begin(), lines.end(), [](const QByteArray &line) {
        const QByteArrayList fields = line.simplified().split(' ');
        return fields.value(0) == QByteArray(32, '0') && fields.value(1) == "00" && fields.value(9) != "lo";
    });
}

// The loopback first, because its id is fixed.
std::vector<system::Interface> inOrderOfIds(const system::Machine &machine)
{
    std::vector<system::Interface> list = machine.interfaces;
    std::stable_partition(list.begin(), list.end(), [](const system::Interface &one) { return one.isLoopback; });
    return list;
}

void addInterfaces(rules::Host &host, const std::vector<system::Interface> &interfaces)
{
    for (std::size_t i = 0; i < interfaces.size(); ++i) {
        for (const system::InterfaceAddress &entry : interfaces[i].addresses)
            host.addresses.push_back({entry.address, entry.prefixLength, InterfaceId(quint16(i))});
    }
    host.interfaceCount = quint16(std::max<std::size_t>(interfaces.size(), 1));
}

rules::Program programOf(const system::Machine &machine, const QByteArray &status)
{
    constexpr int netRaw = 13; // CAP_NET_RAW, linux/capability.h
    const QByteArrayView capabilities = system::statusField(status, "CapEff").value_or(QByteArrayView());
    rules::Program program;
    program.user = machine.uid;
    program.mayBindPrivileged = machine.mayBindPrivileged;
    program.mayUseRaw = (capabilities.toByteArray().toULongLong(nullptr, 16) >> netRaw & 1) != 0;
    return program;
}

} // namespace

// "6.18.0-arm64": which of the kernel's rules hold (see rules::Settings). What can't be read is taken to be recent.
static bool isBefore6_18(const QByteArray &release)
{
    const QList<QByteArray> parts = release.split('.');
    bool isNumber = false;
    const int major = parts.first().toInt(&isNumber);
    return isNumber && parts.size() > 1 &&
           std::pair(major, int(std::strtol(parts[1].constData(), nullptr, 10))) < std::pair(6, 18);
}

rules::Host hostOf(const system::Machine &machine, const std::function<QByteArray(const char *path)> &read)
{
    rules::Host host;
    rules::Settings &settings = host.settings;
    settings.ephemeral = machine.ephemeral;
    settings.reserved = machine.reserved;
    settings.privilegedBelow = machine.unprivilegedStart;
    settings.maximumBacklog = numberIn(read("sys/net/core/somaxconn"), 0, 1 << 30).value_or(settings.maximumBacklog);
    settings.v6Only = isOn(read("sys/net/ipv6/bindv6only"));
    settings.nonlocalBindV4 = isOn(read("sys/net/ipv4/ip_nonlocal_bind"));
    settings.nonlocalBindV6 = isOn(read("sys/net/ipv6/ip_nonlocal_bind"));
    settings.autobindReuse = isOn(read("sys/net/ipv4/ip_autobind_reuse"));
    const int reuse = numberIn(read("sys/net/ipv4/tcp_tw_reuse"), 0, 2).value_or(int(settings.timeWaitReuse));
    settings.timeWaitReuse = rules::Settings::TimeWaitReuse(reuse);
    settings.portsReturnToConnect = !isBefore6_18(read("sys/kernel/osrelease"));
    host.defaultRouteV4 = hasDefaultRouteV4(read("net/route"));
    host.defaultRouteV6 = hasDefaultRouteV6(read("net/ipv6_route"));
    host.defaultProgram = programOf(machine, read("self/status"));
    addInterfaces(host, inOrderOfIds(machine));
    return host;
}

namespace
{

// What has a port for the rules. A request that is not a connection yet has none of its own.
std::optional<SocketState> stateOf(system::State state)
{
    switch (state) {
    case system::State::Listen:
        return SocketState::Listening;
    case system::State::SynSent:
        return SocketState::SynSent;
    case system::State::Established:
        return SocketState::Established;
    case system::State::FinWait1:
    case system::State::FinWait2:
        return SocketState::FinWait;
    case system::State::CloseWait:
        return SocketState::CloseWait;
    case system::State::Closing:
    case system::State::LastAck:
        return SocketState::LastAck;
    case system::State::TimeWait:
        return SocketState::TimeWait;
    case system::State::Bound:
    case system::State::Unconnected:
        return SocketState::Bound;
    case system::State::SynReceived:
    case system::State::CookieWait:
    case system::State::CookieEchoed:
    case system::State::ShutdownPending:
    case system::State::ShutdownSent:
    case system::State::ShutdownReceived:
    case system::State::ShutdownAckSent:
    case system::State::Unknown:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

// A process may give itself any name: nothing in it shall act on a terminal.
QString ownerIn(const system::SocketRecord &record)
{
    if (record.processes().empty())
        return {};
    const system::Process &process = *record.processes().front();
    QString name = process.name;
    for (QChar &c : name) {
        if (!c.isPrint())
            c = QChar::ReplacementCharacter;
    }
    return QStringLiteral("%1[%2]").arg(name).arg(number(process.pid));
}

std::optional<InterfaceId> deviceOf(const system::SocketRecord &record, const system::Machine &machine)
{
    const std::vector<system::Interface> interfaces = inOrderOfIds(machine);
    const auto found = std::find_if(interfaces.begin(), interfaces.end(), [&record](const system::Interface &one) {
        return record.interfaceIndex != 0 && one.index == record.interfaceIndex;
    });
    return found == interfaces.end() ? std::nullopt : std::optional(InterfaceId(quint16(found - interfaces.begin())));
}

} // namespace

std::optional<OtherSocket> otherSocket(const system::SocketRecord &record, const system::Machine &machine)
{
    const std::optional<Transport> transport = system::transportOf(record.protocol);
    const std::optional<SocketState> socketState = stateOf(record.state);
    const bool isKnown = transport == Transport::Tcp || transport == Transport::Udp;
    if (!isKnown || !socketState || record.local.port == Port{})
        return std::nullopt;
    rules::ForeignSocket socket;
    socket.family = record.family();
    socket.transport = *transport;
    socket.local = record.local;
    socket.peer = record.peer;
    socket.state = *socketState;
    socket.v6Only = record.isV6Only.value_or(false);
    socket.user = record.uid;
    socket.device = deviceOf(record, machine);
    return OtherSocket{socket, ownerIn(record)};
}

bool Surroundings::add(const system::SocketRecord &record, const system::Machine &machine)
{
    const std::optional<OtherSocket> other = otherSocket(record, machine);
    if (!other)
        return false;
    const rules::SocketId id = state.addForeign(other->socket);
    if (!other->owner.isEmpty())
        owners.emplace(id, other->owner);
    return true;
}

QString Surroundings::nameOf(rules::SocketId socket) const
{
    if (const auto owner = owners.find(socket); owner != owners.end())
        return owner->second;
    const rules::Socket *found = state.find(socket);
    return found == nullptr ? QString() : QString(transportName(found->transport) + u' ' + found->local.toString());
}

QString Surroundings::ownerOf(rules::SocketId socket) const
{
    const auto owner = owners.find(socket);
    return owner == owners.end() ? QString() : owner->second;
}

script::Predictor Surroundings::predictor(script::ServiceLookup service) const
{
    return {script::Hosts(state, hosts), script::Names(interfaces, hosts), std::move(service),
            [this](rules::SocketId id) { return nameOf(id); }};
}

script::LabRunnerSettings Surroundings::runnerSettings(const QString &quay, script::ServiceLookup service,
                                                       std::vector<lab::LabHost> others) const
{
    script::LabRunnerSettings settings;
    settings.engine.agent = quay;
    settings.engine.isolated = isolated;
    settings.engine.hosts = std::move(others);
    settings.state = state;
    settings.interfaces = interfaces;
    settings.service = std::move(service);
    settings.foreignName = [this](rules::SocketId socket) { return nameOf(socket); };
    return settings;
}

script::RecordedBeginning Surroundings::beginning() const { return {state, interfaces, owners, isolated, hosts}; }

Surroundings Surroundings::recorded(const script::RecordedBeginning &beginning)
{
    return {beginning.state, beginning.interfaces, beginning.owners, beginning.isolated, true, beginning.hosts};
}

Surroundings Surroundings::freshHost() { return {rules::State(), {QStringLiteral("lo")}, {}, true, true}; }

Surroundings Surroundings::thisComputer()
{
    const auto snapshot = system::snapshotOfNow();
    return thisComputer(snapshot ? &*snapshot : nullptr, system::readMachine());
}

Surroundings Surroundings::thisComputer(const system::Snapshot *snapshot, const system::Machine &machine)
{
    const system::ProcFolder proc;
    const auto read = [&proc](const char *path) { return proc.read(path).value_or(QByteArray()); };
    Surroundings here{rules::State(hostOf(machine, read)), {}, {}, false, snapshot != nullptr};
    for (const system::Interface &one : inOrderOfIds(machine))
        here.interfaces.push_back(one.name);
    if (snapshot) {
        for (const system::SocketRecord &record : snapshot->sockets)
            here.add(record, machine);
    }
    return here;
}

} // namespace quay
