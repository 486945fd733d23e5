// SPDX-License-Identifier: MIT
#include "computer/infotext.h"

#include "common/programfit.h"
#include "common/registrytext.h"
#include "common/sockettext.h"
#include "common/whotext.h"
#include "computer/bindadvice.h"
#include "look/meaning.h"
#include "system/whohas.h"

#include <QLocale>
#include <QUrl>

namespace quay
{

using namespace system;

namespace
{

QString escaped(const QString &text) { return text.toHtmlEscaped(); }

QString link(const QString &target, const QString &text)
{
    return QStringLiteral("<a href='%1'>%2</a>").arg(target, text);
}

QString percent(const QString &text) { return QString::fromLatin1(QUrl::toPercentEncoding(text)); }

QString milliseconds(quint32 microseconds)
{
    return QLocale().toString(microseconds / 1000.0, 'f', microseconds < 10000 ? 2 : 0);
}

// A command line may be pages long; the list's column has all of it.
QString shortened(const QString &text)
{
    constexpr int longest = 300;
    return text.size() <= longest ? text : text.first(longest) + QChar(0x2026);
}

// "12 ms", "382 s"
QString duration(quint32 milliseconds)
{
    constexpr quint32 second = 1000;
    return milliseconds < second ? QStringLiteral("%1 ms").arg(milliseconds)
                                 : QStringLiteral("%1 s").arg(milliseconds / second);
}

} // namespace

QString InfoText::heading(const QString &text)
{
    return QStringLiteral("<h3 style='margin-top:16px; margin-bottom:4px'>%1</h3>").arg(text);
}

QString InfoText::paragraph(const QString &html) { return QStringLiteral("<p style='margin:2px 0'>%1</p>").arg(html); }

QString InfoText::fixed(const QString &text) const
{
    return QStringLiteral("<span style=\"font-family:'%1'\">%2</span>").arg(m_fixedFamily, escaped(text));
}

QString InfoText::faint(const QString &text) const
{
    return QStringLiteral("<span style='color:%1'>%2</span>").arg(faintText(m_palette).name(), escaped(text));
}

QString InfoText::row(const QString &label, const QString &html) const
{
    return QStringLiteral("<tr><td style='padding-right:12px; padding-bottom:2px'>%1</td><td>%2</td></tr>")
        .arg(faint(label), html);
}

QString InfoText::command(const SocketRecord &socket)
{
    const auto end = [](const Endpoint &endpoint) { return endpoint.toString(); };
    switch (socket.protocol) {
    case Protocol::Tcp:
    case Protocol::Udp:
    case Protocol::Sctp:
    case Protocol::Dccp:
        break;
    case Protocol::Raw:
        return QStringLiteral("ss -wanp");
    }
    const QLatin1StringView kind = socket.protocol == Protocol::Tcp    ? QLatin1StringView("-t")
                                   : socket.protocol == Protocol::Udp  ? QLatin1StringView("-u")
                                   : socket.protocol == Protocol::Sctp ? QLatin1StringView("-S")
                                                                       : QLatin1StringView("-d");
    if (socket.isListening())
        return QStringLiteral("ss %1lnp 'sport = :%2'").arg(kind).arg(number(socket.local.port));
    if (socket.hasPeer())
        return QStringLiteral("ss %1anpi 'src %2 and dst %3'").arg(kind, end(socket.local), end(socket.peer));
    return QStringLiteral("ss %1anp 'sport = :%2'").arg(kind).arg(number(socket.local.port));
}

QString InfoText::commandLine(const QString &command) const
{
    return heading(tr("In a terminal")) + paragraph(fixed(command) + QStringLiteral(" &nbsp; ") +
                                                    link(QStringLiteral("copy:") + percent(command), tr("copy")));
}

QString InfoText::meaning(const SocketRecord &socket) const
{
    switch (socket.state) {
    case State::Listen:
        return socket.local.address.isLoopback() ? tr("It waits for connections from this computer only.")
                                                 : tr("It waits for connections.");
    case State::Unconnected:
        return socket.local.address.isLoopback() ? tr("It takes datagrams from this computer only.")
                                                 : tr("It takes datagrams from anybody who can reach it.");
    case State::Established:
        return socket.protocol == Protocol::Udp
                   ? tr("connect(2) has given it one peer; datagrams of others are not for it.")
                   : tr("The connection stands; both sides may send.");
    case State::TimeWait:
        return tr(
            "The connection is over. The side that closed first keeps its four numbers for a minute, so that late "
            "packets do no harm.");
    case State::CloseWait:
        return tr(
            "The other side has closed; the program here has not yet. Many of these over a long time are a mistake "
            "of the program.");
    case State::FinWait1:
    case State::FinWait2:
        return tr("This side has closed and waits for the other one.");
    case State::Closing:
    case State::LastAck:
        return tr("Both sides have closed; the last acknowledgement is awaited.");
    case State::SynSent:
        return tr("The connection was asked for; there is no answer yet.");
    case State::SynReceived:
        return tr("A connection is being made.");
    case State::Bound:
        return tr("It has a port, and neither listens nor is connected.");
    case State::CookieWait:
    case State::CookieEchoed:
    case State::ShutdownPending:
    case State::ShutdownSent:
    case State::ShutdownReceived:
    case State::ShutdownAckSent:
    case State::Unknown:
        return {};
    }
    Q_UNREACHABLE();
}

QString InfoText::process(const Process &process) const
{
    const QString pid = QString::number(number(process.pid));
    QString rows = row(tr("Program"), QStringLiteral("<b>%1</b>").arg(escaped(SocketText::printable(process.name))));
    rows += row(tr("PID"), fixed(pid));
    rows += row(tr("User"), escaped(SocketText::user(process.uid, process.user)));
    if (process.started.isValid())
        rows += row(tr("Runs since"), escaped(QLocale().toString(process.started.toLocalTime(), QLocale::ShortFormat)));
    if (!process.commandLine.isEmpty())
        rows += row(tr("Command"), fixed(shortened(SocketText::printable(process.commandLine.join(u' ')))));
    if (!process.unit.isEmpty())
        rows += row(tr("Unit"), fixed(SocketText::printable(process.unit)));
    if (!process.container.isEmpty())
        rows += row(tr("Container"), fixed(SocketText::printable(process.container)));
    rows += row(QString(), link(QStringLiteral("end:") + pid, tr("End this process ...").replace(u' ', QChar::Nbsp)));
    return QStringLiteral("<table style='margin-bottom:8px'>%1</table>").arg(rows);
}

QString InfoText::holders(const SocketRecord &socket) const
{
    switch (socket.holding) {
    case Holding::Processes:
        break;
    case Holding::Kernel:
        return paragraph(tr("No process: the kernel itself keeps what is left of a connection, or what is to be one."));
    case Holding::Hidden:
        return paragraph(tr("It belongs to another user, and without more privileges its process cannot be named. With "
                            "sudo it could: %1")
                             .arg(fixed(QStringLiteral("sudo quay who %1").arg(number(socket.local.port)))));
    case Holding::Nobody:
        return paragraph(
            tr("No process that can be seen here has it: the kernel's own, or held beyond this container."));
    case Holding::Unresolved:
        return paragraph(tr("Its process was not found; it may have ended meanwhile."));
    }
    QString html;
    for (const ProcessRef &one : socket.processes())
        html += process(*one);
    return html;
}

QString InfoText::queues(const SocketRecord &socket) const
{
    if (socket.state == State::Listen && socket.sendQueue)
        return tr("%n connection(s) wait to be accepted; %1 may.", nullptr, static_cast<int>(socket.receiveQueue))
            .arg(*socket.sendQueue);
    return tr("%1 bytes to be read, %2 bytes not acknowledged yet.")
        .arg(QString::number(socket.receiveQueue), QString::number(socket.sendQueue.value_or(0)));
}

QString InfoText::tcp(const TcpFacts &facts) const
{
    QString rows = row(tr("Round trip"),
                       tr("%1 ms, varying by %2 ms")
                           .arg(milliseconds(facts.roundTripMicroseconds), milliseconds(facts.roundTripVariation)));
    const QString received = QString::number(facts.bytesReceived);
    rows += row(tr("Received"),
                facts.bytesReceived == 0
                    ? tr("nothing yet")
                    : tr("%1 bytes, the last %2 ago").arg(received, duration(facts.millisecondsSinceReceived)));
    const QString sent = QString::number(facts.bytesAcknowledged);
    rows += row(tr("Sent"),
                facts.bytesAcknowledged == 0
                    ? tr("nothing yet")
                    : tr("%1 bytes acknowledged, the last %2 ago").arg(sent, duration(facts.millisecondsSinceSent)));
    rows += row(tr("Sent again"), tr("%n segment(s)", nullptr, static_cast<int>(facts.retransmissions)));
    rows += row(tr("Window"), tr("%1 segments of %2 bytes; path MTU %3")
                                  .arg(QString::number(facts.congestionWindow), QString::number(facts.sendSegment),
                                       QString::number(facts.pathMtu)));
    if (!facts.congestionControl.isEmpty())
        rows += row(tr("Congestion control"), fixed(QString::fromLatin1(facts.congestionControl)));
    return heading(tr("The connection")) + QStringLiteral("<table>%1</table>").arg(rows);
}

QString InfoText::actions(const SocketRecord &socket) const
{
    const QString port = QString::number(number(socket.local.port));
    QString html = link(QStringLiteral("port:") + port, tr("Port %1 in the reference").arg(port)) +
                   QStringLiteral(" &nbsp; ") + link(QStringLiteral("who:") + port, tr("Who has port %1?").arg(port));
    return paragraph(html);
}

QString InfoText::socket(const ListedSocket &listed, const Machine &machine, const std::optional<TcpFacts> &facts,
                         const registry::Registry &registry) const
{
    const SocketRecord &socket = listed.record;
    const QString protocol = QString(protocolName(socket.protocol)).toUpper();
    const QString end = SocketText::localEnd(socket, machine);
    QString html = QStringLiteral("<h2 style='margin-bottom:2px'>%1 %2</h2>").arg(protocol, fixed(end));
    if (socket.hasPeer())
        html += paragraph(tr("connected to %1").arg(fixed(SocketText::peerEnd(socket))));
    if (listed.phase == Phase::Ended)
        html += paragraph(QStringLiteral("<b>%1</b>").arg(tr("This socket has ended.")));
    html += paragraph(fixed(QString(stateName(socket.state))) + QStringLiteral(" &nbsp; ") + escaped(meaning(socket)));
    if (socket.isV6Only && socket.local.address.isAny())
        html += paragraph(*socket.isV6Only ? tr("For IPv6 only (IPV6_V6ONLY).") : tr("For IPv4 and IPv6 alike."));
    QString rows = row(tr("Queues"), escaped(queues(socket)));
    if (socket.timer.kind != TimerKind::None)
        rows += row(tr("Timer"), escaped(SocketText::timer(socket.timer)));
    if (listed.seen.isValid())
        rows +=
            row(tr("Here since"), escaped(QLocale().toString(listed.seen.toLocalTime().time(), QLocale::LongFormat)));
    if (!listed.service.isEmpty())
        rows += row(tr("Registered for"), escaped(listed.service));
    html += QStringLiteral("<table style='margin-top:6px'>%1</table>").arg(rows);
    if (const QString fit = ProgramFit(registry).sentence(socket, machine.ephemeral); !fit.isEmpty())
        html += paragraph(escaped(fit));
    html += heading(tr("Who has it")) + holders(socket);
    if (facts)
        html += tcp(*facts);
    if (socket.protocol != Protocol::Raw)
        html += actions(socket);
    return html + commandLine(command(socket));
}

QString InfoText::ways(Port port, const Snapshot &snapshot, const Machine &machine) const
{
    const BindAdvice tcp(port, Transport::Tcp, snapshot, machine);
    const BindAdvice udp(port, Transport::Udp, snapshot, machine);
    const bool isTcp = !tcp.reason().isEmpty() || udp.reason().isEmpty();
    const BindAdvice &advice = isTcp ? tcp : udp;
    const QString bind =
        QStringLiteral("bind %1 *:%2").arg(isTcp ? QStringLiteral("tcp") : QStringLiteral("udp")).arg(number(port));
    if (advice.reason().isEmpty())
        return heading(tr("If a program wants it")) +
               paragraph(tr("%1 would succeed: nothing is in the way.").arg(fixed(bind)));
    QString list;
    for (const QString &way : advice.ways())
        list += QStringLiteral("<li>%1</li>").arg(escaped(way));
    return heading(tr("If a program wants it")) + paragraph(tr("%1 would fail.").arg(fixed(bind))) +
           paragraph(escaped(advice.reason())) +
           (list.isEmpty() ? QString()
                           : heading(tr("What would help")) +
                                 QStringLiteral("<ul style='margin:2px 0; -qt-list-indent:1'>%1</ul>").arg(list));
}

QString InfoText::port(Port port, const Snapshot &snapshot, const Machine &machine,
                       const registry::Registry &registry) const
{
    const PortAnswer answer = whoHas(port, snapshot, machine);
    const WhoText text(answer, snapshot);
    QString html = QStringLiteral("<h2 style='margin-bottom:4px'>%1</h2>").arg(tr("Port %1").arg(number(port)));
    const QStringList sentences = text.answer();
    for (const QString &sentence : sentences)
        html += paragraph(QStringLiteral("<b>%1</b>").arg(escaped(sentence)));
    QString remarks;
    const QStringList all =
        text.remarks(machine) + QStringList(text.registration(registry)) + text.fits(machine, registry);
    for (const QString &sentence : all)
        remarks += paragraph(escaped(sentence));
    html += QStringLiteral("<p></p>") + remarks;
    html += paragraph(link(QStringLiteral("port:%1").arg(number(port)), tr("Open it in the reference")));
    for (const TransportUse &use : answer.transports) {
        if (!use.holders.empty())
            html += heading(tr("On %1").arg(QString(transportName(use.transport)).toUpper()));
        for (const ProcessRef &holder : use.holders)
            html += process(*holder);
    }
    if (port != Port{}) // which nobody binds as such
        html += ways(port, snapshot, machine);
    return html + commandLine(text.command());
}

QString InfoText::machine(const Machine &machine, int used) const
{
    const int size = machine.ephemeral.count();
    const QString share = QLocale().toString(100.0 * used / std::max(1, size), 'f', used * 100 < size ? 2 : 0);
    QString html = heading(tr("Ports for connections that begin here (ephemeral)")) +
                   paragraph(tr("%1; %n of these %2 ports are in use, %3 %.", nullptr, used)
                                 .arg(fixed(RegistryText::ports(machine.ephemeral)), QString::number(size), share)) +
                   paragraph(faint(QStringLiteral("net.ipv4.ip_local_port_range")));
    html += heading(tr("Privileged ports"));
    html += paragraph(machine.unprivilegedStart == 0
                          ? tr("None: every program may bind any port.")
                          : tr("Binding a port below %1 needs CAP_NET_BIND_SERVICE. %2")
                                .arg(QString::number(machine.unprivilegedStart),
                                     machine.mayBindPrivileged ? tr("You have it.") : tr("You do not have it.")));
    html += paragraph(faint(QStringLiteral("net.ipv4.ip_unprivileged_port_start")));
    QStringList reserved;
    for (const PortInterval &interval : machine.reserved)
        reserved += RegistryText::ports(interval);
    html +=
        heading(tr("Reserved ports")) +
        paragraph(reserved.isEmpty() ? tr("None: the kernel may give any port of the ephemeral range to a connection.")
                                     : tr("Given only to programs that ask for them by number: %1")
                                           .arg(fixed(reserved.join(QStringLiteral(", "))))) +
        paragraph(faint(QStringLiteral("net.ipv4.ip_local_reserved_ports")));
    QString rows;
    for (const Interface &one : machine.interfaces) {
        QStringList addresses;
        for (const InterfaceAddress &address : one.addresses)
            addresses += fixed(QStringLiteral("%1/%2").arg(address.address.toString()).arg(address.prefixLength));
        const QString name = one.isUp ? fixed(one.name) : fixed(one.name) + u' ' + faint(tr("(down)"));
        rows += QStringLiteral("<tr><td style='padding-right:12px'>%1</td><td>%2</td></tr>")
                    .arg(name, addresses.isEmpty() ? faint(tr("no address")) : addresses.join(QStringLiteral("<br>")));
    }
    return html + heading(tr("Interfaces and addresses")) + QStringLiteral("<table>%1</table>").arg(rows);
}

} // namespace quay
