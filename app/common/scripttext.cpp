// SPDX-License-Identifier: MIT
#include "common/scripttext.h"

#include "common/fill.h"
#include "common/folders.h"

#include <QStringList>

#include <array>

namespace quay
{

using script::Diagnostic;
using script::Expected;
using script::Mistake;

QString ScriptText::nameOf(Expected expected)
{
    switch (expected) {
    case Expected::Program:
        return tr("the name of a program");
    case Expected::Host:
        return tr("the name of a host of your settings, such as web@blue");
    case Expected::Colon:
        return tr("a colon after the program's name");
    case Expected::CommandName:
        return tr("a command, such as bind, listen, connect or send");
    case Expected::HostCommand:
        return tr("ephemeral, privileged, address or interfaces");
    case Expected::TransportOrSocket:
        return tr("tcp, udp or the name of a socket");
    case Expected::Transport:
        return tr("tcp or udp");
    case Expected::Socket:
        return tr("the name of a socket");
    case Expected::NewName:
        return tr("a name for the socket");
    case Expected::Address:
        return tr("an address, such as 127.0.0.1 or [::1]");
    case Expected::Endpoint:
        return tr("an address and a port, such as 127.0.0.1:8080 or [::1]:8080");
    case Expected::Port:
        return tr("a port: a number from 0 to 65535, a service such as http, or $NAME");
    case Expected::OptionName:
        return tr("an option, such as reuseaddr or v6only");
    case Expected::OnOrOff:
        return tr("on or off");
    case Expected::Number:
        return tr("a number");
    case Expected::WhatToSend:
        return tr("what to send: \"text\", hex \"00 ff\" or 10 bytes");
    case Expected::QuotedText:
        return tr("a text in quotes");
    case Expected::WordBytes:
        return tr("the word bytes");
    case Expected::WordMs:
        return tr("the word ms, for milliseconds");
    case Expected::WordOn:
        return tr("the word on and an interface");
    case Expected::WordFrom:
        return tr("from and an address");
    case Expected::WordTo:
        return tr("to and an address");
    case Expected::WordTimes:
        return tr("times and a number");
    case Expected::WordBacklog:
        return tr("backlog and a number");
    case Expected::WordAs:
        return tr("as and a name");
    case Expected::WordReceives:
        return tr("the word receives");
    case Expected::WordAnd:
        return tr("and with another receiver");
    case Expected::PortRange:
        return tr("two ports with a dash between, such as 40000-40003");
    case Expected::Interface:
        return tr("the name of a network interface, such as lo");
    case Expected::Group:
        return tr("the address of a group, such as 224.0.0.251 or [ff02::fb]");
    case Expected::AddressWithPrefix:
        return tr("an address and the length of its prefix, such as 10.0.0.1/24 or [fd00::1]/64");
    case Expected::Arrow:
        return tr("=> and an expectation");
    case Expected::WhatToExpect:
        return tr("ok, fails ERRNO, NAME receives \"text\" or nobody receives");
    case Expected::Errno:
        return tr("the name of an error, such as EADDRINUSE");
    case Expected::EndOfLine:
        return tr("the end of the line");
    }
    Q_UNREACHABLE();
}

QString ScriptText::listOf(const std::vector<Expected> &expected)
{
    QStringList names;
    for (const Expected one : expected)
        names.append(nameOf(one));
    return names.join(QStringLiteral("; "));
}

namespace
{

// Foreign text on its way to a terminal: nothing in it may act on the terminal.
QString printable(const QString &text)
{
    QString result;
    for (const QChar c : text) {
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format)
            result += QStringLiteral("\\x%1").arg(int(c.unicode()), 2, 16, QLatin1Char('0'));
        else
            result += c;
    }
    return result;
}

// The sentence of a mistake, with blanks.
const char *pattern(Mistake mistake)
{
    switch (mistake) {
    case Mistake::NotUtf8:
        return QT_TRANSLATE_NOOP(
            "ScriptText",
            "A byte is no UTF-8 text. Save the script as UTF-8; in a text to send, write the byte as \\xHH.");
    case Mistake::ControlCharacter:
        return QT_TRANSLATE_NOOP(
            "ScriptText",
            "The control character {found} can't stand in a script. In a text to send, write it as \\xHH.");
    case Mistake::QuoteLeftOpen:
        return QT_TRANSLATE_NOOP("ScriptText", "The quote that opens here is not closed in this line.");
    case Mistake::UnknownEscape:
        return QT_TRANSLATE_NOOP(
            "ScriptText",
            "“{found}” is no escape: there are \\\", \\\\, \\n, \\r, \\t and \\xHH with two hexadecimal digits.");
    case Mistake::LineTooLong:
        return QT_TRANSLATE_NOOP("ScriptText", "The line is too long: a line has at most {highest} bytes.");
    case Mistake::ScriptTooLong:
        return QT_TRANSLATE_NOOP("ScriptText", "The script is too long: a script has at most {highest} bytes.");
    case Mistake::FileTooLong:
        return QT_TRANSLATE_NOOP("ScriptText",
                                 "The file is too long: all its scripts together have at most {highest} bytes.");
    case Mistake::TooManyPrograms:
        return QT_TRANSLATE_NOOP("ScriptText", "The program {found} is one too many: a script has at most {highest}.");
    case Mistake::TooManySockets:
        return QT_TRANSLATE_NOOP("ScriptText", "This socket is one too many: a script has at most {highest}.");
    case Mistake::TooManyMistakes:
        return QT_TRANSLATE_NOOP("ScriptText", "There are more mistakes; the first {highest} are shown.");
    case Mistake::Unexpected:
        return QT_TRANSLATE_NOOP("ScriptText", "“{found}” was found where this was expected: {expected}.");
    case Mistake::UnknownCommand:
        return QT_TRANSLATE_NOOP("ScriptText", "“{found}” was found where this was expected: {expected}.");
    case Mistake::UnknownHostCommand:
        return QT_TRANSLATE_NOOP("ScriptText", "“{found}” can't be done to the host. Expected here: {expected}.");
    case Mistake::UnknownOption:
        return QT_TRANSLATE_NOOP("ScriptText", "“{found}” is no option of a socket. Expected here: {expected}.");
    case Mistake::UnknownErrno:
        return QT_TRANSLATE_NOOP("ScriptText", "“{found}” is no name of an error, such as EADDRINUSE.");
    case Mistake::UnknownService:
        return QT_TRANSLATE_NOOP(
            "ScriptText", "The registry has no service “{found}” for this transport. Write the port as a number.");
    case Mistake::UnknownTransport:
        return QT_TRANSLATE_NOOP("ScriptText", "The lab has no sockets for “{found}”. Expected here: tcp, udp.");
    case Mistake::NumberOutOfRange:
        return QT_TRANSLATE_NOOP("ScriptText",
                                 "{found} is out of range: the number here goes from {lowest} to {highest}.");
    case Mistake::PortOutOfRange:
        return QT_TRANSLATE_NOOP("ScriptText", "{found} is no port: a port is a number of 16 bits, from 0 to 65535.");
    case Mistake::NotAnAddress:
        return QT_TRANSLATE_NOOP("ScriptText",
                                 "“{found}” is no address. Expected here: four numbers such as 127.0.0.1, "
                                 "* for 0.0.0.0, or an IPv6 address in brackets such as [::1].");
    case Mistake::HostNameGiven:
        return QT_TRANSLATE_NOOP("ScriptText", "“{found}” is a name, and a name can mean several addresses. Expected "
                                               "here: the address itself, such as 127.0.0.1 or [::1].");
    case Mistake::BracketsMissing:
        return QT_TRANSLATE_NOOP("ScriptText", "“{found}” needs brackets around its IPv6 address, so that the port can "
                                               "be told apart. Expected here: the form [::1]:8080.");
    case Mistake::PortMissing:
        return QT_TRANSLATE_NOOP(
            "ScriptText", "“{found}” has no port. Expected here: the port after a colon, such as 127.0.0.1:8080.");
    case Mistake::RangeReversed:
        return QT_TRANSLATE_NOOP("ScriptText", "The range {found} is reversed: its first port is above its last.");
    case Mistake::NotHex:
        return QT_TRANSLATE_NOOP(
            "ScriptText",
            "{found} is not hexadecimal. Expected here: two digits from 0 to f for every byte, such as \"00 ff\".");
    case Mistake::BadName:
        return QT_TRANSLATE_NOOP("ScriptText", "“{found}” can't stand here. Expected here: {expected}.");
    case Mistake::NameTooLong:
        return QT_TRANSLATE_NOOP("ScriptText", "The name is too long: it has at most {highest} characters.");
    case Mistake::ReservedName:
        return QT_TRANSLATE_NOOP("ScriptText",
                                 "“{found}” can't be the name of a socket: it is a word of the language.");
    case Mistake::UnknownSocket:
        return QT_TRANSLATE_NOOP("ScriptText",
                                 "There is no socket “{found}” up to this line. Expected here: the name of a socket.");
    case Mistake::SocketNameTaken:
        return QT_TRANSLATE_NOOP(
            "ScriptText",
            "There is a socket “{found}” already, since line {line}. Each name is used once in a script.");
    case Mistake::ForeignSocket:
        return QT_TRANSLATE_NOOP("ScriptText",
                                 "The socket “{found}” belongs to the program {owner}: a program uses only its own.");
    case Mistake::OwnSocket:
        return QT_TRANSLATE_NOOP("ScriptText",
                                 "The program has the socket “{found}” already: inherit takes one of another program.");
    case Mistake::InheritFromHost:
        return QT_TRANSLATE_NOOP("ScriptText",
                                 "The socket “{found}” belongs to {owner}, a program on another host: a descriptor is "
                                 "inherited within one kernel only.");
    case Mistake::SendToOnTcp:
        return QT_TRANSLATE_NOOP("ScriptText",
                                 "A TCP socket sends to its peer only. Leave out “to”, or use a UDP socket.");
    case Mistake::DisconnectOnTcp:
        return QT_TRANSLATE_NOOP("ScriptText", "“{found}” is a TCP socket, and only a UDP socket can forget its peer. "
                                               "To end a connection there are shutdown, close and reset.");
    case Mistake::PauseOnUdp:
        return QT_TRANSLATE_NOOP("ScriptText",
                                 "“{found}” is a UDP socket: it accepts no connections that could be paused.");
    case Mistake::SessionOfUdp:
        return QT_TRANSLATE_NOOP("ScriptText", "“{found}” can't exist: a UDP socket has no sessions.");
    case Mistake::InterfaceTaken:
        return QT_TRANSLATE_NOOP("ScriptText", "The host has an interface “{found}” already: make another name up.");
    case Mistake::HostNotIsolated:
        return QT_TRANSLATE_NOOP(
            "ScriptText",
            "“host” changes the machine under the script, which an isolated host only allows (--isolated).");
    case Mistake::UnknownHost:
        return QT_TRANSLATE_NOOP("ScriptText",
                                 "There is no host “{found}”. Hosts are declared in your own settings, {settings}, a "
                                 "line each: host {found} isolated, or: host {found} via ssh {found} quay agent.");
    case Mistake::OtherHost:
        return QT_TRANSLATE_NOOP("ScriptText",
                                 "“{found}” is another host than the one on which line {line} has put the program "
                                 "{owner}: a program stays on the host of its first line.");
    case Mistake::HostByCommand:
        return QT_TRANSLATE_NOOP("ScriptText",
                                 "The host “{found}” is reached by a command, and the lab changes nothing on it: that "
                                 "is for hosts that {settings} declares as isolated.");
    }
    Q_UNREACHABLE();
}

const char *patternAtEndOfLine()
{
    return QT_TRANSLATE_NOOP("ScriptText", "The line ends where this was expected: {expected}.");
}

} // namespace

QString ScriptText::sentence(const Diagnostic &diagnostic)
{
    const bool atEnd = diagnostic.mistake == Mistake::Unexpected && diagnostic.found.isEmpty();
    const std::array blanks{
        Blank{QLatin1StringView("found"), printable(diagnostic.found)},
        Blank{QLatin1StringView("expected"), listOf(diagnostic.expected)},
        Blank{QLatin1StringView("lowest"), QString::number(diagnostic.lowest)},
        Blank{QLatin1StringView("highest"), QString::number(diagnostic.highest)},
        Blank{QLatin1StringView("line"), QString::number(diagnostic.otherLine)},
        Blank{QLatin1StringView("owner"), diagnostic.owner},
        Blank{QLatin1StringView("settings"), hostsFile()},
    };
    const QString text = fill(tr(atEnd ? patternAtEndOfLine() : pattern(diagnostic.mistake)), blanks);
    if (diagnostic.suggestion.isEmpty())
        return text;
    return text + u' ' + tr("Did you mean “%1”?").arg(diagnostic.suggestion);
}

} // namespace quay
