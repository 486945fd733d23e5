// SPDX-License-Identifier: MIT
#pragma once

#include "script/diagnostic.h"
#include "script/lexer.h"
#include "script/scope.h"

#include <algorithm>
#include <functional>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace quay::script
{

// The port that a service name stands for, if the registry has it. Not in core/script: the registry is not below it.
using ServiceLookup = std::function<std::optional<Port>(QStringView name, Transport transport)>;

// A host that the user's settings declare.
struct KnownHost {
    QString name;
    bool isolated = false; // made by the lab; the others are reached by a command
    friend bool operator==(const KnownHost &, const KnownHost &) = default;
};

struct ParseSettings {
    // Without it every name in the place of a port is taken as a service.
    ServiceLookup service;
    // Whether `host:` statements are allowed: in an isolated host only.
    bool hostStatements = true;
    // What NAME@HOST may name. A script can't declare a host, because that starts commands.
    std::vector<KnownHost> hosts{};
};

// Walks over the tokens of one line. The first mistake is kept and ends the walk: from then on every reading function
// returns an empty value, so that a command is read straight on and asked once at its end.
class Reader final
{
public:
    Reader(std::string_view line, int number, std::span<const Token> tokens, Scope &scope,
           const ParseSettings &settings);

    [[nodiscard]] bool failed() const { return m_diagnostic.has_value(); }
    [[nodiscard]] Diagnostic takeDiagnostic() { return std::move(*m_diagnostic); }
    [[nodiscard]] int lineNumber() const { return m_number; }
    [[nodiscard]] Scope &scope() const { return m_scope; }
    [[nodiscard]] const ParseSettings &settings() const { return m_settings; }

    // The token that comes next; its text is empty at the end of the line.
    [[nodiscard]] const Token &token() const { return m_tokens[m_at]; }
    [[nodiscard]] std::string_view text() const { return text(token()); }
    [[nodiscard]] std::string_view text(const Token &token) const;
    // Before `=>` or the end of the line.
    [[nodiscard]] bool atEnd() const;
    [[nodiscard]] bool nextIs(std::string_view word) const;
    // Back to the beginning of the line, whatever has failed.
    void rewind() { m_at = 0; }
    void advance() { m_at = std::min(m_at + 1, m_tokens.size() - 1); }
    // The token behind the next one.
    [[nodiscard]] const Token &following() const { return m_tokens[std::min(m_at + 1, m_tokens.size() - 1)]; }

    // Takes the word if it is next.
    bool accept(std::string_view word);
    bool accept(TokenKind kind);
    void expect(std::string_view word, Expected expected);
    // Takes any word.
    [[nodiscard]] Token word(std::initializer_list<Expected> expected);
    [[nodiscard]] QByteArray quoted(Expected expected);
    // Decimal digits. `lowest` and `highest` are inclusive.
    [[nodiscard]] quint32 number(Expected expected, quint32 lowest, quint32 highest);
    [[nodiscard]] quint32 numberIn(std::string_view digits, const Token &at, quint32 lowest, quint32 highest);

    // The first mistake wins. The returned diagnostic can be completed; it is a spare one after the first.
    Diagnostic &fail(Mistake mistake, std::string_view part);
    Diagnostic &fail(Mistake mistake, const Token &at) { return fail(mistake, text(at)); }
    void failUnexpected(std::initializer_list<Expected> expected);
    void failUnexpected(std::vector<Expected> expected);

private:
    std::string_view m_line;
    int m_number;
    std::span<const Token> m_tokens;
    std::size_t m_at = 0;
    Scope &m_scope;
    const ParseSettings &m_settings;
    std::optional<Diagnostic> m_diagnostic;
    Diagnostic m_spare;
};

// A diagnostic about the bytes [begin, end) of a line.
[[nodiscard]] Diagnostic diagnosticAt(Mistake mistake, int lineNumber, std::string_view line, qsizetype begin,
                                      qsizetype end);

} // namespace quay::script
