// SPDX-License-Identifier: MIT
#pragma once

#include "registry/query.h"
#include "registry/registry.h"
#include "registry/textindex.h"

#include <bitset>
#include <optional>

namespace quay::registry
{

using PortSet = std::bitset<portCount>;

// A row that answers a query. For a row of several numbers `port` is the one that was asked for, if one was.
struct Hit {
    quint32 row = 0;
    qint32 port = -1; // -1: the row as a whole
    friend auto operator<=>(const Hit &, const Hit &) = default;
};

// What the registry does not know itself.
struct Surroundings {
    const PortSet *used = nullptr; // bound on this computer, any transport
    const PortSet *bookmarked = nullptr;
};

// Finds rows. The order: the exact number, the exact name, beginnings of numbers and names, whole words, anywhere;
// within each the order of the registry, and of named ranges first what begins in them.
class Search final
{
public:
    // The registry must outlive the search. The index over its texts is made at the first query with a word.
    explicit Search(const Registry &registry) : m_registry(registry) {}

    [[nodiscard]] std::vector<Hit> find(const Query &query, const Surroundings &surroundings = {});

private:
    enum class Rank : quint8 { Number, Name, Beginning, Word, Anywhere, None };
    using Buckets = std::array<std::vector<Hit>, 5>;

    [[nodiscard]] std::vector<Hit> listed();
    [[nodiscard]] bool passes(const Query &query, const Entry &entry) const;
    [[nodiscard]] Rank rank(const Query &query, const Entry &entry) const;
    [[nodiscard]] static Rank rankOf(const Query::Word &word, const Entry &entry);
    void consider(const Query &query, quint32 row, qint32 port, Buckets &found) const;
    [[nodiscard]] TextIndex::Bits candidatesFor(const Query::Word &word) const;
    void findWords(const Query &query, Buckets &found);
    void findGapsAt(const Query &query, Port port, Buckets &found) const;
    void findNumbers(const Query &query, const Surroundings &surroundings, Buckets &found) const;
    void sortByPort(std::vector<Hit> &hits) const;
    void putGapsAroundLast(const Query &query, std::vector<Hit> &hits) const;
    void collectTexts();
    void buildIndex();

    const Registry &m_registry;
    std::vector<quint32> m_texts; // rows that are no gaps, in order; empty until they are needed
    std::optional<TextIndex> m_index;
};

} // namespace quay::registry
