// SPDX-License-Identifier: MIT
#include "script/parser.h"

#include "script/characters.h"
#include "script/limits.h"
#include "script/statement_reader.h"

namespace quay::script
{

namespace
{

class FileParser final
{
public:
    FileParser(std::string_view file, const ParseSettings &settings) : m_file(file), m_settings(settings) {}

    Result<std::vector<Script>, std::vector<Diagnostic>> run();

private:
    void readLine(std::string_view line);
    void readStatementLine(std::string_view line);
    // Whether the line can be read at all.
    bool checkBytes(std::string_view line);
    void beginScript();
    void report(Diagnostic diagnostic);
    void reportAt(Mistake mistake, std::string_view line, qsizetype begin, qsizetype end);
    void reportLimit(Mistake mistake, std::string_view line, qsizetype limit);

    std::string_view m_file;
    const ParseSettings &m_settings;
    bool m_validUtf8 = true;
    bool m_stopped = false;
    int m_line = 0;
    qsizetype m_scriptBytes = 0;
    Scope m_scope;
    std::vector<Token> m_tokens;
    std::vector<Script> m_scripts;
    std::vector<Diagnostic> m_diagnostics;
};

Result<std::vector<Script>, std::vector<Diagnostic>> FileParser::run()
{
    beginScript();
    if (qsizetype(m_file.size()) > maxFileBytes) {
        m_line = 1;
        reportLimit(Mistake::FileTooLong, {}, maxFileBytes);
        return failure(std::move(m_diagnostics));
    }
    m_validUtf8 = validUtf8Prefix(m_file) == qsizetype(m_file.size());
    constexpr std::string_view byteOrderMark = "\xef\xbb\xbf";
    std::size_t at = m_file.starts_with(byteOrderMark) ? byteOrderMark.size() : 0;
    while (at < m_file.size() && !m_stopped) {
        const std::size_t end = std::min(m_file.find('\n', at), m_file.size());
        std::string_view line = m_file.substr(at, end - at);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        ++m_line;
        readLine(line);
        at = end + 1;
    }
    if (!m_diagnostics.empty())
        return failure(std::move(m_diagnostics));
    return std::move(m_scripts);
}

void FileParser::beginScript()
{
    m_scripts.emplace_back();
    m_scope = Scope();
    m_scriptBytes = 0;
}

bool isSeparator(std::string_view line)
{
    while (!line.empty() && isBlank(line.back()))
        line.remove_suffix(1);
    return line == "---";
}

void FileParser::readLine(std::string_view line)
{
    if (isSeparator(line)) {
        beginScript();
        return;
    }
    m_scriptBytes += qsizetype(line.size()) + 1;
    if (m_scriptBytes > maxScriptBytes) {
        reportLimit(Mistake::ScriptTooLong, {}, maxScriptBytes);
        m_stopped = true;
    } else if (checkBytes(line)) {
        readStatementLine(line);
    }
}

bool FileParser::checkBytes(std::string_view line)
{
    if (qsizetype(line.size()) > maxLineBytes) {
        reportLimit(Mistake::LineTooLong, line, maxLineBytes);
        return false;
    }
    if (!m_validUtf8) {
        const qsizetype valid = validUtf8Prefix(line);
        if (valid < qsizetype(line.size())) {
            reportAt(Mistake::NotUtf8, line, valid, valid + 1);
            return false;
        }
    }
    const auto split = splitLine(line, m_tokens);
    if (!split)
        reportAt(split.error().mistake, line, split.error().begin, split.error().end);
    return split.has_value();
}

void FileParser::readStatementLine(std::string_view line)
{
    if (m_tokens.front().kind == TokenKind::End)
        return;
    Reader reader(line, m_line, m_tokens, m_scope, m_settings);
    Statement statement = readStatement(reader);
    if (reader.failed())
        report(reader.takeDiagnostic());
    else if (m_diagnostics.empty())
        m_scripts.back().steps.push_back({std::move(statement), m_line});
}

void FileParser::report(Diagnostic diagnostic)
{
    m_diagnostics.push_back(std::move(diagnostic));
    if (qsizetype(m_diagnostics.size()) < maxDiagnostics)
        return;
    Diagnostic last;
    last.mistake = Mistake::TooManyMistakes;
    last.line = m_line;
    last.column = 1;
    last.highest = maxDiagnostics;
    m_diagnostics.push_back(last);
    m_stopped = true;
}

void FileParser::reportAt(Mistake mistake, std::string_view line, qsizetype begin, qsizetype end)
{
    report(diagnosticAt(mistake, m_line, line, begin, end));
}

void FileParser::reportLimit(Mistake mistake, std::string_view line, qsizetype limit)
{
    const qsizetype at = std::min(limit, qsizetype(line.size()));
    Diagnostic diagnostic = diagnosticAt(mistake, m_line, line, at, at);
    diagnostic.highest = limit;
    report(std::move(diagnostic));
}

} // namespace

Result<std::vector<Script>, std::vector<Diagnostic>> parse(QByteArrayView file, const ParseSettings &settings)
{
    const std::string_view bytes(file.data() == nullptr ? "" : file.data(), std::size_t(file.size()));
    return FileParser(bytes, settings).run();
}

} // namespace quay::script
