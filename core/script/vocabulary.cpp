// SPDX-License-Identifier: MIT
#include "script/vocabulary.h"

#include <algorithm>
#include <vector>

namespace quay::script
{

namespace
{

constexpr std::array allSwitches{Switch::ReuseAddress, Switch::ReusePort, Switch::V6Only, Switch::DualStack,
                                 Switch::Broadcast,    Switch::FreeBind,  Switch::NoPort, Switch::NoDelay};
constexpr std::array allTunings{rules::Tuning::ReceiveBuffer, rules::Tuning::SendBuffer, rules::Tuning::TimeToLive};

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Steps of one letter, capitals alike, from a to b: changed, missing, too many, or two neighbours swapped.
int distance(std::string_view a, std::string_view b)
{
    std::vector<int> before;
    std::vector<int> above(b.size() + 1);
    std::vector<int> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        above[j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = static_cast<int>(i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const int changed = above[j - 1] + (lower(a[i - 1]) == lower(b[j - 1]) ? 0 : 1);
            row[j] = std::min({changed, above[j] + 1, row[j - 1] + 1});
            if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]))
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before = above;
        above = row;
    }
    return above[b.size()];
}

} // namespace

std::string_view switchWord(Switch option)
{
    switch (option) {
    case Switch::ReuseAddress:
        return "reuseaddr";
    case Switch::ReusePort:
        return "reuseport";
    case Switch::V6Only:
        return "v6only";
    case Switch::DualStack:
        return "dualstack";
    case Switch::Broadcast:
        return "broadcast";
    case Switch::FreeBind:
        return "freebind";
    case Switch::NoPort:
        return "noport";
    case Switch::NoDelay:
        return "nodelay";
    }
    Q_UNREACHABLE();
}

std::optional<Switch> parseSwitch(std::string_view word)
{
    const auto found =
        std::find_if(allSwitches.begin(), allSwitches.end(), [word](Switch s) { return switchWord(s) == word; });
    return found == allSwitches.end() ? std::nullopt : std::optional(*found);
}

std::string_view tuningWord(rules::Tuning tuning)
{
    switch (tuning) {
    case rules::Tuning::ReceiveBuffer:
        return "rcvbuf";
    case rules::Tuning::SendBuffer:
        return "sndbuf";
    case rules::Tuning::TimeToLive:
        return "ttl";
    }
    Q_UNREACHABLE();
}

std::optional<rules::Tuning> parseTuning(std::string_view word)
{
    const auto found =
        std::find_if(allTunings.begin(), allTunings.end(), [word](rules::Tuning t) { return tuningWord(t) == word; });
    return found == allTunings.end() ? std::nullopt : std::optional(*found);
}

std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates)
{
    constexpr std::size_t longest = 40; // beyond, nothing is a slip of the fingers
    if (word.empty() || word.size() > longest)
        return {};
    // One letter in three may be wrong, but never all of a short word.
    int best = std::max(1, static_cast<int>(word.size()) / 3) + 1;
    std::string_view result;
    for (const std::string_view candidate : candidates) {
        if (candidate.size() > longest || candidate.size() <= 1)
            continue;
        const int steps = distance(word, candidate);
        if (steps < best && steps < static_cast<int>(candidate.size())) {
            best = steps;
            result = candidate;
        }
    }
    return result;
}

} // namespace quay::script
