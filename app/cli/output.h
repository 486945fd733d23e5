// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

#include <string_view>
#include <vector>

namespace quay::cli
{

// Exit statuses, the same for every subcommand.
enum class Exit : int {
    Success = 0,
    Unmet = 1,       // an expectation was not met, or nothing was found
    Usage = 2,       // the arguments or the file are wrong
    Environment = 3, // the system refused something
};

// Where the results go: a terminal gets aligned columns and colours, a pipe plain fields separated by tabs.
class Output final
{
public:
    enum class Style : quint8 { Plain, Strong, Faint, Good, Bad };

    Output();

    [[nodiscard]] bool isTerminal() const { return m_isTerminal; }
    // `text` in a style where colours are wanted: on a terminal, without NO_COLOR (https://no-color.org), and not
    // TERM=dumb.
    [[nodiscard]] QString styled(const QString &text, Style style) const;
    // Rows of equally many cells below a head. On a terminal the last column is cut at the edge.
    void table(const QStringList &head, const std::vector<QStringList> &rows) const;
    void line(const QString &text) const;
    // What is UTF-8 already, with its line feeds.
    void write(std::string_view text) const;

    // To standard error, always plain; control characters are replaced.
    static void error(const QString &text);

private:
    bool m_isTerminal = false;
    bool m_hasColours = false;
    qsizetype m_width = 80;
};

} // namespace quay::cli
