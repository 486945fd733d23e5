// SPDX-License-Identifier: MIT
#include "script/lexer.h"

#include "script/characters.h"

#include <QUtf8StringView>

#include <algorithm>

namespace quay::script
{

namespace
{

// A NUL, an escape sequence, a stray carriage return: nothing that anyone typed on purpose, and harmful when printed.
bool isControl(char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f; }

bool startsArrow(std::string_view line, std::size_t at) { return line.substr(at, 2) == "=>"; }

bool startsComment(std::string_view line, std::size_t at)
{
    if (line[at] != '#')
        return false;
    const bool session = at > 0 && isNameCharacter(line[at - 1]) && at + 1 < line.size() && isDigit(line[at + 1]);
    return !session;
}

std::size_t wordEnd(std::string_view line, std::size_t at, bool beforeColon)
{
    while (at < line.size()) {
        const char c = line[at];
        if (isBlank(c) || c == '"' || (beforeColon && c == ':'))
            break;
        if ((c == '=' && startsArrow(line, at)) || startsComment(line, at))
            break;
        ++at;
    }
    return at;
}

// The offset behind the closing quote.
Result<std::size_t, LexicalMistake> quoteEnd(std::string_view line, std::size_t open)
{
    for (std::size_t at = open + 1; at < line.size(); ++at) {
        if (line[at] == '"')
            return at + 1;
        if (line[at] == '\\')
            ++at;
    }
    return failure(LexicalMistake{Mistake::QuoteLeftOpen, qsizetype(open), qsizetype(line.size())});
}

Token token(TokenKind kind, std::size_t begin, std::size_t end)
{
    return {kind, static_cast<quint32>(begin), static_cast<quint32>(end)};
}

} // namespace

Result<void, LexicalMistake> splitLine(std::string_view line, std::vector<Token> &tokens)
{
    tokens.clear();
    if (const auto control = std::find_if(line.begin(), line.end(), isControl); control != line.end()) {
        const qsizetype begin = control - line.begin();
        return failure(LexicalMistake{Mistake::ControlCharacter, begin, begin + 1});
    }
    std::size_t at = 0;
    bool beforeColon = true;
    while (true) {
        while (at < line.size() && isBlank(line[at]))
            ++at;
        const std::size_t begin = at;
        if (at == line.size() || startsComment(line, at))
            break;
        TokenKind kind = TokenKind::Word;
        if (line[at] == '"') {
            const auto end = quoteEnd(line, at);
            if (!end)
                return failure(end.error());
            kind = TokenKind::Quoted;
            at = *end;
        } else if (beforeColon && line[at] == ':' && tokens.size() <= 1) {
            kind = TokenKind::Colon;
            ++at;
        } else if (startsArrow(line, at)) {
            kind = TokenKind::Arrow;
            at += 2;
        } else {
            at = std::max(at + 1, wordEnd(line, at, tokens.empty()));
        }
        beforeColon = beforeColon && tokens.empty() && kind == TokenKind::Word;
        tokens.push_back(token(kind, begin, at));
    }
    tokens.push_back(token(TokenKind::End, at, at));
    return {};
}

namespace
{

std::optional<char> simpleEscape(char c)
{
    switch (c) {
    case '"':
    case '\\':
        return c;
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return std::nullopt;
    }
}

} // namespace

Result<QByteArray, LexicalMistake> unquote(std::string_view quoted)
{
    const std::string_view inner = quoted.substr(1, quoted.size() - 2);
    QByteArray bytes;
    bytes.reserve(qsizetype(inner.size()));
    for (std::size_t at = 0; at < inner.size(); ++at) {
        if (inner[at] != '\\') {
            bytes.append(inner[at]);
            continue;
        }
        const std::size_t backslash = at++;
        if (const std::optional<char> c = simpleEscape(inner[at])) {
            bytes.append(*c);
            continue;
        }
        const std::string_view digits = inner.substr(at + 1, 2);
        if (inner[at] != 'x' || digits.size() != 2 || !hexValue(digits[0]) || !hexValue(digits[1])) {
            const qsizetype begin = qsizetype(backslash) + 1;
            return failure(LexicalMistake{Mistake::UnknownEscape, begin, begin + 2});
        }
        bytes.append(static_cast<char>(*hexValue(digits[0]) * 16 + *hexValue(digits[1])));
        at += 2;
    }
    return bytes;
}

namespace
{

bool isContinuation(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

// The length of the sequence that begins the bytes; 0 if it is none. RFC 3629 section 4.
std::size_t sequenceLength(std::string_view bytes)
{
    const auto first = static_cast<unsigned char>(bytes[0]);
    if (first < 0x80)
        return 1;
    const std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || bytes.size() < length)
        return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if (!isContinuation(bytes[i]))
            return 0;
    }
    const auto second = static_cast<unsigned char>(bytes[1]);
    const bool overlong = (first == 0xe0 && second < 0xa0) || (first == 0xf0 && second < 0x90);
    const bool surrogate = first == 0xed && second >= 0xa0;
    const bool beyond = first == 0xf4 && second >= 0x90;
    return overlong || surrogate || beyond ? 0 : length;
}

} // namespace

qsizetype validUtf8Prefix(std::string_view bytes)
{
    if (QUtf8StringView(bytes.data(), qsizetype(bytes.size())).isValidUtf8())
        return qsizetype(bytes.size());
    std::size_t at = 0;
    while (at < bytes.size()) {
        const std::size_t length = sequenceLength(bytes.substr(at));
        if (length == 0)
            break;
        at += length;
    }
    return qsizetype(at);
}

int characterCount(std::string_view bytes)
{
    return static_cast<int>(std::count_if(bytes.begin(), bytes.end(), [](char c) { return !isContinuation(c); }));
}

} // namespace quay::script
