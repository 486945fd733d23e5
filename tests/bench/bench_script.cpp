// SPDX-License-Identifier: MIT
#include "script/limits.h"
#include "script/parser.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QRegularExpression>

#include <algorithm>
#include <cstdio>
#include <vector>

// How many lines a second are parsed, beside the obvious way: one regular expression a line.

namespace
{

// A day in the lab, again and again: about 80 % of the lines are statements.
QByteArray sample(int lines)
{
    const QByteArrayList day{
        "# Two programs want the same port, number %1.",
        "web%1:    listen tcp 127.0.0.1:8080 reuseaddr backlog 5 as door%1",
        "rival%1:  listen tcp 127.0.0.1:8080           => fails EADDRINUSE",
        "rival%1:  bind udp [::1]:domain as u%1        => ok",
        "alice%1:  connect tcp 127.0.0.1:$door%1 from 127.0.0.2:0 as a%1",
        "alice%1:  send a%1 \"hello, \\\"world\\\"\\n\" times 2  => door%1#1 receives \"hello\"",
        "rival%1:  send u%1 hex \"00 ff 10\" to 127.0.0.1:53",
        "",
        "web%1:    set door%1 reuseaddr off",
        "web%1:    close door%1",
    };
    QByteArray text;
    for (int i = 0; i < lines; ++i) {
        QByteArray line = day[i % day.size()];
        if (i % 500 == 0)
            text += "---\n";
        text += line.replace("%1", QByteArray::number(i / day.size() % 50)) + '\n';
    }
    return text;
}

std::size_t parseLines(const QByteArray &text)
{
    const auto scripts = quay::script::parse(text);
    std::size_t steps = 0;
    if (scripts) {
        for (const quay::script::Script &script : *scripts)
            steps += script.steps.size();
    }
    return steps;
}

struct Pieces {
    QString program;
    QString command;
    QStringList arguments;
    QString expectation;
    QHostAddress address;
    quint16 port = 0;
};

// As one writes it first: an expression for the line, and one for each command. The same pieces come out, but names,
// ranges and meaning are not checked.
std::size_t matchLines(const QByteArray &text)
{
    static const QRegularExpression statement(
        QStringLiteral("^\\s*([A-Za-z][\\w-]*)\\s*:\\s*([a-z]+)\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"|\\w#\\d|[^\"#=])*)"
                       "(?:=>\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"|\\w#\\d|[^\"#])*))?(?:#.*)?$"));
    static const QRegularExpression creation(
        QStringLiteral("^(tcp|udp)\\s+(\\S+):(\\S+)(?:\\s+from\\s+(\\S+):(\\S+))?((?:\\s+(?!backlog|as)\\S+)*)"
                       "(?:\\s+backlog\\s+(\\d+))?(?:\\s+as\\s+(\\S+))?\\s*$"));
    static const QRegularExpression sending(QStringLiteral(
        "^(\\S+)\\s+(?:(hex\\s+)?\"(.*)\"|(\\d+)\\s+bytes)(?:\\s+to\\s+(\\S+):(\\S+))?(?:\\s+times\\s+(\\d+))?\\s*$"));
    static const QRegularExpression others(QStringLiteral("^(\\S+)(?:\\s+(\\S+))?(?:\\s+(on|off))?\\s*$"));
    std::size_t steps = 0;
    std::vector<Pieces> pieces;
    for (const QString &line : QString::fromUtf8(text).split(u'\n')) {
        const QRegularExpressionMatch match = statement.match(line);
        if (!match.hasMatch())
            continue;
        const QString command = match.captured(2);
        const bool creates = command == u"bind" || command == u"listen" || command == u"connect";
        const QRegularExpressionMatch arguments = (creates              ? creation
                                                   : command == u"send" ? sending
                                                                        : others)
                                                      .match(match.captured(3));
        if (!arguments.hasMatch())
            continue;
        ++steps;
        Pieces found{match.captured(1), command, arguments.capturedTexts(), match.captured(4), {}, 0};
        if (creates) {
            found.address = QHostAddress(arguments.captured(2).remove(u'[').remove(u']'));
            found.port = arguments.captured(3).toUShort();
        }
        pieces.push_back(std::move(found));
    }
    return steps;
}

struct Result {
    double linesPerSecond = 0;
    std::size_t steps = 0;
};

template <typename Function>
Result median(Function function, const QByteArray &text, int lines)
{
    std::vector<double> rates;
    Result result;
    for (int run = 0; run < 7; ++run) {
        QElapsedTimer timer;
        timer.start();
        result.steps = function(text);
        rates.push_back(double(lines) * 1e9 / double(timer.nsecsElapsed()));
    }
    std::sort(rates.begin(), rates.end());
    result.linesPerSecond = rates[rates.size() / 2];
    return result;
}

} // namespace

int main()
{
    constexpr int lines = 100'000;
    const QByteArray text = sample(lines);
    const Result ours = median(parseLines, text, lines);
    const Result regular = median(matchLines, text, lines);
    std::printf("%d lines, %.1f MB; median of 7 runs\n", lines, double(text.size()) / 1e6);
    std::printf("%-44s %12s %10s\n", "", "lines/s", "steps");
    std::printf("%-44s %12.0f %10zu\n", "parse(): values, names and limits checked", ours.linesPerSecond, ours.steps);
    std::printf("%-44s %12.0f %10zu\n", "QRegularExpression: a line, its arguments", regular.linesPerSecond,
                regular.steps);
    std::printf("%-44s %11.1fx\n", "ratio", ours.linesPerSecond / regular.linesPerSecond);
    return ours.steps == 0 ? 1 : 0;
}
