// SPDX-License-Identifier: MIT
#include "cli/sockets.h"

#include "common/folders.h"
#include "common/registrytext.h"
#include "common/servicenames.h"
#include "common/socketjson.h"
#include "common/sockettext.h"
#include "registry/store.h"

#include <algorithm>

namespace quay::cli
{

using namespace system;

namespace
{

bool comesBefore(const SocketRecord *a, const SocketRecord *b)
{
    return std::tie(a->protocol, a->local.port, a->local.address, a->peer, a->state, a->inode) <
           std::tie(b->protocol, b->local.port, b->local.address, b->peer, b->state, b->inode);
}

} // namespace

Result<Port, QString> portArgument(const QString &text)
{
    if (const auto port = parsePort(text))
        return *port;
    const registry::Query query = registry::Query::parse(text);
    const QString problem = RegistryText::problem(query);
    const bool isNumber = query.problem == registry::Query::Problem::NumberTooLarge ||
                          query.problem == registry::Query::Problem::NumberNegative;
    return failure(isNumber ? problem
                            : QCoreApplication::translate("quay", "\"%1\" is no port: name one number, 0 to 65535. "
                                                                  "\"quay lookup\" finds the numbers of services.")
                                  .arg(text));
}

bool SocketsCommand::Filter::lets(const SocketRecord &socket) const
{
    return (!isListening || socket.isListening()) && (!protocol || socket.protocol == *protocol) &&
           (!port || (socket.local.port == *port && socket.protocol != Protocol::Raw));
}

void SocketsCommand::printTable(const Output &output, const Snapshot &snapshot, const Sockets &shown)
{
    const Machine machine = readMachine();
    const registry::RegistryStore::Current current = registry::RegistryStore(dataFolder()).load();
    const ServiceEnds ends(snapshot.sockets, machine.ephemeral);
    ServiceNames services(current.registry);
    UserNames users;
    const QString none = QStringLiteral("-");
    const auto orNone = [&none](const QString &text) { return text.isEmpty() ? none : text; };
    QHash<const Holders *, QString> processes; // many sockets have the same
    const auto rowOf = [&](const SocketRecord &socket) -> QStringList {
        QString &names = processes[socket.holders.get()];
        if (names.isEmpty() || !socket.holders)
            names = SocketText::processes(socket);
        return {QString(protocolName(socket.protocol)),
                SocketText::localEnd(socket, machine),
                orNone(SocketText::peerEnd(socket)),
                QString(stateName(socket.state)),
                QString::number(socket.receiveQueue),
                socket.sendQueue ? QString::number(*socket.sendQueue) : none,
                socket.inode != 0 ? SocketText::user(socket.uid, users.nameOf(socket.uid)) : none,
                orNone(services.nameOf(socket, ends)),
                names};
    };
    if (!output.isTerminal()) { // tens of thousands need not be held in memory to be aligned
        for (const SocketRecord *socket : shown)
            output.line(rowOf(*socket).join(u'\t'));
        return;
    }
    std::vector<QStringList> rows;
    for (const SocketRecord *socket : shown)
        rows.push_back(rowOf(*socket));
    output.table({tr("PROTOCOL"), tr("LOCAL"), tr("PEER"), tr("STATE"), tr("RECV-Q"), tr("SEND-Q"), tr("USER"),
                  tr("SERVICE"), tr("PROCESS")},
                 rows);
}

void SocketsCommand::printJson(const Output &output, const Snapshot &snapshot, const Sockets &shown)
{
    const Machine machine = readMachine();
    const registry::RegistryStore::Current current = registry::RegistryStore(dataFolder()).load();
    const ServiceEnds ends(snapshot.sockets, machine.ephemeral);
    ServiceNames services(current.registry);
    UserNames users;
    SocketJson json(machine, ends, services, users);
    if (shown.empty())
        return output.utf8Line("[]");
    output.utf8Line("[");
    for (const SocketRecord *socket : shown)
        output.utf8Line("    " + json.object(*socket) + (socket == shown.back() ? "" : ","));
    output.utf8Line("]");
}

Exit SocketsCommand::show(const Snapshot &snapshot, const Filter &filter, bool isJson)
{
    Sockets shown;
    for (const SocketRecord &socket : snapshot.sockets) {
        if (filter.lets(socket))
            shown.push_back(&socket);
    }
    std::sort(shown.begin(), shown.end(), comesBefore);
    const Output output;
    if (isJson)
        printJson(output, snapshot, shown);
    else if (!shown.empty())
        printTable(output, snapshot, shown);
    if (const QString limits = SocketText::limits(snapshot); !isJson && output.isTerminal() && !limits.isEmpty())
        Output::error(limits);
    if (!shown.empty() || !filter.isSet())
        return Exit::Success;
    if (!isJson)
        Output::error(tr("No socket of this computer is like that."));
    return Exit::Unmet;
}

Exit SocketsCommand::run(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(help());
    const QCommandLineOption listening({QStringLiteral("l"), QStringLiteral("listening")},
                                       tr("Only those that wait: TCP listeners, UDP and raw sockets without a peer."));
    const QCommandLineOption port(QStringLiteral("port"), tr("Only those with this local port."), tr("PORT"));
    const QCommandLineOption protocol({QStringLiteral("p"), QStringLiteral("protocol")},
                                      tr("Only this protocol: tcp, udp, sctp, dccp or raw."), tr("PROTOCOL"));
    const QCommandLineOption json(QStringLiteral("json"), tr("Print a JSON array, one object a socket."));
    parser.addOptions({listening, port, protocol, json});
    if (const auto exit = parse(parser, arguments))
        return *exit;
    if (!parser.positionalArguments().isEmpty())
        return usage(tr("\"%1\" is too much: quay sockets takes options only, for instance --port 8080.")
                         .arg(parser.positionalArguments().constFirst()));
    Filter filter;
    filter.isListening = parser.isSet(listening);
    if (parser.isSet(port)) {
        const auto number = portArgument(parser.value(port));
        if (!number)
            return usage(number.error());
        filter.port = *number;
    }
    if (parser.isSet(protocol)) {
        filter.protocol = parseProtocol(parser.value(protocol));
        if (!filter.protocol)
            return usage(tr("\"%1\" is none of tcp, udp, sctp, dccp and raw.").arg(parser.value(protocol)));
    }
    const auto snapshot = snapshotOfNow();
    if (!snapshot) {
        Output::error(SocketText::problem(snapshot.error()));
        return Exit::Environment;
    }
    return show(*snapshot, filter, parser.isSet(json));
}

QString SocketsCommand::help()
{
    return tr("Lists this computer's sockets with the processes that hold them.\n\n"
              "  quay sockets                       all of them\n"
              "  quay sockets --listening           those that wait for connections or datagrams\n"
              "  quay sockets --port 8080           those with this local port\n"
              "  quay sockets --protocol udp        those of a protocol\n\n"
              "For a listener, RECV-Q counts connections that wait to be accepted, and SEND-Q how many may wait. "
              "BOUND is a TCP socket that has a port and neither listens nor is connected. The exit status is 1 "
              "if nothing is like what was asked for.");
}

} // namespace quay::cli
