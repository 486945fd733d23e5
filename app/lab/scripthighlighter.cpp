// SPDX-License-Identifier: MIT
#include "lab/scripthighlighter.h"

#include "look/meaning.h"
#include "script/lexer.h"
#include "script/vocabulary.h"

#include <algorithm>

namespace quay
{

namespace
{

template <std::size_t count>
bool isOneOf(std::string_view word, const std::array<std::string_view, count> &words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

} // namespace

void ScriptHighlighter::setPalette(const QPalette &palette)
{
    m_palette = palette;
    rehighlight();
}

void ScriptHighlighter::highlightBlock(const QString &text)
{
    QTextCharFormat faint;
    faint.setForeground(faintText(m_palette));
    const QByteArray line = text.toUtf8();
    std::vector<script::Token> tokens;
    const auto whole = script::splitLine({line.constData(), std::size_t(line.size())}, tokens);
    if (!whole)
        return; // a quote is still open
    // Offsets count bytes; the text counts UTF-16.
    const auto place = [&line](quint32 byte) { return int(QString::fromUtf8(line.first(qsizetype(byte))).size()); };
    bool isExpectation = false;
    bool isFirst = true;
    quint32 end = 0;
    for (const script::Token &token : tokens) {
        if (token.kind == script::TokenKind::End)
            break;
        const std::string_view word(line.constData() + token.begin, token.end - token.begin);
        QTextCharFormat format;
        isExpectation = isExpectation || token.kind == script::TokenKind::Arrow;
        if (isFirst)
            format.setFontWeight(QFont::Bold);
        else if (isExpectation)
            format.setForeground(colour(Meaning::Good, m_palette));
        else if (token.kind == script::TokenKind::Quoted)
            format.setForeground(colour(Meaning::Udp, m_palette));
        else if (isOneOf(word, script::commandWords) || isOneOf(word, script::hostCommandWords))
            format.setForeground(colour(Meaning::Tcp, m_palette));
        else if (isOneOf(word, script::optionWords) || word == "tcp" || word == "udp")
            format.setForeground(colour(Meaning::OtherTransport, m_palette));
        else if (word == "as" || word == "from" || word == "to" || word == "times" || word == "backlog")
            format.setForeground(faintText(m_palette));
        setFormat(place(token.begin), place(token.end) - place(token.begin), format);
        if (const std::size_t at = word.find('@'); isFirst && at != std::string_view::npos) // the host
            setFormat(place(token.begin + quint32(at)), int(word.size() - at), faint);
        isFirst = false;
        end = token.end;
    }
    // What is left is a comment.
    setFormat(place(end), int(text.size()) - place(end), faint);
}

} // namespace quay
