// SPDX-License-Identifier: MIT
#include "ssline.h"

#include <QMap>
#include <QRegularExpression>

namespace quay::judge
{

using namespace system;

namespace
{

// What ss calls the states.
QString ssState(const QString &name)
{
    static const QMap<QString, QString> names{
        {QStringLiteral("ESTABLISHED"), QStringLiteral("ESTAB")},
        {QStringLiteral("SYN_SENT"), QStringLiteral("SYN-SENT")},
        {QStringLiteral("SYN_RECV"), QStringLiteral("SYN-RECV")},
        {QStringLiteral("FIN_WAIT1"), QStringLiteral("FIN-WAIT-1")},
        {QStringLiteral("FIN_WAIT2"), QStringLiteral("FIN-WAIT-2")},
        {QStringLiteral("TIME_WAIT"), QStringLiteral("TIME-WAIT")},
        {QStringLiteral("CLOSE_WAIT"), QStringLiteral("CLOSE-WAIT")},
        {QStringLiteral("LAST_ACK"), QStringLiteral("LAST-ACK")},
        {QStringLiteral("UNCONNECTED"), QStringLiteral("UNCONN")},
    };
    return names.value(name, name);
}

QString ssEnd(const QString &address, int port)
{
    const bool isSix = address.contains(u':');
    const qsizetype percent = address.indexOf(u'%');
    const QString bare = percent < 0 ? address : address.first(percent);
    const QString interface = percent < 0 ? QString() : address.sliced(percent);
    const QString host = isSix ? u'[' + bare + u']' : bare;
    return host + interface + u':' + (port == 0 ? QStringLiteral("*") : QString::number(port));
}

QString joined(QStringList parts, QStringList processes)
{
    processes.sort();
    processes.removeDuplicates();
    return (parts + processes).join(u' ');
}

QString nameAndPid(const QString &name, int pid) { return name + u',' + QString::number(pid); }

// ss writes the IPv6 wildcard as * where it covers IPv4; what it covers is compared elsewhere.
QString withoutStar(const QString &end, bool isSix)
{
    return isSix && end.startsWith(u"*:") ? QStringLiteral("[::]") + end.sliced(1) : end;
}

} // namespace

std::optional<QString> lineOfSs(const QString &line)
{
    const QStringList words = line.simplified().split(u' ');
    if (words.size() < 6)
        return std::nullopt;
    const bool isSix = words[4].startsWith(u'[') || words[4].startsWith(u'*');
    static const QRegularExpression process(QStringLiteral("\\(\"([^\"]*)\",pid=(\\d+),fd=\\d+\\)"));
    QStringList processes;
    for (auto match = process.globalMatch(line); match.hasNext();) {
        const auto found = match.next();
        processes += nameAndPid(found.captured(1), found.captured(2).toInt());
    }
    QStringList parts = words.first(4);
    parts += {withoutStar(words[4], isSix), withoutStar(words[5], isSix)};
    return joined(parts, processes);
}

QString lineOf(const SocketRecord &socket)
{
    QStringList processes;
    for (const ProcessRef &process : socket.processes())
        processes += nameAndPid(process->name, number(process->pid));
    const QString interface = socket.interfaceIndex == 1 ? QStringLiteral("%lo") : QString();
    return joined({QString(protocolName(socket.protocol)), ssState(stateName(socket.state)),
                   QString::number(socket.receiveQueue), QString::number(socket.sendQueue.value_or(0)),
                   ssEnd(socket.local.address.toString() + interface, number(socket.local.port)),
                   ssEnd(socket.peer.address.toString(), number(socket.peer.port))},
                  processes);
}

QString lineOfJson(const QJsonObject &socket)
{
    const auto end = [&socket](const char *name, const QString &otherwise) {
        const QJsonObject pair = socket[QLatin1StringView(name)].toObject();
        return ssEnd(pair[QStringLiteral("address")].toString(otherwise), pair[QStringLiteral("port")].toInt());
    };
    const bool isSix = socket[QStringLiteral("family")].toString() == u"ipv6";
    QStringList processes;
    if (!socket[QStringLiteral("pid")].isNull())
        processes += nameAndPid(socket[QStringLiteral("process")].toString(), socket[QStringLiteral("pid")].toInt());
    return joined({socket[QStringLiteral("protocol")].toString(), ssState(socket[QStringLiteral("state")].toString()),
                   QString::number(socket[QStringLiteral("rx_queue")].toInteger()),
                   QString::number(socket[QStringLiteral("tx_queue")].toInteger()), end("local", {}),
                   end("peer", isSix ? QStringLiteral("::") : QStringLiteral("0.0.0.0"))},
                  processes);
}

bool isSameWithOneProcess(const QString &line, const QString &withOne)
{
    const QStringList all = line.split(u' ');
    const QStringList one = withOne.split(u' ');
    constexpr qsizetype fields = 6;
    if (all.first(fields) != one.first(fields))
        return false;
    return all.size() == fields ? one.size() == fields : one.size() == fields + 1 && all.contains(one.last());
}

} // namespace quay::judge
