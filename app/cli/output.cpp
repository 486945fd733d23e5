// SPDX-License-Identifier: MIT
#include "cli/output.h"

#include <algorithm>
#include <cstdio>

#include <sys/ioctl.h>
#include <unistd.h>

namespace quay::cli
{

namespace
{

void writeLine(std::FILE *stream, const QByteArray &text)
{
    std::fwrite(text.constData(), 1, static_cast<std::size_t>(text.size()), stream);
    std::fputc('\n', stream);
}

std::vector<qsizetype> widthsOf(const QStringList &head, const std::vector<QStringList> &rows)
{
    std::vector<qsizetype> widths;
    for (qsizetype column = 0; column < head.size(); ++column) {
        qsizetype width = head[column].size();
        for (const QStringList &row : rows)
            width = std::max(width, row[column].size());
        widths.push_back(width);
    }
    return widths;
}

} // namespace

Output::Output()
{
    m_isTerminal = isatty(STDOUT_FILENO) == 1;
    m_hasColours = m_isTerminal && qEnvironmentVariableIsEmpty("NO_COLOR") && qgetenv("TERM") != "dumb";
    winsize size{};
    if (m_isTerminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        m_width = size.ws_col;
}

QString Output::styled(const QString &text, Style style) const
{
    if (!m_hasColours || style == Style::Plain)
        return text;
    constexpr std::array codes{"0", "1", "2", "32", "31"};
    return QStringLiteral("\033[%1m%2\033[0m").arg(QLatin1StringView(codes[static_cast<std::size_t>(style)]), text);
}

void Output::table(const QStringList &head, const std::vector<QStringList> &rows) const
{
    if (!m_isTerminal) {
        for (const QStringList &row : rows)
            line(row.join(u'\t'));
        return;
    }
    const std::vector<qsizetype> widths = widthsOf(head, rows);
    const auto print = [&](const QStringList &row, Style style) {
        QString text;
        for (qsizetype column = 0; column + 1 < row.size(); ++column)
            text += row[column].leftJustified(widths[static_cast<std::size_t>(column)]) + QStringLiteral("  ");
        const qsizetype room = std::max<qsizetype>(m_width - text.size(), 10);
        const QString &last = row.last();
        text += last.size() <= room ? last : last.left(room - 1) + QChar(0x2026);
        line(styled(text, style));
    };
    print(head, Style::Faint);
    for (const QStringList &row : rows)
        print(row, Style::Plain);
}

void Output::line(const QString &text) const { writeLine(stdout, text.toUtf8()); }

void Output::write(std::string_view text) const { std::fwrite(text.data(), 1, text.size(), stdout); }

// Sentences quote what was found in files and arguments; nothing in it may act on the terminal.
void Output::error(const QString &text)
{
    QString shown = text;
    std::replace_if(
        shown.begin(), shown.end(), [](QChar c) { return c.category() == QChar::Other_Control && c != u'\n'; },
        QChar(0xFFFD));
    writeLine(stderr, shown.toUtf8());
}

} // namespace quay::cli
