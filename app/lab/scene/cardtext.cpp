// SPDX-License-Identifier: MIT
#include "lab/scene/cardtext.h"

#include "lab/programtree.h"
#include "look/meaning.h"
#include "script/names.h"

#include <algorithm>
#include <tuple>

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

// A segment of a connection is looked up by its four numbers, whoever else has the port.
std::vector<rules::Candidate> CardText::withBystanders(std::vector<rules::Candidate> candidates) const
{
    using rules::Fate;
    if (candidates.size() != 1 || candidates.front().stage != rules::Stage::FourTuple)
        return candidates;
    const rules::State &state = m_session.model().state(rules::hostOf(candidates.front().socket));
    const rules::Socket *winner = state.find(candidates.front().socket);
    if (winner == nullptr || winner->transport != Transport::Tcp)
        return candidates;
    state.onPort(Transport::Tcp, winner->local.port, [&](const rules::Socket &socket) {
        const bool listens = socket.state == rules::SocketState::Listening;
        if (socket.id != winner->id && (listens || socket.state == rules::SocketState::Established))
            candidates.push_back({socket.id,
                                  listens ? rules::Stage::ExactAddress : rules::Stage::FourTuple,
                                  {},
                                  listens ? Fate::TupleFirst : Fate::OtherPeer});
        return true;
    });
    std::stable_sort(candidates.begin() + 1, candidates.end(), [](const auto &a, const auto &b) {
        return std::tie(a.stage, a.socket) < std::tie(b.stage, b.socket);
    });
    return candidates;
}

// In few words: the name stands beside it, and a class reads along.
QString CardText::brief(const rules::Candidate &candidate, const rules::Socket *socket)
{
    using rules::Fate;
    switch (candidate.fate) {
    case Fate::Wins:
        return brief(candidate.stage);
    case Fate::InGroup:
        return tr("in the group within which a hash chooses");
    case Fate::OtherFamily:
        return tr("of the other family");
    case Fate::V6OnlyExcludes:
        return tr("IPv6 only (IPV6_V6ONLY)");
    case Fate::OtherAddress:
        return socket == nullptr ? tr("another address") : tr("bound to %1").arg(socket->local.toString());
    case Fate::OtherPeer:
        return socket == nullptr ? tr("another peer") : tr("its peer is %1").arg(socket->peer.toString());
    case Fate::OtherDevice:
        return tr("bound to another interface");
    case Fate::NotListening:
        return tr("does not listen");
    case Fate::LowerScore:
        return tr("another one matches better");
    case Fate::MetLater:
        return tr("matches too, but is met later");
    case Fate::SearchEnded:
        return tr("not asked: the group before it ended the search");
    case Fate::TupleFirst:
        return tr("not asked: exactly these two ends go first");
    case Fate::StageNotReached:
        return tr("not asked: an exact address goes first");
    case Fate::NotJoined:
        return tr("has not joined the group");
    case Fate::OldPeerFilter:
        return tr("still hears its former peer only");
    case Fate::Reset:
        return tr("an old connection; it is reset");
    case Fate::StepsAside:
        return tr("in TIME_WAIT; it steps aside");
    }
    Q_UNREACHABLE();
}

QString CardText::brief(rules::Stage stage)
{
    switch (stage) {
    case rules::Stage::FourTuple:
        return tr("has exactly these two ends");
    case rules::Stage::ExactAddress:
        return tr("has exactly this address and port");
    case rules::Stage::Wildcard:
        return tr("has the port on every address");
    case rules::Stage::EveryMember:
        return tr("gets a copy");
    }
    Q_UNREACHABLE();
}

QString CardText::match(const Movement &movement) const
{
    constexpr std::size_t most = 8;
    const QString good = colour(Meaning::Good, m_palette).name();
    const QString faint = faintText(m_palette).name();
    const std::vector<rules::Candidate> candidates = withBystanders(movement.candidates);
    const rules::HostId host = candidates.empty() ? rules::ownHost : rules::hostOf(candidates.front().socket);
    const rules::State &state = m_session.model().state(host);
    QString html = QStringLiteral("<table cellspacing='2'>");
    for (std::size_t i = 0; i < candidates.size() && i < most; ++i) {
        const rules::Candidate &candidate = candidates[i];
        const bool wins = candidate.fate == rules::Fate::Wins || candidate.fate == rules::Fate::InGroup;
        html += QStringLiteral("<tr style='color:%1'><td>%2</td><td style='padding-left:8px'><b>%3</b></td>"
                               "<td style='padding-left:8px'>%4</td><td style='padding-left:8px'>%5</td></tr>")
                    .arg(wins ? good : faint, wins ? QStringLiteral("✓") : QStringLiteral("✕"),
                         m_session.naming().socket(candidate.socket).toHtmlEscaped(),
                         candidate.score.total() > 0 ? tr("score %1").arg(candidate.score.total()) : QString(),
                         brief(candidate, state.find(candidate.socket)).toHtmlEscaped());
    }
    if (candidates.empty())
        html += QStringLiteral("<tr><td>%1</td></tr>")
                    .arg(movement.isDiscarded ? tr("The socket with exactly these two ends is closed: it discards it.")
                                              : tr("Nobody has this address and port."));
    if (candidates.size() > most)
        html += QStringLiteral("<tr><td></td><td colspan='3'>%1</td></tr>")
                    .arg(tr("and %n more", nullptr, int(candidates.size() - most)));
    html += QStringLiteral("</table>");
    if (!movement.answer.isEmpty())
        html += QStringLiteral("<p>%1</p>")
                    .arg(movement.isDiscarded ? tr("No program reads it: %1 goes back.").arg(movement.answer)
                                              : tr("Nobody takes it: %1 goes back.").arg(movement.answer));
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
