// SPDX-License-Identifier: MIT
#include "scenario.h"

namespace quay::judge
{

rules::Host hostOf(const Scenario &scenario)
{
    rules::Host host = rules::Host::isolated();
    for (std::size_t i = 0; i < scenario.users.size(); ++i) {
        const quint32 user = scenario.users[i];
        host.programs.push_back({static_cast<rules::ProgramId>(i), user, user == 0, user == 0});
    }
    return host;
}

std::optional<rules::SocketId> subject(const rules::Operation &operation)
{
    return std::visit(
        [](const auto &o) -> std::optional<rules::SocketId> {
            if constexpr (requires { o.socket; })
                return o.socket;
            else
                return std::nullopt;
        },
        operation);
}

rules::Operation withSubject(rules::Operation operation, rules::SocketId socket)
{
    std::visit(
        [socket](auto &o) {
            if constexpr (requires { o.socket; })
                o.socket = socket;
        },
        operation);
    return operation;
}

} // namespace quay::judge
