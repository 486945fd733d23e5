// SPDX-License-Identifier: MIT
#include "script/values.h"

#include "script/characters.h"
#include "script/endpoints.h"
#include "script/limits.h"
#include "script/vocabulary.h"

#include <algorithm>
#include <limits>
#include <string>

namespace quay::script
{

namespace
{

void failUnknownSocket(Reader &reader, std::string_view base, std::string_view part)
{
    std::vector<std::string> names;
    for (const DeclaredSocket &socket : reader.scope().sockets())
        names.push_back(socket.name.toStdString());
    const std::vector<std::string_view> views(names.begin(), names.end());
    reader.fail(Mistake::UnknownSocket, part).suggestion = toString(nearest(base, views));
}

void failUnknownHost(Reader &reader, std::string_view text)
{
    std::vector<std::string> names;
    for (const KnownHost &host : reader.settings().hosts)
        names.push_back(host.name.toStdString());
    const std::vector<std::string_view> views(names.begin(), names.end());
    reader.fail(Mistake::UnknownHost, text).suggestion = toString(nearest(text, views));
}

// The form "NAME", "PROGRAM.1" and "NAME#2"; whether it exists is another question.
std::optional<SocketName> socketName(std::string_view text)
{
    const std::size_t hash = text.find('#');
    const std::string_view base = text.substr(0, hash);
    const std::size_t dot = base.find('.');
    const bool implicit = dot != std::string_view::npos;
    if (!isName(base.substr(0, dot)) || (implicit && !areDigits(base.substr(dot + 1))))
        return std::nullopt;
    SocketName name{toString(base), 0};
    if (hash == std::string_view::npos)
        return name;
    const std::string_view digits = text.substr(hash + 1);
    if (!areDigits(digits) || digits.size() > 7)
        return std::nullopt;
    for (const char c : digits)
        name.session = name.session * 10 + static_cast<quint32>(c - '0');
    return name.session >= 1 && name.session <= maxSession ? std::optional(name) : std::nullopt;
}

} // namespace

SocketName socketIn(Reader &reader, std::string_view text, const QString &owner)
{
    const std::optional<SocketName> name = socketName(text);
    if (!name) {
        reader.fail(Mistake::BadName, text).expected = {Expected::Socket};
        return {};
    }
    const std::optional<int> index = reader.scope().find(name->name);
    if (!index) {
        failUnknownSocket(reader, text.substr(0, text.find('#')), text);
        return {};
    }
    const DeclaredSocket &socket = reader.scope().socket(*index);
    if (name->session != 0 && socket.transport == Transport::Udp)
        reader.fail(Mistake::SessionOfUdp, text);
    if (!owner.isEmpty() && socket.program != owner)
        reader.fail(Mistake::ForeignSocket, text).owner = socket.program;
    return *name;
}

QString readName(Reader &reader, std::initializer_list<Expected> expected)
{
    const Token token = reader.word(expected);
    if (reader.failed())
        return {};
    return nameIn(reader, reader.text(token), expected);
}

QString nameIn(Reader &reader, std::string_view text, std::initializer_list<Expected> expected)
{
    if (!isName(text))
        reader.fail(Mistake::BadName, text).expected = expected;
    else if (text.size() > std::size_t(maxNameLength))
        reader.fail(Mistake::NameTooLong, text).highest = maxNameLength;
    return toString(text);
}

QString hostIn(Reader &reader, std::string_view text, HostUse use)
{
    const QString name = nameIn(reader, text, {Expected::Host});
    if (reader.failed())
        return {};
    const std::vector<KnownHost> &hosts = reader.settings().hosts;
    const auto host = std::find_if(hosts.begin(), hosts.end(), [&](const KnownHost &one) { return one.name == name; });
    if (host == hosts.end())
        failUnknownHost(reader, text);
    else if (use == HostUse::Statement && !host->isolated)
        reader.fail(Mistake::HostByCommand, text);
    return name;
}

SocketName readSocket(Reader &reader, const QString &owner)
{
    const Token token = reader.word({Expected::Socket});
    return reader.failed() ? SocketName{} : socketIn(reader, reader.text(token), owner);
}

const DeclaredSocket &declared(const Reader &reader, const SocketName &name)
{
    static const DeclaredSocket none;
    const std::optional<int> index = reader.scope().find(name.name);
    return index ? reader.scope().socket(*index) : none;
}

Transport readTransport(Reader &reader)
{
    if (reader.accept("tcp"))
        return Transport::Tcp;
    if (reader.accept("udp"))
        return Transport::Udp;
    reader.failUnexpected({Expected::Transport});
    return {};
}

Option readOption(Reader &reader, std::vector<Expected> others)
{
    others.push_back(Expected::OptionName);
    const Token token = reader.token();
    const std::string_view text = reader.text();
    if (reader.failed() || token.kind != TokenKind::Word) {
        reader.failUnexpected(std::move(others));
        return {};
    }
    reader.advance();
    if (const std::optional<Switch> option = parseSwitch(text))
        return *option;
    if (const std::optional<rules::Tuning> tuning = parseTuning(text))
        return Tuned{*tuning, int(reader.number(Expected::Number, 0, std::numeric_limits<int>::max()))};
    if (text == "device")
        return Device{readInterface(reader)};
    if (text == "range")
        return readRange(reader);
    Diagnostic &diagnostic = reader.fail(Mistake::UnknownOption, text);
    std::vector<std::string_view> candidates(optionWords.begin(), optionWords.end());
    for (const auto &[clause, expected] : clauseWords) {
        if (std::find(others.begin(), others.end(), expected) != others.end())
            candidates.push_back(clause);
    }
    diagnostic.suggestion = toString(nearest(text, candidates));
    diagnostic.expected = std::move(others);
    return {};
}

namespace
{

QByteArray readHex(Reader &reader)
{
    const Token token = reader.token();
    const QByteArray digits = reader.quoted(Expected::QuotedText);
    QByteArray bytes;
    for (qsizetype at = 0; at < digits.size() && !reader.failed(); ++at) {
        if (isBlank(digits[at]))
            continue;
        const std::optional<int> high = hexValue(digits[at]);
        const std::optional<int> low = at + 1 < digits.size() ? hexValue(digits[at + 1]) : std::nullopt;
        if (!high || !low)
            reader.fail(Mistake::NotHex, token);
        else
            bytes.append(static_cast<char>(*high * 16 + *low));
        ++at;
    }
    return bytes;
}

} // namespace

Payload readPayload(Reader &reader)
{
    if (reader.accept("hex"))
        return Hex{readHex(reader)};
    if (reader.token().kind == TokenKind::Quoted)
        return Text{reader.quoted(Expected::WhatToSend)};
    const quint32 size = reader.number(Expected::WhatToSend, 0, maxMessageBytes);
    reader.expect("bytes", Expected::WordBytes);
    return Filler{size};
}

} // namespace quay::script
