// SPDX-License-Identifier: MIT
#include "script/lowering.h"

#include "base/overloaded.h"

namespace quay::script
{

namespace
{

using rules::Operation;
using rules::SocketId;

// A destination or a local end: what Bind, Connect and Send have in common.
struct LoweredEndpoint {
    Endpoint endpoint;
    std::optional<rules::InterfaceId> scope;
    std::optional<SocketId> portOf;
};

class Lowering final
{
public:
    Lowering(const Statement &statement, Names &names, const Lookups &lookups)
        : m_program(statement.program), m_host(names.place(statement)), m_names(names), m_lookups(lookups)
    {
    }

    Result<std::vector<Operation>, LoweringError> run(const Command &command)
    {
        std::visit(*this, command);
        if (m_error)
            return failure(*m_error);
        return std::move(m_operations);
    }

    void operator()(const BindNew &command);
    void operator()(const BindExisting &command);
    void operator()(const ListenNew &command);
    void operator()(const ListenExisting &command);
    void operator()(const ConnectNew &command);
    void operator()(const ConnectExisting &command);
    void operator()(const SendMessage &command);
    void operator()(const SetOption &command) { set(socket(command.socket), command.option, command.on); }
    void operator()(const Accepting &command) { add(rules::SetAccepting{socket(command.socket), command.on}); }
    void operator()(const Disconnect &command) { add(rules::Disconnect{socket(command.socket)}); }
    void operator()(const Membership &command);
    void operator()(const Inherit &command);
    void operator()(const End &command) { add(rules::End{socket(command.socket), command.ending}); }
    void operator()(const EndProgram &command) { add(rules::EndProgram{m_names.program(m_program), command.killed}); }
    void operator()(const Wait &command) { add(rules::Wait{command.milliseconds}); }
    void operator()(const HostEphemeral &command) { add(rules::SetEphemeralRange{command.range}); }
    void operator()(const HostPrivileged &command) { add(rules::SetPrivilegedBelow{command.below}); }
    void operator()(const HostAddress &command);
    void operator()(const HostInterfaces &command);

private:
    void add(Operation operation) { m_operations.push_back(std::move(operation)); }
    SocketId create(const NewSocket &socket, Family family);
    void set(SocketId socket, const Option &option, bool on);
    void setSwitch(SocketId socket, Switch option, bool on);
    void bind(SocketId socket, const EndpointName &local, Transport transport);
    void connect(SocketId socket, const EndpointName &peer, Transport transport);
    SocketId socket(const SocketName &name);
    Transport transportOf(const SocketName &name) { return m_names.socket(m_names.socket(name.name)).transport; }
    std::optional<rules::InterfaceId> scope(const AddressName &address);
    LoweredEndpoint endpoint(const EndpointName &name, Transport transport);
    Port service(const QString &name, Transport transport);

    const QString &m_program;
    rules::HostId m_host;
    Names &m_names;
    const Lookups &m_lookups;
    std::vector<Operation> m_operations;
    std::optional<LoweringError> m_error;
};

void Lowering::operator()(const BindNew &command)
{
    const SocketId id = create(command.socket, command.local.address.address.family());
    bind(id, command.local, command.socket.transport);
}

void Lowering::operator()(const BindExisting &command)
{
    bind(socket(command.socket), command.local, transportOf(command.socket));
}

// Without a backlog, what listen(2) has for SOMAXCONN.
rules::Listen listenOn(SocketId socket, std::optional<int> backlog)
{
    rules::Listen listen{socket};
    listen.backlog = backlog.value_or(listen.backlog);
    return listen;
}

void Lowering::operator()(const ListenNew &command)
{
    const SocketId id = create(command.socket, command.local.address.address.family());
    bind(id, command.local, command.socket.transport);
    add(listenOn(id, command.backlog));
}

void Lowering::operator()(const ListenExisting &command) { add(listenOn(socket(command.socket), command.backlog)); }

void Lowering::operator()(const ConnectNew &command)
{
    const SocketId id = create(command.socket, command.peer.address.address.family());
    if (command.from)
        bind(id, *command.from, command.socket.transport);
    connect(id, command.peer, command.socket.transport);
}

void Lowering::operator()(const ConnectExisting &command)
{
    connect(socket(command.socket), command.peer, transportOf(command.socket));
}

quint32 sizeOf(const Payload &payload)
{
    return std::visit(Overloaded{[](const Text &text) { return quint32(text.bytes.size()); },
                                 [](const Hex &hex) { return quint32(hex.bytes.size()); },
                                 [](Filler filler) { return filler.size; }},
                      payload);
}

void Lowering::operator()(const SendMessage &command)
{
    rules::Send send{socket(command.socket), std::nullopt, sizeOf(command.payload), command.times, std::nullopt};
    if (command.to) {
        const LoweredEndpoint to = endpoint(*command.to, transportOf(command.socket));
        send.to = to.endpoint;
        send.portOf = to.portOf;
        send.scope = to.scope;
    }
    add(send);
}

void Lowering::operator()(const Membership &command)
{
    add(rules::SetMembership{socket(command.socket), command.group.address, scope(command.group), command.member});
}

void Lowering::operator()(const Inherit &command)
{
    const rules::ProgramId program = m_names.program(m_program);
    const DeclaredSocket of = m_names.socket(m_names.socket(command.socket.name));
    const SocketId id = m_names.declare(m_program, {of.transport, {}, command.as}, of.family);
    add(rules::Inherit{id, program, socket(command.socket)});
}

void Lowering::operator()(const HostAddress &command)
{
    add(rules::AddAddress{command.address, command.prefixLength, m_names.interfaceId(m_host, command.device)});
}

void Lowering::operator()(const HostInterfaces &command)
{
    const rules::HostId other = command.secondHost.isEmpty() ? m_host : m_names.host(command.secondHost);
    const rules::InterfaceId first = m_names.addInterface(m_host, command.first);
    const rules::InterfaceId second = m_names.addInterface(other, command.second);
    add(rules::AddInterfacePair{first, second, other == m_host ? std::nullopt : std::optional(other)});
}

SocketId Lowering::create(const NewSocket &socket, Family family)
{
    const rules::ProgramId program = m_names.program(m_program);
    const SocketId id = m_names.declare(m_program, socket, family);
    add(rules::CreateSocket{id, program, family, socket.transport});
    for (const Option &option : socket.options)
        set(id, option, true);
    return id;
}

void Lowering::set(SocketId socket, const Option &option, bool on)
{
    const auto device = [&](const Device &d) { add(rules::SetDevice{socket, m_names.interfaceId(m_host, d.name)}); };
    const auto range = [&](LocalRange r) { add(rules::SetPortRange{socket, number(r.low), number(r.high)}); };
    const auto tuned = [&](Tuned t) { add(rules::SetTuning{socket, t.tuning, t.value}); };
    std::visit(Overloaded{[&](Switch s) { setSwitch(socket, s, on); }, device, range, tuned}, option);
}

void Lowering::setSwitch(SocketId socket, Switch option, bool on)
{
    switch (option) {
    case Switch::ReuseAddress:
        return add(rules::SetFlag{socket, rules::Flag::ReuseAddress, on});
    case Switch::ReusePort:
        return add(rules::SetFlag{socket, rules::Flag::ReusePort, on});
    case Switch::V6Only:
        return add(rules::SetFlag{socket, rules::Flag::V6Only, on});
    case Switch::DualStack:
        return add(rules::SetFlag{socket, rules::Flag::V6Only, !on});
    case Switch::Broadcast:
        return add(rules::SetFlag{socket, rules::Flag::Broadcast, on});
    case Switch::FreeBind:
        return add(rules::SetFlag{socket, rules::Flag::FreeBind, on});
    case Switch::NoPort:
        return add(rules::SetFlag{socket, rules::Flag::BindAddressNoPort, on});
    case Switch::NoDelay:
        return add(rules::SetFlag{socket, rules::Flag::NoDelay, on});
    }
    Q_UNREACHABLE();
}

void Lowering::bind(SocketId socket, const EndpointName &local, Transport transport)
{
    const LoweredEndpoint end = endpoint(local, transport);
    add(rules::Bind{socket, end.endpoint, end.scope, end.portOf});
}

void Lowering::connect(SocketId socket, const EndpointName &peer, Transport transport)
{
    const LoweredEndpoint end = endpoint(peer, transport);
    add(rules::Connect{socket, end.endpoint, end.scope, end.portOf});
}

SocketId Lowering::socket(const SocketName &name)
{
    const SocketId id = m_names.socket(name.name);
    if (name.session == 0)
        return id;
    const std::optional<SocketId> session = m_lookups.session ? m_lookups.session(id, name.session) : std::nullopt;
    if (!session)
        m_error = LoweringError::NoSuchSession;
    return session.value_or(id);
}

std::optional<rules::InterfaceId> Lowering::scope(const AddressName &address)
{
    return address.scope.isEmpty() ? std::nullopt : std::optional(m_names.interfaceId(m_host, address.scope));
}

LoweredEndpoint Lowering::endpoint(const EndpointName &name, Transport transport)
{
    LoweredEndpoint result{{name.address.address, Port{}}, scope(name.address), std::nullopt};
    std::visit(Overloaded{[&](Port port) { result.endpoint.port = port; },
                          [&](const ServiceName &s) { result.endpoint.port = service(s.name, transport); },
                          [&](const PortOf &of) { result.portOf = socket(of.socket); }},
               name.port);
    return result;
}

Port Lowering::service(const QString &name, Transport transport)
{
    const std::optional<Port> port = m_lookups.service ? m_lookups.service(name, transport) : std::nullopt;
    if (!port)
        m_error = LoweringError::UnknownService;
    return port.value_or(Port{});
}

} // namespace

Result<std::vector<rules::Operation>, LoweringError> lower(const Statement &statement, Names &names,
                                                           const Lookups &lookups)
{
    return Lowering(statement, names, lookups).run(statement.command);
}

} // namespace quay::script
