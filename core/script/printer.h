// SPDX-License-Identifier: MIT
#pragma once

#include "script/statement.h"

#include <QByteArrayView>
#include <QString>

#include <span>

namespace quay::script
{

// Writing statements in the one form that the parser reads back as the same value: parse(print(s)) == s.
// Comments and blank lines belong to the file, not to the script; they are not written.

[[nodiscard]] QString print(const SocketName &socket);
[[nodiscard]] QString print(const EndpointName &endpoint);
[[nodiscard]] QString print(const Option &option);
// Without the program and without the expectation: "listen tcp 127.0.0.1:8080 as door".
[[nodiscard]] QString print(const Command &command);
// Without the arrow: "fails EADDRINUSE".
[[nodiscard]] QString print(const Expectation &expectation);
[[nodiscard]] QString print(const Statement &statement);
// One line a statement, each with its line feed.
[[nodiscard]] QString print(const Script &script);
// With a line of three dashes between two scripts.
[[nodiscard]] QString print(std::span<const Script> scripts);

// In quotes, with the escapes that unquote() reads. Bytes that are no UTF-8 are written as \xHH.
[[nodiscard]] QString quote(QByteArrayView bytes);

} // namespace quay::script
