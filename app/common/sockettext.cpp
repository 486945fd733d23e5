// SPDX-License-Identifier: MIT
#include "common/sockettext.h"

#include <QLocale>

#include <algorithm>

namespace quay
{

using namespace system;

namespace
{

QString escaped(char32_t c)
{
    switch (c) {
    case U'\n':
        return QStringLiteral("\\n");
    case U'\r':
        return QStringLiteral("\\r");
    case U'\t':
        return QStringLiteral("\\t");
    default:
        return c < 0x100 ? QStringLiteral("\\x%1").arg(uint{c}, 2, 16, QLatin1Char('0'))
                         : QStringLiteral("\\u%1").arg(uint{c}, 4, 16, QLatin1Char('0'));
    }
}

bool isHarmless(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format: // among them the marks that turn the direction
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return true;
    }
}

} // namespace

QString SocketText::printable(const QString &text)
{
    if (std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u' ' && c < u'\x7f'; }))
        return text;
    QString result;
    for (const char32_t c : text.toUcs4())
        result += isHarmless(c) ? QString::fromUcs4(&c, 1) : escaped(c);
    return result;
}

QString SocketText::localAddress(const SocketRecord &socket, const Machine &machine)
{
    const QString address = socket.local.address.toString();
    if (socket.interfaceIndex == 0)
        return address;
    const QString name = machine.interfaceName(socket.interfaceIndex);
    return address + u'%' + (name.isEmpty() ? QString::number(socket.interfaceIndex) : name);
}

QString SocketText::localEnd(const SocketRecord &socket, const Machine &machine)
{
    if (socket.interfaceIndex == 0)
        return socket.local.toString();
    const QString address = localAddress(socket, machine);
    const QString host = socket.family() == Family::V6 ? u'[' + address + u']' : address;
    return host + u':' + QString::number(number(socket.local.port));
}

QString SocketText::peerEnd(const SocketRecord &socket)
{
    return socket.hasPeer() ? socket.peer.toString() : QString();
}

QString SocketText::processes(const SocketRecord &socket)
{
    switch (socket.holding) {
    case Holding::Processes:
        break;
    case Holding::Kernel:
        return tr("(kernel)");
    case Holding::Hidden:
        return tr("(not visible)");
    case Holding::Nobody:
        return tr("(no process)");
    case Holding::Unresolved:
        return tr("(not found)");
    }
    QStringList names;
    for (const ProcessRef &process : socket.processes())
        names += QStringLiteral("%1 (%2)").arg(printable(process->name)).arg(number(process->pid));
    return names.join(QStringLiteral(", "));
}

QString SocketText::process(const Process &process)
{
    const QString name = printable(process.name);
    const QString pid = QString::number(number(process.pid));
    const QString userName = user(process.uid, process.user);
    if (!process.started.isValid())
        return tr("%1 (pid %2, user %3)").arg(name, pid, userName);
    const QDateTime started = process.started.toLocalTime();
    const bool isToday = started.date() == QDate::currentDate();
    const QString since = isToday ? QLocale().toString(started.time(), QLocale::ShortFormat)
                                  : QLocale().toString(started, QLocale::ShortFormat);
    return tr("%1 (pid %2, user %3, since %4)").arg(name, pid, userName, since);
}

QString SocketText::timer(const Timer &timer)
{
    constexpr quint32 second = 1000;
    const QString seconds = timer.milliseconds < second ? QLocale().toString(timer.milliseconds / 1000.0, 'f', 1)
                                                        : QString::number(timer.milliseconds / second);
    switch (timer.kind) {
    case TimerKind::None:
        return {};
    case TimerKind::Retransmit:
        return tr("retransmit, %1 s").arg(seconds);
    case TimerKind::KeepAlive:
        return tr("keepalive, %1 s").arg(seconds);
    case TimerKind::TimeWait:
        return tr("ends in %1 s").arg(seconds);
    case TimerKind::ZeroWindowProbe:
        return tr("window probe, %1 s").arg(seconds);
    }
    Q_UNREACHABLE();
}

QString SocketText::user(quint32 uid, const QString &name)
{
    return name.isEmpty() ? QString::number(uid) : printable(name);
}

QString SocketText::problem(const SourceError &error)
{
    switch (error.problem) {
    case SourceProblem::Unsupported:
        return tr("The sockets of this computer cannot be listed: Quayside knows how to on Linux only so far.");
    case SourceProblem::Refused:
        return tr("The kernel does not let this program list sockets (%1). In a sandbox or a container, netlink "
                  "(NETLINK_SOCK_DIAG) or /proc/net must be allowed.")
            .arg(qt_error_string(error.error));
    }
    Q_UNREACHABLE();
}

QString SocketText::limits(const Snapshot &snapshot)
{
    const bool isAnyUnnamed = std::any_of(snapshot.sockets.begin(), snapshot.sockets.end(),
                                          [](const auto &socket) { return socket.holding == Holding::Hidden; });
    if (isAnyUnnamed)
        return tr("Processes of other users can be named with more privileges only, for instance with sudo.");
    if (snapshot.untold.empty())
        return {};
    QStringList names;
    for (const Protocol protocol : snapshot.untold)
        names += QString(protocolName(protocol)).toUpper();
    return tr("This kernel does not list its sockets of: %1.").arg(QLocale().createSeparatedList(names));
}

} // namespace quay
