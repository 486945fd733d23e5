// SPDX-License-Identifier: MIT
#include "computer/socketcolumns.h"

#include "common/sockettext.h"

#include <QLocale>

namespace quay
{

using namespace system;

namespace
{

// One text of the holders, each once.
template <typename Text>
QString ofHolders(const SocketRecord &socket, const Text &textOf)
{
    QStringList texts;
    for (const ProcessRef &process : socket.processes()) {
        const QString text = textOf(*process);
        if (!text.isEmpty() && !texts.contains(text))
            texts += text;
    }
    return texts.join(QStringLiteral(", "));
}

const QString &firstText(const SocketRecord &socket, QString Process::*text)
{
    static const QString none;
    return socket.processes().empty() ? none : (*socket.processes().front()).*text;
}

int firstPid(const SocketRecord &socket)
{
    return socket.processes().empty() ? 0 : number(socket.processes().front()->pid);
}

std::strong_ordering ordered(const QString &a, const QString &b) { return a.compare(b, Qt::CaseInsensitive) <=> 0; }

QString command(const Process &process) { return SocketText::printable(process.commandLine.join(u' ')); }

} // namespace

QString SocketColumns::title(Column column)
{
    switch (column) {
    case Mark:
        return tr("New or ended");
    case Protocol:
        return tr("Protocol");
    case LocalPort:
        return tr("Port");
    case Service:
        return tr("Service");
    case Program:
        return tr("Program");
    case Pid:
        return tr("PID");
    case User:
        return tr("User");
    case State:
        return tr("State");
    case LocalAddress:
        return tr("Local address");
    case Peer:
        return tr("Peer");
    case ReceiveQueue:
        return tr("Recv-Q");
    case SendQueue:
        return tr("Send-Q");
    case Timer:
        return tr("Timer");
    case Seen:
        return tr("Seen since");
    case Unit:
        return tr("Unit");
    case Container:
        return tr("Container");
    case Command:
        return tr("Command");
    case Count:
        break;
    }
    return {};
}

QString SocketColumns::explanation(Column column)
{
    switch (column) {
    case ReceiveQueue:
        return tr("Bytes received and not read yet; for a listener, connections that wait to be accepted");
    case SendQueue:
        return tr("Bytes sent and not acknowledged yet; for a listener, how many connections may wait (its backlog)");
    case Timer:
        return tr("What the kernel waits for, and how long still");
    case Seen:
        return tr("When the socket came, if that was while Quayside was watching");
    case Service:
        return tr("What the port is registered for; not what the program really speaks");
    default:
        return {};
    }
}

QString SocketColumns::text(Column column, const ListedSocket &socket, const Machine &machine)
{
    const SocketRecord &record = socket.record;
    switch (column) {
    case Mark:
        return socket.phase == Phase::Begun   ? QStringLiteral("+")
               : socket.phase == Phase::Ended ? QStringLiteral("\u2212") // minus sign
                                              : QString();
    case Protocol:
        return QString(protocolName(record.protocol)).toUpper();
    case LocalPort:
        return record.protocol == system::Protocol::Raw ? QString() : QString::number(number(record.local.port));
    case Service:
        return socket.fit == registry::Fit::Unusual ? tr("%1, unusual", "service").arg(socket.service) : socket.service;
    case Program:
        return record.holding == Holding::Processes
                   ? ofHolders(record, [](const Process &process) { return SocketText::printable(process.name); })
                   : SocketText::processes(record);
    case Pid:
        return ofHolders(record, [](const Process &process) { return QString::number(number(process.pid)); });
    case User:
        return socket.user;
    case State:
        return QString(stateName(record.state));
    case LocalAddress:
        return SocketText::localAddress(record, machine);
    case Peer:
        return SocketText::peerEnd(record);
    case ReceiveQueue:
        return QString::number(record.receiveQueue);
    case SendQueue:
        return record.sendQueue ? QString::number(*record.sendQueue) : QString();
    case Timer:
        return SocketText::timer(record.timer);
    case Seen:
        return socket.seen.isValid() ? socket.seen.toLocalTime().toString(QStringLiteral("HH:mm:ss")) : QString();
    case Unit:
        return ofHolders(record, [](const Process &process) { return SocketText::printable(process.unit); });
    case Container:
        return ofHolders(record, [](const Process &process) { return SocketText::printable(process.container); });
    case Command:
        return ofHolders(record, command);
    case Count:
        break;
    }
    return {};
}

std::strong_ordering SocketColumns::compare(Column column, const ListedSocket &first, const ListedSocket &second)
{
    const SocketRecord &a = first.record;
    const SocketRecord &b = second.record;
    switch (column) {
    case Mark:
        return first.phase <=> second.phase;
    case Protocol:
        return a.protocol <=> b.protocol;
    case LocalPort:
        return a.local.port <=> b.local.port;
    case Service:
        return ordered(first.service, second.service);
    case Program:
        return ordered(firstText(a, &Process::name), firstText(b, &Process::name));
    case Pid:
        return firstPid(a) <=> firstPid(b);
    case User:
        return ordered(first.user, second.user);
    case State:
        return a.state <=> b.state;
    case LocalAddress:
        return a.local.address <=> b.local.address;
    case Peer:
        return a.peer <=> b.peer;
    case ReceiveQueue:
        return a.receiveQueue <=> b.receiveQueue;
    case SendQueue:
        return a.sendQueue.value_or(0) <=> b.sendQueue.value_or(0);
    case Timer:
        return a.timer.kind <=> b.timer.kind; // how long still changes all the time
    case Seen:
        return first.seen.toMSecsSinceEpoch() <=> second.seen.toMSecsSinceEpoch();
    case Unit:
        return ordered(firstText(a, &Process::unit), firstText(b, &Process::unit));
    case Container:
        return ordered(firstText(a, &Process::container), firstText(b, &Process::container));
    case Command:
        return ordered(a.processes().empty() ? QString() : a.processes().front()->commandLine.join(u' '),
                       b.processes().empty() ? QString() : b.processes().front()->commandLine.join(u' '));
    case Count:
        break;
    }
    return std::strong_ordering::equal;
}

bool SocketColumns::isNumber(Column column)
{
    return column == LocalPort || column == ReceiveQueue || column == SendQueue;
}

} // namespace quay
