// SPDX-License-Identifier: MIT
#pragma once

#include <tl/expected.hpp>

namespace quay
{

// A value, or the reason why there is none. E is an enum or a struct of values: core writes no sentences.
template <typename T, typename E>
using Result = tl::expected<T, E>;

template <typename E>
[[nodiscard]] constexpr auto failure(E &&error)
{
    return tl::make_unexpected(std::forward<E>(error));
}

} // namespace quay
