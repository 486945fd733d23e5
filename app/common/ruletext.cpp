// SPDX-License-Identifier: MIT
#include "common/ruletext.h"

#include "common/fill.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace quay
{

using namespace rules;

namespace
{

// What an operation is about, as far as a sentence asks for it.
struct Subject {
    std::optional<SocketId> socket;
    std::optional<ProgramId> program;
    Endpoint endpoint;
    std::optional<SocketId> portOf;
    bool namesPort = false; // by number
};

Subject subjectOf(const Operation &operation)
{
    Subject subject;
    std::visit(
        [&subject](const auto &op) {
            if constexpr (requires { op.socket; })
                subject.socket = op.socket;
            if constexpr (requires { op.program; })
                subject.program = op.program;
            if constexpr (requires { op.portOf; })
                subject.portOf = op.portOf;
            if constexpr (requires { op.local; })
                subject.endpoint = op.local;
            if constexpr (requires { op.peer; })
                subject.endpoint = op.peer;
            if constexpr (requires { op.group; })
                subject.endpoint.address = op.group;
            if constexpr (requires { op.address; })
                subject.endpoint.address = op.address;
            if constexpr (requires { op.to; })
                subject.endpoint = op.to.value_or(Endpoint());
        },
        operation);
    subject.namesPort = number(subject.endpoint.port) != 0 && !subject.portOf;
    return subject;
}

} // namespace

namespace
{

// A port that the system chose, and nobody knows, is written as a star.
QString starred(const Endpoint &end, bool isAssumed)
{
    const QString text = end.toString();
    return isAssumed ? QString(text.first(text.lastIndexOf(u':') + 1) + u'*') : text;
}

// The end that the step is about: the one it names, or the one its socket has.
Endpoint endIn(const Operation &operation, const Endpoint &named, const Socket *socket)
{
    const auto *send = std::get_if<Send>(&operation);
    if (send != nullptr && !send->to && socket != nullptr)
        return socket->peer;
    return std::holds_alternative<Listen>(operation) && socket != nullptr ? socket->local : named;
}

// What the kernel keeps of a program that has ended.
std::vector<SocketId> leftBy(const State &state, ProgramId program)
{
    std::vector<SocketId> left;
    for (const State::Bank bank : {State::Own, State::Sessions}) {
        for (const Socket &socket : state.sockets(bank)) {
            const bool stays = socket.state == SocketState::FinWait || socket.state == SocketState::TimeWait;
            if (socket.program == program && !socket.open && stays)
                left.push_back(socket.id);
        }
    }
    return left;
}

// Patterns that tell several receivers from one.
const char *connectedToOneOf()
{
    return QT_TRANSLATE_NOOP("RuleText",
                             "A hash chooses which of a SO_REUSEPORT group accepts the connection: {receivers}.");
}

// Of a program that has ended: its connections whose other side has not closed, and those in TIME_WAIT.
const char *connectionsStay()
{
    return QT_TRANSLATE_NOOP("RuleText", "The sockets are closed. What the kernel keeps for up to 60 seconds, so that "
                                         "the other side can close, too: {left}.");
}

// What options another program has set cannot be seen.
const char *inUseOutside(bool listens)
{
    return listens ? QT_TRANSLATE_NOOP(
                         "RuleText", "{who} already listens on {where}, and {me} has not set an option for sharing it.")
                   : QT_TRANSLATE_NOOP("RuleText",
                                       "{who} already has {where}, and {me} has not set an option for sharing it.");
}

} // namespace

// The socket that a sentence names. Of another program's sockets the one that listens tells more than its connections.
std::optional<SocketId> RuleText::holderIn(const Prediction &prediction) const
{
    if (prediction.with.empty())
        return prediction.missing.socket;
    const auto listensOutside = [this](SocketId id) {
        const Socket *socket = State::isForeign(id) ? m_state.find(id) : nullptr;
        return socket != nullptr && socket->state == SocketState::Listening;
    };
    const auto listener = std::find_if(prediction.with.begin(), prediction.with.end(), listensOutside);
    const bool isBetter = State::isForeign(prediction.with.front()) && listener != prediction.with.end();
    return isBetter ? *listener : prediction.with.front();
}

QString RuleText::reason(const Prediction &prediction, const Operation &operation) const
{
    const Subject subject = subjectOf(operation);
    const Socket *socket = subject.socket ? m_state.find(*subject.socket) : nullptr;
    Endpoint end = endIn(operation, subject.endpoint, socket);
    const Socket *portOf = subject.portOf ? m_state.find(*subject.portOf) : nullptr;
    if (portOf != nullptr)
        end.port = portOf->local.port;
    const bool assumed = socket != nullptr && !subject.namesPort && isAssumed(end, socket->transport);
    const std::optional<SocketId> other = holderIn(prediction);
    const std::optional<ProgramId> program = socket != nullptr ? std::optional(socket->program) : subject.program;
    std::vector<SocketId> accepted;
    for (const Session &session : prediction.sessions)
        accepted.push_back(session.session);
    const auto *ending = std::get_if<EndProgram>(&operation);
    const std::vector<SocketId> left = ending == nullptr ? std::vector<SocketId>() : leftBy(m_state, ending->program);
    const std::array blanks{
        Blank{QLatin1StringView("me"), subject.socket ? m_naming.socket(*subject.socket) : QString()},
        Blank{QLatin1StringView("program"), program ? m_naming.program(*program) : QString()},
        Blank{QLatin1StringView("who"), other ? m_naming.socketOfProgram(*other) : QString()},
        Blank{QLatin1StringView("where"), other ? localEnd(*other) : QString()},
        Blank{QLatin1StringView("here"), starred(end, assumed)},
        Blank{QLatin1StringView("address"), end.address.toString()},
        Blank{QLatin1StringView("port"), QString::number(number(end.port))},
        Blank{QLatin1StringView("privileged"), QString::number(m_state.host().settings.privilegedBelow)},
        Blank{QLatin1StringView("receivers"), names(prediction.receivers)},
        Blank{QLatin1StringView("sessions"), names(accepted)},
        Blank{QLatin1StringView("left"), names(left)},
        Blank{QLatin1StringView("ifso"), branch(prediction.missing.ifSo, prediction.missing.errorIfSo)},
        Blank{QLatin1StringView("otherwise"), branch(prediction.missing.otherwise, prediction.missing.errorOtherwise)},
    };
    const bool staysBehind = prediction.rule == Rule::Closed && !left.empty();
    const Socket *holder = other ? m_state.find(*other) : nullptr;
    const bool listens = holder != nullptr && holder->state == SocketState::Listening;
    const bool oneOf = prediction.rule == Rule::Connected && prediction.anyOf;
    const bool isSeenFromOutside = prediction.rule == Rule::InUseNoReuse && other && State::isForeign(*other);
    // Where a listener is in the way as well, the sentence is about that: it stays when TIME_WAIT is over.
    const Rule rule = prediction.rule == Rule::InUseTimeWait && listens ? Rule::InUseListening : prediction.rule;
    const char *sentence = oneOf ? connectedToOneOf() : staysBehind ? connectionsStay() : pattern(rule, listens);
    return begun(fill(tr(isSeenFromOutside ? inUseOutside(listens) : sentence), blanks)) + more(prediction);
}

// A sentence begins with a capital letter, unless with a name.
QString RuleText::begun(QString sentence)
{
    if (sentence.startsWith(socketOfHolder({})))
        sentence[0] = sentence[0].toUpper();
    return sentence;
}

// What else a reader wants to know: further sockets in the way, and whether waiting would help.
QString RuleText::more(const Prediction &prediction) const
{
    QString text;
    if (prediction.outcome == Outcome::Fails && prediction.with.size() > 1)
        text += u' ' + tr("%n more are in the way.", nullptr, int(prediction.with.size()) - 1);
    if (prediction.waitMilliseconds)
        text += u' ' + tr("In %n seconds it would succeed.", nullptr, int((*prediction.waitMilliseconds + 999) / 1000));
    return text;
}

QString RuleText::candidate(const Candidate &candidate) const
{
    const Socket *socket = m_state.find(candidate.socket);
    const std::array blanks{
        Blank{QLatin1StringView("who"), m_naming.socketOfProgram(candidate.socket)},
        Blank{QLatin1StringView("where"), localEnd(candidate.socket)},
        Blank{QLatin1StringView("peer"), socket != nullptr ? socket->peer.toString() : QString()},
    };
    return begun(fill(tr(pattern(candidate)), blanks));
}

QString RuleText::remedy(const Resolution &resolution) const
{
    const bool endsOthers = resolution.remedy == Remedy::EndProgram && !resolution.program;
    const QString known = endsOthers ? holders(resolution.sockets) : QString();
    if (endsOthers)
        return known.isEmpty() ? tr("End the program that has the port.") : tr("End %1.", "programs").arg(known);
    QStringList others;
    for (const SocketId socket : resolution.sockets)
        others.append(m_naming.socketOfProgram(socket));
    const std::array blanks{
        Blank{QLatin1StringView("who"), others.join(QStringLiteral(", "))},
        Blank{QLatin1StringView("endpoint"), resolution.endpoint ? resolution.endpoint->toString() : QString()},
        Blank{QLatin1StringView("flag"), resolution.flag ? flagName(*resolution.flag) : QString()},
        Blank{QLatin1StringView("device"), resolution.device ? m_naming.device(*resolution.device) : QString()},
        Blank{QLatin1StringView("program"), resolution.program ? m_naming.program(*resolution.program) : QString()},
        Blank{QLatin1StringView("seconds"), QString::number((resolution.milliseconds + 999) / 1000)},
        Blank{QLatin1StringView("value"), QString::number(resolution.value)},
    };
    return fill(tr(pattern(resolution)), blanks);
}

// As setsockopt(2) spells them: the same in every language.
QString RuleText::flagName(Flag flag)
{
    switch (flag) {
    case Flag::ReuseAddress:
        return QStringLiteral("SO_REUSEADDR");
    case Flag::ReusePort:
        return QStringLiteral("SO_REUSEPORT");
    case Flag::V6Only:
        return QStringLiteral("IPV6_V6ONLY");
    case Flag::Broadcast:
        return QStringLiteral("SO_BROADCAST");
    case Flag::FreeBind:
        return QStringLiteral("IP_FREEBIND");
    case Flag::BindAddressNoPort:
        return QStringLiteral("IP_BIND_ADDRESS_NO_PORT");
    case Flag::NoDelay:
        return QStringLiteral("TCP_NODELAY");
    }
    Q_UNREACHABLE();
}

QString RuleText::branch(Outcome outcome, Errno error)
{
    switch (outcome) {
    case Outcome::Ok:
        return tr("it succeeds");
    case Outcome::Fails:
        return tr("it fails with %1").arg(errnoName(error));
    case Outcome::Pending:
        return tr("it waits");
    case Outcome::Unknown:
        return tr("it can't be said");
    }
    Q_UNREACHABLE();
}

QString RuleText::names(const std::vector<SocketId> &sockets) const
{
    QStringList list;
    for (const SocketId socket : sockets)
        list.append(m_naming.socket(socket));
    list.sort();
    return list.join(QStringLiteral(", "));
}

QString RuleText::localEnd(SocketId id) const
{
    const Socket *socket = m_state.find(id);
    return socket == nullptr ? QString() : starred(socket->local, socket->portAssumed);
}

// Whether the port is only the placeholder of one that the system chose.
bool RuleText::isAssumed(const Endpoint &end, Transport transport) const
{
    const State::Sockets &sockets = m_state.sockets(State::Own);
    return std::any_of(sockets.begin(), sockets.end(), [&](const Socket &socket) {
        return socket.portAssumed && socket.local.port == end.port && socket.transport == transport;
    });
}

QString RuleText::socketOfProgram(const QString &program, const QString &socket)
{
    return tr("%1's socket %2").arg(program, socket);
}

QString RuleText::holder(const QString &owner)
{
    const qsizetype bracket = owner.lastIndexOf(u'[');
    if (bracket < 0 || !owner.endsWith(u']'))
        return owner;
    const QString pid = owner.sliced(bracket + 1).chopped(1);
    return tr("%1 (pid %2)", "program").arg(owner.first(bracket), pid);
}

QString RuleText::socketOfHolder(const QString &holder)
{
    return holder.isEmpty() ? tr("another program's socket") : tr("%1's socket").arg(holder);
}

// Each once; empty if any is not known.
QString RuleText::holders(const std::vector<SocketId> &sockets) const
{
    QStringList names;
    for (const SocketId socket : sockets) {
        const QString name = m_naming.holder ? m_naming.holder(socket) : QString();
        if (name.isEmpty())
            return {};
        if (!names.contains(name))
            names += name;
    }
    return names.join(QStringLiteral(", "));
}

} // namespace quay
