// SPDX-License-Identifier: MIT
#pragma once

#include "script/reader.h"
#include "script/statement.h"

namespace quay::script
{

[[nodiscard]] inline QString toString(std::string_view ascii)
{
    return QString::fromLatin1(ascii.data(), qsizetype(ascii.size()));
}

// Reading the values within a command. Like Reader's own functions these return an empty value after a mistake.

// The name of a program or a new socket.
[[nodiscard]] QString readName(Reader &reader, std::initializer_list<Expected> expected);
[[nodiscard]] QString nameIn(Reader &reader, std::string_view text, std::initializer_list<Expected> expected);
// The name of a host that the settings know, as after '@'. What is done to the host itself
// only one that the lab has made allows.
enum class HostUse : quint8 { Program, Statement };
[[nodiscard]] QString hostIn(Reader &reader, std::string_view text, HostUse use);
// The same within a token, as after '$'.
[[nodiscard]] SocketName socketIn(Reader &reader, std::string_view text, const QString &owner);
// A socket that exists. `owner`: the program that must own it; empty: any.
[[nodiscard]] SocketName readSocket(Reader &reader, const QString &owner);
// The socket behind a name that readSocket has returned.
[[nodiscard]] const DeclaredSocket &declared(const Reader &reader, const SocketName &name);

[[nodiscard]] Transport readTransport(Reader &reader);
// `others`: what could have stood here besides an option, for the mistake.
[[nodiscard]] Option readOption(Reader &reader, std::vector<Expected> others);
[[nodiscard]] Payload readPayload(Reader &reader);

} // namespace quay::script
