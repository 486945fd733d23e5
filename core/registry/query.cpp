// SPDX-License-Identifier: MIT
#include "registry/query.h"

#include <algorithm>

namespace quay::registry
{

namespace
{

struct Keyword {
    QLatin1StringView text;
    quint8 Query::*set;
    quint8 bits;
};

template <typename E>
constexpr Keyword keyword(const char *text, quint8 Query::*set, E value)
{
    return {QLatin1StringView(text), set, Query::bit(value)};
}

const std::array keywords{
    keyword("tcp", &Query::transports, Transport::Tcp),
    keyword("udp", &Query::transports, Transport::Udp),
    keyword("sctp", &Query::transports, Transport::Sctp),
    keyword("dccp", &Query::transports, Transport::Dccp),
    keyword("range:system", &Query::ranges, PortRange::System),
    keyword("range:user", &Query::ranges, PortRange::User),
    keyword("range:dynamic", &Query::ranges, PortRange::Dynamic),
    keyword("is:assigned", &Query::statuses, Status::Assigned),
    keyword("is:reserved", &Query::statuses, Status::Reserved),
    keyword("is:unassigned", &Query::statuses, Status::Unassigned),
    keyword("is:dynamic", &Query::statuses, Status::Dynamic),
    keyword("is:deassigned", &Query::marks, Query::Mark::Deassigned),
    keyword("is:notable", &Query::marks, Query::Mark::Notable),
    keyword("is:common", &Query::marks, Query::Mark::Common),
    keyword("is:used", &Query::marks, Query::Mark::Used),
    keyword("is:bookmarked", &Query::marks, Query::Mark::Bookmarked),
};

bool isDigits(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

void note(Query &query, Query::Problem problem, QStringView part)
{
    if (query.problem != Query::Problem::None)
        return;
    query.problem = problem;
    query.problemText = part.toString();
}

// The text without the quotes around it; the second may be missing while one types.
QStringView unquoted(QStringView text)
{
    if (text.startsWith(u'"'))
        text = text.sliced(1);
    if (text.endsWith(u'"'))
        text.chop(1);
    return text;
}

QByteArray folded(QStringView text) { return text.toString().toLower().toUtf8(); }

// A minus sign before digits is a negative number, and no port is.
bool isNegative(QStringView text) { return text.startsWith(u'-') && isDigits(text.sliced(1)); }

// "80-90"; nothing if this is no range of numbers at all.
std::optional<PortInterval> readInterval(Query &query, QStringView text, QStringView part)
{
    const qsizetype dash = text.indexOf(u'-');
    const QStringView low = dash < 0 ? text : text.first(dash);
    const QStringView high = dash < 0 ? text : text.sliced(dash + 1);
    if (!isDigits(low) || !isDigits(high))
        return std::nullopt;
    const auto first = parsePort(low);
    const auto last = parsePort(high);
    if (!first || !last)
        note(query, Query::Problem::NumberTooLarge, part);
    else if (*last < *first)
        note(query, Query::Problem::RangeBackwards, part);
    else
        return PortInterval{*first, *last};
    return PortInterval{Port(1), Port(0)}; // holds for nothing; the problem says why
}

void readPortList(Query &query, QStringView list, QStringView part)
{
    for (const QStringView piece : list.split(u',')) {
        if (const auto interval = readInterval(query, piece, part))
            query.ports.push_back(*interval);
        else if (isNegative(piece))
            note(query, Query::Problem::NumberNegative, part);
        else if (!piece.isEmpty())
            note(query, Query::Problem::NotANumber, part);
    }
}

bool readKeyword(Query &query, QStringView part)
{
    for (const Keyword &known : keywords) {
        if (part.compare(known.text, Qt::CaseInsensitive) == 0) {
            query.*known.set |= known.bits;
            return true;
        }
    }
    return false;
}

// "port:", "name:", "proto:", "rfc:", and what begins like a keyword but is none.
bool readPrefixed(Query &query, QStringView part)
{
    const qsizetype colon = part.indexOf(u':');
    if (colon <= 0)
        return false;
    const QString key = part.first(colon).toString().toLower();
    const QStringView value = part.sliced(colon + 1);
    if (key == u"port") {
        readPortList(query, value, part);
    } else if (key == u"name") {
        if (const QByteArray name = folded(unquoted(value)); !name.isEmpty())
            query.words.push_back({name, true, std::nullopt, false});
    } else if (key == u"rfc" && isDigits(value)) {
        query.references.push_back("RFC" + value.toUtf8());
    } else if (key == u"rfc" && value.isEmpty()) {
        return true; // more is being typed
    } else if (key == u"proto" || key == u"is" || key == u"range") {
        if (!value.isEmpty() && !(key == u"proto" && readKeyword(query, value)))
            note(query, Query::Problem::UnknownValue, part);
    } else {
        return false;
    }
    return true;
}

bool readNumber(Query &query, QStringView part)
{
    if (isNegative(part)) {
        note(query, Query::Problem::NumberNegative, part);
        return true;
    }
    if (isDigits(part)) {
        const auto port = parsePort(part);
        if (!port)
            note(query, Query::Problem::NumberTooLarge, part);
        query.words.push_back({part.toUtf8(), false, port, false});
        return true;
    }
    const auto interval = readInterval(query, part, part);
    if (interval)
        query.ports.push_back(*interval);
    return interval.has_value();
}

void readWord(Query &query, QStringView part)
{
    Query::Word word;
    if (part.size() > 1 && part.startsWith(u'-')) {
        word.isExcluded = true;
        part = part.sliced(1);
    }
    word.folded = folded(unquoted(part));
    if (!word.folded.isEmpty())
        query.words.push_back(word);
}

} // namespace

QStringList Query::split(QStringView text)
{
    QStringList parts;
    QString part;
    bool isQuoted = false;
    for (const QChar c : text) {
        if (c == u'"')
            isQuoted = !isQuoted;
        if (!c.isSpace() || isQuoted) {
            part += c;
        } else if (!part.isEmpty()) {
            parts += part;
            part.clear();
        }
    }
    if (!part.isEmpty())
        parts += part;
    return parts;
}

Query Query::parse(QStringView text)
{
    Query query;
    for (const QString &part : split(text)) {
        if (!readKeyword(query, part) && !readPrefixed(query, part) && !readNumber(query, part))
            readWord(query, part);
    }
    return query;
}

bool Query::isEmpty() const
{
    return words.empty() && ports.empty() && references.empty() && transports == 0 && ranges == 0 && statuses == 0 &&
           marks == 0;
}

bool Query::namesPortsByProperty() const { return wants(Mark::Used) || wants(Mark::Bookmarked); }

bool Query::wantsNumbers() const { return !ports.empty() || namesPortsByProperty(); }

bool Query::asksForOneNumber() const
{
    if (ports.empty())
        return words.size() == 1 && words.front().number;
    return ports.size() == 1 && ports.front().count() == 1;
}

Query Query::finished() const
{
    Query query = *this;
    for (const Word &word : words) {
        if (word.number)
            query.ports.push_back({*word.number, *word.number});
    }
    std::erase_if(query.words, [](const Word &word) { return word.number.has_value(); });
    return query;
}

bool Query::wantsGaps() const { return (statuses & (bit(Status::Unassigned) | bit(Status::Dynamic))) != 0; }

QStringList queryKeywords()
{
    QStringList texts;
    for (const Keyword &known : keywords)
        texts += QString(known.text);
    return texts + QStringList{QStringLiteral("port:"), QStringLiteral("name:"), QStringLiteral("rfc:")};
}

} // namespace quay::registry
