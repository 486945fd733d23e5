// SPDX-License-Identifier: MIT
// Runs while the project is built: the shipped registry's text in, one block of bytes out.
//   quayside-registry-compile REGISTRY.tsv USES.tsv OUT NOTABLE...
#include "registry/registry.h"
#include "registry/tsv.h"

#include <QCoreApplication>
#include <QFile>
#include <QTextStream>

#include <algorithm>

using namespace quay;
using namespace quay::registry;

namespace
{

[[noreturn]] void fail(const QString &path, const ReadError &error)
{
    QTextStream(stderr) << path << ':' << error.line << ": problem " << int(error.problem) << ' ' << error.found
                        << '\n';
    std::exit(1);
}

template <typename Reader>
auto readFile(const QString &path, Reader reader)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        fail(path, {ReadProblem::Unreadable, 0, file.errorString()});
    const auto text = readText(file);
    if (!text)
        fail(path, text.error());
    auto result = reader(*text);
    if (!result)
        fail(path, result.error());
    return *std::move(result);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 4)
        return 2;
    RegistryFile file = readFile(arguments[1], readTsv);
    const std::vector<Row> uses = readFile(arguments[2], readUses);
    if (!file.date.isValid())
        fail(arguments[1], {ReadProblem::BadDate, 0, QString()});
    file.rows.insert(file.rows.end(), uses.begin(), uses.end());
    const QStringList notable = arguments.sliced(4);
    for (Row &row : file.rows)
        row.notable = row.ports.count() == 1 && notable.contains(QString::number(number(row.ports.first)));
    const QByteArray blob = Registry::fromRows(std::move(file.rows), file.date).toBlob();
    QFile out(arguments[3]);
    return out.open(QIODevice::WriteOnly) && out.write(blob) == blob.size() ? 0 : 1;
}
