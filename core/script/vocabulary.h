// SPDX-License-Identifier: MIT
#pragma once

#include "script/diagnostic.h"
#include "script/statement.h"

#include <array>
#include <optional>
#include <span>
#include <string_view>

namespace quay::script
{

// The words of the language, once, for reading, printing and suggesting.

inline constexpr std::array<std::string_view, 17> commandWords{
    "bind",  "listen",  "connect", "send",     "set",   "pause", "resume", "disconnect", "join",
    "leave", "inherit", "close",   "shutdown", "reset", "exit",  "kill",   "wait",
};
inline constexpr std::array<std::string_view, 4> hostCommandWords{"ephemeral", "privileged", "address", "interfaces"};
inline constexpr std::array<std::string_view, 13> optionWords{
    "reuseaddr", "reuseport", "v6only", "dualstack", "broadcast", "device",  "freebind",
    "noport",    "range",     "rcvbuf", "sndbuf",    "ttl",       "nodelay",
};
// What may follow the endpoint of a command that makes a socket, besides options.
struct ClauseWord {
    std::string_view word;
    Expected expected{};
};
inline constexpr std::array<ClauseWord, 3> clauseWords{
    {{"from", Expected::WordFrom}, {"backlog", Expected::WordBacklog}, {"as", Expected::WordAs}}};
// Words that would make a line ambiguous as the name of a socket.
inline constexpr std::array<std::string_view, 5> reservedNames{"tcp", "udp", "ok", "fails", "nobody"};

[[nodiscard]] std::string_view switchWord(Switch option);
[[nodiscard]] std::optional<Switch> parseSwitch(std::string_view word);
[[nodiscard]] std::string_view tuningWord(rules::Tuning tuning);
[[nodiscard]] std::optional<rules::Tuning> parseTuning(std::string_view word);

// The word most like `word`, if any is like enough that a slip of the fingers explains it; else empty.
[[nodiscard]] std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

} // namespace quay::script
