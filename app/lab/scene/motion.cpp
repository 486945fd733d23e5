// SPDX-License-Identifier: MIT
#include "lab/scene/motion.h"

#include <QEasingCurve>

#include <algorithm>
#include <array>
#include <cmath>

namespace quay::scene
{

namespace
{

constexpr std::size_t mostMovements = 24; // more at once would explain nothing: they are counted on one
constexpr qreal apart = 300;              // milliseconds; closer behind, a message would be covered by the one before
constexpr std::array phases{Phase::Down, Phase::Along, Phase::Match, Phase::Up, Phase::Back};

QPointF at(const QPolygonF &path, qreal part)
{
    qreal length = 0;
    for (qsizetype i = 1; i < path.size(); ++i)
        length += QLineF(path[i - 1], path[i]).length();
    qreal left = length * part;
    for (qsizetype i = 1; i < path.size(); ++i) {
        const QLineF line(path[i - 1], path[i]);
        if (left <= line.length() && line.length() > 0)
            return line.pointAt(left / line.length());
        left -= line.length();
    }
    return path.isEmpty() ? QPointF() : path.back();
}

// Of the sender; of what comes from elsewhere, that of the receiver.
QString hostOf(const Movement &movement, const Layout &layout)
{
    const PlacedBox *box = movement.sender ? layout.boxOf(*movement.sender) : nullptr;
    if (box == nullptr && !movement.receivers.empty())
        box = layout.boxOf(movement.receivers.front());
    return box == nullptr ? QString() : box->box.host;
}

QPointF startOf(const Movement &movement, const Layout &layout)
{
    const PlacedBox *sender = movement.sender ? layout.boxOf(*movement.sender) : nullptr;
    if (sender == nullptr)
        return layout.pointOf(movement.from, movement.transport, hostOf(movement, layout));
    return layout.stopOf(*sender, movement.to.address);
}

bool goesTheSameWay(const Movement &one, const Movement &other)
{
    return one.sender == other.sender && one.transport == other.transport && one.from == other.from &&
           one.to == other.to && one.receivers == other.receivers && one.answer == other.answer;
}

} // namespace

qreal duration(const Movement &movement, Phase phase)
{
    const bool isReceived = !movement.receivers.empty();
    switch (phase) {
    case Phase::Down:
        return movement.sender ? 350 : 0;
    case Phase::Along:
        return 800;
    case Phase::Match:
        return movement.candidates.empty() ? 250
                                           : 350 + 220 * qreal(std::min<std::size_t>(movement.candidates.size(), 6));
    case Phase::Up:
        return isReceived ? 450 : 0;
    case Phase::Back:
        return movement.answer.isEmpty() ? 0 : 900;
    case Phase::Over:
        return 0;
    }
    Q_UNREACHABLE();
}

Moment momentOf(const Movement &movement)
{
    qreal age = movement.age;
    Moment moment;
    for (const Phase phase : phases) {
        const qreal length = duration(movement, phase);
        if (phase == Phase::Match && age >= 0 && length > 0 && !movement.candidates.empty()) {
            const auto asked = qreal(movement.candidates.size()) * std::min(1.0, age / (length * 0.85));
            moment.candidate = std::min(int(asked), int(movement.candidates.size()) - 1);
        }
        if (age < length) {
            moment.phase = phase;
            moment.part = age / length;
            return moment;
        }
        age -= length;
    }
    return moment;
}

qreal nextPhase(const Movement &movement)
{
    qreal end = 0;
    for (const Phase phase : phases) {
        end += duration(movement, phase);
        if (end > movement.age + 0.5)
            return end;
    }
    return end;
}

std::vector<QPointF> placesOf(const Movement &movement, const Layout &layout, bool isStill)
{
    const Moment moment = momentOf(movement);
    static const QEasingCurve curve(QEasingCurve::InOutSine);
    const qreal part = isStill ? 1 : curve.valueForProgress(moment.part);
    const QPointF start = startOf(movement, layout);
    const QPointF end = layout.pointOf(movement.to, movement.transport, hostOf(movement, layout));
    const PlacedBox *sender = movement.sender ? layout.boxOf(*movement.sender) : nullptr;
    const QPointF box = sender != nullptr ? QPointF(sender->rect.center().x(), sender->rect.bottom()) : start;
    switch (moment.phase) {
    case Phase::Down:
        return {at({box, start}, part)};
    case Phase::Along:
        return {at(Layout::along(start, end), part)};
    case Phase::Match:
        return {end};
    case Phase::Back: {
        QPolygonF path = Layout::along(end, start);
        path << box;
        return {at(path, part)};
    }
    case Phase::Up: {
        std::vector<QPointF> places;
        for (const rules::SocketId receiver : movement.receivers) {
            if (const PlacedBox *placed = layout.boxOf(receiver))
                places.push_back(at({end, QPointF(placed->rect.center().x(), placed->rect.bottom())}, part));
        }
        return places;
    }
    case Phase::Over:
        return {};
    }
    Q_UNREACHABLE();
}

Movement *companion(std::vector<Movement> &underWay, const Movement &message)
{
    const bool isFull = underWay.size() >= mostMovements;
    const auto found = std::find_if(underWay.rbegin(), underWay.rend(), [&](const Movement &other) {
        const bool isCovered = other.age < apart && other.label == message.label;
        return (isFull || isCovered) && goesTheSameWay(other, message);
    });
    if (found != underWay.rend())
        return &*found;
    return isFull ? &underWay.back() : nullptr;
}

} // namespace quay::scene
