// SPDX-License-Identifier: MIT
#include "cli/import.h"

#include "common/folders.h"
#include "common/registrytext.h"
#include "registry/store.h"

#include <QFile>

#include <cstdio>

namespace quay::cli
{

using namespace registry;

Exit ImportCommand::goBack()
{
    const auto result = RegistryStore(dataFolder()).goBack();
    if (!result) {
        Output::error(tr("The registry could not be put back (%1).").arg(result.error()));
        return Exit::Environment;
    }
    const RegistryStore::Current current = RegistryStore(dataFolder()).load();
    const Output output;
    output.line(
        current.isImported
            ? tr("The registry before the last import is in use again, as of %1.")
                  .arg(current.registry.date().toString(Qt::ISODate))
            : tr("The shipped registry is in use again, as of %1.").arg(current.registry.date().toString(Qt::ISODate)));
    return Exit::Success;
}

Exit ImportCommand::take(const QString &path)
{
    QFile file(path);
    const bool isOpen = path == u"-" ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!isOpen)
        return usage(RegistryText::problem(ReadError{ReadProblem::Unreadable, 0, file.errorString()}, path));
    auto read = readRegistryFile(file);
    if (!read)
        return usage(RegistryText::problem(read.error(), path));
    if (!read->date.isValid())
        read->date = QDate::currentDate(); // IANA's CSV does not say

    const RegistryStore store(dataFolder());
    const Registry before = store.load().registry;
    const Registry after = RegistryStore::complete(*read);
    if (const auto kept = store.keep(*read); !kept) {
        Output::error(
            tr("The registry could not be kept in %1 (%2). Nothing was changed.").arg(store.path(), kept.error()));
        return Exit::Environment;
    }
    const RegistryChange change = RegistryStore::compare(before, after);
    const Output output;
    output.line(RegistryText::change(change, after.date()));
    output.line(tr("Kept in %1. \"quay import --back\" undoes it.").arg(store.path()));
    if (after.date() < before.date())
        Output::error(
            tr("It is older than the one before, which is as of %1.").arg(before.date().toString(Qt::ISODate)));
    if (change.after < change.before / 10 * 9)
        Output::error(tr("That is far fewer than before; is the file complete?"));
    return Exit::Success;
}

Exit ImportCommand::run(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        tr("Takes in a newer registry: IANA's service-names-port-numbers.csv or .xml.\n\n"
           "  quay import service-names-port-numbers.xml    from a file\n"
           "  curl -s https://www.iana.org/assignments/service-names-port-numbers/service-names-port-numbers.xml "
           "| quay import -\n"
           "  quay import --back                            undo that\n\n"
           "It is kept among your own files and used by the window and the terminal; the one before is kept too."));
    parser.addPositionalArgument(tr("FILE"), tr("The file; - is standard input."));
    const QCommandLineOption back(QStringLiteral("back"), tr("Go back to the registry before the last import."));
    parser.addOption(back);
    if (const auto exit = parse(parser, arguments))
        return *exit;
    const QStringList files = parser.positionalArguments();
    if (parser.isSet(back) && files.isEmpty())
        return goBack();
    if (files.size() != 1)
        return usage(tr("Name one file: quay import service-names-port-numbers.xml"));
    return take(files.front());
}

} // namespace quay::cli
