// SPDX-License-Identifier: MIT
#pragma once

#include "rules/state.h"

#include <QJsonObject>

#include <optional>

namespace quay::script
{

// What a script begins with, for a recording: the host, and the sockets of other programs. Sockets of the script itself
// are not written. stateFromJson() gives nothing for what is no state: foreign bytes.
[[nodiscard]] QJsonObject toJson(const rules::State &state);
[[nodiscard]] std::optional<rules::State> stateFromJson(const QJsonObject &object);

} // namespace quay::script
