// SPDX-License-Identifier: MIT
#include "script/commands.h"

#include "script/endpoints.h"
#include "script/limits.h"
#include "script/values.h"
#include "script/vocabulary.h"

#include <algorithm>
#include <limits>

namespace quay::script
{

namespace
{

// What may follow the endpoint of a command that makes a socket.
struct Clauses {
    bool mayListen = false;
    bool mayComeFrom = false;
    NewSocket socket;
    std::optional<EndpointName> from;
    std::optional<int> backlog;

    [[nodiscard]] std::vector<Expected> expected() const
    {
        std::vector<Expected> result;
        if (mayComeFrom && !from)
            result.push_back(Expected::WordFrom);
        if (mayListen && !backlog)
            result.push_back(Expected::WordBacklog);
        for (const Expected always : {Expected::WordAs, Expected::Arrow, Expected::EndOfLine})
            result.push_back(always);
        return result;
    }
};

QString readNewName(Reader &reader)
{
    const Token token = reader.token();
    const QString name = readName(reader, {Expected::NewName});
    if (reader.failed())
        return name;
    const std::string_view text = reader.text(token);
    if (std::find(reservedNames.begin(), reservedNames.end(), text) != reservedNames.end())
        reader.fail(Mistake::ReservedName, token);
    if (const std::optional<int> taken = reader.scope().find(name))
        reader.fail(Mistake::SocketNameTaken, token).otherLine = reader.scope().socket(*taken).line;
    return name;
}

int readBacklog(Reader &reader) { return int(reader.number(Expected::Number, 0, std::numeric_limits<int>::max())); }

void readClauses(Reader &reader, Clauses &clauses)
{
    while (!reader.failed() && !reader.atEnd()) {
        if (reader.accept("as")) {
            clauses.socket.as = readNewName(reader);
            return;
        }
        if (clauses.mayComeFrom && !clauses.from && reader.accept("from"))
            clauses.from = readEndpoint(reader, clauses.socket.transport);
        else if (clauses.mayListen && !clauses.backlog && reader.accept("backlog"))
            clauses.backlog = readBacklog(reader);
        else
            clauses.socket.options.push_back(readOption(reader, clauses.expected()));
    }
}

// tcp or udp: a new socket; anything else is the name of one that exists.
bool makesSocket(Reader &reader)
{
    if (reader.token().kind != TokenKind::Word) {
        reader.failUnexpected({Expected::TransportOrSocket});
        return false;
    }
    if (reader.nextIs("tcp") || reader.nextIs("udp"))
        return true;
    const QString word = toString(reader.text());
    if (const std::optional<Transport> transport = parseTransport(word)) {
        const bool misspelt = *transport == Transport::Tcp || *transport == Transport::Udp;
        reader.fail(Mistake::UnknownTransport, reader.token()).suggestion = misspelt ? word.toLower() : QString();
    }
    return false;
}

Command readBind(Reader &reader, const QString &program)
{
    if (!makesSocket(reader)) {
        BindExisting bind;
        bind.socket = readSocket(reader, program);
        bind.local = readEndpoint(reader, declared(reader, bind.socket).transport);
        return bind;
    }
    Clauses clauses;
    clauses.socket.transport = readTransport(reader);
    const EndpointName local = readEndpoint(reader, clauses.socket.transport);
    readClauses(reader, clauses);
    return BindNew{std::move(clauses.socket), local};
}

Command readListen(Reader &reader, const QString &program)
{
    if (!makesSocket(reader)) {
        ListenExisting listen;
        listen.socket = readSocket(reader, program);
        if (reader.accept("backlog"))
            listen.backlog = readBacklog(reader);
        else if (!reader.atEnd())
            reader.failUnexpected({Expected::WordBacklog, Expected::Arrow, Expected::EndOfLine});
        return listen;
    }
    Clauses clauses;
    clauses.mayListen = true;
    clauses.socket.transport = readTransport(reader);
    const EndpointName local = readEndpoint(reader, clauses.socket.transport);
    readClauses(reader, clauses);
    return ListenNew{std::move(clauses.socket), local, clauses.backlog};
}

Command readConnect(Reader &reader, const QString &program)
{
    if (!makesSocket(reader)) {
        ConnectExisting connect;
        connect.socket = readSocket(reader, program);
        connect.peer = readEndpoint(reader, declared(reader, connect.socket).transport);
        return connect;
    }
    Clauses clauses;
    clauses.mayComeFrom = true;
    clauses.socket.transport = readTransport(reader);
    const EndpointName peer = readEndpoint(reader, clauses.socket.transport);
    readClauses(reader, clauses);
    return ConnectNew{std::move(clauses.socket), peer, clauses.from};
}

Command readSend(Reader &reader, const QString &program)
{
    SendMessage send;
    send.socket = readSocket(reader, program);
    send.payload = readPayload(reader);
    const Token to = reader.token();
    if (reader.accept("to")) {
        const Transport transport = declared(reader, send.socket).transport;
        if (transport == Transport::Tcp)
            reader.fail(Mistake::SendToOnTcp, to);
        send.to = readEndpoint(reader, transport);
    }
    const bool times = reader.accept("times");
    if (times)
        send.times = reader.number(Expected::Number, 1, maxTimes);
    if (!reader.atEnd() && !times && !send.to)
        reader.failUnexpected({Expected::WordTo, Expected::WordTimes, Expected::Arrow, Expected::EndOfLine});
    if (!reader.atEnd() && !times)
        reader.failUnexpected({Expected::WordTimes, Expected::Arrow, Expected::EndOfLine});
    return send;
}

Command readSet(Reader &reader, const QString &program)
{
    SetOption set;
    set.socket = readSocket(reader, program);
    set.option = readOption(reader, {});
    if (std::holds_alternative<Switch>(set.option) && !reader.atEnd()) {
        set.on = reader.accept("on");
        if (!set.on && !reader.accept("off"))
            reader.failUnexpected({Expected::OnOrOff, Expected::Arrow, Expected::EndOfLine});
    }
    return set;
}

Command readAccepting(Reader &reader, const QString &program, bool on)
{
    const Token token = reader.token();
    const SocketName socket = readSocket(reader, program);
    if (declared(reader, socket).transport == Transport::Udp)
        reader.fail(Mistake::PauseOnUdp, token);
    return Accepting{socket, on};
}

Command readDisconnect(Reader &reader, const QString &program)
{
    const Token token = reader.token();
    const SocketName socket = readSocket(reader, program);
    if (declared(reader, socket).transport == Transport::Tcp)
        reader.fail(Mistake::DisconnectOnTcp, token);
    return Disconnect{socket};
}

bool areOnOneHost(const Scope &scope, const QString &program, const QString &other)
{
    const Scope::Place *here = scope.place(program);
    const Scope::Place *there = scope.place(other);
    return here == nullptr || there == nullptr || here->host == there->host;
}

// `inherit` is the one command about a socket of another program.
Command readInherit(Reader &reader, const QString &program)
{
    const Token token = reader.token();
    Inherit inherit;
    inherit.socket = readSocket(reader, QString());
    const QString owner = reader.failed() ? QString() : declared(reader, inherit.socket).program;
    if (owner == program)
        reader.fail(Mistake::OwnSocket, token);
    else if (!areOnOneHost(reader.scope(), program, owner))
        reader.fail(Mistake::InheritFromHost, token).owner = owner;
    if (reader.accept("as"))
        inherit.as = readNewName(reader);
    else if (!reader.atEnd())
        reader.failUnexpected({Expected::WordAs, Expected::Arrow, Expected::EndOfLine});
    return inherit;
}

Command readMembership(Reader &reader, const QString &program, bool member)
{
    Membership membership;
    membership.socket = readSocket(reader, program);
    membership.group = readAddress(reader, Expected::Group);
    membership.member = member;
    return membership;
}

Command readWait(Reader &reader)
{
    const quint32 milliseconds = reader.number(Expected::Number, 0, maxWaitMilliseconds);
    reader.expect("ms", Expected::WordMs);
    return Wait{milliseconds};
}

void failUnknownCommand(Reader &reader, std::string_view word, Mistake mistake,
                        std::span<const std::string_view> candidates, Expected expected)
{
    Diagnostic &diagnostic = reader.fail(mistake, word);
    diagnostic.suggestion = toString(nearest(word, candidates));
    diagnostic.expected = {expected};
}

Command readSocketCommand(Reader &reader, std::string_view word, const QString &program)
{
    if (word == "send")
        return readSend(reader, program);
    if (word == "set")
        return readSet(reader, program);
    if (word == "pause" || word == "resume")
        return readAccepting(reader, program, word == "resume");
    if (word == "disconnect")
        return readDisconnect(reader, program);
    if (word == "join" || word == "leave")
        return readMembership(reader, program, word == "join");
    if (word == "inherit")
        return readInherit(reader, program);
    if (word == "shutdown")
        return End{readSocket(reader, program), rules::Ending::Shutdown};
    if (word == "close")
        return End{readSocket(reader, program), rules::Ending::Close};
    if (word == "reset")
        return End{readSocket(reader, program), rules::Ending::Reset};
    failUnknownCommand(reader, word, Mistake::UnknownCommand, commandWords, Expected::CommandName);
    return {};
}

} // namespace

Command readCommand(Reader &reader, const QString &program)
{
    const Token token = reader.word({Expected::CommandName});
    if (reader.failed())
        return {};
    const std::string_view word = reader.text(token);
    if (word == "bind")
        return readBind(reader, program);
    if (word == "listen")
        return readListen(reader, program);
    if (word == "connect")
        return readConnect(reader, program);
    if (word == "exit" || word == "kill")
        return EndProgram{word == "kill"};
    if (word == "wait")
        return readWait(reader);
    return readSocketCommand(reader, word, program);
}

namespace
{

QString newInterfaceIn(Reader &reader, std::string_view text, const QString &host)
{
    const QString name = interfaceIn(reader, text);
    if (!reader.failed() && !reader.scope().addInterface(host, name))
        reader.fail(Mistake::InterfaceTaken, text);
    return name;
}

// v0 v1, or v0 v1@HOST
HostInterfaces readPair(Reader &reader, const QString &host)
{
    HostInterfaces pair;
    const std::string_view first = reader.text(reader.word({Expected::Interface}));
    pair.first = newInterfaceIn(reader, first, host);
    const std::string_view second = reader.text(reader.word({Expected::Interface}));
    const std::size_t at = second.find('@');
    if (at != std::string_view::npos)
        pair.secondHost = hostIn(reader, second.substr(at + 1), HostUse::Statement);
    pair.second = newInterfaceIn(reader, second.substr(0, at), pair.secondHost.isEmpty() ? host : pair.secondHost);
    return pair;
}

} // namespace

Command readHostCommand(Reader &reader, const QString &host)
{
    const Token token = reader.word({Expected::HostCommand});
    if (reader.failed())
        return {};
    const std::string_view word = reader.text(token);
    if (word == "ephemeral") {
        const Token at = reader.token();
        const LocalRange range = readRange(reader);
        if (range.low > range.high)
            reader.fail(Mistake::RangeReversed, at);
        return HostEphemeral{{range.low, range.high}};
    }
    if (word == "privileged")
        return HostPrivileged{reader.number(Expected::Number, 0, portCount - 1)};
    if (word == "address") {
        const PrefixedAddress address = readPrefixedAddress(reader);
        reader.expect("on", Expected::WordOn);
        return HostAddress{address.address, address.prefixLength, readInterface(reader)};
    }
    if (word == "interfaces")
        return readPair(reader, host);
    failUnknownCommand(reader, word, Mistake::UnknownHostCommand, hostCommandWords, Expected::HostCommand);
    return {};
}

} // namespace quay::script
