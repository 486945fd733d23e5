// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace quay::script
{

// A value of errno(3) on this system. A type of its own, so that no count slips in.
enum class ErrorNumber : int {};

// "EADDRINUSE"; absent for a number that no socket call of the lab returns.
[[nodiscard]] std::optional<std::string_view> errorName(ErrorNumber error);
// The reverse, in capitals only. EWOULDBLOCK is read as EAGAIN, EOPNOTSUPP and ENOTSUP alike.
[[nodiscard]] std::optional<ErrorNumber> parseErrorName(std::string_view text);
// Every name that can be read, for suggestions.
[[nodiscard]] std::span<const std::string_view> errorNames();

} // namespace quay::script
