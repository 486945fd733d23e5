// SPDX-License-Identifier: MIT
#include "registry/reading.h"
#include "registry/search.h"
#include "registry/shipped.h"
#include "registry/store.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <vector>

// The registry's speed, each measure beside a baseline in the same process: Qt's own way to the same end.
//   bench_registry [--smoke]       --smoke: each measure once, to see that it runs

using namespace quay;
using namespace quay::registry;

namespace
{

// What somebody types, key by key.
const QStringList &keystrokes()
{
    static const QStringList texts = [] {
        QStringList all;
        for (const QString &word :
             {QStringLiteral("443"), QStringLiteral("ssl"), QStringLiteral("postgres"), QStringLiteral("8080")}) {
            for (qsizetype length = 1; length <= word.size(); ++length)
                all += word.first(length);
        }
        for (const char *text : {"name:h", "name:ht", "name:htt", "name:http"})
            all += QString::fromLatin1(text);
        return all;
    }();
    return texts;
}

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

// Microseconds that one call takes: the median of several.
double measure(int rounds, const std::function<void()> &call)
{
    std::vector<double> times;
    for (int round = 0; round < rounds; ++round) {
        QElapsedTimer clock;
        clock.start();
        call();
        times.push_back(static_cast<double>(clock.nsecsElapsed()) / 1000);
    }
    return median(times);
}

QByteArray inUnits(double microseconds)
{
    if (microseconds < 1000)
        return QByteArray::number(microseconds, 'f', 1) + " us";
    return QByteArray::number(microseconds / 1000, 'f', microseconds < 100000 ? 2 : 0) + " ms";
}

void printHead() { std::printf("%-44s %10s %10s %8s   %s\n", "what", "ours", "baseline", "ratio", "goal"); }

void printRatio(const char *what, double ours, double baseline, double goal)
{
    std::printf("%-44s %10s %10s %7.0fx   >= %.0fx: %s\n", what, inUnits(ours).constData(),
                inUnits(baseline).constData(), baseline / ours, goal, baseline / ours >= goal ? "met" : "MISSED");
}

void printLimit(const char *what, double ours, double limit)
{
    std::printf("%-44s %10s %10s %8s   < %s: %s\n", what, inUnits(ours).constData(), "", "", inUnits(limit).constData(),
                ours < limit ? "met" : "MISSED");
}

void printFact(const char *what, double ours) { std::printf("%-44s %10s\n", what, inUnits(ours).constData()); }

QString portsOf(const Entry &entry)
{
    const PortInterval ports = entry.ports();
    const QString first = QString::number(number(ports.first));
    return ports.count() == 1 ? first : first + u'-' + QString::number(number(ports.last));
}

QList<QStandardItem *> itemsOf(const QStringList &cells)
{
    QList<QStandardItem *> items;
    for (const QString &cell : cells)
        items.append(new QStandardItem(cell)); // the model takes it
    return items;
}

void fill(QStandardItemModel &model, const Registry &registry)
{
    for (quint32 row = 0; row < registry.size(); ++row) {
        const Entry entry = registry.at(row);
        if (entry.origin() != Origin::Gap)
            model.appendRow(itemsOf({portsOf(entry), transportName(entry.transport()), entry.text(Field::Name),
                                     entry.text(Field::Description), statusName(entry.status())}));
    }
}

// The registry in the form of IANA's XML, which lists what is unassigned too.
QByteArray asXml(const Registry &registry)
{
    QByteArray text;
    QXmlStreamWriter xml(&text);
    xml.setAutoFormatting(true);
    xml.writeStartDocument();
    xml.writeStartElement(QStringLiteral("registry"));
    xml.writeDefaultNamespace(QStringLiteral("http://www.iana.org/assignments"));
    xml.writeTextElement(QStringLiteral("updated"), QStringLiteral("2026-08-17"));
    const auto write = [&](const char *name, const QString &value) {
        if (!value.isEmpty())
            xml.writeTextElement(QString::fromLatin1(name), value);
    };
    for (quint32 row = 0; row < registry.size(); ++row) {
        const Entry entry = registry.at(row);
        if (entry.origin() == Origin::Quayside)
            continue;
        xml.writeStartElement(QStringLiteral("record"));
        for (const auto &[name, field] :
             {std::pair("date", Field::Registered), std::pair("updated", Field::Modified)}) {
            if (!entry.utf8(field).isEmpty())
                xml.writeAttribute(QString::fromLatin1(name), entry.text(field));
        }
        write("name", entry.text(Field::Name));
        write("protocol", transportName(entry.transport()));
        if (!entry.utf8(Field::Assignee).isEmpty()) {
            xml.writeEmptyElement(QStringLiteral("xref"));
            xml.writeAttribute(QStringLiteral("type"), QStringLiteral("person"));
            xml.writeAttribute(QStringLiteral("data"), entry.text(Field::Assignee).replace(u' ', u'_'));
        }
        const bool isSilent = entry.utf8(Field::Description).isEmpty() && entry.status() != Status::Assigned;
        write("description", isSilent ? QString(statusName(entry.status())) : entry.text(Field::Description));
        write("number", portsOf(entry));
        for (const QString &reference : entry.text(Field::References).split(u' ', Qt::SkipEmptyParts)) {
            xml.writeEmptyElement(QStringLiteral("xref"));
            xml.writeAttribute(QStringLiteral("type"), QStringLiteral("rfc"));
            xml.writeAttribute(QStringLiteral("data"), reference.toLower());
        }
        write("unauthorized", entry.text(Field::Unauthorized));
        write("note", entry.text(Field::Note));
        xml.writeEndElement();
    }
    xml.writeEndDocument();
    return text;
}

// One row a record, a column an element, as a program without a registry of its own would start.
void parseXml(const QByteArray &text, QStandardItemModel &model)
{
    const QStringList columns{QStringLiteral("number"),      QStringLiteral("protocol"),     QStringLiteral("name"),
                              QStringLiteral("description"), QStringLiteral("unauthorized"), QStringLiteral("note"),
                              QStringLiteral("xref")};
    QXmlStreamReader xml(text);
    xml.readNextStartElement();
    while (xml.readNextStartElement()) {
        if (xml.name() != u"record") {
            xml.skipCurrentElement();
            continue;
        }
        QStringList cells(columns.size());
        while (xml.readNextStartElement()) {
            const qsizetype column = columns.indexOf(xml.name());
            const QString data = xml.attributes().value(QLatin1StringView("data")).toString();
            const QString content = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            if (column >= 0)
                cells[column] += data + content;
        }
        model.appendRow(itemsOf(cells));
    }
}

// Filtering alone: from the text of the field to the rows that match it.
void benchFilter(int rounds)
{
    const Registry registry = shippedRegistry();
    Search search(registry);
    QElapsedTimer clock;
    clock.start();
    std::size_t hits = search.find(Query::parse(u"index")).size();
    const double first = static_cast<double>(clock.nsecsElapsed()) / 1000;

    QStandardItemModel model;
    fill(model, registry);
    QSortFilterProxyModel proxy;
    proxy.setSourceModel(&model);
    proxy.setFilterKeyColumn(-1);
    proxy.setFilterCaseSensitivity(Qt::CaseInsensitive);
    int rows = proxy.rowCount();

    std::vector<double> ours;
    std::vector<double> theirs;
    for (const QString &text : keystrokes()) {
        ours.push_back(measure(rounds * 10, [&] { hits += search.find(Query::parse(text)).size(); }));
        const QString fixed = text.section(u':', -1);
        theirs.push_back(measure(rounds, [&] {
            proxy.setFilterFixedString(fixed);
            rows += proxy.rowCount();
        }));
    }
    if (hits == 0 || rows == 0)
        std::printf("nothing was found\n");
    printRatio("filter alone, median of 22 keystrokes", median(ours), median(theirs), 400);
    const double worst = *std::max_element(ours.begin(), ours.end());
    const double theirWorst = *std::max_element(theirs.begin(), theirs.end());
    std::printf("%-44s %10s %10s %7.0fx\n", "  worst of them", inUnits(worst).constData(),
                inUnits(theirWorst).constData(), theirWorst / worst);
    printFact("  first search of all, with its index", first);
}

void benchReady(int rounds, const QByteArray &xml)
{
    quint32 rows = 0;
    const double ours = measure(rounds * 10, [&] { rows += shippedRegistry().size(); });
    const double theirs = measure(rounds, [&] {
        QStandardItemModel model;
        parseXml(xml, model);
        rows += static_cast<quint32>(model.rowCount());
    });
    if (rows == 0)
        std::printf("nothing was read\n");
    printRatio("ready with the registry, against IANA's XML", ours, theirs, 400);
}

void benchImport(int rounds, QByteArray xml)
{
    const QTemporaryDir folder;
    const RegistryStore store(folder.path());
    const Registry before = shippedRegistry();
    bool isGood = true;
    const double ours = measure(rounds, [&] {
        QBuffer device(&xml);
        device.open(QIODevice::ReadOnly);
        const auto file = readRegistryFile(device);
        isGood = isGood && file && store.keep(*file);
        if (isGood)
            isGood = RegistryStore::compare(before, RegistryStore::complete(*file)).after > 0;
    });
    if (!isGood)
        std::printf("the import failed\n");
    printLimit("import of the whole XML, kept and compared", ours, 500000);
}

} // namespace

int main(int argc, char **argv)
{
    const bool isSmoke = argc > 1 && QByteArrayView(argv[1]) == "--smoke";
    const int rounds = isSmoke ? 1 : 15;
    const QByteArray xml = asXml(shippedRegistry());
    printHead();
    benchFilter(rounds);
    benchReady(rounds, xml);
    benchImport(rounds, xml);
    return 0;
}
