// SPDX-License-Identifier: MIT
#pragma once

#include "base/result.h"
#include "script/diagnostic.h"

#include <QByteArrayView>

#include <string_view>
#include <vector>

namespace quay::script
{

enum class TokenKind : quint8 {
    Word,   // anything without a blank
    Quoted, // with its quotes, escapes not yet read
    Colon,  // the one behind the program's name; further ones belong to their words
    Arrow,  // =>
    End,    // always the last
};

// Offsets in bytes into the line.
struct Token {
    TokenKind kind = TokenKind::End;
    quint32 begin = 0;
    quint32 end = 0;
};

// A mistake in the characters of one line, at a range of bytes.
struct LexicalMistake {
    Mistake mistake{};
    qsizetype begin = 0;
    qsizetype end = 0;
};

// Splits a line of valid UTF-8 (without its line feed) and fills `tokens`, which is reused from line to line.
// A '#' begins a comment, except within quotes and between a name and a digit ("door#1").
[[nodiscard]] Result<void, LexicalMistake> splitLine(std::string_view line, std::vector<Token> &tokens);

// The bytes that a quoted token stands for. Escapes: \" \\ \n \r \t \xHH. `quoted` includes the quotes; the offsets
// of a mistake are relative to it.
[[nodiscard]] Result<QByteArray, LexicalMistake> unquote(std::string_view quoted);

// Where the bytes stop being UTF-8 (RFC 3629: shortest forms only, no surrogates); their size if nowhere.
[[nodiscard]] qsizetype validUtf8Prefix(std::string_view bytes);

// How many code points begin within the bytes.
[[nodiscard]] int characterCount(std::string_view bytes);

} // namespace quay::script
