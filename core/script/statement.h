// SPDX-License-Identifier: MIT
#pragma once

#include "net/address.h"
#include "net/port.h"
#include "net/transport.h"
#include "rules/operation.h"
#include "script/errno_name.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <variant>
#include <vector>

namespace quay::script
{

// The statements of the lab script as values, one struct a command. They hold what was written, not what it comes
// to: names stay names until names.h gives them ids, and a service stays a service until its port is asked for.

// "door", "web.1", or the second session that door accepted: "door#2".
struct SocketName {
    QString name;
    quint32 session = 0; // 0: the socket itself
    friend bool operator==(const SocketName &, const SocketName &) = default;
};

struct ServiceName {
    QString name;
    friend bool operator==(const ServiceName &, const ServiceName &) = default;
};
// $NAME: the port that a socket got.
struct PortOf {
    SocketName socket;
    friend bool operator==(const PortOf &, const PortOf &) = default;
};
using PortName = std::variant<Port, ServiceName, PortOf>;

struct AddressName {
    Address address;
    QString scope;     // the interface after '%'; empty: none
    bool star = false; // written as '*', which is 0.0.0.0; kept so that a line prints as its author wrote it
    friend bool operator==(const AddressName &, const AddressName &) = default;
};

struct EndpointName {
    AddressName address;
    PortName port;
    friend bool operator==(const EndpointName &, const EndpointName &) = default;
};

// Options. Switches are those of setsockopt(2) that are on or off.
enum class Switch : quint8 { ReuseAddress, ReusePort, V6Only, DualStack, Broadcast, FreeBind, NoPort, NoDelay };
struct Device {
    QString name;
    friend bool operator==(const Device &, const Device &) = default;
};
struct LocalRange {
    Port low{};
    Port high{};
    friend bool operator==(const LocalRange &, const LocalRange &) = default;
};
struct Tuned {
    rules::Tuning tuning{};
    int value = 0;
    friend bool operator==(const Tuned &, const Tuned &) = default;
};
using Option = std::variant<Switch, Device, LocalRange, Tuned>;

// What is sent. Text and Hex differ in how they are written only.
struct Text {
    QByteArray bytes;
    friend bool operator==(const Text &, const Text &) = default;
};
struct Hex {
    QByteArray bytes;
    friend bool operator==(const Hex &, const Hex &) = default;
};
struct Filler {
    quint32 size = 0; // that many times the letter x
    friend bool operator==(const Filler &, const Filler &) = default;
};
using Payload = std::variant<Text, Hex, Filler>;

// How a command makes a socket. Without `as` the socket is PROGRAM.1, PROGRAM.2, ...
struct NewSocket {
    Transport transport = Transport::Tcp;
    std::vector<Option> options;
    QString as;
    friend bool operator==(const NewSocket &, const NewSocket &) = default;
};

struct BindNew {
    NewSocket socket;
    EndpointName local;
    friend bool operator==(const BindNew &, const BindNew &) = default;
};
struct BindExisting {
    SocketName socket;
    EndpointName local;
    friend bool operator==(const BindExisting &, const BindExisting &) = default;
};
struct ListenNew {
    NewSocket socket;
    EndpointName local;
    std::optional<int> backlog;
    friend bool operator==(const ListenNew &, const ListenNew &) = default;
};
struct ListenExisting {
    SocketName socket;
    std::optional<int> backlog;
    friend bool operator==(const ListenExisting &, const ListenExisting &) = default;
};
// The destination makes the family of the socket, also where `from` is of another.
struct ConnectNew {
    NewSocket socket;
    EndpointName peer;
    std::optional<EndpointName> from;
    friend bool operator==(const ConnectNew &, const ConnectNew &) = default;
};
struct ConnectExisting {
    SocketName socket;
    EndpointName peer;
    friend bool operator==(const ConnectExisting &, const ConnectExisting &) = default;
};
struct SendMessage {
    SocketName socket;
    Payload payload;
    std::optional<EndpointName> to;
    quint32 times = 1;
    friend bool operator==(const SendMessage &, const SendMessage &) = default;
};
// `on` means something for a Switch only.
struct SetOption {
    SocketName socket;
    Option option;
    bool on = true;
    friend bool operator==(const SetOption &, const SetOption &) = default;
};
// pause, resume
struct Accepting {
    SocketName socket;
    bool on = true;
    friend bool operator==(const Accepting &, const Accepting &) = default;
};
struct Disconnect {
    SocketName socket;
    friend bool operator==(const Disconnect &, const Disconnect &) = default;
};
// join, leave
struct Membership {
    SocketName socket;
    AddressName group;
    bool member = true;
    friend bool operator==(const Membership &, const Membership &) = default;
};
// A descriptor of its own for the socket of another program. Without `as` it is PROGRAM.1, PROGRAM.2, ...
struct Inherit {
    SocketName socket;
    QString as;
    friend bool operator==(const Inherit &, const Inherit &) = default;
};
// shutdown, close, reset
struct End {
    SocketName socket;
    rules::Ending ending{};
    friend bool operator==(const End &, const End &) = default;
};
// exit, kill
struct EndProgram {
    bool killed = false;
    friend bool operator==(const EndProgram &, const EndProgram &) = default;
};
struct Wait {
    quint32 milliseconds = 0;
    friend bool operator==(const Wait &, const Wait &) = default;
};

// host: what happens to the machine under the script.
struct HostEphemeral {
    PortInterval range;
    friend bool operator==(const HostEphemeral &, const HostEphemeral &) = default;
};
struct HostPrivileged {
    quint32 below = 1024;
    friend bool operator==(const HostPrivileged &, const HostPrivileged &) = default;
};
struct HostAddress {
    Address address;
    quint8 prefixLength = 0;
    QString device;
    friend bool operator==(const HostAddress &, const HostAddress &) = default;
};
struct HostInterfaces {
    QString first;
    QString second;
    QString secondHost{}; // as written after '@': where the second end is; empty: in this host, too
    friend bool operator==(const HostInterfaces &, const HostInterfaces &) = default;
};

using Command = std::variant<BindNew, BindExisting, ListenNew, ListenExisting, ConnectNew, ConnectExisting, SendMessage,
                             SetOption, Accepting, Disconnect, Membership, Inherit, End, EndProgram, Wait,
                             HostEphemeral, HostPrivileged, HostAddress, HostInterfaces>;

struct ExpectOk {
    friend bool operator==(const ExpectOk &, const ExpectOk &) = default;
};
struct ExpectFailure {
    ErrorNumber error{};
    friend bool operator==(const ExpectFailure &, const ExpectFailure &) = default;
};
struct Receipt {
    SocketName socket;
    QByteArray bytes;
    friend bool operator==(const Receipt &, const Receipt &) = default;
};
struct ExpectReceipts {
    std::vector<Receipt> receipts; // at least one
    friend bool operator==(const ExpectReceipts &, const ExpectReceipts &) = default;
};
struct ExpectNobody {
    friend bool operator==(const ExpectNobody &, const ExpectNobody &) = default;
};
using Expectation = std::variant<ExpectOk, ExpectFailure, ExpectReceipts, ExpectNobody>;

struct Statement {
    QString program; // "host" for the machine under the script
    Command command;
    std::optional<Expectation> expectation;
    QString host{}; // as written after '@'; empty: nothing was written
    friend bool operator==(const Statement &, const Statement &) = default;
};

// A statement, and the line of the file on which it stands (from 1). Where it stands is no part of what it says.
struct Step {
    Statement statement;
    int line = 0;
    friend bool operator==(const Step &a, const Step &b) { return a.statement == b.statement; }
};

struct Script {
    std::vector<Step> steps;
    friend bool operator==(const Script &, const Script &) = default;
};

} // namespace quay::script
