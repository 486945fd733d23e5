// SPDX-License-Identifier: MIT
#include "registry/search.h"

#include <algorithm>
#include <bit>

namespace quay::registry
{

namespace
{

bool isWordCharacter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<uchar>(c) > 127; }

// Whether the word stands by itself; `at` is where it stands first.
bool hasWord(QByteArrayView text, QByteArrayView word, qsizetype at)
{
    for (; at >= 0; at = text.indexOf(word, at + 1)) {
        const qsizetype end = at + word.size();
        if ((at == 0 || !isWordCharacter(text[at - 1])) && (end == text.size() || !isWordCharacter(text[end])))
            return true;
    }
    return false;
}

// Whether the decimal form of `port` begins with that of `start`, which is not 0.
bool beginsWith(quint16 port, quint16 start)
{
    int shortened = port;
    while (shortened > start)
        shortened /= 10;
    return shortened == start;
}

// The numbers that the parts of the query about numbers leave.
PortSet wantedNumbers(const Query &query, const Surroundings &surroundings)
{
    PortSet wanted;
    for (const PortInterval &ports : query.ports) {
        for (int port = number(ports.first); port <= number(ports.last); ++port)
            wanted.set(static_cast<std::size_t>(port));
    }
    if (query.ports.empty())
        wanted.set();
    if (query.wants(Query::Mark::Used))
        wanted &= surroundings.used ? *surroundings.used : PortSet();
    if (query.wants(Query::Mark::Bookmarked))
        wanted &= surroundings.bookmarked ? *surroundings.bookmarked : PortSet();
    return wanted;
}

bool isIn(quint8 set, auto value) { return set == 0 || (set & Query::bit(value)) != 0; }

} // namespace

void Search::collectTexts()
{
    if (!m_texts.empty())
        return;
    m_texts.reserve(m_registry.size());
    for (quint32 i = 0; i < m_registry.size(); ++i) {
        if (m_registry.at(i).origin() != Origin::Gap)
            m_texts.push_back(i);
    }
}

void Search::buildIndex()
{
    if (m_index)
        return;
    collectTexts();
    m_index.emplace(m_texts.size());
    for (std::size_t i = 0; i < m_texts.size(); ++i)
        m_index->add(i, m_registry.at(m_texts[i]).folded());
}

std::vector<Hit> Search::listed()
{
    collectTexts();
    std::vector<Hit> hits(m_texts.size());
    std::transform(m_texts.begin(), m_texts.end(), hits.begin(), [](quint32 row) { return Hit{row, -1}; });
    return hits;
}

bool Search::passes(const Query &query, const Entry &entry) const
{
    if (!isIn(query.transports, entry.transport()) || !isIn(query.statuses, entry.status()) ||
        !isIn(query.ranges, portRange(entry.ports().first)))
        return false;
    if ((query.wants(Query::Mark::Notable) && !entry.isNotable()) ||
        (query.wants(Query::Mark::Common) && entry.origin() != Origin::Quayside) ||
        (query.wants(Query::Mark::Deassigned) && entry.utf8(Field::Formerly).isEmpty()))
        return false;
    if (query.statuses != 0 && entry.origin() == Origin::Quayside)
        return false; // the registry says nothing of it
    const QList<QByteArray> references =
        query.references.empty() ? QList<QByteArray>() : entry.utf8(Field::References).toByteArray().split(' ');
    return std::all_of(query.references.begin(), query.references.end(),
                       [&](const QByteArray &wanted) { return references.contains(wanted); });
}

Search::Rank Search::rankOf(const Query::Word &word, const Entry &entry)
{
    QByteArrayView text = entry.folded(); // the name, a line feed, all else
    if (word.isNameOnly)
        text = text.first(std::max<qsizetype>(text.indexOf('\n'), 0));
    if (word.number && !word.isExcluded) {
        const PortInterval ports = entry.ports();
        if (ports.contains(*word.number))
            return Rank::Number;
        if (number(*word.number) != 0 && beginsWith(number(ports.first), number(*word.number)))
            return Rank::Beginning;
    }
    const qsizetype at = text.indexOf(word.folded);
    if (at < 0)
        return Rank::None;
    if (at == 0) {
        const bool isWholeName = word.folded.size() == text.size() || text[word.folded.size()] == '\n';
        return isWholeName ? Rank::Name : Rank::Beginning;
    }
    return hasWord(text, word.folded, at) ? Rank::Word : Rank::Anywhere;
}

// The worst rank of the words; None if one of them is missing, or an excluded one is there.
Search::Rank Search::rank(const Query &query, const Entry &entry) const
{
    Rank worst = Rank::Number;
    for (const Query::Word &word : query.words) {
        const Rank found = rankOf(word, entry);
        if (word.isExcluded ? found != Rank::None : found == Rank::None)
            return Rank::None;
        if (!word.isExcluded)
            worst = std::max(worst, found);
    }
    return worst;
}

void Search::consider(const Query &query, quint32 row, qint32 port, Buckets &found) const
{
    const Entry entry = m_registry.at(row);
    if (!passes(query, entry))
        return;
    const Rank rank = this->rank(query, entry);
    if (rank == Rank::None)
        return;
    const auto asked =
        std::find_if(query.words.begin(), query.words.end(), [](const auto &word) { return word.number; });
    const PortInterval ports = entry.ports();
    if (port < 0 && ports.count() > 1 && asked != query.words.end() && ports.contains(*asked->number))
        port = number(*asked->number);
    found[static_cast<std::size_t>(rank)].push_back({row, port});
}

// Texts that may contain the word, and those whose number begins with it where it is one.
TextIndex::Bits Search::candidatesFor(const Query::Word &word) const
{
    TextIndex::Bits bits = m_index->all();
    m_index->narrow(bits, word.folded);
    if (!word.number)
        return bits;
    const auto include = [&](quint32 row) {
        const auto text =
            static_cast<std::size_t>(std::lower_bound(m_texts.begin(), m_texts.end(), row) - m_texts.begin());
        if (text < m_texts.size() && m_texts[text] == row)
            bits[text / 64] |= quint64{1} << (text % 64);
    };
    int low = number(*word.number);
    int high = low;
    while (low < portCount) {
        const auto [begin, end] = m_registry.rowsStartingIn({Port(low), Port(std::min(high, portCount - 1))});
        for (quint32 row = begin; row < end; ++row)
            include(row);
        if (low == 0)
            break;
        low *= 10;
        high = high * 10 + 9;
    }
    for (const quint32 row : m_registry.wideRows()) {
        if (m_registry.at(row).ports().contains(*word.number))
            include(row);
    }
    return bits;
}

void Search::findWords(const Query &query, Buckets &found)
{
    buildIndex();
    TextIndex::Bits candidates = m_index->all();
    for (const Query::Word &word : query.words) {
        if (word.isExcluded)
            continue;
        const TextIndex::Bits bits = candidatesFor(word);
        for (std::size_t i = 0; i < candidates.size(); ++i)
            candidates[i] &= bits[i];
    }
    for (std::size_t block = 0; block < candidates.size(); ++block) {
        for (quint64 bits = candidates[block]; bits != 0; bits &= bits - 1)
            consider(query, m_texts[block * 64 + static_cast<std::size_t>(std::countr_zero(bits))], -1, found);
    }
}

// A number that was asked for is answered on every transport, by a gap if by nothing else.
void Search::findGapsAt(const Query &query, Port port, Buckets &found) const
{
    for (const quint32 row : m_registry.rowsOf(port)) {
        if (m_registry.at(row).origin() == Origin::Gap)
            consider(query, row, -1, found);
    }
}

// By number: rows that cover one of the numbers that are wanted. Where they were named by a property,
// a row of several numbers stands once for each.
void Search::findNumbers(const Query &query, const Surroundings &surroundings, Buckets &found) const
{
    PortSet wanted = wantedNumbers(query, surroundings);
    const bool isEach = query.namesPortsByProperty() || (query.ports.size() == 1 && query.ports.front().count() == 1);
    // Rows come in order of their first numbers, so the wanted number that is next only ever moves on.
    std::size_t next = wanted._Find_first();
    for (quint32 row = 0; row < m_registry.size() && next < wanted.size(); ++row) {
        const PortInterval ports = m_registry.at(row).ports();
        const auto first = std::size_t{number(ports.first)};
        if (next < first)
            next = wanted._Find_next(first - 1);
        std::size_t port = next;
        if (ports.count() == 1 || !isEach) {
            if (port <= number(ports.last))
                consider(query, row, -1, found);
            continue;
        }
        for (; port <= number(ports.last); port = wanted._Find_next(port))
            consider(query, row, static_cast<qint32>(port), found);
    }
}

// Stretches that hold the numbers that were named only in passing, such as DCCP's 10-1020 for 80-90, say the least.
void Search::putGapsAroundLast(const Query &query, std::vector<Hit> &hits) const
{
    if (query.ports.empty())
        return;
    std::stable_partition(hits.begin(), hits.end(), [&](const Hit &hit) {
        const Entry entry = m_registry.at(hit.row);
        return entry.origin() != Origin::Gap ||
               std::any_of(query.ports.begin(), query.ports.end(),
                           [&entry](const PortInterval &ports) { return ports.contains(entry.ports().first); });
    });
}

// A stretch that stands for one of its numbers, too.
void Search::sortByPort(std::vector<Hit> &hits) const
{
    const auto place = [this](const Hit &hit) {
        const Entry entry = m_registry.at(hit.row);
        return std::pair(hit.port < 0 ? qint32(number(entry.ports().first)) : hit.port, entry.transport());
    };
    std::stable_sort(hits.begin(), hits.end(), [&place](const Hit &a, const Hit &b) { return place(a) < place(b); });
}

std::vector<Hit> Search::find(const Query &query, const Surroundings &surroundings)
{
    if (query.isEmpty())
        return query.problem == Query::Problem::None ? listed() : std::vector<Hit>();
    Buckets found;
    if (query.wantsNumbers() || query.wantsGaps()) {
        findNumbers(query, surroundings, found);
    } else {
        findWords(query, found);
        if (query.words.size() == 1 && query.words.front().number)
            findGapsAt(query, *query.words.front().number, found);
    }
    std::vector<Hit> hits = std::move(found.front());
    // Rows of one number that was asked for stand in order of transport, wherever they begin.
    if (query.asksForOneNumber())
        std::stable_sort(hits.begin(), hits.end(), [this](const Hit &a, const Hit &b) {
            return m_registry.at(a.row).transport() < m_registry.at(b.row).transport();
        });
    else if (query.namesPortsByProperty())
        sortByPort(hits);
    else
        putGapsAroundLast(query, hits);
    for (std::size_t rank = 1; rank < found.size(); ++rank)
        hits.insert(hits.end(), found[rank].begin(), found[rank].end());
    return hits;
}

} // namespace quay::registry
