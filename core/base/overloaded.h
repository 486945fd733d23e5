// SPDX-License-Identifier: MIT
#pragma once

namespace quay
{

// One callable out of several, for std::visit: every alternative must be answered or it does not compile.
template <typename... Callables>
struct Overloaded : Callables... {
    using Callables::operator()...;
};
template <typename... Callables>
Overloaded(Callables...) -> Overloaded<Callables...>;

} // namespace quay
