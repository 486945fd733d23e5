// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>

#include <vector>

namespace quay::registry
{

// Which of many short texts may contain a word: for every pair of neighbouring characters a bit a text.
// Characters are folded into a few classes, so the answer can hold texts that do not contain the word,
// but never lacks one that does.
class TextIndex final
{
public:
    using Bits = std::vector<quint64>; // bit i of the whole is text i

    explicit TextIndex(std::size_t texts);

    void add(std::size_t text, QByteArrayView content);
    // Keeps in `candidates` only the texts that may contain the word. An empty word keeps all.
    void narrow(Bits &candidates, QByteArrayView word) const;
    [[nodiscard]] Bits all() const;

private:
    [[nodiscard]] std::size_t wordsPerSet() const { return (m_texts + 63) / 64; }

    std::size_t m_texts;
    Bits m_pairs;   // classes * classes sets
    Bits m_singles; // classes sets
};

} // namespace quay::registry
