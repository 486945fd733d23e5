// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <initializer_list>
#include <random>
#include <span>
#include <vector>

namespace quay::judge
{

// Chance with a seed: the same scenario everywhere for the same seed (the distributions of <random> are not that).
class Dice final
{
public:
    explicit Dice(quint64 seed) : m_engine(seed) {}

    // 0 to below - 1; below > 0
    [[nodiscard]] quint32 number(quint32 below) { return static_cast<quint32>(m_engine() % below); }
    // true in `percent` of a hundred cases
    [[nodiscard]] bool chance(quint32 percent) { return number(100) < percent; }

    template <typename T>
    [[nodiscard]] const T &oneOf(const std::vector<T> &values)
    {
        return values[number(static_cast<quint32>(values.size()))];
    }
    template <typename T>
    [[nodiscard]] T oneOf(std::initializer_list<T> values)
    {
        return *(values.begin() + number(static_cast<quint32>(values.size())));
    }

private:
    std::mt19937_64 m_engine;
};

} // namespace quay::judge
