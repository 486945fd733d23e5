// SPDX-License-Identifier: MIT
#include "cli/command.h"

namespace quay::cli
{

std::optional<Exit> parse(QCommandLineParser &parser, const QStringList &arguments)
{
    const QCommandLineOption help = parser.addHelpOption();
    if (!parser.parse(arguments))
        return usage(parser.errorText());
    if (!parser.isSet(help))
        return std::nullopt;
    const Output output;
    output.line(parser.helpText().trimmed());
    return Exit::Success;
}

Exit usage(const QString &sentence)
{
    Output::error(sentence);
    return Exit::Usage;
}

} // namespace quay::cli
