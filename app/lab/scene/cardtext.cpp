// SPDX-License-Identifier: MIT
#include "lab/scene/cardtext.h"

#include "lab/programtree.h"
#include "look/meaning.h"
#include "script/names.h"

namespace quay::scene
{

namespace
{

QString row(const QString &name, const QString &value)
{
    return QStringLiteral("<tr><td style='padding-right:12px'>%1</td><td><tt>%2</tt></td></tr>").arg(name, value);
}

// The state alone, as the path names it.
QString wordOf(lab::TcpState state)
{
    lab::LabSocket socket;
    socket.opened.transport = Transport::Tcp;
    socket.facts.tcp = state;
    return stateWord(socket);
}

} // namespace

QString CardText::matchTitle(const Movement &movement)
{
    return tr("Who gets it? %1 %2 → %3")
        .arg(QString(transportName(movement.transport)).toUpper(), movement.from.toString(), movement.to.toString());
}

QString CardText::match(const Movement &movement) const
{
    const QString good = colour(Meaning::Good, m_palette).name();
    const QString faint = faintText(m_palette).name();
    const rules::HostId host =
        movement.candidates.empty() ? rules::ownHost : rules::hostOf(movement.candidates.front().socket);
    const RuleText text(m_session.model().state(host), m_session.naming());
    QString html = QStringLiteral("<table cellspacing='2'>");
    constexpr std::size_t most = 8;
    for (std::size_t i = 0; i < movement.candidates.size() && i < most; ++i) {
        const rules::Candidate &candidate = movement.candidates[i];
        const bool wins = candidate.fate == rules::Fate::Wins || candidate.fate == rules::Fate::InGroup;
        html += QStringLiteral("<tr style='color:%1'><td>%2</td><td style='padding-left:8px'><tt>%3</tt></td>"
                               "<td style='padding-left:8px'>%4</td><td style='padding-left:8px'>%5</td></tr>")
                    .arg(wins ? good : faint, wins ? QStringLiteral("✓") : QStringLiteral("✕"),
                         m_session.naming().socket(candidate.socket).toHtmlEscaped(),
                         candidate.score.total() > 0 ? tr("score %1").arg(candidate.score.total()) : QString(),
                         text.candidate(candidate).toHtmlEscaped());
    }
    if (movement.candidates.empty())
        html += QStringLiteral("<tr><td>%1</td></tr>").arg(tr("Nobody has this address and port."));
    if (movement.candidates.size() > most)
        html += QStringLiteral("<tr><td></td><td colspan='3'>%1</td></tr>")
                    .arg(tr("and %n more", nullptr, int(movement.candidates.size() - most)));
    html += QStringLiteral("</table>");
    if (!movement.answer.isEmpty())
        html += QStringLiteral("<p>%1</p>").arg(tr("Nobody takes it: %1 goes back.").arg(movement.answer));
    return html;
}

QString CardText::factsTitle(const lab::LabSocket &socket) const
{
    const lab::LabProgram *program = m_session.lab().find(socket.opened.program);
    return tr("%1 of %2", "socket, program")
        .arg(socket.opened.name,
             program == nullptr ? QString() : script::fullProgram(program->started.name, program->started.host));
}

QString CardText::bytesOf(Port port)
{
    return QStringLiteral("%1 %2")
        .arg(number(port) >> 8, 2, 16, QLatin1Char('0'))
        .arg(number(port) & 0xff, 2, 16, QLatin1Char('0'));
}

QString CardText::facts(const lab::LabSocket &socket) const
{
    QString html = QStringLiteral("<table cellspacing='1'>");
    html += row(tr("Transport"),
                QString(transportName(socket.opened.transport)).toUpper() +
                    (socket.opened.family == Family::V6 ? QStringLiteral(" · IPv6") : QStringLiteral(" · IPv4")));
    html += row(tr("Descriptor"), QString::number(socket.opened.descriptor));
    html += row(tr("Inode"), QString::number(socket.opened.inode));
    html += row(tr("Local"), socket.facts.local ? socket.facts.local->toString() : tr("no port"));
    if (socket.facts.peer)
        html += row(tr("Peer"), socket.facts.peer->toString());
    html += row(tr("State"), path(socket));
    html += row(tr("Waits to be read"), socket.facts.listening
                                            ? tr("%n connection(s)", nullptr, int(socket.facts.receiveQueue))
                                            : tr("%n byte(s)", nullptr, int(socket.facts.receiveQueue)));
    html += row(tr("Received"), tr("%n byte(s)", nullptr, int(socket.facts.received)));
    html += row(tr("Sent"), tr("%n byte(s)", nullptr, int(socket.facts.sent)));
    if (socket.facts.dropped > 0)
        html += row(tr("Dropped"), tr("%n datagram(s)", nullptr, int(socket.facts.dropped)));
    for (const lab::OptionValue &option : socket.facts.options) {
        if (option.value != 0)
            html += row(option.name.toHtmlEscaped(), QString::number(option.value));
    }
    return html + QStringLiteral("</table>") + header(socket);
}

QString CardText::path(const lab::LabSocket &socket) const
{
    if (socket.opened.transport != Transport::Tcp || socket.path.empty())
        return stateWord(socket);
    QStringList states;
    for (const lab::TcpState state : socket.path)
        states += wordOf(state);
    return states.join(QStringLiteral(" → "));
}

// The first bytes of what it sends: RFC 9293 section 3.1, RFC 768.
QString CardText::header(const lab::LabSocket &socket) const
{
    if (!socket.facts.local)
        return {};
    const QString ink = colour(Meaning::Tcp, m_palette).name();
    const QString other = colour(Meaning::Udp, m_palette).name();
    const Port peer = socket.facts.peer ? socket.facts.peer->port : Port{};
    const bool isTcp = socket.opened.transport == Transport::Tcp;
    const QString destination = socket.facts.peer ? bytesOf(peer) : QStringLiteral("·· ··");
    return QStringLiteral(
               "<p>%1<br><tt><span style='color:%2'><b>%3</b></span> <span style='color:%4'><b>%5</b></span> "
               "%6</tt><br>%7</p>")
        .arg(isTcp ? tr("The TCP header it sends begins") : tr("The UDP header it sends begins"), ink,
             bytesOf(socket.facts.local->port), other, destination,
             isTcp ? QStringLiteral("·· ·· ·· ·· …") : QStringLiteral("·· ·· ·· ··"),
             tr("source port %1, destination port %2")
                 .arg(QString::number(number(socket.facts.local->port)),
                      socket.facts.peer ? QString::number(number(peer)) : tr("of the message")));
}

} // namespace quay::scene
