// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <optional>
#include <string_view>

namespace quay::script
{

// ASCII only, whatever the locale.
[[nodiscard]] constexpr bool isBlank(char c) { return c == ' ' || c == '\t'; }
[[nodiscard]] constexpr bool isDigit(char c) { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
[[nodiscard]] constexpr bool isNameCharacter(char c) { return isLetter(c) || isDigit(c) || c == '-' || c == '_'; }
[[nodiscard]] constexpr bool areDigits(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), isDigit);
}
// A letter, then letters, digits, '-' and '_'.
[[nodiscard]] constexpr bool isName(std::string_view text)
{
    return !text.empty() && isLetter(text.front()) && std::all_of(text.begin(), text.end(), isNameCharacter);
}
[[nodiscard]] constexpr std::optional<int> hexValue(char c)
{
    if (isDigit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return std::nullopt;
}

} // namespace quay::script
