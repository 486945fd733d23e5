// SPDX-License-Identifier: MIT
#include "cli/who.h"

#include "cli/sockets.h"
#include "common/folders.h"
#include "common/jsonline.h"
#include "common/programfit.h"
#include "common/socketjson.h"
#include "common/sockettext.h"
#include "common/whotext.h"
#include "registry/store.h"

namespace quay::cli
{

using namespace system;

namespace
{

const char *wordFor(PortUse use)
{
    switch (use) {
    case PortUse::Held:
        return "held";
    case PortUse::Hidden:
        return "hidden";
    case PortUse::NoProcess:
        return "kernel";
    case PortUse::Waiting:
        return "waiting";
    case PortUse::Free:
        return "free";
    }
    Q_UNREACHABLE();
}

// "[a,b]" of values already written.
template <typename Values, typename Write>
QByteArray jsonArray(const Values &values, const Write &write)
{
    QByteArrayList parts;
    for (const auto &value : values)
        parts += write(value);
    return '[' + parts.join(',') + ']';
}

QByteArray registered(Port port, const registry::Registry &registry)
{
    QByteArrayList rows;
    for (const quint32 row : registry.rowsOf(port)) {
        const registry::Entry entry = registry.at(row);
        if (entry.origin() != registry::Origin::Iana || entry.status() != registry::Status::Assigned)
            continue;
        JsonLine line;
        line.add("protocol", QString(transportName(entry.transport())));
        line.addRaw("name", jsonText(entry.text(registry::Field::Name)));
        line.addRaw("description", jsonText(entry.text(registry::Field::Description)));
        rows += line.text();
    }
    return '[' + rows.join(',') + ']';
}

// "expected", "unusual", or null where nothing can be said; one program that is unusual tells more than one that is
// not.
QJsonValue fitOf(const TransportUse &use, const Snapshot &snapshot, const Machine &machine, ProgramFit &fit)
{
    registry::Fit all = registry::Fit::Unknown;
    for (const quint32 index : use.sockets)
        all = std::max(all, fit.of(snapshot.sockets[index], machine.ephemeral));
    switch (all) {
    case registry::Fit::Unknown:
        return QJsonValue::Null;
    case registry::Fit::Expected:
        return QStringLiteral("expected");
    case registry::Fit::Unusual:
        return QStringLiteral("unusual");
    }
    Q_UNREACHABLE();
}

} // namespace

void WhoCommand::print(const Output &output, const PortAnswer &answer, const Snapshot &snapshot, const Machine &machine,
                       const registry::Registry &registry)
{
    const WhoText text(answer, snapshot);
    for (const QString &sentence : text.answer())
        output.line(output.styled(sentence, Output::Style::Strong));
    for (const QString &sentence : text.remarks(machine))
        output.line(sentence);
    output.line(text.registration(registry));
    for (const QString &sentence : text.fits(machine, registry))
        output.line(sentence);
    if (output.isTerminal())
        output.line(output.styled(tr("The same in a terminal: %1").arg(text.command()), Output::Style::Faint));
}

void WhoCommand::printJson(const Output &output, const PortAnswer &answer, const Snapshot &snapshot,
                           const Machine &machine, const registry::Registry &registry)
{
    const ServiceEnds ends(snapshot.sockets, machine.ephemeral);
    ServiceNames services(registry);
    UserNames users;
    SocketJson json(machine, ends, services, users);
    ProgramFit fit(registry);
    PortUse use = PortUse::Free;
    for (const TransportUse &transport : answer.transports)
        use = std::min(use, transport.use);
    JsonLine line;
    line.add("port", number(answer.port));
    line.add("answer", QLatin1StringView(wordFor(use)));
    line.addRaw("transports", jsonArray(answer.transports, [&](const TransportUse &transport) {
                    JsonLine one;
                    one.add("protocol", QString(transportName(transport.transport)));
                    one.add("answer", QLatin1StringView(wordFor(transport.use)));
                    one.addRaw("processes", jsonArray(transport.holders, [](const ProcessRef &process) {
                                   return SocketJson::object(*process);
                               }));
                    one.add("fit", fitOf(transport, snapshot, machine, fit));
                    one.addRaw("sockets", jsonArray(transport.sockets, [&](quint32 index) {
                                   return json.object(snapshot.sockets[index]);
                               }));
                    one.add("wait_ms", transport.milliseconds ? QJsonValue(qint64{*transport.milliseconds})
                                                              : QJsonValue(QJsonValue::Null));
                    return one.text();
                }));
    line.add("ephemeral", answer.isEphemeral);
    line.add("reserved", answer.isReserved);
    line.add("privileged", answer.needsPrivilege);
    line.addRaw("registered", registered(answer.port, registry));
    line.add("command", WhoText(answer, snapshot).command());
    output.line(QString::fromUtf8(line.text()));
}

Exit WhoCommand::run(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(help());
    parser.addPositionalArgument(tr("PORT"), tr("The port, 0 to 65535."));
    const QCommandLineOption json(QStringLiteral("json"), tr("Print one JSON object."));
    parser.addOption(json);
    if (const auto exit = parse(parser, arguments))
        return *exit;
    const QStringList ports = parser.positionalArguments();
    if (ports.size() != 1)
        return usage(tr("Name one port, for instance: quay who 8080"));
    const auto port = portArgument(ports.front());
    if (!port)
        return usage(port.error());
    const auto snapshot = snapshotOfNow();
    if (!snapshot) {
        Output::error(SocketText::problem(snapshot.error()));
        return Exit::Environment;
    }
    const Machine machine = readMachine();
    const PortAnswer answer = whoHas(*port, *snapshot, machine);
    const registry::RegistryStore::Current current = registry::RegistryStore(dataFolder()).load();
    const Output output;
    if (parser.isSet(json))
        printJson(output, answer, *snapshot, machine, current.registry);
    else
        print(output, answer, *snapshot, machine, current.registry);
    return answer.isFree() ? Exit::Unmet : Exit::Success;
}

QString WhoCommand::help()
{
    return tr("Says who holds a port of this computer, and what it is registered for.\n\n"
              "  quay who 8080           which program has it, and the ss line that shows the same\n"
              "  quay who 53 --json      the same for a script\n"
              "  sudo quay who 631       other users' processes are seen with privileges only\n\n"
              "The exit status is 0 if a socket has the port, 1 if it is free.");
}

} // namespace quay::cli
