// SPDX-License-Identifier: MIT
#include "computer/socketquery.h"

#include "registry/query.h"

#include <algorithm>
#include <array>

namespace quay
{

using namespace system;

namespace
{

using Kind = SocketQuery::Kind;

template <typename E>
constexpr quint8 bit(E value)
{
    return static_cast<quint8>(1U << static_cast<unsigned>(value));
}

struct Keyword {
    const char *text;
    quint8 SocketQuery::*set;
    quint8 bits;
};

constexpr std::array keywords{
    Keyword{"tcp", &SocketQuery::protocols, bit(Protocol::Tcp)},
    Keyword{"udp", &SocketQuery::protocols, bit(Protocol::Udp)},
    Keyword{"sctp", &SocketQuery::protocols, bit(Protocol::Sctp)},
    Keyword{"dccp", &SocketQuery::protocols, bit(Protocol::Dccp)},
    Keyword{"raw", &SocketQuery::protocols, bit(Protocol::Raw)},
    Keyword{"v4", &SocketQuery::families, bit(Family::V4)},
    Keyword{"v6", &SocketQuery::families, bit(Family::V6)},
    Keyword{"is:listening", &SocketQuery::kinds, bit(Kind::Listening)},
    Keyword{"is:connected", &SocketQuery::kinds, bit(Kind::Connected)},
    Keyword{"is:ending", &SocketQuery::kinds, bit(Kind::Ending)},
    Keyword{"is:local", &SocketQuery::kinds, bit(Kind::Local)},
    Keyword{"is:hidden", &SocketQuery::kinds, bit(Kind::Hidden)},
    Keyword{"is:expected", &SocketQuery::kinds, bit(Kind::Expected)},
    Keyword{"is:unusual", &SocketQuery::kinds, bit(Kind::Unusual)},
};

bool readKeyword(SocketQuery &query, const QString &part)
{
    for (const Keyword &known : keywords) {
        if (part.compare(QLatin1StringView(known.text), Qt::CaseInsensitive) == 0) {
            query.*known.set |= known.bits;
            return true;
        }
    }
    return false;
}

bool readState(SocketQuery &query, const QString &name)
{
    QString wanted = name;
    wanted.replace(u'-', u'_');
    for (int i = 0; i < stateCount; ++i) {
        if (wanted.compare(stateName(static_cast<State>(i)), Qt::CaseInsensitive) == 0) {
            query.states |= 1U << static_cast<unsigned>(i);
            return true;
        }
    }
    return false;
}

bool readPid(SocketQuery &query, const QString &text)
{
    bool isNumber = false;
    const int pid = text.toInt(&isNumber);
    if (isNumber)
        query.pids.push_back(pid);
    return isNumber;
}

bool readPorts(SocketQuery &query, const QString &text)
{
    const registry::Query parsed = registry::Query::parse(QStringLiteral("port:") + text);
    query.ports.insert(query.ports.end(), parsed.ports.begin(), parsed.ports.end());
    return parsed.problem == registry::Query::Problem::None;
}

// "pid:812" and its like, and what begins like a filter but is none.
bool readPrefixed(SocketQuery &query, const QString &part)
{
    const QString key = part.section(u':', 0, 0).toLower();
    const QString value = part.section(u':', 1).remove(u'"');
    if (!part.contains(u':') ||
        !QStringList{QStringLiteral("port"), QStringLiteral("pid"), QStringLiteral("user"), QStringLiteral("service"),
                     QStringLiteral("program"), QStringLiteral("state"), QStringLiteral("is")}
             .contains(key))
        return false;
    bool isKnown = key != u"is";
    if (value.isEmpty())
        return true; // more is being typed
    if (key == u"port")
        isKnown = readPorts(query, value);
    else if (key == u"pid")
        isKnown = readPid(query, value);
    else if (key == u"state")
        isKnown = readState(query, value);
    else if (key == u"user")
        query.users += value;
    else if (key == u"service")
        query.services += value;
    else if (key == u"program")
        query.programs += value;
    if (!isKnown && query.unknown.isEmpty())
        query.unknown = part;
    return true;
}

bool readRange(SocketQuery &query, const QString &part)
{
    if (!part.contains(u'-') || part.startsWith(u'-'))
        return false;
    const registry::Query parsed = registry::Query::parse(part);
    query.ports.insert(query.ports.end(), parsed.ports.begin(), parsed.ports.end());
    return !parsed.ports.empty();
}

void readWord(SocketQuery &query, QString part)
{
    SocketQuery::Word word;
    if (part.size() > 1 && part.startsWith(u'-')) {
        word.isExcluded = true;
        part.remove(0, 1);
    }
    word.text = part.remove(u'"');
    bool isNumber = false;
    const quint32 number = word.text.toUInt(&isNumber);
    if (isNumber)
        word.number = number;
    if (!word.text.isEmpty())
        query.words.push_back(word);
}

bool isKind(Kind kind, const SocketQuery::Socket &socket)
{
    const SocketRecord &record = socket.record;
    switch (kind) {
    case Kind::Listening:
        return record.isListening();
    case Kind::Connected:
        return record.state == State::Established;
    case Kind::Ending:
        return record.state == State::TimeWait || record.state == State::FinWait1 || record.state == State::FinWait2 ||
               record.state == State::CloseWait || record.state == State::Closing || record.state == State::LastAck;
    case Kind::Local:
        return record.local.address.isLoopback() && (!record.hasPeer() || record.peer.address.isLoopback());
    case Kind::Hidden:
        return record.holding == Holding::Hidden;
    case Kind::Expected:
        return socket.fit == registry::Fit::Expected;
    case Kind::Unusual:
        return socket.fit == registry::Fit::Unusual;
    }
    Q_UNREACHABLE();
}

bool isOfKinds(quint8 kinds, const SocketQuery::Socket &socket)
{
    for (const Kind kind :
         {Kind::Listening, Kind::Connected, Kind::Ending, Kind::Local, Kind::Hidden, Kind::Expected, Kind::Unusual}) {
        if ((kinds & bit(kind)) != 0 && isKind(kind, socket))
            return true;
    }
    return kinds == 0;
}

bool contains(const QString &text, const QString &word) { return text.contains(word, Qt::CaseInsensitive); }

bool isInProcesses(const QString &word, const SocketRecord &record)
{
    const Holders &holders = record.processes();
    return std::any_of(holders.begin(), holders.end(), [&word](const ProcessRef &process) {
        return contains(process->name, word) || contains(process->unit, word) || contains(process->container, word) ||
               std::any_of(process->commandLine.begin(), process->commandLine.end(),
                           [&word](const QString &argument) { return contains(argument, word); });
    });
}

bool hasPid(const SocketRecord &record, qint64 pid)
{
    const Holders &holders = record.processes();
    return std::any_of(holders.begin(), holders.end(),
                       [pid](const ProcessRef &process) { return number(process->pid) == pid; });
}

bool beginsWith(Port port, const QString &digits) { return QString::number(number(port)).startsWith(digits); }

bool holds(const SocketQuery::Word &word, const SocketQuery::Socket &socket)
{
    const SocketRecord &record = socket.record;
    if (word.number) {
        if (beginsWith(record.local.port, word.text) || (record.hasPeer() && beginsWith(record.peer.port, word.text)) ||
            hasPid(record, *word.number))
            return true;
    }
    return contains(socket.service, word.text) || contains(socket.user, word.text) ||
           contains(QString(stateName(record.state)), word.text) ||
           (!word.number && (contains(record.local.toString(), word.text) ||
                             (record.hasPeer() && contains(record.peer.toString(), word.text)))) ||
           isInProcesses(word.text, record);
}

bool anyOf(const QStringList &wanted, const auto &isIt)
{
    return wanted.isEmpty() || std::any_of(wanted.begin(), wanted.end(), isIt);
}

} // namespace

SocketQuery SocketQuery::parse(const QString &text)
{
    SocketQuery query;
    const QStringList parts = registry::Query::split(text);
    for (const QString &part : parts) {
        if (!readKeyword(query, part) && !readPrefixed(query, part) && !readRange(query, part))
            readWord(query, part);
    }
    return query;
}

bool SocketQuery::matches(const Socket &socket) const
{
    const SocketRecord &record = socket.record;
    if (!unknown.isEmpty() || (protocols != 0 && (protocols & bit(record.protocol)) == 0) ||
        (families != 0 && (families & bit(record.family())) == 0) ||
        (states != 0 && (states >> static_cast<unsigned>(record.state) & 1U) == 0) || !isOfKinds(kinds, socket))
        return false;
    const bool isPort = ports.empty() || std::any_of(ports.begin(), ports.end(), [&record](PortInterval interval) {
                            return record.protocol != Protocol::Raw && interval.contains(record.local.port);
                        });
    const bool isPid =
        pids.empty() || std::any_of(pids.begin(), pids.end(), [&record](qint32 pid) { return hasPid(record, pid); });
    const auto is = [](const QString &text) {
        return [&text](const QString &wanted) { return text.compare(wanted, Qt::CaseInsensitive) == 0; };
    };
    const Holders &holders = record.processes();
    return isPort && isPid && anyOf(users, is(socket.user)) && anyOf(services, is(socket.service)) &&
           anyOf(programs,
                 [&](const QString &name) {
                     return std::any_of(holders.begin(), holders.end(),
                                        [&](const ProcessRef &process) { return contains(process->name, name); });
                 }) &&
           std::all_of(words.begin(), words.end(),
                       [&socket](const Word &word) { return holds(word, socket) != word.isExcluded; });
}

QStringList SocketQuery::shownWords() const
{
    QStringList shown = users + services + programs;
    for (const Word &word : words) {
        if (!word.isExcluded)
            shown += word.text;
    }
    return shown;
}

QStringList socketQueryKeywords()
{
    QStringList texts;
    for (const Keyword &known : keywords)
        texts += QString::fromLatin1(known.text);
    for (const State state : {State::Listen, State::Established, State::TimeWait, State::CloseWait, State::SynSent})
        texts += QStringLiteral("state:") + QString(stateName(state)).toLower();
    return texts + QStringList{QStringLiteral("port:"), QStringLiteral("pid:"), QStringLiteral("user:"),
                               QStringLiteral("service:"), QStringLiteral("program:")};
}

} // namespace quay
