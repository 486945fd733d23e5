// SPDX-License-Identifier: MIT
#include "cli/command.h"

#include <QCoreApplication>

#include <array>

namespace quay::cli
{

namespace
{

// What QCommandLineParser says. Here too, so that it is translated where Qt's own translations are not installed.
[[maybe_unused]] constexpr std::array wordsOfQt{
    QT_TRANSLATE_NOOP("QCommandLineParser", "Usage: %1"),
    QT_TRANSLATE_NOOP("QCommandLineParser", "[options]"),
    QT_TRANSLATE_NOOP("QCommandLineParser", "Options:"),
    QT_TRANSLATE_NOOP("QCommandLineParser", "Arguments:"),
    QT_TRANSLATE_NOOP("QCommandLineParser", "Unknown option '%1'."),
    QT_TRANSLATE_NOOP("QCommandLineParser", "Unknown options: %1."),
    QT_TRANSLATE_NOOP("QCommandLineParser", "Missing value after '%1'."),
    QT_TRANSLATE_NOOP("QCommandLineParser", "Unexpected value after '%1'."),
};

// QCommandLineParser knows of no subcommands: it names the program only, and leaves no line below its usage.
QString helpText(const QCommandLineParser &parser, const QString &command)
{
    QString text = parser.helpText().trimmed();
    const QString program = QCoreApplication::arguments().constFirst();
    text.replace(text.indexOf(program), program.size(), command);
    return text.insert(text.indexOf(u'\n'), u'\n');
}

} // namespace

std::optional<Exit> parse(QCommandLineParser &parser, const QStringList &arguments)
{
    // Its own help option would bring --help-all.
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")},
                                  QCoreApplication::translate("quay", "Print this help."));
    parser.addOption(help);
    if (!parser.parse(arguments))
        return usage(parser.errorText());
    if (!parser.isSet(help))
        return std::nullopt;
    const Output output;
    output.line(helpText(parser, arguments.constFirst()));
    return Exit::Success;
}

Exit usage(const QString &sentence)
{
    Output::error(sentence);
    return Exit::Usage;
}

} // namespace quay::cli
