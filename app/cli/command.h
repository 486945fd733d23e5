// SPDX-License-Identifier: MIT
#pragma once

#include "cli/output.h"

#include <QCommandLineParser>

#include <optional>

namespace quay::cli
{

// Every subcommand takes its arguments with its own name first ("quay lookup", "443", "--json").

// Parses, with --help added. The exit status if there is nothing more to do: help was asked for, or an option is
// unknown.
[[nodiscard]] std::optional<Exit> parse(QCommandLineParser &parser, const QStringList &arguments);

// Says what is wrong with the arguments.
[[nodiscard]] Exit usage(const QString &sentence);

} // namespace quay::cli
