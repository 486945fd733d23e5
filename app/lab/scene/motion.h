// SPDX-License-Identifier: MIT
#pragma once

#include "lab/scene/layout.h"
#include "rules/prediction.h"

#include <vector>

namespace quay::scene
{

// A message under way: down from its sender to the wire, along it to the address and port, matched against the
// candidates, and up to whoever gets it; or an answer back where nobody does.
struct Movement {
    QString label; // "“hello”", "SYN"
    Transport transport = Transport::Tcp;
    std::optional<rules::SocketId> sender; // absent: from outside the lab
    Endpoint from;
    Endpoint to;
    std::vector<rules::Candidate> candidates;
    std::vector<rules::SocketId> receivers;
    QString answer;           // "RST": what goes back
    bool isDiscarded = false; // by the other end of its connection, which its program has closed
    quint64 count = 1;
    qreal age = 0; // milliseconds at speed 1
};

enum class Phase : quint8 { Down, Along, Match, Up, Back, Over };

struct Moment {
    Phase phase = Phase::Over;
    qreal part = 0;     // 0 to 1 of the phase
    int candidate = -1; // of Match and later: the last one that was asked
};

// When which phase is, and where the message is then. Knows no clock and no widget.
[[nodiscard]] qreal duration(const Movement &movement, Phase phase);
[[nodiscard]] Moment momentOf(const Movement &movement);
// The age at which the next phase begins.
[[nodiscard]] qreal nextPhase(const Movement &movement);
// Where the message is; several places if several get it. Without motion it rests at the end of each phase.
[[nodiscard]] std::vector<QPointF> placesOf(const Movement &movement, const Layout &layout, bool isStill);
// One of those under way that can stand for the message as well, counted on it: of a stream one could not see each.
// Null: the message is seen for itself.
[[nodiscard]] Movement *companion(std::vector<Movement> &underWay, const Movement &message);

} // namespace quay::scene
