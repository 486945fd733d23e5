// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <charconv>
#include <limits>
#include <string>

namespace quay
{

// Adds a number's decimal digits to a text.
template <typename Integer>
void appendDecimal(std::string &text, Integer value)
{
    std::array<char, std::numeric_limits<Integer>::digits10 + 2> digits{};
    text.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
}

} // namespace quay
