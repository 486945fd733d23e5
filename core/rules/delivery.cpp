// SPDX-License-Identifier: MIT
#include "rules/delivery.h"

#include "rules/cover.h"
#include "rules/scoring.h"

#include <algorithm>

namespace quay::rules
{

namespace
{
using Sockets = std::vector<const Socket *>;

// The search through the sockets on one address, in the kernel's order.
class Search final
{
public:
    Search(const State &state, const Packet &packet, bool sameCpu) : m_state(state), m_packet(packet), m_cpu(sameCpu) {}

    [[nodiscard]] bool found() const { return m_best.has_value(); }
    [[nodiscard]] bool ended() const { return m_ended; }
    void through(const Sockets &sockets, Stage stage);
    void skip(const Sockets &sockets, Stage stage);
    [[nodiscard]] Reception take();
    void byTuple(const Sockets &sockets);

private:
    void consider(const Socket &socket, Stage stage);
    void lead(qsizetype candidate, int score);
    bool askGroup(const Socket &socket, qsizetype candidate, int score);

    const State &m_state;
    const Packet &m_packet;
    bool m_cpu;
    bool m_ended = false; // by a group
    bool m_byTuple = false;
    std::optional<std::size_t> m_best; // index of the candidate that leads
    std::vector<SocketId> m_group;     // in place of it: the members its group picks from
    int m_bestScore = -1;
    bool m_tie = false;
    std::size_t m_matching = 0;
    std::vector<Candidate> m_candidates;
};

void Search::byTuple(const Sockets &sockets)
{
    const Socket *latest = nullptr;
    for (const Socket *socket : sockets) {
        if (isConnectedTo(*socket, m_packet) && (latest == nullptr || socket->tupleOrder > latest->tupleOrder))
            latest = socket;
    }
    if (latest == nullptr)
        return;
    m_best = m_candidates.size();
    m_candidates.push_back({latest->id, Stage::FourTuple, {}, Fate::Wins});
    m_ended = m_byTuple = true;
}

void Search::lead(qsizetype candidate, int score)
{
    if (m_best)
        m_candidates[*m_best].fate = Fate::LowerScore;
    m_best = std::size_t(candidate);
    m_bestScore = score;
    m_group.clear();
    m_tie = false;
}

// Whether the search ends here.
bool Search::askGroup(const Socket &socket, qsizetype candidate, int score)
{
    if (socket.reusePort != Tri::Yes || socket.group == 0 || socket.state == SocketState::Established)
        return false;
    std::vector<SocketId> members;
    m_state.onPort(m_packet.transport, m_packet.to.port, [&](const Socket &member) {
        if (member.group == socket.group && member.state != SocketState::Established)
            members.push_back(member.id);
        return true;
    });
    std::sort(members.begin(), members.end());
    lead(candidate, score);
    m_group = std::move(members);
    return !socket.groupConnected;
}

void Search::consider(const Socket &socket, Stage stage)
{
    const Match result = match(socket, m_packet, stage, m_cpu);
    m_candidates.push_back({socket.id, stage, result.score, result.matches ? Fate::LowerScore : result.why});
    if (!result.matches)
        return;
    ++m_matching;
    const int score = result.score.total();
    if (score <= m_bestScore) {
        m_tie = m_tie || score == m_bestScore;
        m_candidates.back().fate = score == m_bestScore ? Fate::MetLater : Fate::LowerScore;
        return;
    }
    const auto candidate = qsizetype(m_candidates.size()) - 1;
    if (askGroup(socket, candidate, score))
        m_ended = true;
    else if (m_group.empty() || *m_best != std::size_t(candidate))
        lead(candidate, score);
}

void Search::through(const Sockets &sockets, Stage stage)
{
    for (const Socket *socket : sockets) {
        if (!m_ended) {
            consider(*socket, stage);
            continue;
        }
        if (m_byTuple && m_candidates[*m_best].socket == socket->id)
            continue;
        const Match result = match(*socket, m_packet, stage, m_cpu);
        const Fate ended = m_byTuple ? Fate::TupleFirst : Fate::SearchEnded;
        m_candidates.push_back({socket->id, stage, result.score, result.matches ? ended : result.why});
    }
}

void Search::skip(const Sockets &sockets, Stage stage)
{
    for (const Socket *socket : sockets) {
        const Match result = match(*socket, m_packet, stage, m_cpu);
        m_candidates.push_back({socket->id, stage, result.score, result.matches ? Fate::StageNotReached : result.why});
    }
}

Reception Search::take()
{
    Reception reception;
    if (m_best && m_group.empty()) {
        m_candidates[*m_best].fate = Fate::Wins;
        reception.receivers = {m_candidates[*m_best].socket};
        const bool exact = m_candidates[*m_best].stage == Stage::ExactAddress;
        const bool overWildcard =
            exact && std::any_of(m_candidates.begin(), m_candidates.end(),
                                 [](const Candidate &c) { return c.fate == Fate::StageNotReached; });
        if (m_byTuple)
            reception.rule = Rule::TupleMatch;
        else if (m_matching > 1)
            reception.rule = m_tie ? Rule::FirstMetWins : Rule::HighestScore;
        else
            reception.rule = overWildcard ? Rule::ExactBeatsWildcard : Rule::OnlyCandidate;
    } else if (m_best) {
        reception.receivers = m_group;
        reception.anyOf = m_group.size() > 1;
        reception.rule = Rule::GroupHash;
        for (Candidate &candidate : m_candidates) {
            if (std::find(m_group.begin(), m_group.end(), candidate.socket) != m_group.end())
                candidate.fate = m_group.size() > 1 ? Fate::InGroup : Fate::Wins;
        }
    }
    reception.candidates = std::move(m_candidates);
    return reception;
}

// TCP: only those that could listen. Connections are found by their four ends, see connecting.cpp.
bool isCandidate(const Socket &socket)
{
    return socket.transport == Transport::Udp || socket.state == SocketState::Listening ||
           socket.state == SocketState::Bound;
}

Reception search(const State &state, const Packet &packet, bool sameCpu)
{
    Sockets exact;
    Sockets wild;
    Sockets hidden; // only asked if nobody else is there
    Sockets elsewhere;
    state.onPort(packet.transport, packet.to.port, [&](const Socket &socket) {
        if (!isCandidate(socket))
            return true;
        if (plain(socket.local.address).isAny())
            wild.push_back(&socket);
        else if (isBoundExactlyTo(socket, packet.to.address))
            exact.push_back(&socket);
        else
            (isMetHidden(socket, packet) ? hidden : elsewhere).push_back(&socket);
        return true;
    });
    const auto metFirst = [](const Socket *a, const Socket *b) { return a->order > b->order; };
    std::sort(exact.begin(), exact.end(), metFirst);
    std::sort(wild.begin(), wild.end(), metFirst);

    Search search(state, packet, sameCpu);
    if (packet.transport == Transport::Udp)
        search.byTuple(exact);
    search.through(exact, Stage::ExactAddress);
    if (search.found())
        search.skip(wild, Stage::Wildcard);
    else
        search.through(wild, Stage::Wildcard);
    if (search.found())
        search.skip(hidden, Stage::ExactAddress);
    else
        search.through(hidden, Stage::ExactAddress);
    search.skip(elsewhere, Stage::ExactAddress);
    return search.take();
}
} // namespace

Reception findReceiver(const State &state, const Packet &packet)
{
    Reception reception = search(state, packet, state.host().oneCpu);
    if (!state.host().oneCpu && packet.transport == Transport::Udp)
        reception.cpuDecides = search(state, packet, true).receivers != reception.receivers;
    return reception;
}

bool belongTogether(const Socket &newcomer, const Socket &member)
{
    return newcomer.id != member.id && newcomer.family == member.family && newcomer.v6Only == member.v6Only &&
           newcomer.device == member.device && member.reusePort == Tri::Yes && newcomer.user == member.user &&
           newcomer.local == member.local;
}

} // namespace quay::rules
