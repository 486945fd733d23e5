// SPDX-License-Identifier: MIT
#include "script/renaming.h"

#include "script/lexer.h"

#include <algorithm>
#include <array>

namespace quay::script
{

namespace
{

using Tokens = std::vector<Token>;

// Commands that stand before the socket that they are about.
constexpr std::array<std::string_view, 14> onSocket{"bind",    "listen", "connect",    "send", "set",
                                                    "pause",   "resume", "disconnect", "join", "leave",
                                                    "inherit", "close",  "shutdown",   "reset"};

constexpr std::size_t commandAt = 2; // behind the program and its colon

std::string_view textOf(std::string_view line, const Token &token)
{
    return line.substr(token.begin, token.end - token.begin);
}

// Where the name of a socket stands within the token; its end if nowhere.
std::size_t nameWithin(std::string_view line, const Tokens &tokens, std::size_t i)
{
    const std::string_view text = textOf(line, tokens[i]);
    const auto before = [&](std::size_t back) {
        return i < back ? std::string_view() : textOf(line, tokens[i - back]);
    };
    const auto arrow =
        std::find_if(tokens.begin(), tokens.end(), [](const Token &token) { return token.kind == TokenKind::Arrow; });
    const auto arrowAt = std::size_t(arrow - tokens.begin());
    if (i > arrowAt)
        return i + 1 < tokens.size() && textOf(line, tokens[i + 1]) == "receives" ? 0 : text.size();
    if (i == commandAt + 1) {
        const bool isCommand = std::find(onSocket.begin(), onSocket.end(), before(1)) != onSocket.end();
        return isCommand && text != "tcp" && text != "udp" ? 0 : text.size();
    }
    if (i > commandAt + 2 && before(1) == "as")
        return 0;
    const std::size_t dollar = text.rfind('$');
    return dollar == std::string_view::npos ? text.size() : dollar + 1;
}

QByteArray renamedLine(std::string_view line, const Renaming &renaming, Tokens &tokens)
{
    QByteArray text(line.data(), qsizetype(line.size()));
    const bool isStatement = splitLine(line, tokens) && tokens.size() > commandAt && tokens[1].kind == TokenKind::Colon;
    if (!isStatement)
        return text;
    // From the end, so that the offsets before stay right.
    for (std::size_t i = tokens.size(); i-- > 0;) {
        const bool isProgram = i == 0;
        if (tokens[i].kind != TokenKind::Word || (!isProgram && i <= commandAt))
            continue;
        const auto begin = qsizetype(tokens[i].begin + (isProgram ? 0 : nameWithin(line, tokens, i)));
        const qsizetype at = isProgram ? text.indexOf('@') : -1; // PROGRAM@HOST
        const qsizetype end = std::min(at < 0 ? text.size() : at, qsizetype(tokens[i].end));
        const qsizetype length = end - begin;
        const QString name = QString::fromUtf8(text.sliced(begin, length));
        const QString now = isProgram ? renaming.program(name) : renaming.socket(name);
        if (!name.isEmpty() && now != name)
            text.replace(begin, length, now.toUtf8());
    }
    return text;
}

} // namespace

QByteArray renamed(QByteArrayView script, const Renaming &renaming)
{
    QByteArray result;
    result.reserve(script.size());
    Tokens tokens;
    const std::string_view all(script.data(), std::size_t(script.size()));
    for (std::size_t at = 0; at < all.size();) {
        const std::size_t feed = std::min(all.find('\n', at), all.size());
        const bool isCarried = feed > at && all[feed - 1] == '\r';
        result += renamedLine(all.substr(at, feed - at - (isCarried ? 1 : 0)), renaming, tokens);
        if (isCarried)
            result += '\r';
        if (feed < all.size())
            result += '\n';
        at = feed + 1;
    }
    return result;
}

bool isNamed(QByteArrayView script, Renaming::Of what, const QString &name)
{
    return renamed(script, {what, name, name + u'_'}) != script;
}

} // namespace quay::script
