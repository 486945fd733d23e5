// SPDX-License-Identifier: MIT
#pragma once

#include "rules/prediction.h"
#include "script/statement.h"

#include <optional>
#include <vector>

namespace quay::script
{

// Messages as a receiver reads them: a payload, so many times.
struct Chunk {
    Payload payload;
    quint32 count = 1;
};

struct Delivery {
    QString receiver;
    std::vector<Chunk> chunks;
};

// What a step came to, predicted or seen, as far as an expectation asks for it.
struct StepOutcome {
    rules::Outcome outcome = rules::Outcome::Ok;
    QString error; // the errno's name, of Fails
    std::vector<Delivery> deliveries;
    bool anyOf = false; // exactly one of the deliveries happens, and nobody knows which
};

// Absent where it can't be told. A receiver of several messages meets an expectation of the one text, and of all of
// them in a row (TCP keeps no boundaries). That nobody receives is also true of a message that was not sent.
[[nodiscard]] std::optional<bool> isMet(const Expectation &expectation, const StepOutcome &outcome);

} // namespace quay::script
