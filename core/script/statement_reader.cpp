// SPDX-License-Identifier: MIT
#include "script/statement_reader.h"

#include "script/commands.h"
#include "script/expectation_reader.h"
#include "script/limits.h"
#include "script/values.h"
#include "script/vocabulary.h"

#include <algorithm>

namespace quay::script
{

namespace
{

std::optional<NewSocket> newSocket(const Reader &reader, const Command &command)
{
    if (const auto *bind = std::get_if<BindNew>(&command))
        return bind->socket;
    if (const auto *listen = std::get_if<ListenNew>(&command))
        return listen->socket;
    if (const auto *connect = std::get_if<ConnectNew>(&command))
        return connect->socket;
    if (const auto *inherit = std::get_if<Inherit>(&command))
        return NewSocket{declared(reader, inherit->socket).transport, {}, inherit->as};
    return std::nullopt;
}

Family familyOf(const Reader &reader, const Command &command)
{
    if (const auto *inherit = std::get_if<Inherit>(&command))
        return declared(reader, inherit->socket).family;
    if (const auto *bind = std::get_if<BindNew>(&command))
        return bind->local.address.address.family();
    if (const auto *listen = std::get_if<ListenNew>(&command))
        return listen->local.address.address.family();
    return std::get<ConnectNew>(command).peer.address.address.family();
}

void declareSocket(Reader &reader, const QString &program, const Command &command, const Token &commandToken)
{
    const std::optional<NewSocket> socket = newSocket(reader, command);
    if (!socket || reader.failed())
        return;
    if (reader.scope().socketCount() == maxSockets)
        reader.fail(Mistake::TooManySockets, commandToken).highest = maxSockets;
    else
        reader.scope().declare(program, socket->as, socket->transport, familyOf(reader, command), reader.lineNumber());
}

void putProgram(Reader &reader, const QString &program, std::string_view host, const Token &token)
{
    const QString name = toString(host);
    const Scope::Place &first = reader.scope().place(program, name, reader.lineNumber());
    if (reader.scope().programCount() > maxPrograms)
        reader.fail(Mistake::TooManyPrograms, token).highest = maxPrograms;
    if (host.empty() || first.host == name)
        return;
    Diagnostic &mistake = reader.fail(Mistake::OtherHost, host);
    mistake.owner = program;
    mistake.otherLine = first.line;
}

// PROGRAM or PROGRAM@HOST, and the colon.
void readProgram(Reader &reader, Statement &statement)
{
    const Token token = reader.word({Expected::Program});
    const std::string_view text = reader.text(token);
    const std::size_t at = text.find('@');
    const std::string_view host = at == std::string_view::npos ? std::string_view() : text.substr(at + 1);
    const QString program = nameIn(reader, text.substr(0, at), {Expected::Program});
    if (!reader.accept(TokenKind::Colon))
        reader.failUnexpected({Expected::Colon});
    if (reader.failed())
        return;
    statement.program = program;
    const bool isHost = program == u"host";
    if (at != std::string_view::npos)
        statement.host = hostIn(reader, host, isHost ? HostUse::Statement : HostUse::Program);
    if (!isHost)
        putProgram(reader, program, host, token);
    else if (at == std::string_view::npos && !reader.settings().hostStatements)
        reader.fail(Mistake::HostNotIsolated, token);
}

// The line has failed at some token: declare what it would have made.
void declareAllTheSame(Reader &reader, const QString &program)
{
    reader.rewind();
    bool makes = false;
    Transport transport = Transport::Tcp;
    QString name;
    for (; reader.token().kind != TokenKind::End; reader.advance()) {
        const std::string_view word = reader.text();
        if (word == "inherit") {
            makes = true;
        } else if (word == "tcp" || word == "udp") {
            makes = true;
            transport = word == "tcp" ? Transport::Tcp : Transport::Udp;
        } else if (word == "as") {
            reader.advance();
            makes = true;
            name = toString(reader.text());
            break;
        }
    }
    const bool room = reader.scope().socketCount() < maxSockets;
    if (makes && room && !program.isEmpty() && !reader.scope().find(name))
        reader.scope().declare(program, name, transport, Family::V4, reader.lineNumber());
}

} // namespace

Statement readStatement(Reader &reader)
{
    Statement statement;
    readProgram(reader, statement);
    const Token command = reader.token();
    statement.command =
        statement.program == u"host" ? readHostCommand(reader, statement.host) : readCommand(reader, statement.program);
    if (!reader.atEnd())
        reader.failUnexpected({Expected::Arrow, Expected::EndOfLine});
    declareSocket(reader, statement.program, statement.command, command);
    if (reader.accept(TokenKind::Arrow))
        statement.expectation = readExpectation(reader);
    if (reader.token().kind != TokenKind::End)
        reader.failUnexpected({Expected::EndOfLine});
    if (reader.failed() && statement.program != u"host")
        declareAllTheSame(reader, statement.program);
    return statement;
}

} // namespace quay::script
