// SPDX-License-Identifier: MIT
#include "cli/sockets.h"

#include "common/folders.h"
#include "common/registrytext.h"
#include "common/socketjson.h"
#include "common/socketline.h"
#include "common/sockettext.h"
#include "registry/store.h"

#include <QtEndian>

#include <algorithm>
#include <tuple>

namespace quay::cli
{

using namespace system;

namespace
{

// What rows say beside what the kernel tells.
struct Lookups {
    explicit Lookups(const Snapshot &snapshot) : ends(snapshot.sockets, machine.ephemeral), services(current.registry)
    {
    }
    Machine machine = readMachine();
    registry::RegistryStore::Current current = registry::RegistryStore(dataFolder()).load();
    ServiceEnds ends;
    ServiceNames services;
    UserNames users;
};

// Tens of thousands of rows need not be held in memory all at once.
template <typename Sockets, typename Append>
void printInPortions(const Output &output, const Sockets &sockets, const Append &append)
{
    constexpr std::size_t portion = 64 * 1024;
    std::string text;
    for (const auto &shown : sockets) {
        append(text, *shown.socket);
        if (text.size() >= portion) {
            output.write(text);
            text.clear();
        }
    }
    output.write(text);
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

SocketsCommand::Shown::Shown(const SocketRecord &one) : socket(&one)
{
    const auto &address = one.local.address.bytes();
    key = quint64{static_cast<quint8>(one.protocol)} << 48 | quint64{number(one.local.port)} << 32 |
          qFromBigEndian<quint32>(address.data());
}

bool SocketsCommand::Shown::operator<(const Shown &other) const
{
    if (key != other.key)
        return key < other.key;
    return std::tie(socket->local.address, socket->peer, socket->state, socket->inode) <
           std::tie(other.socket->local.address, other.socket->peer, other.socket->state, other.socket->inode);
}

bool SocketsCommand::Filter::lets(const SocketRecord &socket) const
{
    return (!isListening || socket.isListening()) && (!protocol || socket.protocol == *protocol) &&
           (!port || (socket.local.port == *port && socket.protocol != Protocol::Raw));
}

void SocketsCommand::printLines(const Output &output, const Snapshot &snapshot, const Sockets &sockets)
{
    Lookups lookups(snapshot);
    SocketLine line(lookups.machine, lookups.ends, lookups.services, lookups.users);
    printInPortions(output, sockets, [&line](std::string &text, const SocketRecord &socket) {
        line.append(text, socket);
        text += '\n';
    });
}

void SocketsCommand::printTable(const Output &output, const Snapshot &snapshot, const Sockets &sockets)
{
    Lookups lookups(snapshot);
    SocketLine line(lookups.machine, lookups.ends, lookups.services, lookups.users);
    std::vector<QStringList> rows;
    for (const Shown &shown : sockets) {
        std::string text;
        line.append(text, *shown.socket);
        QStringList row = QString::fromStdString(text).split(QLatin1Char(SocketLine::separator));
        row.swapItemsAt(row.size() - 1, row.size() - 2);
        rows.push_back(row);
    }
    // A narrow terminal cuts the last one: the service, not the process.
    output.table({tr("PROTOCOL"), tr("LOCAL"), tr("PEER"), tr("STATE"), tr("RECV-Q"), tr("SEND-Q"), tr("USER"),
                  tr("PROCESS"), tr("SERVICE")},
                 rows);
}

void SocketsCommand::printJson(const Output &output, const Snapshot &snapshot, const Sockets &sockets)
{
    if (sockets.empty())
        return output.write("[]\n");
    Lookups lookups(snapshot);
    SocketJson json(lookups.machine, lookups.ends, lookups.services, lookups.users);
    output.write("[\n");
    printInPortions(output, sockets, [&](std::string &text, const SocketRecord &socket) {
        text += "    ";
        json.append(text, socket);
        text += &socket == sockets.back().socket ? "\n" : ",\n";
    });
    output.write("]\n");
}

Exit SocketsCommand::show(const Snapshot &snapshot, const Filter &filter, bool isJson)
{
    Sockets shown;
    shown.reserve(snapshot.sockets.size());
    for (const SocketRecord &socket : snapshot.sockets) {
        if (filter.lets(socket))
            shown.emplace_back(socket);
    }
    std::sort(shown.begin(), shown.end());
    const Output output;
    if (isJson)
        printJson(output, snapshot, shown);
    else if (output.isTerminal() && !shown.empty())
        printTable(output, snapshot, shown);
    else
        printLines(output, snapshot, shown);
    if (const QString limits = isJson || !output.isTerminal() ? QString() : SocketText::limits(snapshot);
        !limits.isEmpty())
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
