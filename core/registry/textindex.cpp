// SPDX-License-Identifier: MIT
#include "registry/textindex.h"

#include <array>

namespace quay::registry
{

namespace
{

// a-z, 0-9, the hyphen, the blank, and one class for all else.
constexpr std::size_t classes = 26 + 10 + 3;

constexpr std::array<quint8, 256> makeClassOf()
{
    std::array<quint8, 256> table{};
    for (std::size_t c = 0; c < table.size(); ++c) {
        if (c >= 'a' && c <= 'z')
            table[c] = static_cast<quint8>(c - 'a');
        else if (c >= '0' && c <= '9')
            table[c] = static_cast<quint8>(26 + c - '0');
        else
            table[c] = c == '-' ? 36 : c == ' ' ? 37 : 38;
    }
    return table;
}

constexpr auto classTable = makeClassOf();

std::size_t classOf(char c) { return classTable[static_cast<unsigned char>(c)]; }

} // namespace

TextIndex::TextIndex(std::size_t texts)
    : m_texts(texts), m_pairs(classes * classes * wordsPerSet()), m_singles(classes * wordsPerSet())
{
}

void TextIndex::add(std::size_t text, QByteArrayView content)
{
    const std::size_t word = text / 64;
    const quint64 bit = quint64{1} << (text % 64);
    std::size_t previous = classes;
    for (const char c : content) {
        const std::size_t current = classOf(c);
        m_singles[current * wordsPerSet() + word] |= bit;
        if (previous < classes)
            m_pairs[(previous * classes + current) * wordsPerSet() + word] |= bit;
        previous = current;
    }
}

void TextIndex::narrow(Bits &candidates, QByteArrayView word) const
{
    const auto keepOnly = [&](const quint64 *set) {
        for (std::size_t i = 0; i < candidates.size(); ++i)
            candidates[i] &= set[i];
    };
    if (word.size() == 1)
        keepOnly(&m_singles[classOf(word[0]) * wordsPerSet()]);
    for (qsizetype i = 1; i < word.size(); ++i)
        keepOnly(&m_pairs[(classOf(word[i - 1]) * classes + classOf(word[i])) * wordsPerSet()]);
}

TextIndex::Bits TextIndex::all() const
{
    Bits bits(wordsPerSet(), ~quint64{0});
    if (m_texts % 64 != 0)
        bits.back() = (quint64{1} << (m_texts % 64)) - 1;
    return bits;
}

} // namespace quay::registry
