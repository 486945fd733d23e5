// SPDX-License-Identifier: MIT
#pragma once

#include "lab/event.h"

#include <QJsonObject>

#include <optional>

namespace quay::lab
{

using Happening = decltype(Event::what);

// An event as an agent tells it and a recording keeps it: {"event":"received","socket":3,...}, without its time.
// happeningFromJson() gives nothing for what is no event: foreign bytes.
[[nodiscard]] QJsonObject toJson(const Happening &happening);
void appendJson(QByteArray &text, const Happening &happening); // the same as text
[[nodiscard]] std::optional<Happening> happeningFromJson(const QJsonObject &object);

} // namespace quay::lab
