// SPDX-License-Identifier: MIT
#include "script/reader.h"

#include "script/characters.h"

namespace quay::script
{

namespace
{

constexpr qsizetype maxFoundCharacters = 60;

bool isContinuation(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

QString excerpt(std::string_view bytes)
{
    const QString text = QString::fromUtf8(bytes.data(), std::min(qsizetype(bytes.size()), 4 * maxFoundCharacters));
    return text.size() > maxFoundCharacters ? text.left(maxFoundCharacters) + u'…' : text;
}

} // namespace

Diagnostic diagnosticAt(Mistake mistake, int lineNumber, std::string_view line, qsizetype begin, qsizetype end)
{
    auto last = static_cast<std::size_t>(end);
    while (last < line.size() && isContinuation(line[last]))
        ++last;
    const std::string_view part = line.substr(static_cast<std::size_t>(begin), last - static_cast<std::size_t>(begin));
    Diagnostic diagnostic;
    diagnostic.mistake = mistake;
    diagnostic.line = lineNumber;
    diagnostic.column = characterCount(line.substr(0, static_cast<std::size_t>(begin))) + 1;
    diagnostic.length = characterCount(part);
    diagnostic.found = excerpt(part);
    return diagnostic;
}

Reader::Reader(std::string_view line, int number, std::span<const Token> tokens, Scope &scope,
               const ParseSettings &settings)
    : m_line(line), m_number(number), m_tokens(tokens), m_scope(scope), m_settings(settings)
{
}

std::string_view Reader::text(const Token &token) const { return m_line.substr(token.begin, token.end - token.begin); }

bool Reader::atEnd() const { return token().kind == TokenKind::End || token().kind == TokenKind::Arrow; }

bool Reader::nextIs(std::string_view word) const { return token().kind == TokenKind::Word && text() == word; }

bool Reader::accept(std::string_view word)
{
    if (failed() || !nextIs(word))
        return false;
    advance();
    return true;
}

bool Reader::accept(TokenKind kind)
{
    if (failed() || token().kind != kind)
        return false;
    advance();
    return true;
}

void Reader::expect(std::string_view word, Expected expected)
{
    if (!accept(word))
        failUnexpected({expected});
}

Token Reader::word(std::initializer_list<Expected> expected)
{
    if (!failed() && token().kind == TokenKind::Word)
        return m_tokens[m_at++];
    failUnexpected(expected);
    return {};
}

QByteArray Reader::quoted(Expected expected)
{
    if (failed() || token().kind != TokenKind::Quoted) {
        failUnexpected({expected});
        return {};
    }
    const std::string_view all = text();
    auto bytes = unquote(all);
    if (!bytes) {
        const LexicalMistake &mistake = bytes.error();
        fail(mistake.mistake, all.substr(std::size_t(mistake.begin), std::size_t(mistake.end - mistake.begin)));
        return {};
    }
    advance();
    return *std::move(bytes);
}

quint32 Reader::number(Expected expected, quint32 lowest, quint32 highest)
{
    const Token at = token();
    if (!failed() && at.kind == TokenKind::Word) {
        const std::string_view digits = text();
        const bool negative = digits.size() > 1 && digits[0] == '-' && areDigits(digits.substr(1));
        if (areDigits(digits) || negative) {
            advance();
            return numberIn(digits, at, lowest, highest);
        }
    }
    failUnexpected({expected});
    return 0;
}

quint32 Reader::numberIn(std::string_view digits, const Token &at, quint32 lowest, quint32 highest)
{
    quint64 value = 0;
    for (const char c : digits) {
        value = c == '-' ? quint64(highest) + 1 : value * 10 + static_cast<quint64>(c - '0');
        if (value > highest)
            break;
    }
    if (value >= lowest && value <= highest)
        return static_cast<quint32>(value);
    Diagnostic &diagnostic = fail(Mistake::NumberOutOfRange, at);
    diagnostic.lowest = lowest;
    diagnostic.highest = highest;
    return 0;
}

Diagnostic &Reader::fail(Mistake mistake, std::string_view part)
{
    if (failed())
        return m_spare;
    const qsizetype begin = part.data() - m_line.data();
    m_diagnostic = diagnosticAt(mistake, m_number, m_line, begin, begin + qsizetype(part.size()));
    return *m_diagnostic;
}

void Reader::failUnexpected(std::initializer_list<Expected> expected)
{
    failUnexpected(std::vector<Expected>(expected));
}

void Reader::failUnexpected(std::vector<Expected> expected)
{
    fail(Mistake::Unexpected, token()).expected = std::move(expected);
}

} // namespace quay::script
