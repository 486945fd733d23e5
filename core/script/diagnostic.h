// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <vector>

namespace quay::script
{

// What is wrong in a script. The sentences are in app/common.
enum class Mistake : quint8 {
    // characters
    NotUtf8,
    ControlCharacter,
    QuoteLeftOpen,
    UnknownEscape,
    // limits; `highest` is the limit
    LineTooLong,
    ScriptTooLong,
    FileTooLong,
    TooManyPrograms,
    TooManySockets,
    TooManyMistakes, // the last of a list that was cut off
    // form
    Unexpected, // `found` where one of `expected` was
    UnknownCommand,
    UnknownHostCommand,
    UnknownOption,
    UnknownErrno,
    UnknownService,
    UnknownTransport,
    NumberOutOfRange, // `lowest` to `highest`
    PortOutOfRange,
    NotAnAddress,
    HostNameGiven,
    BracketsMissing, // around an IPv6 address
    PortMissing,     // an address without ":PORT"
    RangeReversed,
    NotHex,
    BadName,
    NameTooLong,
    ReservedName,
    // meaning
    UnknownSocket,
    SocketNameTaken, // first used on `otherLine`
    ForeignSocket,   // it belongs to the program `owner`
    OwnSocket,       // `inherit`: the program has it already
    InheritFromHost, // `inherit`: the socket's program, `owner`, is on another host
    SendToOnTcp,
    DisconnectOnTcp,
    PauseOnUdp,
    SessionOfUdp,
    InterfaceTaken,
    HostNotIsolated, // a `host:` statement where the script runs on this computer itself
    // hosts
    UnknownHost,   // none of the settings
    OtherHost,     // the program `owner` was put elsewhere by its first line, `otherLine`
    HostByCommand, // a `host@NAME:` statement, and NAME is reached by a command
};

// What could have stood in the place of what was found.
enum class Expected : quint8 {
    Program,
    Host,
    Colon,
    CommandName,
    HostCommand,
    TransportOrSocket,
    Transport,
    Socket,
    NewName,
    Address,
    Endpoint,
    Port,
    OptionName,
    OnOrOff,
    Number,
    WhatToSend,
    QuotedText,
    WordBytes,
    WordMs,
    WordOn,
    WordFrom,
    WordTo,
    WordTimes,
    WordBacklog,
    WordAs,
    WordReceives,
    WordAnd,
    PortRange,
    Interface,
    Group,
    AddressWithPrefix,
    Arrow,
    WhatToExpect,
    Errno,
    EndOfLine,
};

struct Diagnostic {
    Mistake mistake{};
    int line = 0;   // from 1, in the whole file
    int column = 0; // from 1, in characters (code points)
    int length = 0; // how many characters it is about; 0: a place between two, as the end of the line
    QString found;  // as written, cut at some tens of characters; empty: the end of the line
    std::vector<Expected> expected;
    QString suggestion; // a word very like the one that was found
    QString owner;
    qint64 lowest = 0;
    qint64 highest = 0;
    int otherLine = 0;
    friend bool operator==(const Diagnostic &, const Diagnostic &) = default;
};

} // namespace quay::script
