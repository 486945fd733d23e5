// SPDX-License-Identifier: MIT
#include "cli/lookup.h"

#include "common/folders.h"
#include "common/registryjson.h"
#include "common/registrytext.h"
#include "registry/search.h"
#include "registry/store.h"

#include <QCommandLineParser>
#include <QJsonDocument>

namespace quay::cli
{

using namespace registry;

namespace
{

QStringList tableRow(const Entry &entry, const Hit &hit)
{
    const bool isOne = hit.port >= 0;
    const PortInterval ports = isOne ? PortInterval{Port(hit.port), Port(hit.port)} : entry.ports();
    return {RegistryText::ports(ports), QString(transportName(entry.transport())), entry.text(Field::Name),
            RegistryText::status(entry), RegistryText::description(entry)};
}

// The two bytes of a port as they stand in a header: "01bb", "00000001 10111011".
QString binary(Port port)
{
    const QString bits = QString::number(number(port), 2).rightJustified(16, u'0');
    return bits.first(8) + u' ' + bits.last(8);
}

// "-word" belongs to the query, though it looks like options; those that are come first, the words second.
std::pair<QStringList, QStringList> separateExcluded(const QStringList &arguments)
{
    QStringList options;
    QStringList excluded;
    for (const QString &argument : arguments) {
        const bool isOption = argument.startsWith(u"--") || argument == u"-p" || argument == u"-h";
        (argument.size() > 1 && argument.startsWith(u'-') && !isOption ? excluded : options) += argument;
    }
    return {options, excluded};
}

} // namespace

void LookupCommand::describe(const Output &output, Port port)
{
    const QString hex = QString::number(number(port), 16).rightJustified(4, u'0');
    output.line(QString());
    output.line(output.styled(tr("Port %1 is 0x%2, in the header %3.").arg(number(port)).arg(hex, binary(port)),
                              Output::Style::Faint));
    output.line(output.styled(RegistryText::rangeMeaning(portRange(port)), Output::Style::Faint));
}

Exit LookupCommand::print(const Output &output, const Registry &registry, const std::vector<Hit> &hits,
                          const Query &query)
{
    std::vector<QStringList> rows;
    rows.reserve(hits.size());
    for (const Hit &hit : hits)
        rows.push_back(tableRow(registry.at(hit.row), hit));
    output.table({tr("PORT"), tr("PROTOCOL"), tr("SERVICE"), tr("STATUS"), tr("DESCRIPTION")}, rows);
    if (output.isTerminal() && query.asksForOneNumber())
        describe(output, query.ports.front().first);
    return Exit::Success;
}

Exit LookupCommand::reportNothing(const Query &query, const QString &text)
{
    const QString problem = RegistryText::problem(query);
    Output::error(problem.isEmpty()
                      ? tr("Nothing matches \"%1\". Try a number, a range like 80-90, or part of a name.").arg(text) +
                            RegistryText::unknownFilter(query)
                      : problem);
    return problem.isEmpty() ? Exit::Unmet : Exit::Usage;
}

Exit LookupCommand::run(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(help());
    parser.addPositionalArgument(tr("QUERY"), tr("What to look up."), tr("QUERY ..."));
    const QCommandLineOption protocol({QStringLiteral("p"), QStringLiteral("protocol")},
                                      tr("Only this transport: tcp, udp, sctp or dccp."), tr("PROTOCOL"));
    const QCommandLineOption json(QStringLiteral("json"), tr("Print a JSON array, one object a port and transport."));
    const QCommandLineOption all(QStringLiteral("all"), tr("Every entry of the registry, instead of a query."));
    parser.addOptions({protocol, json, all});
    const auto [options, excluded] = separateExcluded(arguments);
    if (const auto exit = parse(parser, options))
        return *exit;
    const QString text = (parser.positionalArguments() + excluded).join(u' ');
    if (text.trimmed().isEmpty() != parser.isSet(all))
        return usage(tr("Say what to look up, for instance: quay lookup 443. Or --all for everything."));
    Query query = Query::parse(text).finished();
    if (parser.isSet(protocol)) {
        const auto transport = parseTransport(parser.value(protocol));
        if (!transport)
            return usage(tr("\"%1\" is none of the transports tcp, udp, sctp and dccp.").arg(parser.value(protocol)));
        query.transports = Query::bit(*transport);
    }

    const RegistryStore::Current current = RegistryStore(dataFolder()).load();
    if (current.damage)
        Output::error(RegistryText::problem(*current.damage, RegistryStore(dataFolder()).path()));
    const std::vector<Hit> hits = Search(current.registry).find(query);
    if (hits.empty() && (query.problem != Query::Problem::None || !parser.isSet(json)))
        return reportNothing(query, text);
    const Output output;
    if (!parser.isSet(json))
        return print(output, current.registry, hits, query);
    RegistryJson rows(current.registry, query);
    if (query.isEmpty())
        rows.addEverything();
    for (const Hit &hit : query.isEmpty() ? std::vector<Hit>() : hits)
        rows.add(hit);
    output.line(QString::fromUtf8(QJsonDocument(rows.result()).toJson().trimmed()));
    return hits.empty() ? reportNothing(query, text) : Exit::Success; // an empty array is JSON too
}

QString LookupCommand::help()
{
    return tr("Looks ports up in the registry: a number, a service, a word.\n\n"
              "  quay lookup 443                what is 443, on every transport\n"
              "  quay lookup ssh                by name\n"
              "  quay lookup 80-90 udp          a range, on UDP\n"
              "  quay lookup name:http          in the service's name only\n"
              "  quay lookup mail -unix         with one word, without another\n"
              "  quay lookup is:notable         ports with an article of their own\n\n"
              "Also port:20,21  rfc:9110  range:system  is:assigned  is:reserved  is:unassigned  is:deassigned  "
              "is:common  \"two words\".");
}

} // namespace quay::cli
